"""A page's words as plain text, since a document says nothing in Markdown."""

from __future__ import annotations

import re

_MARK = re.compile(
    r"\\(?P<sign>[!-/:-@\[-`{-~])"
    r"|\*\*(?=\S)(?P<bold>[^\n]{1,300}?)(?<=\S)\*\*"
    r"|(?<![\w*])\*(?=\S)(?P<em>[^*\n]+)(?<=\S)\*(?![\w*])"
    r"|(?<!\w)_(?=\S)(?P<em2>[^_\n]+)(?<=\S)_(?!\w)"
    r"|`(?P<code>[^`\n]+)`"
    r"|\[(?P<label>[^\[\]\n]+)\]\([^)\s]{1,500}\)"
)
"""The marks that headings and labels of choices have."""


def plain(markdown: str) -> str:
    """One line of a page without its marks; of a link its words remain."""
    return _MARK.sub(_words, " ".join(markdown.split()))


def _words(found: re.Match[str]) -> str:
    """What a mark stands around; a sign that was escaped is itself."""
    exact = found["sign"] or found["code"]
    if exact:
        return exact
    return plain(found["bold"] or found["em"] or found["em2"] or found["label"])

"""A page's prose as text to draw: the little Markdown that prompts and help need.

A Markdown widget costs a widget for each block and a fifth of a start; prompts need bold, emphasis,
code, links and lists.  What is not understood is shown as it is written.
"""

from __future__ import annotations

import re

from textual.content import Content

INLINE = re.compile(
    r"\*\*(?=\S)(?P<bold>[^*\n]+)(?<=\S)\*\*"
    r"|(?<![\w*])\*(?=\S)(?P<em>[^*\n]+)(?<=\S)\*(?![\w*])"
    r"|(?<![\w_])_(?=\S)(?P<em2>[^_\n]+)(?<=\S)_(?![\w_])"
    r"|`(?P<code>[^`\n]+)`"
    r"|\[(?P<label>[^\[\]\n]+)\]\((?P<url>[^)\s]{1,500})\)"
)
"""Marks within a line."""

ITEM = re.compile(r"\s{0,3}(?:[-*+]|\d+[.)])\s+(?P<text>.*)")
"""The first line of a list's item."""


def inline(text: str) -> Content:
    """One line or paragraph with its marks; the address of a link follows its words."""
    parts: list[Content | str | tuple[str, str]] = []
    at = 0
    for found in INLINE.finditer(text):
        parts.append(text[at : found.start()])
        parts.append(_marked(found))
        at = found.end()
    parts.append(text[at:])
    return Content.assemble(*parts)


def _marked(found: re.Match[str]) -> tuple[str, str]:
    if found["bold"]:
        return found["bold"], "bold"
    if found["code"]:
        return found["code"], "bold"
    if found["label"]:
        return f"{found['label']} ({found['url']})", ""
    return found["em"] or found["em2"], "italic"


def prose(text: str) -> Content:
    """Paragraphs and lists: lines of a paragraph flow together, a list keeps its lines."""
    lines: list[Content] = []
    paragraph: list[str] = []

    def close() -> None:
        if paragraph:
            lines.append(inline(" ".join(paragraph)))
            paragraph.clear()

    for raw in text.splitlines():
        item = ITEM.match(raw)
        if item:
            close()
            paragraph.append(f"· {item['text'].strip()}")
        elif not raw.strip():
            close()
            if lines and lines[-1].plain:
                lines.append(Content(""))
        else:
            paragraph.append(raw.strip())
    close()
    while lines and not lines[-1].plain:
        lines.pop()
    return Content("\n").join(lines)

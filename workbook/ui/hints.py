"""Keys in words: a text names a command as ``‹id›``, and what is shown names the key it has now.

So a sentence that says which key to press stays true for somebody who chose other keys.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from workbook.ui.commands import COMMANDS

if TYPE_CHECKING:
    from textual.content import Content
    from textual.dom import DOMNode

HINT = re.compile(r"‹([a-z_.]+)›")
"""A command that is named in a text."""


def hinted(node: DOMNode, text: str) -> str:
    """A text with the keys as they are now in the app that a screen or a widget belongs to."""
    return with_keys(text, getattr(node.app, "changed_keys", {}))


def with_keys(text: str, changed: Mapping[str, str]) -> str:
    """A text with the keys of the commands that it names; what names none stays as it is.

    Args:
        text: The text.
        changed: The keys that were changed, by the ids of their commands.
    """
    return HINT.sub(partial(_key, changed), text) if "‹" in text else text


def content_with_keys(content: Content, changed: Mapping[str, str]) -> Content:
    """The same for a text with styles."""
    for found in reversed(list(HINT.finditer(content.plain))):
        before, after = content[: found.start()], content[found.end() :]
        content = before + _key(changed, found) + after
    return content


def _key(changed: Mapping[str, str], found: re.Match[str]) -> str:
    """The key of a command as people know it; of several the first."""
    command = next((command for command in COMMANDS if command.id == found[1]), None)
    if command is None:
        return found[0]
    words = command.key_words
    if command.id in changed:
        from workbook.ui.keys import key_words

        words = key_words(changed[command.id])
    return words.partition(" or ")[0].partition(",")[0]

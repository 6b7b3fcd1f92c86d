"""Showing a text only where another one stands."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


def say(part: Static, content: Content) -> None:
    """Show a text, unless it stands there in the same styles.

    Each update lays out the whole screen anew, and most of what is told after a key says nothing
    new.
    """
    shown = part.content
    if not (isinstance(shown, Content) and shown.is_same(content)):
        part.update(content)

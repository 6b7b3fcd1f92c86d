"""The sign of what is private: it stands beside the words wherever they are shown."""

from __future__ import annotations

from textual.content import Content

LOCK = "🔒\u00a0private"
"""What stands beside words that are never sent or shared; its two parts stay on one line."""

LOCK_SIGN = LOCK.partition("\u00a0")[0]
"""The sign alone, where there is no room for its word."""


def locked(words: Content, *, private: bool) -> Content:
    """The words, with the sign behind them if they are private."""
    return Content.assemble(words, (f"  {LOCK}", "not bold $text-muted")) if private else words

"""Whether what a screen shows can be seen."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen


def in_sight(screen: Screen[Any]) -> bool:
    """Whether a screen is in front, or behind a window that leaves some of it to be seen.

    What is covered by another screen need not be worked out: it is as it comes to the front again.
    Textual calls the screen right behind the front one current, too.
    """
    front = screen.app.screen
    return front is screen or (front.is_modal and screen.is_current)

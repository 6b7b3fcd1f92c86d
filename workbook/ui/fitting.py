"""A screen knows from its first moment how wide the terminal is."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen


def fit_from_start(screen: Screen[Any]) -> None:
    """Give a screen the class of the terminal's width before its parts are there.

    With its first size it would get it anyway, but by then everything is styled and drawn, and all
    of it would be so a second time.
    """
    app = screen.app
    fitting = [step for step in app.HORIZONTAL_BREAKPOINTS or () if step[0] <= app.size.width]
    if fitting:
        screen.add_class(max(fitting)[1], update=False)

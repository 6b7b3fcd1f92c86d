"""The first line of a screen: what it shows, and at the right with whom or in which state."""

from __future__ import annotations

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from workbook.ui.widgets.saying import say


class TitleLine(Horizontal):
    """Stands at the same place on every screen; what does not fit is cut with …."""

    def __init__(self, title: str = "", state: str = "") -> None:
        """A line with these words."""
        self._title = Static(Content(title), classes="title")
        self._state = Static(Content(state), classes="state")
        super().__init__(self._title, self._state)

    def say(self, title: Content | None = None, state: Content | None = None) -> None:
        """Say something else; what is None stays as it is."""
        if title is not None:
            say(self._title, title)
        if state is not None:
            say(self._state, state)

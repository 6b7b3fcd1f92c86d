"""The first line of a screen: what it shows, and at the right with whom or in which state."""

from __future__ import annotations

from collections.abc import Hashable

from textual.content import Content

from workbook.ui.widgets.drawn_once import DrawnOnce
from workbook.ui.widgets.row import GAP


class TitleLine(DrawnOnce):
    """Stands at the same place on every screen; what does not fit is cut with ….

    One widget draws both: two in a third would be styled and laid out as each screen opens.
    """

    def __init__(self, title: str = "", state: str = "") -> None:
        """A line with these words."""
        super().__init__()
        self._title, self._state = Content(title), Content(state)

    def say(self, title: Content | None = None, state: Content | None = None) -> None:
        """Say something else; what is None stays as it is."""
        title = self._title if title is None else title
        state = self._state if state is None else state
        if not (title.is_same(self._title) and state.is_same(self._state)):
            self._title, self._state = title, state
            self.refresh()

    @property
    def look(self) -> Hashable:
        """What it says: that comes again with each step to and fro."""
        texts = (self._title, self._state)
        return tuple((text.plain, *text.spans) for text in texts)

    def render(self) -> Content:
        """The line, of which the state takes what the title leaves, and three fifths in any case."""
        room = max(self.content_size.width - GAP, 0)
        most = max(room * 3 // 5, room - self._title.cell_length)
        state = self._state.truncate(most, ellipsis=True)
        left = room - state.cell_length
        title = self._title.truncate(left, ellipsis=True).truncate(left + GAP, pad=True)
        return Content.assemble(
            title.stylize_before("bold $text-accent"), state.stylize_before("$text-muted")
        )

"""The bar by which a long text is scrolled, drawn only when it looks otherwise than before."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Self

from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender

from workbook.ui.widgets.drawn_once import DrawnOnce


class SteadyBar(DrawnOnce, ScrollBar):
    """A scroll bar that stays as it was drawn.

    Textual has the bar of a text area drawn anew with each layout, and once more after it: it takes
    the size of the text for that of the room around it, which never is the same.
    """

    @property
    def look(self) -> Hashable:
        """Where it stands, how long it is, and its colours, which are those of what it belongs to."""
        bar = self.render()
        if not isinstance(bar, ScrollBarRender):
            return None
        return bar.style, bar.position, bar.window_size, bar.virtual_size

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw it anew, if that makes any difference."""
        drawn = self._drawn_look
        is_asked_for_more = layout or recompose or not repaint
        if drawn is not None and not is_asked_for_more and self.is_attached and drawn == self.look:
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

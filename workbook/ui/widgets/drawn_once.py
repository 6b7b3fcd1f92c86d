"""Widgets that are laid out and drawn once when they first come to the screen.

Textual draws a widget as it lays it out, takes down how large it became, and takes that for a change
after which to lay out and draw everything anew.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Self

from textual.cache import LRUCache
from textual.containers import Horizontal, VerticalScroll
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

LOOKS = 8
"""How many looks of a widget are remembered as they were drawn."""

PLAIN: LRUCache[Hashable, list[Strip]] = LRUCache(64)
"""Lines of grounds without any edge, by their colour and where they stand."""


def drawn_once() -> Reactive[Size]:
    """The ``virtual_size`` of a widget whose size follows from what it shows, and not beyond it.

    It still shows in the scroll bars, and another size than before is still drawn.
    """
    return Reactive(Size(0, 0), repaint=False)


class DrawnOnce(Widget):
    """A widget whose lines stand as they were drawn, until it is refreshed or has another size.

    Textual keeps lines as well, but first finds out where they are and on what ground they lie, for
    each widget that stands on as much as one line with something that changed.
    """

    virtual_size = drawn_once()

    _drawn_for: tuple[Size, Region] | None = None
    """The size and the part of it that were drawn."""

    _drawn_lines: Sequence[Strip] = ()

    _drawn_look: Hashable = None
    """The look that was drawn last, where there is one."""

    _looks: LRUCache[Hashable, Sequence[Strip]] | None = None

    @property
    def look(self) -> Hashable:
        """All that its lines say, for a widget that often says again what it said before.

        Its lines are then remembered by it, as well as by what styles make of them.  None: they are not.
        """
        return None

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw it anew."""
        if repaint:
            self._drawn_for = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Its lines."""
        wanted = (self.outer_size, crop)
        if self._drawn_for != wanted:
            self._drawn_for = wanted  # which a refresh while it is drawn takes back
            self._drawn_lines = self._as_remembered(crop)
        return [*self._drawn_lines]

    def _as_remembered(self, crop: Region) -> Sequence[Strip]:
        """Its lines as they were drawn when it looked like this before, or drawn anew."""
        said = self._drawn_look = self.look
        if said is None:
            return self.draw_lines(crop)
        if self._looks is None:
            self._looks = LRUCache(LOOKS)
        # Other styles of its own are told of; those of what it stands on are not.
        ground = (self.visual_style, self.background_colors, self.app.theme)
        look = (said, ground, *self.get_line_filters(), self.outer_size, crop)
        lines = self._looks.get(look)
        if lines is None:
            lines = self._looks[look] = self.draw_lines(crop)
        return lines

    def notify_style_update(self) -> None:
        """Forget how it looked in other styles."""
        super().notify_style_update()
        self._looks = None

    def draw_lines(self, crop: Region) -> list[Strip]:
        """Its lines, drawn anew."""
        return super().render_lines(crop)


class Ground(DrawnOnce):
    """What only holds other widgets: a ground, of which one line is drawn, as all are alike."""

    def draw_lines(self, crop: Region) -> list[Strip]:
        """The ground: the same line again and again, unless it has an edge above or below.

        One without any edge looks like all others of its colour, width and gutter.
        """
        border, outline = self.styles.border.spacing, self.styles.outline.spacing
        if border.height or outline.height:
            return super().draw_lines(crop)
        if border.width or outline.width:
            return self._draw_line(crop) * crop.height
        where = (self.outer_size.width, self.gutter, crop.x, crop.width)
        look = (where, self.background_colors, self.app.theme, *self.get_line_filters())
        line = PLAIN.get(look)
        if line is None:
            line = PLAIN[look] = self._draw_line(crop)
        return line * crop.height

    def _draw_line(self, crop: Region) -> list[Strip]:
        return super().draw_lines(Region(crop.x, crop.y, crop.width, 1))


class Text(DrawnOnce, Static):
    """Text, in which nothing is a link: their style would be worked out for each drawing."""

    auto_links = Reactive(False)


class Line(Horizontal, Ground):
    """Widgets beside each other."""


class Scroll(VerticalScroll, Ground):
    """Widgets one below the other, that can be scrolled where there is too little room."""

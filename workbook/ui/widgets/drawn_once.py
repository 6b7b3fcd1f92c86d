"""Widgets that are laid out and drawn once when they first come to the screen.

Textual draws a widget as it lays it out, takes down how large it became, and takes that for a change
after which to lay out and draw everything anew.
"""

from __future__ import annotations

from textual.containers import Horizontal
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static


def drawn_once() -> Reactive[Size]:
    """The ``virtual_size`` of a widget whose size follows from what it shows, and not beyond it.

    It still shows in the scroll bars, and another size than before is still drawn.
    """
    return Reactive(Size(0, 0), repaint=False)


class Ground(Widget):
    """What only holds other widgets: a ground, of which one line is drawn, as all are alike."""

    virtual_size = drawn_once()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The ground: the same line again and again."""
        return super().render_lines(Region(crop.x, crop.y, crop.width, 1)) * crop.height


class Text(Static):
    """Text, in which nothing is a link: their style would be worked out for each drawing."""

    virtual_size = drawn_once()
    auto_links = Reactive(False)


class Line(Horizontal, Ground):
    """Widgets beside each other."""

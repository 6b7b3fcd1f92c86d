"""Widgets that are laid out and drawn once when they first come to the screen.

Textual draws a widget as it lays it out, takes down how large it became, and takes that for a change
after which to lay out and draw everything anew.
"""

from __future__ import annotations

from textual.containers import Horizontal
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Static


def drawn_once() -> Reactive[Size]:
    """The ``virtual_size`` of a widget whose size follows from what it shows, and not beyond it.

    It still shows in the scroll bars, and another size than before is still drawn.
    """
    return Reactive(Size(0, 0), repaint=False)


class Text(Static):
    """Text."""

    virtual_size = drawn_once()


class Line(Horizontal):
    """Widgets beside each other."""

    virtual_size = drawn_once()

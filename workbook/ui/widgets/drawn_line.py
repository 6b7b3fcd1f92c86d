"""Drawing one line of text, for widgets that draw many and in which nothing can be selected."""

from __future__ import annotations

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style


def drawn_line(content: Content, width: int, base: Style) -> Strip:
    """A text as a line of exactly this many columns.

    Textual would note in each part of it where it stands, for the mouse that selects, which takes
    as long as all else.

    Args:
        content: The text, of one line.
        width: Columns.
        base: The style of the widget.
    """
    parts = content.render(base, end="")
    strip = Strip([Segment(text, (base + style).rich_style) for text, style in parts])
    return strip.adjust_cell_length(width, base.rich_style)

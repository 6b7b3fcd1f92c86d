"""Text to read, line by line: each wraps under its own beginning and never under its sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

WIDEST = 76
"""Columns; prose that is wider is hard to read."""

LEAST = 12
"""Columns that a text keeps beside its sign, however narrow the screen is."""


class TextLine(Struct, frozen=True):
    """One line, however many rows it takes.

    Attributes:
        text: What it says.
        sign: What stands before it; the rows after the first begin under the text.
    """

    text: Content
    sign: Content = Content("")

    def rows(self, width: int) -> Iterator[Content]:
        """The line in rows of at most this many columns."""
        indent = min(self.sign.cell_length, max(width - LEAST, 0))
        for number, row in enumerate(self.text.wrap(max(width - indent, LEAST)) or [Content("")]):
            before = Content(" " * indent) if number else self.sign.truncate(indent, pad=True)
            yield before + row


class Lines(Widget):
    """Lines below each other, wrapped to the width there is."""

    DEFAULT_CSS = """
    Lines { height: auto; }
    """

    def __init__(
        self,
        lines: Sequence[TextLine] = (),
        *,
        id: str | None = None,  # noqa: A002 - the name that every widget uses
    ) -> None:
        super().__init__(id=id)
        self._lines = tuple(lines)

    def show(self, lines: Sequence[TextLine]) -> None:
        """Show other lines; nothing is drawn anew where nothing differs."""
        new = tuple(lines)
        if len(new) == len(self._lines) and all(map(_alike, new, self._lines)):
            return
        self._lines = new
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the lines need at this width."""
        del container, viewport
        return len(self._rows(width))

    def render(self) -> Content:
        """All lines."""
        return Content("\n").join(self._rows(self.content_size.width))

    def _rows(self, width: int) -> list[Content]:
        return [row for line in self._lines for row in line.rows(min(width, WIDEST))]


def _alike(one: TextLine, other: TextLine) -> bool:
    """Whether two lines have the same words in the same styles."""
    return one.text.is_same(other.text) and one.sign.is_same(other.sign)

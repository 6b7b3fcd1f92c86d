"""Two texts beside each other where there is room, else one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive

from workbook.ui.widgets.drawn_once import DrawnOnce
from workbook.ui.widgets.lines import WIDEST, TextLine

LEAST = 30
"""Columns that each text needs to stand beside another."""

BETWEEN = " │ "
"""What stands between them."""

Text = Sequence[TextLine]
"""One of the texts, line by line."""


class SideBySide(DrawnOnce):
    """Texts that are compared."""

    auto_links = Reactive(False)

    DEFAULT_CSS = """
    SideBySide { height: auto; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget names it
        super().__init__(id=id)
        self._texts: tuple[Text, ...] = ()

    def show(self, *texts: Text) -> None:
        """Show one text, or two."""
        self._texts = texts
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as they need at this width."""
        del container, viewport
        return len(self._rows(width))

    def render(self) -> Content:
        """Both texts."""
        return Content("\n").join(self._rows(self.content_size.width))

    def _rows(self, width: int) -> list[Content]:
        each = min((width - len(BETWEEN)) // 2, WIDEST)
        if len(self._texts) < 2 or each < LEAST:
            stacked: list[Content] = []
            for text in self._texts:
                stacked += [Content(""), *_of(text, width)] if stacked else _of(text, width)
            return stacked
        left, right = (_of(text, each) for text in self._texts)
        nothing = Content("")
        return [
            Content.assemble(
                (one or nothing).truncate(each, pad=True), (BETWEEN, "$text-muted"), two or nothing
            )
            for one, two in zip_longest(left, right)
        ]


def _of(text: Text, width: int) -> list[Content]:
    return [row for line in text for row in line.rows(min(width, WIDEST))]

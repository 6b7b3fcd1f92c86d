"""Everything that is known of one item of a list, wrapped to the room there is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from workbook.journey.dates import short_day
from workbook.journey.kept.model import Detail, Telling
from workbook.ui.widgets.lock import locked
from workbook.ui.widgets.rows import one_line

LABEL = 17
"""Columns of the labels and their gap; a label that needs more stands on its own line."""

LEAST = 8
"""Columns that words have at least, however narrow the screen."""


class KeptDetail(Widget):
    """What an item says line by line, and what was said about it since."""

    def __init__(self) -> None:
        super().__init__()
        self._told = Telling("")
        self._detail = Detail(())
        self._today = date.min
        self._wrapped: dict[int, list[Content]] = {}
        """All lines, by the columns for which they were wrapped."""

    def show(self, told: Telling, detail: Detail, today: date) -> None:
        """Show an item as it is seen today."""
        if (told, detail, today) != (self._told, self._detail, self._today):
            self._told, self._detail, self._today = told, detail, today
            self._wrapped.clear()
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it needs at this width."""
        del container, viewport
        return len(self._lines_in(width))

    def render(self) -> Content:
        """All lines."""
        return Content("\n").join(self._lines_in(self.content_size.width))

    def _lines_in(self, width: int) -> list[Content]:
        """All lines in so many columns; to wrap them takes longer than all else."""
        if width not in self._wrapped:
            self._wrapped[width] = list(self._lines(width))
        return self._wrapped[width]

    def _lines(self, width: int) -> Iterator[Content]:
        title = Content.styled(one_line(self._told.what), "bold")
        yield from locked(title, private=self._told.private).wrap(max(width, LEAST))
        yield Content("")
        for line in self._detail.lines:
            if line.words:
                yield from _labelled(line.label, line.words, width, private=line.private)
        if self._detail.told:
            yield Content("")
            yield Content.styled("What was said about it", "bold")
        for one in self._detail.told:
            day = short_day(one.day, self._today) if one.day is not None else "some day"
            yield from _labelled(day, one.words, width)


def _labelled(label: str, words: str, width: int, *, private: bool = False) -> Iterator[Content]:
    """Words beside their label; under it where that is long."""
    name = Content(one_line(label)).stylize("$text-muted")
    beside = name.cell_length < LABEL
    if not beside:
        yield Content("")
        yield from name.wrap(max(width, LEAST))
    indent = LABEL if beside else 0
    paragraphs = Content("\n").join(Content(one_line(part)) for part in words.splitlines())
    lines = locked(paragraphs, private=private).wrap(max(width - indent, LEAST))
    for number, line in enumerate(lines):
        before = name.truncate(LABEL, pad=True) if beside and not number else Content(" " * indent)
        yield before + line

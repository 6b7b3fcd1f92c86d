"""The lines of a list as rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from textual import events
from textual.content import Content
from textual.message import Message

from workbook.journey.list_lines import ListLine, due_words
from workbook.notebook.clean import clean
from workbook.ui.widgets.fields.base import NOTHING_WRITTEN
from workbook.ui.widgets.fields.rows import GUTTER, FieldRows, one_line

ADD = "add a line"


class LineRows(FieldRows):
    """Lines of a list as rows, at the end the row on which a new one begins."""

    @dataclass
    class Clicked(Message):
        """A line was clicked; ``line`` is its id, or None for the row that adds one."""

        line: str | None
        on_mark: bool

    def __init__(self, today: date, *, dated: bool, read_only: bool) -> None:
        super().__init__(read_only=read_only)
        self.today = today
        self.dated = dated
        self.items: Sequence[ListLine] = ()
        self.adds = False

    def show(self, items: Sequence[ListLine], *, adds: bool) -> None:
        """Show these lines, and whether there is a row to add one."""
        self.items = items
        self.adds = adds
        self.display = bool(self.count or self.read_only)
        self.redraw()

    @property
    def count(self) -> int:
        """One row for each line, and the row that adds."""
        return len(self.items) + self.adds

    def watch_cursor(self) -> None:
        """What can be done with a line can't with the row that adds one."""
        super().watch_cursor()
        self.refresh_bindings()

    @property
    def empty(self) -> str:
        """Nothing was written, and nothing can be."""
        return NOTHING_WRITTEN

    def row(self, index: int, width: int, spot: int | None) -> Sequence[Content]:
        """The mark, the words, and when they are due."""
        del spot
        if index == len(self.items):
            return [self.part("quiet", f"+ {ADD}")]
        line = self.items[index]
        text = one_line(line.text)
        words = self.part("quiet", text) if line.done else Content(text)
        if due := self._due(line):
            words += self.part("quiet", f"  {due}")
        mark = "–" if not self.dated else "✓" if line.done else "□"
        return self.wrapped(self.part("mark", f"{mark} "), words, width)

    def _due(self, line: ListLine) -> str:
        """The day in short; how far away it is, for a line that is still to be done."""
        return clean(due_words(line, self.today))

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters begin a line here, so no letter is a command."""
        del key
        return character is not None and character.isprintable() and character != " "

    def on_click(self, event: events.Click) -> None:
        """A click on the mark ticks, elsewhere it opens the line."""
        row = self.row_at(event)
        if row is None or self.read_only:
            return
        line = self.items[row].id if row < len(self.items) else None
        offset = event.get_content_offset(self)
        on_mark = offset is not None and offset.x < GUTTER + 2
        self.post_message(self.Clicked(line, on_mark and self.dated and line is not None))

"""The lines of a list as rows, and as what they are made of."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from textual import events
from textual.content import Content
from textual.message import Message

from workbook.journey.dates import MONTHS, short_day, take_day, until
from workbook.journey.values import is_day
from workbook.notebook.clean import clean
from workbook.notebook.records import Value
from workbook.ui.widgets.fields.base import NOTHING_WRITTEN
from workbook.ui.widgets.fields.rows import GUTTER, FieldRows, one_line

ADD = "Add a line"
_ID_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line of a list.

    Attributes:
        id: Stays with the line whatever becomes of it.
        text: What it says, without its day.
        day: An ISO day, the day as typed where it was not understood, or None.
        done: Whether it is ticked.
        rest: Whatever else its record holds, which is kept.
    """

    id: str
    text: str = ""
    day: str | None = None
    done: bool = False
    rest: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def from_value(cls, value: Mapping[str, Value]) -> ListLine:
        """The line that a record of the list holds."""
        known = {"id", "text", "day", "done"}
        rest = {key: part for key, part in value.items() if key not in known}
        day, done = value.get("day"), value.get("done", False)
        return cls(value["id"], value["text"], day, done, MappingProxyType(rest))

    def to_value(self, *, dated: bool) -> dict[str, Value]:
        """The line as a record; a day or tick from before outlives a list that has them no more."""
        value = {**self.rest, "id": self.id, "text": self.text}
        if dated or self.day or self.done:
            value |= {"day": self.day, "done": self.done}
        return value

    def to_type(self) -> str:
        """The line as one types it, its day at the end."""
        day = iso_day(self.day)
        said = (
            self.day
            if day is None
            else f"{day.day} {MONTHS[day.month - 1][:3].capitalize()} {day.year:04}"
        )
        return f"{one_line(self.text)} by {said}" if said else one_line(self.text)

    def retyped(self, text: str, today: date, *, dated: bool) -> ListLine:
        """The line after its text was edited; a day at its end is taken into ``day``."""
        if text == self.to_type():
            return self
        if not dated:
            return replace(self, text=text)
        kept = f" by {self.day}"
        if self.day and iso_day(self.day) is None and text.endswith(kept):
            return replace(self, text=text.removesuffix(kept))
        words, day = take_day(text, today)
        return replace(self, text=words, day=day.isoformat() if day else None)


def iso_day(day: str | None) -> date | None:
    """The day of a line, where it was understood."""
    if day is None or not is_day(day):
        return None
    try:
        return date.fromisoformat(day)
    except ValueError:  # such as 2026-02-30, from another program
        return None


def new_line_id(taken: Collection[str]) -> str:
    """A short random id that no line of the list has."""
    while True:
        found = "".join(secrets.choice(_ID_SIGNS) for _ in range(5))
        if found not in taken:
            return found


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
        day = iso_day(line.day)
        if day is None:
            return f"by {one_line(clean(line.day))}" if line.day else ""
        said = short_day(day, self.today)
        return said if line.done else f"{said}, {until(day, self.today)}"

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

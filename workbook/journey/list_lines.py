"""One line of a list, as it is kept and as one types it."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from workbook.journey.dates import MONTHS, short_day, take_day, until
from workbook.journey.values import day_of, one_line
from workbook.notebook.records import Value

_ID_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


class ListLine(Struct, frozen=True):
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
    return day_of(day)


def due_words(line: ListLine, today: date) -> str:
    """The day in short; how far away it is, for a line that is still to be done; "" for none."""
    day = iso_day(line.day)
    if day is None:
        return f"by {one_line(line.day)}" if line.day else ""
    said = short_day(day, today)
    return said if line.done else f"{said}, {until(day, today)}"


def new_line_id(taken: Collection[str]) -> str:
    """A short random id that no line of the list has."""
    while True:
        found = "".join(secrets.choice(_ID_SIGNS) for _ in range(5))
        if found not in taken:
            return found

"""Fields of one line: words, a number, a day, a time of day."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.widget import Widget

from workbook.journey.dates import MONTHS, explain_day, read_day, read_time
from workbook.journey.numbers import read_number, say_number
from workbook.journey.values import is_answered, is_day
from workbook.notebook.records import Value
from workbook.ui.widgets.fields.base import Field, Words
from workbook.ui.widgets.fields.entry import Entry


class LineField(Field):
    """One line of words."""

    PLACEHOLDER: ClassVar[str] = ""

    def set_parts(self) -> None:
        """An entry, or words to read."""
        self.entry = Entry(self.PLACEHOLDER)
        self.words = Words()

    def compose(self) -> ComposeResult:
        """Only one of the two parts is ever on the screen."""
        yield self.words if self.read_only else self.entry

    def write(self, value: Value) -> None:
        """Show the value as it would be typed, or as it is best read."""
        if self.read_only:
            self.words.show(self.to_read(value) if is_answered(value) else "")
        self.entry.show("" if value is None else self.to_type(value))

    def read(self) -> Value:
        """What is typed, as a value."""
        return self.understood(self.entry.value) if self.entry.value else None

    @property
    def focus_part(self) -> Widget:
        """The entry."""
        return self.entry

    def to_type(self, value: Value) -> str:
        """The value as it stands in the entry."""
        return str(value)

    def to_read(self, value: Value) -> str:
        """The value where it can only be read."""
        return self.to_type(value)

    def understood(self, text: str) -> Value:
        """The value that a text stands for; the text itself where it is not understood."""
        return text


class NumberField(LineField):
    """A number; what is no number is kept as typed and said to be none."""

    def to_type(self, value: Value) -> str:
        """Without ``.0`` or an exponent."""
        return value if isinstance(value, str) else say_number(value)

    def understood(self, text: str) -> Value:
        """The number, or the text."""
        number = read_number(text)
        return text if number is None else number

    def meaning(self, value: Value) -> str | None:
        """That it is no number."""
        if isinstance(value, str) and is_answered(value):
            return "Not read as a number; kept as you typed it"
        return None


class DateField(LineField):
    """A day, with the day that was understood said beneath it."""

    PLACEHOLDER = "fri, tomorrow, +2w, 26 nov"

    def to_type(self, value: Value) -> str:
        """A day as people write it: ``26 November 2026``."""
        day = _day(value)
        return (
            value
            if day is None
            else f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year:04}"
        )

    def to_read(self, value: Value) -> str:
        """A day in words."""
        day = _day(value)
        return value if day is None else explain_day(day, self.today)

    def understood(self, text: str) -> Value:
        """The ISO day, or the text."""
        day = read_day(text, self.today)
        return text if day is None else day.isoformat()

    def meaning(self, value: Value) -> str | None:
        """The day in words, and how far away it is."""
        if not is_answered(value):
            return None
        day = _day(value)
        if day is None:
            return "Not read as a day; kept as you typed it"
        return explain_day(day, self.today)


class TimeField(LineField):
    """A time of day."""

    PLACEHOLDER = "14:00, 2pm"

    def understood(self, text: str) -> Value:
        """The time as ``14:00``, or the text."""
        found = read_time(text)
        return text if found is None else f"{found:%H:%M}"

    def meaning(self, value: Value) -> str | None:
        """The time where it was typed in another way, or that it was not understood."""
        if not is_answered(value):
            return None
        if read_time(value) is None:
            return "Not read as a time; kept as you typed it"
        return None if value == self.entry.value else value


def _day(value: Value) -> date | None:
    """The day of a value that was understood."""
    if not is_day(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:  # such as 2026-02-30, from another program
        return None

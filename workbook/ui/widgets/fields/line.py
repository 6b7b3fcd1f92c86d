"""Fields of one line: words, a number, a day, a time of day."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.widget import Widget

from workbook.journey.dates import MONTHS, explain_day
from workbook.journey.numbers import say_number
from workbook.journey.typed import READ
from workbook.journey.values import day_of, is_answered
from workbook.notebook.records import Value
from workbook.pages.model import AnswerType
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

    @property
    def place(self) -> tuple[int, int] | None:
        """The cursor in the entry."""
        return None if self.read_only else (0, self.entry.cursor_position)

    @place.setter
    def place(self, place: tuple[int, int]) -> None:
        """Put the cursor back into the entry."""
        self.entry.cursor_position = place[1]

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
        return READ[AnswerType.NUMBER].understood(text, self.today)

    def meaning(self, value: Value) -> str | None:
        """That it is no number."""
        return READ[AnswerType.NUMBER].meaning(value, self.today)


class DateField(LineField):
    """A day, with the day that was understood said beneath it."""

    PLACEHOLDER = READ[AnswerType.DATE].hint

    def to_type(self, value: Value) -> str:
        """A day as people write it: ``26 November 2026``."""
        day = day_of(value)
        return (
            value
            if day is None
            else f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year:04}"
        )

    def to_read(self, value: Value) -> str:
        """A day in words."""
        day = day_of(value)
        return value if day is None else explain_day(day, self.today)

    def understood(self, text: str) -> Value:
        """The ISO day, or the text; a day that was given is known, and would take long to read."""
        given = day_of(self._given)
        if given is not None and text == self.to_type(self._given):
            return given.isoformat()
        return READ[AnswerType.DATE].understood(text, self.today)

    def meaning(self, value: Value) -> str | None:
        """The day in words, and how far away it is."""
        return READ[AnswerType.DATE].meaning(value, self.today)


class TimeField(LineField):
    """A time of day."""

    PLACEHOLDER = READ[AnswerType.TIME].hint

    def understood(self, text: str) -> Value:
        """The time as ``14:00``, or the text."""
        return READ[AnswerType.TIME].understood(text, self.today)

    def meaning(self, value: Value) -> str | None:
        """The time where it was typed in another way, or that it was not understood."""
        said = READ[AnswerType.TIME].meaning(value, self.today)
        return None if said == self.entry.value else said

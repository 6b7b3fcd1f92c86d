"""What people type for a day, a time or a number, and what is said of it.

What is not understood is kept as it was typed and said to be so; nothing is ever refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from msgspec import Struct

from workbook.journey.dates import explain_day, read_day, read_time
from workbook.journey.numbers import read_number
from workbook.journey.values import day_of, is_answered
from workbook.notebook.records import Value
from workbook.pages.model import AnswerType

OTHER = "Something else"
"""What stands below the choices where one may write in one's own."""

NOT_OFFERED = "no longer offered"
"""What is said of a choice that was made and is gone from the page."""


class LineForm(Struct, frozen=True):
    """How one type of answer is read from a line.

    Attributes:
        understood: The value that a text stands for; the text itself where it is not understood.
        meaning: What is said of a value: what was understood, or that nothing was; None for
            nothing.
        hint: What can be typed, or "".
    """

    understood: Callable[[str, date], Value]
    meaning: Callable[[Value, date], str | None]
    hint: str = ""


def _number(text: str, _today: date) -> Value:
    number = read_number(text)
    return text if number is None else number


def _number_meaning(value: Value, _today: date) -> str | None:
    if isinstance(value, str) and is_answered(value):
        return "Not read as a number; kept as you typed it"
    return None


def _day(text: str, today: date) -> Value:
    day = read_day(text, today)
    return text if day is None else day.isoformat()


def _day_meaning(value: Value, today: date) -> str | None:
    if not is_answered(value):
        return None
    day = day_of(value)
    return "Not read as a day; kept as you typed it" if day is None else explain_day(day, today)


def _time(text: str, _today: date) -> Value:
    found = read_time(text)
    return text if found is None else f"{found:%H:%M}"


def _time_meaning(value: Value, _today: date) -> str | None:
    if not is_answered(value):
        return None
    return "Not read as a time; kept as you typed it" if read_time(value) is None else str(value)


READ: Mapping[AnswerType, LineForm] = MappingProxyType(
    {
        AnswerType.NUMBER: LineForm(_number, _number_meaning),
        AnswerType.DATE: LineForm(_day, _day_meaning, "fri, tomorrow, +2w, 26 nov"),
        AnswerType.TIME: LineForm(_time, _time_meaning, "14:00, 2pm"),
    }
)
"""The types whose lines mean something else than their words."""

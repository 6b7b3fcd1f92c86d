"""The plain sentences under marks: where they stood first and last, and where they dipped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workbook.journey.dates import MONTHS
from workbook.journey.numbers import say_number
from workbook.journey.trends.model import NO_DATA, Point


def figure(value: float) -> str:
    """A mark or a mean to one decimal: ``4``, ``3.6``."""
    return say_number(round(value, 1))


def day_words(day: date, today: date) -> str:
    """A day in a sentence with many: ``4 Aug``, with its year where that is not this one."""
    year = f" {day.year:04}" if day.year != today.year else ""
    return f"{day.day} {MONTHS[day.month - 1][:3].capitalize()}{year}"


def arrow(points: Sequence[Point]) -> str:
    """The first and the last in figures: ``2 → 4``."""
    if not points:
        return NO_DATA
    first, last = figure(points[0].value), figure(points[-1].value)
    return first if len(points) == 1 else f"{first} → {last}"


def course(points: Sequence[Point], top: int, today: date) -> str:
    """How marks went, in a sentence.

    Args:
        points: At least one, oldest first.
        top: The highest mark there is.
        today: Today.
    """
    last = points[-1]
    if len(points) == 1:
        return f"One so far: {figure(last.value)} of {top}, on {day_words(last.day, today)}."
    first = points[0]
    by = round(last.value - first.value, 1)
    way = "the same" if not by else f"{figure(abs(by))} {'higher' if by > 0 else 'lower'}"
    said = (
        f"{figure(first.value)} of {top} on {day_words(first.day, today)}, "
        f"{figure(last.value)} on {day_words(last.day, today)}: {way}."
    )
    lowest = min(points, key=lambda point: point.value)
    if lowest.value < min(first.value, last.value):
        said += f" Lowest: {figure(lowest.value)} on {day_words(lowest.day, today)}."
    return said

"""When and where a meeting is, in the words of a document."""

from __future__ import annotations

from datetime import date, time

from msgspec import Struct

from workbook.journey import values
from workbook.journey.dates import MONTHS, WEEKDAYS, short_day
from workbook.journey.documents.source import Source
from workbook.notebook.records import Item
from workbook.pages import needs


class Details(Struct, frozen=True):
    """What may be told of a meeting; None or "" where it was not said, not understood or private.

    ``length`` is in minutes.
    """

    day: date | None = None
    time: time | None = None
    length: int | None = None
    place: str = ""
    aim: str = ""

    @property
    def when(self) -> str:
        """Its moment in words, ``Thursday 26 November, 14:00``; "" without a day."""
        if self.day is None:
            return ""
        return f"{full_day(self.day)}{f', {self.time:%H:%M}' if self.time else ''}"

    @property
    def where(self) -> str:
        """How long and where: ``45 minutes · Library``."""
        minutes = count(self.length, "minute") if self.length else ""
        return " · ".join(part for part in (minutes, self.place) if part)


def details(source: Source, meeting: Item | None) -> Details:
    """What may be told of a meeting; nothing of one that isn't there."""
    if meeting is None:
        return Details()
    clock = source.item_value(meeting, needs.MEETING_TIME)
    length = source.item_value(meeting, needs.MEETING_LENGTH)
    return Details(
        values.day_of(source.item_value(meeting, needs.MEETING_DATE)),
        time.fromisoformat(clock) if values.is_clock(clock) else None,
        values.minutes_of(length),
        source.item_words(meeting, needs.MEETING_PLACE),
        source.item_words(meeting, needs.MEETING_AIM),
    )


def full_day(day: date) -> str:
    """A day as a document says it: nothing like "tomorrow", since nobody knows when it is read."""
    weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    return f"{weekday.capitalize()} {day.day} {month.capitalize()}"


def due(source: Source, action: Item, around: date | None) -> str:
    """By when an action is due, ``by Fri 20 Nov``: with the year where it is far from a day."""
    value = source.item_value(action, needs.ACTION_DUE)
    day = values.day_of(value)
    if day is None:
        return f"by {values.one_line(value)}" if values.is_answered(value) else ""
    return f"by {short_day(day, around or date.min)}"


def owner(source: Source, action: Item) -> str:
    """Who does an action; "" where nobody was named."""
    value = source.item_value(action, needs.ACTION_OWNER)
    return source.names.owner(value, source.item_words(action, needs.ACTION_OWNER))


def count(number: int, thing: str) -> str:
    """A number of things, such as "1 minute" or "45 minutes"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"

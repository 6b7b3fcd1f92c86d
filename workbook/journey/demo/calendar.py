"""When things happen over the years: who the mentors are when, and on which days one meets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from enum import StrEnum

from msgspec import Struct

from workbook.journey.demo.speech import Speech
from workbook.journey.demo.words.mentors import BESIDE, EARLIER, LAST, Mentor

YEAR = 365.25
"""Days of a year."""

DIP = 290
"""So many days ago confidence dipped."""

CHECKS = 91
"""Days between two self-checks."""

BESIDE_DAYS = 240
"""How long the mentor beside has been there; in a single year half as long."""

FRIDAY = 4
"""The last working day, counted from Monday."""

FREE = (((12, 20), (12, 31)), ((1, 1), (1, 4)), ((8, 3), (8, 16)))
"""Weeks in which nobody meets, from (month, day) to (month, day)."""


class Fate(StrEnum):
    """What becomes of a meeting."""

    HELD = "held"
    CANCELLED = "cancelled"
    PLANNED = "planned"


class Spell(Struct, frozen=True):
    """One mentorship.

    Attributes:
        mentor: The mentor.
        start: Its first day.
        end: Its last; None where it goes on.
        weeks: Weeks between two meetings.
        first: The day of the first meeting.
        at: The usual time.
    """

    mentor: Mentor
    start: date
    end: date | None
    weeks: int
    first: date
    at: time

    @property
    def is_main(self) -> bool:
        """Whether one meets every week, and the season's theme is talked about."""
        return self.weeks == 1


class Meet(Struct, frozen=True):
    """One meeting: its day, what becomes of it, and the day it was moved away from."""

    day: date
    fate: Fate
    moved_from: date | None = None


def first_day(today: date, years: float) -> date:
    """The day on which the story begins."""
    return today - timedelta(days=round(years * YEAR))


def spells(today: date, years: float, speech: Speech) -> tuple[Spell, ...]:
    """The mentorships: main ones after each other, the last of some two years, and one beside."""
    start = first_day(today, years)
    last = today - timedelta(days=round(min(years * (1 if years <= 1 else 0.62), 2) * YEAR))
    bounds = [start]
    while bounds[-1] < last - timedelta(days=round(2.6 * YEAR)):
        bounds.append(bounds[-1] + timedelta(days=round(2 * YEAR)))
    if bounds[-1] < last:
        bounds.append(last)
    found = []
    for number, begun in enumerate(bounds):
        is_last = number == len(bounds) - 1
        # Those before are counted from the last one back, so that it is she who hands over.
        mentor = LAST if is_last else EARLIER[(number - len(bounds) + 1) % len(EARLIER)]
        end = None if is_last else bounds[number + 1] - timedelta(days=10)
        at = time(speech.within(9, 15), 30)
        found.append(Spell(mentor, begun, end, 1, _first(begun, 1, today, 4), at))
    ago = BESIDE_DAYS if years > 1 else BESIDE_DAYS // 2
    begun = today - timedelta(days=ago)
    return (*found, Spell(BESIDE, begun, None, 4, _first(begun, 4, today, 11), time(10, 0)))


def _first(start: date, weeks: int, today: date, ahead: int) -> date:
    """The first meeting of a rhythm that reaches a working day some days ahead of today."""
    coming = today + timedelta(days=ahead)
    if coming.weekday() > FRIDAY:
        coming -= timedelta(days=2)
    step = 7 * weeks
    return start + timedelta(days=4 + ((coming - start).days - 4) % step)


def is_free(day: date) -> bool:
    """Whether nobody meets on a day."""
    return any(first <= (day.month, day.day) <= last for first, last in FREE)


def meetings(spell: Spell, today: date, speech: Speech) -> Iterator[Meet]:
    """The meetings of a mentorship in order; the last of one that goes on is still to come."""
    day = spell.first
    end = spell.end or today - timedelta(days=1)
    step = timedelta(weeks=spell.weeks)
    while day <= end:
        if not is_free(day):
            yield _as_it_went(day, today, speech)
        day += step
    if spell.end is None:
        yield Meet(day, Fate.PLANNED)


def _as_it_went(day: date, today: date, speech: Speech) -> Meet:
    if day >= today - timedelta(days=8):  # of the last one, something is to be told
        return Meet(day, Fate.HELD)
    if speech.happens(0.07):
        return Meet(day, Fate.CANCELLED)
    if speech.happens(0.09):
        return Meet(day + timedelta(days=speech.within(1, 2)), Fate.HELD, moved_from=day)
    return Meet(day, Fate.HELD)


def season(day: date) -> int:
    """The number of a season, counted on through the years; those of spring leave 1 by 4."""
    return (day.year * 12 + day.month) // 3


def last_spring(today: date) -> int:
    """The number of the spring that one calls the last: one that is over."""
    ago = (season(today) - 1) % 4 or 4
    return season(today) - ago


def first_of(number: int) -> date:
    """The first day of a season."""
    years, month = divmod(number * 3, 12)
    return date(years, month, 1) if month else date(years - 1, 12, 1)

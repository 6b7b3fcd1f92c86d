"""Meetings as they lie in time: the next one, the last one, and when another would be due."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cached_property

from msgspec import Struct

from workbook.journey import values
from workbook.journey.dates import shifted
from workbook.journey.place import once_place
from workbook.journey.reading import Reading
from workbook.notebook.records import Item
from workbook.pages import needs

PLANNED, HELD, MOVED, CANCELLED = "planned", "held", "moved", "cancelled"
"""The states of a meeting, as the page's choices name them."""

RHYTHMS = {"weekly": (1, "week"), "fortnightly": (2, "week"), "monthly": (1, "month")}
"""How long after a meeting the next one is due, by what was agreed."""


class Meeting(Struct, frozen=True, dict=True):
    """One meeting with a day that was understood.

    What only the next one is asked for is looked up then: there may be hundreds.
    """

    item: Item
    day: date
    state: str
    _reading: Reading

    @cached_property
    def time(self) -> time | None:
        """When it begins; None where that was not given or understood: it lasts all day."""
        clock = self._reading.item_value(self.item, needs.MEETING_TIME)
        return time.fromisoformat(clock) if values.is_clock(clock) else None

    @cached_property
    def place(self) -> str:
        """Where it is, in one line; "" where that was not said."""
        place = self._reading.item_value(self.item, needs.MEETING_PLACE)
        return values.one_line(place) if isinstance(place, str) else ""

    @cached_property
    def length(self) -> int | None:
        """How long it lasts, in minutes; None where that was not said."""
        return values.minutes_of(self._reading.item_value(self.item, needs.MEETING_LENGTH))

    @property
    def when(self) -> datetime:
        """Its moment without an offset, for ordering; midnight where it has no time."""
        return datetime.combine(self.day, self.time or time.min)

    def is_over(self, now: datetime) -> bool:
        """Whether its time has passed; one without a time has passed when its day is over."""
        if self.time is None:
            return self.day < now.date()
        return self.when < now.replace(tzinfo=None)


def meetings(reading: Reading, mentorship: int | None) -> tuple[Meeting, ...]:
    """The meetings of a mentorship that have a day, in order."""
    return reading.once(("meetings", mentorship), lambda: _meetings(reading, mentorship))


def _meetings(reading: Reading, mentorship: int | None) -> tuple[Meeting, ...]:
    days = (
        (item, values.day_of(reading.item_value(item, needs.MEETING_DATE)))
        for item in reading.meetings(mentorship)
    )
    return tuple(
        Meeting(item, day, reading.meeting_state(item), reading)
        for item, day in days
        if day is not None
    )


def next_meeting(reading: Reading, mentorship: int | None, now: datetime) -> Meeting | None:
    """The first planned meeting whose time has not passed."""
    coming = (m for m in meetings(reading, mentorship) if m.state == PLANNED and not m.is_over(now))
    return next(coming, None)


def unresolved(reading: Reading, mentorship: int | None, now: datetime) -> tuple[Meeting, ...]:
    """Meetings still called planned although their time has passed, the oldest first."""
    return tuple(m for m in meetings(reading, mentorship) if m.state == PLANNED and m.is_over(now))


def held(reading: Reading, mentorship: int | None) -> tuple[Meeting, ...]:
    """The meetings that were held, the oldest first."""
    return tuple(m for m in meetings(reading, mentorship) if m.state == HELD)


def to_prepare(reading: Reading, mentorship: int | None, now: datetime) -> Meeting | None:
    """The meeting that a preparation is for: the next one, also while it is going on today."""
    coming = next_meeting(reading, mentorship, now)
    going_on = [m for m in unresolved(reading, mentorship, now) if m.day == now.date()]
    return going_on[-1] if going_on and (coming is None or coming.day > now.date()) else coming


def to_note(reading: Reading, mentorship: int | None, now: datetime) -> Meeting | None:
    """The meeting that notes are for: today's, else the latest that has begun, else the next."""
    known = [m for m in meetings(reading, mentorship) if m.state in (PLANNED, HELD)]
    today = [m for m in known if m.day == now.date()]
    if today:
        begun = [m for m in today if m.is_over(now)]
        return begun[-1] if begun else today[0]
    past = [m for m in known if m.is_over(now)]
    return past[-1] if past else next(iter(known), None)


def to_reflect(reading: Reading, mentorship: int | None, now: datetime) -> Meeting | None:
    """The meeting that one looks back on: the latest that was held, or that must have been."""
    known = meetings(reading, mentorship)
    past = [m for m in known if m.state == HELD or (m.state == PLANNED and m.is_over(now))]
    return past[-1] if past else None


def rhythm(reading: Reading, mentorship: int | None) -> tuple[int, str] | None:
    """After how many weeks or months the next meeting is due: as agreed, else as hoped for."""
    for key in (needs.OFTEN_AGREED, needs.OFTEN_HOPED):
        prompt = reading.pack.prompt(key)
        if prompt is None or prompt.group is not None:
            continue
        page = reading.pack.pages[prompt.page]
        said = reading.value(prompt, once_place(page, mentorship))
        if isinstance(said, str) and said in RHYTHMS:
            return RHYTHMS[said]
    return None


def proposed(
    reading: Reading, mentorship: int | None, now: datetime
) -> tuple[date, time | None] | None:
    """When the next meeting would be due by the agreed rhythm, at the time of the last one.

    It counts from the latest meeting that was planned or held; what lies in the past goes on in the
    same rhythm until it does not.  None where no rhythm is known; without any meeting, one step
    from today.
    """
    step = rhythm(reading, mentorship)
    if step is None:
        return None
    known = [m for m in meetings(reading, mentorship) if m.state in (PLANNED, HELD)]
    first = known[-1].day if known else now.date()
    count = 1
    every, unit = step
    try:
        while (day := shifted(first, every * count, unit)) <= now.date():
            count += 1
    except (ValueError, OverflowError):  # a meeting at the end of the calendar
        return None
    return day, known[-1].time if known else None

"""Meetings as they lie in time: the next one, and those of which one should say how they went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from workbook.journey import values
from workbook.journey.reading import Reading
from workbook.notebook.records import Item
from workbook.pages import needs


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting with a day that was understood.

    ``time`` is None where none was given or understood; such a meeting lasts all day.
    """

    item: Item
    day: date
    time: time | None
    place: str
    state: str

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
    found = []
    for item in reading.meetings(mentorship):
        day = values.day_of(reading.item_value(item, needs.MEETING_DATE))
        if day is None:
            continue
        clock = reading.item_value(item, needs.MEETING_TIME)
        place = reading.item_value(item, needs.MEETING_PLACE)
        found.append(
            Meeting(
                item,
                day,
                time.fromisoformat(clock) if values.is_clock(clock) else None,
                values.one_line(place) if isinstance(place, str) else "",
                reading.meeting_state(item),
            )
        )
    return tuple(found)


def next_meeting(reading: Reading, mentorship: int | None, now: datetime) -> Meeting | None:
    """The first planned meeting whose time has not passed."""
    coming = (
        m for m in meetings(reading, mentorship) if m.state == "planned" and not m.is_over(now)
    )
    return next(coming, None)


def unresolved(reading: Reading, mentorship: int | None, now: datetime) -> tuple[Meeting, ...]:
    """Meetings still called planned although their time has passed, the oldest first."""
    return tuple(
        m for m in meetings(reading, mentorship) if m.state == "planned" and m.is_over(now)
    )

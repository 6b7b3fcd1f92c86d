"""What waits for a meeting when its preparation is opened."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from workbook.journey.meetings import HELD
from workbook.journey.place import meeting_place
from workbook.journey.reading import Reading
from workbook.notebook.records import Item
from workbook.pages import needs


class Waiting(Struct, frozen=True):
    """What a meeting's preparation opens with: the actions owed and the topics that wait."""

    owed: tuple[Item, ...]
    topics: tuple[Item, ...]


def waiting(reading: Reading, meeting: Item, mentorship: int | None) -> Waiting:
    """What waits for a meeting."""
    return Waiting(
        _through(reading, needs.OWED, meeting, mentorship),
        _through(reading, needs.AGENDA, meeting, mentorship),
    )


def _through(
    reading: Reading, group_key: str, meeting: Item, mentorship: int | None
) -> tuple[Item, ...]:
    group = reading.pack.group(group_key)
    if group is None:
        return ()
    place = meeting_place(reading.pack.pages[group.page], meeting.id, mentorship)
    return reading.items(group, place)


def captured_since(reading: Reading, mentorship: int | None, meeting: Item, now: datetime) -> int:
    """How many topics were caught since the meeting before this one."""
    when = reading.meeting_when(meeting)
    held = [
        m
        for m in reading.meetings(mentorship)
        if reading.meeting_state(m) == HELD and reading.meeting_when(m) < when
    ]
    since = reading.meeting_when(held[-1])[0] if held else ""
    topics = waiting(reading, meeting, mentorship).topics
    return sum(since <= topic.made[:10] <= now.date().isoformat() for topic in topics)

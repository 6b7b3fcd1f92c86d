"""Preparing a meeting: what waits for it, and what one key does to a point of its agenda."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workbook.journey import values
from workbook.journey.agenda import said_in_point
from workbook.journey.edits import answered
from workbook.journey.meetings import HELD
from workbook.journey.place import Place, meeting_place
from workbook.journey.reading import Reading
from workbook.notebook.records import Item, Record, Value
from workbook.pages import needs

USUAL_MINUTES = 10
"""Minutes that a point gets when its minutes are first changed by a key."""

STEP_MINUTES = 5
"""Minutes that one key adds or takes away."""


# -- what one key does ---------------------------------------------------------------------------------


def minutes_changed(reading: Reading, point: Place, by: int) -> tuple[Record, ...]:
    """A point with more or fewer minutes, at least one step; it is on the agenda then.

    Args:
        reading: The workbook.
        point: The place of the point.
        by: Steps of five minutes, up or down.
    """
    before = values.minutes_of(said_in_point(reading, needs.AGENDA_MINUTES, point))
    changed = USUAL_MINUTES if before is None else before + by * STEP_MINUTES
    now = max(STEP_MINUTES, changed)
    says: dict[str, Value] = {needs.AGENDA_ON: "yes", needs.AGENDA_MINUTES: now}
    prompts = ((reading.pack.prompt(key), value) for key, value in says.items())
    return tuple(answered(reading, prompt, point, value) for prompt, value in prompts if prompt)


# -- the next preparation ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Waiting:
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

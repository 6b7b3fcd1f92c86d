"""What an answer brings with it: the records that follow from saying something.

Most answers stand alone.  A few that the app knows by name say something about another record too:
how an action went says where the action stands, what became of a topic in a meeting says whether it
still waits, and the first line of the notes says that the meeting was held.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from workbook.journey import values
from workbook.journey.agenda import USUAL_MINUTES
from workbook.journey.edits import answered
from workbook.journey.meeting_edits import kept_lists, marked
from workbook.journey.meetings import HELD, PLANNED
from workbook.journey.place import Place, meeting_place
from workbook.journey.reading import Reading
from workbook.notebook.records import Answer, Item, Record
from workbook.pages import needs


class Brought(Struct, frozen=True):
    """Which prompt of the same item an answer speaks about, and what each choice says there."""

    prompt: str
    says: Mapping[str, str]


NOT_YET = "not-yet"
"""The choice that says that feedback was not tried out yet."""

BROUGHT: Mapping[str, Brought] = MappingProxyType(
    {
        needs.OWED_WENT: Brought(
            needs.ACTION_STATUS,
            {"done": "done", "partly": "partly", "not-yet": "open", "dropped": "dropped"},
        ),
        needs.COVERED_TALKED: Brought(
            needs.TOPIC_STATE, {"covered": "covered", "again": "waiting", "dropped": "dropped"}
        ),
    }
)
"""The answers in a meeting's pages that say where an action or a topic itself stands."""


def following(reading: Reading, answer: Answer, place: Place, now: datetime) -> tuple[Record, ...]:
    """The records that follow from an answer; () where it stands alone.

    Args:
        reading: The workbook as it was before the answer.
        answer: What is said now.
        place: Where it is said.
        now: The moment.
    """
    match answer.key.prompt:
        case key if key in BROUGHT:
            return _brought(reading, BROUGHT[key], answer, place)
        case needs.MEETING_STATE:
            return _meeting_state(reading, answer, place, now)
        case needs.SECOND_LOOK_TRIED:
            return _tried(reading, answer, place)
        case needs.AGENDA_ON if answer.value == "yes":
            return _some_minutes(reading, place)
        case needs.LINE_WHAT if values.is_answered(answer.value):
            return held_by_notes(reading, place.meeting, place.mentorship, now)
        case _:
            return ()


def held_by_notes(
    reading: Reading, meeting_id: int | None, mentorship: int | None, now: datetime
) -> tuple[Record, ...]:
    """What says that a meeting was held, once its notes have a line; () where it is said.

    A line that is written before the meeting's day says nothing of the kind.
    """
    meeting = reading.snapshot.items.get(meeting_id or 0)
    if meeting is None or reading.meeting_state(meeting) != PLANNED:
        return ()
    day = values.day_of(reading.item_value(meeting, needs.MEETING_DATE))
    if day is not None and day > now.date():
        return ()
    return marked(reading, meeting, HELD, mentorship, now)


def _some_minutes(reading: Reading, place: Place) -> tuple[Record, ...]:
    """The usual minutes for a point that has none, so that the agenda adds up."""
    prompt = reading.pack.prompt(needs.AGENDA_MINUTES)
    if prompt is None or place.item is None:
        return ()
    kept = reading.answer(prompt, place)
    if kept is not None and values.is_answered(kept.value):
        return ()
    return (answered(reading, prompt, place, USUAL_MINUTES),)


def _tried(reading: Reading, answer: Answer, place: Place) -> tuple[Record, ...]:
    """What came of feedback that was tried out, in the words chosen until there are better ones.

    Taking the answer back takes these words back too; what was written in their place stays.
    """
    tried, outcome = (
        reading.pack.prompt(key) for key in (needs.SECOND_LOOK_TRIED, needs.FEEDBACK_OUTCOME)
    )
    group = reading.pack.group(needs.FEEDBACK)
    there = reading.this_item(group, place) if group is not None else None
    if tried is None or outcome is None or there is None:
        return ()
    labels = reading.labels(tried, place)
    kept = reading.answer(outcome, there)
    now = kept.value if kept is not None else None
    if values.is_answered(now) and now not in labels.values():
        return ()
    came = isinstance(answer.value, str) and answer.value != NOT_YET
    words = labels.get(str(answer.value)) if came else None
    return () if now == words else (answered(reading, outcome, there, words),)


def _meeting_state(
    reading: Reading, answer: Answer, place: Place, now: datetime
) -> tuple[Record, ...]:
    """The lists that a meeting keeps when it is held, or lets go when that is taken back."""
    meeting = reading.snapshot.items.get(answer.key.item or 0)
    if meeting is None:
        return ()
    state = answer.value if isinstance(answer.value, str) else PLANNED
    return kept_lists(reading, meeting, state, place.mentorship, now)


def _brought(
    reading: Reading, brought: Brought, answer: Answer, place: Place
) -> tuple[Record, ...]:
    """Where the item now stands.

    An answer that is taken back gives the item what the meeting before had said of it, unless
    somebody has set it to something else in the meantime.
    """
    prompt = reading.pack.prompt(brought.prompt)
    group = reading.pack.group(prompt.key.rpartition(".")[0]) if prompt is not None else None
    there = reading.this_item(group, place) if group is not None else None
    if prompt is None or there is None:
        return ()
    said = brought.says.get(answer.value) if isinstance(answer.value, str) else None
    if said is None:
        before = reading.snapshot.answer(answer.key)
        was = before.value if before is not None else None
        mine = brought.says.get(was) if isinstance(was, str) else None
        if mine is None or reading.value(prompt, there) != mine:
            return ()
        said = _said_before(reading, brought, answer, place)
    if reading.value(prompt, there) == said:
        return ()
    return (answered(reading, prompt, there, said),)


def _said_before(reading: Reading, brought: Brought, answer: Answer, place: Place) -> str | None:
    """What the latest meeting before this one said of the item."""
    this = reading.snapshot.items.get(place.meeting or 0)
    if this is None:
        return None
    for meeting in reversed(_before(reading, this, place.mentorship)):
        there = meeting_place(place.page, meeting.id, place.mentorship)
        kept = reading.snapshot.answer(replace(answer.key, entry=there.entry))
        if kept is not None and isinstance(kept.value, str):
            return brought.says.get(kept.value)
    return None


def _before(reading: Reading, this: Item, mentorship: int | None) -> list[Item]:
    when = reading.meeting_when(this)
    return [m for m in reading.meetings(mentorship) if reading.meeting_when(m) < when]

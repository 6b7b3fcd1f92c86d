"""What a person does with meetings, as the records that are written for it.

A meeting is one item of the group ``meetings``; its preparation, notes and reflection hang on the
item, so that a meeting which is moved takes them along.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from msgspec.structs import replace

from workbook.journey import values
from workbook.journey.agenda import USUAL_MINUTES, said_in_point
from workbook.journey.edits import MakeId, answered, item_saying, stamp
from workbook.journey.lists import kept_now
from workbook.journey.meetings import HELD, MOVED, PLANNED, proposed
from workbook.journey.place import Place, meeting_place, once_place
from workbook.journey.reading import Reading
from workbook.notebook.ids import new_id
from workbook.notebook.records import NOTHING, Entry, Item, Record, Value, entry_id
from workbook.pages import needs
from workbook.pages.model import Audience, Kind, Page, Stage

STEP_MINUTES = 5
"""Minutes that one key adds or takes away."""

_WAS_AT = "was at "
"""Stands in a line of the days a meeting was moved from, before the time that it had then."""


def planned(
    reading: Reading,
    mentorship: int | None,
    now: datetime,
    day: date | str,
    at: time | str | None = None,
    *,
    state: str | None = None,
    make_id: MakeId = new_id,
) -> tuple[Item, tuple[Record, ...]]:
    """A new meeting; a day or time that was not understood is kept as typed.

    One that nobody had planned may have been held when it is written down: that is its ``state``.
    """
    says = {
        needs.MEETING_DATE: day.isoformat() if isinstance(day, date) else day,
        needs.MEETING_TIME: at.strftime("%H:%M") if isinstance(at, time) else at or None,
        needs.MEETING_STATE: state,
    }
    return item_saying(reading, needs.MEETINGS, mentorship, now, says, make_id)


def as_proposed(
    reading: Reading, meeting: Item, mentorship: int | None, now: datetime
) -> tuple[Record, ...]:
    """The day and time that the agreed rhythm proposes for a new meeting; () where none is known."""
    due = proposed(reading, mentorship, now)
    if due is None:
        return ()
    day, at = due
    says: dict[str, Value] = {needs.MEETING_DATE: day.isoformat()}
    if at is not None:
        says[needs.MEETING_TIME] = at.strftime("%H:%M")
    return _said(reading, meeting, mentorship, says)


def marked(
    reading: Reading, meeting: Item, state: str, mentorship: int | None, now: datetime
) -> tuple[Record, ...]:
    """A meeting as held, moved, cancelled or planned again.

    When it is held, its preparation keeps what its lists show at this moment; when that is taken
    back, everything of the meeting is live again.
    """
    said = _said(reading, meeting, mentorship, {needs.MEETING_STATE: state})
    return (*said, *kept_lists(reading, meeting, state, mentorship, now))


def kept_lists(
    reading: Reading, meeting: Item, state: str, mentorship: int | None, now: datetime
) -> tuple[Entry, ...]:
    """The pages of a meeting with what their lists show as it gets this state.

    The notes are still being written when their first line makes the meeting held: they keep their
    lists when they are left, see ``notes_left``.
    """
    entries = []
    for page in reading.pack.pages.values():
        if page.kind is not Kind.PER_MEETING or page.stage is not Stage.MEET:
            continue
        entry = reading.snapshot.entries.get(entry_id(page.id, meeting=meeting.id))
        is_kept = bool(entry is not None and entry.kept)
        if is_kept == (state == HELD) or (page.id == needs.NOTES and state == HELD):
            continue
        entries.append(_keeping(reading, page, meeting, mentorship, now, held=not is_kept))
    return tuple(entries)


def notes_left(
    reading: Reading, meeting: Item, mentorship: int | None, now: datetime
) -> tuple[Entry, ...]:
    """The notes of a held meeting with what their lists show, as one leaves them.

    They go on changing on the meeting's own day; from then on they stay as they were first left.
    """
    page = reading.pack.pages.get(needs.NOTES)
    if page is None or reading.meeting_state(meeting) != HELD:
        return ()
    entry = reading.snapshot.entries.get(entry_id(page.id, meeting=meeting.id))
    today = reading.item_value(meeting, needs.MEETING_DATE) == now.date().isoformat()
    if entry is not None and entry.kept and not today:
        return ()
    live = reading if entry is None else _without_kept(reading, entry)
    fresh = _keeping(live, page, meeting, mentorship, now, held=True)
    return () if entry is not None and entry.kept == fresh.kept else (fresh,)


def _without_kept(reading: Reading, entry: Entry) -> Reading:
    """The workbook as it would show an entry that has kept nothing."""
    entries = {**reading.snapshot.entries, entry.id: replace(entry, kept=NOTHING)}
    return reading.with_snapshot(reading.snapshot.with_entries(entries))


def moved(
    reading: Reading,
    meeting: Item,
    mentorship: int | None,
    day: date | str | None,
    at: time | str | None = None,
) -> tuple[Record, ...]:
    """A meeting on another day, with the day it was moved away from kept in its own list.

    Args:
        reading: The workbook.
        meeting: The meeting; its preparation goes with it.
        mentorship: The mentorship one is in.
        day: The new day; None where there is none yet, and then the meeting is called moved.
        at: The new time; None keeps the old one.
    """
    before = reading.item_value(meeting, needs.MEETING_DATE)
    lines = _moved_from(reading, meeting)
    clock = at.strftime("%H:%M") if isinstance(at, time) else at
    then = reading.item_value(meeting, needs.MEETING_TIME)
    if before is not None and (not lines or lines[-1].get("day") != before):
        text = f"moved, {_WAS_AT}{then}" if clock and then and clock != then else "moved"
        lines.append({"id": _free_id(lines), "text": text, "day": before, "done": True})
    says: dict[str, Value] = {needs.MEETING_MOVED_FROM: lines}
    if day is None:
        says[needs.MEETING_STATE] = MOVED
    else:
        says[needs.MEETING_STATE] = PLANNED
        says[needs.MEETING_DATE] = day.isoformat() if isinstance(day, date) else day
    if clock is not None:
        says[needs.MEETING_TIME] = clock
    return _said(reading, meeting, mentorship, says)


def taken_back(
    reading: Reading, meeting: Item, mentorship: int | None, now: datetime
) -> tuple[Record, ...]:
    """The last word about a meeting taken back; () where none was said.

    A meeting that was held, called off or moved is planned again; one that has another day since it
    was moved goes back to the day before, and that day leaves its list.
    """
    state = reading.meeting_state(meeting)
    says: dict[str, Value] = {}
    lines = _moved_from(reading, meeting)
    last = lines.pop() if lines else None
    if last is not None and state in (PLANNED, MOVED):
        says[needs.MEETING_MOVED_FROM] = lines
        if last.get("day"):
            says[needs.MEETING_DATE] = last["day"]
        clock = str(last.get("text") or "").rpartition(_WAS_AT)[2]
        if values.is_clock(clock):
            says[needs.MEETING_TIME] = clock
    back = () if state == PLANNED else marked(reading, meeting, PLANNED, mentorship, now)
    return (*_said(reading, meeting, mentorship, says), *back)


def can_take_back(reading: Reading, meeting: Item) -> bool:
    """Whether a word was said about a meeting that can be taken back."""
    return reading.meeting_state(meeting) != PLANNED or bool(_moved_from(reading, meeting))


def _moved_from(reading: Reading, meeting: Item) -> list[dict[str, Value]]:
    """The days that a meeting was moved away from, as its list keeps them."""
    kept = reading.item_value(meeting, needs.MEETING_MOVED_FROM)
    return [line for line in kept if isinstance(line, dict)] if isinstance(kept, list) else []


def _free_id(lines: Sequence[Mapping[str, Value]]) -> str:
    """An id that none of the lines has, also after some were taken away."""
    taken = {line.get("id") for line in lines}
    return next(f"m{n}" for n in range(1, len(lines) + 2) if f"m{n}" not in taken)


def _said(
    reading: Reading, meeting: Item, mentorship: int | None, says: Mapping[str, Value]
) -> tuple[Record, ...]:
    """Answers of a meeting, by full key."""
    group = reading.pack.group(needs.MEETINGS)
    if group is None:
        raise ValueError(f"no page has the group {needs.MEETINGS}")
    place = once_place(reading.pack.pages[group.page], mentorship).of_item(group, meeting)
    prompts = ((reading.pack.prompt(key), value) for key, value in says.items())
    return tuple(
        answered(reading, prompt, place, value) for prompt, value in prompts if prompt is not None
    )


def _keeping(
    reading: Reading,
    page: Page,
    meeting: Item,
    mentorship: int | None,
    now: datetime,
    *,
    held: bool,
) -> Entry:
    """The entry of one page of a meeting, with what its lists show, or with nothing kept."""
    place = meeting_place(page, meeting.id, mentorship)
    whose = mentorship if page.audience is Audience.MENTORSHIP else None
    fresh = Entry(place.entry, page.id, whose, meeting.id, stamp(now))
    entry = reading.snapshot.entries.get(place.entry, fresh)
    return replace(entry, kept=kept_now(reading, place) if held else NOTHING)


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

"""What now: the one thing to do next, as home and the status say it.

The loop comes first: today's meeting, a past one without a word about it, looking back while it is
fresh, preparing in the week before.  Then what is late, and the pages of the path.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from workbook.journey.dates import WEEKDAYS, away, say_day, short_day, until
from workbook.journey.meeting_edits import place_of_page
from workbook.journey.meetings import (
    HELD,
    PLANNED,
    Meeting,
    held,
    meetings,
    next_meeting,
    proposed,
    unresolved,
)
from workbook.journey.mentorships import mentor_name
from workbook.journey.noting import lines
from workbook.journey.preparing import captured_since
from workbook.journey.progress import Progress, StepState, page_progress
from workbook.journey.reading import Reading
from workbook.pages import needs

if TYPE_CHECKING:
    from workbook.journey.home import ActionRow, PathRow

SOON = 7
"""Days before a meeting in which its preparation comes first."""

FRESH = 3
"""Days after a meeting in which one is asked to look back on it."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do now.

    Attributes:
        title: What to do, as an instruction.
        detail: When, how long, how much; may be "".
        page: Id of the page that opens.
        item: The item of that page that opens, or the meeting that it is filled in for, or None.
    """

    title: str
    detail: str
    page: str
    item: int | None = None


def next_step(
    reading: Reading,
    mentorship: int,
    now: datetime,
    path: tuple[PathRow, ...],
    actions: tuple[ActionRow, ...],
) -> NextStep:
    """What to do now: the loop of meetings, what is late, the path."""
    in_loop = of_the_loop(reading, mentorship, now)
    if in_loop is not None:
        return in_loop
    today = now.date()
    open_rows = [row for row in path if not row.settled]
    meeting = next_meeting(reading, mentorship, now)
    if meeting is None and (held(reading, mentorship) or not open_rows):
        return _fix(reading, mentorship, now)
    if actions and actions[0].late:
        first = actions[0]
        late = until(first.due, today) if first.due else ""
        return NextStep(f"Look at what is due: {first.what}", late, "actions", first.item.id)
    if open_rows:
        row = open_rows[0]
        verb = "Go on with" if row.state is StepState.PARTLY else "Begin"
        return NextStep(f"{verb}: {row.title}", how_long(row.progress), row.page)
    return NextStep("Look over your goals", "everything here is answered", "goals")


def how_long(progress: Progress) -> str:
    """What is answered and how long the rest takes: ``1 of 5 · about 3 min``."""
    left = progress.minutes_left
    minutes = f"about {left} min" if left else ""
    answered = f"{progress.answered} of {progress.asked}" if progress.answered else ""
    return " · ".join(part for part in (answered, minutes) if part)


def is_settled(state: StepState, progress: Progress) -> bool:
    """Nothing presses here: all is answered, or what is required and half of the whole."""
    if state is StepState.DONE:
        return True
    return progress.complete and 2 * progress.answered >= progress.asked


# -- the loop ------------------------------------------------------------------------------------------


def of_the_loop(reading: Reading, mentorship: int | None, now: datetime) -> NextStep | None:
    """What the meetings ask for now; None where they ask for nothing."""
    today = now.date()
    for meeting in meetings(reading, mentorship):
        step = _on_its_day(reading, meeting, mentorship, now) if meeting.day == today else None
        if step is not None:
            return step
    past = unresolved(reading, mentorship, now)
    if past:
        when = short_day(past[-1].day, today)
        title = f"Did the meeting on {when} happen?"
        return NextStep(title, "held · moved · called off", "meetings", past[-1].item.id)
    return _look_back(reading, mentorship, today) or _prepare(reading, mentorship, now)


def _on_its_day(
    reading: Reading, meeting: Meeting, mentorship: int | None, now: datetime
) -> NextStep | None:
    """A meeting's own day: prepare while there is time and nothing is prepared, then take notes."""
    notes = place_of_page(reading, needs.NOTES, meeting.item.id, mentorship)
    if notes is None or meeting.state not in (PLANNED, HELD) or lines(reading, notes):
        return None
    if meeting.state == PLANNED and not meeting.is_over(now):
        progress = _progress(reading, needs.PREP, meeting, mentorship)
        if progress is not None and progress.state is StepState.EMPTY:
            return _preparing(reading, meeting, mentorship, now, progress)
    clock = f"{meeting.time:%H:%M}" if meeting.time is not None else ""
    detail = " · ".join(part for part in (clock, meeting.place) if part)
    return NextStep("Take notes of today's meeting", detail, needs.NOTES, meeting.item.id)


def _look_back(reading: Reading, mentorship: int | None, today: date) -> NextStep | None:
    """The latest meeting that was held, while it is fresh and nobody has looked back on it."""
    known = [meeting for meeting in held(reading, mentorship) if meeting.day <= today]
    if not known or (today - known[-1].day).days > FRESH:
        return None
    meeting = known[-1]
    progress = _progress(reading, needs.REFLECTION, meeting, mentorship)
    if progress is None or progress.state is not StepState.EMPTY:
        return None
    minutes = f"about {progress.minutes_left} min" if progress.minutes_left else ""
    when = away(meeting.day, today) if (today - meeting.day).days > 1 else ""
    detail = " · ".join(part for part in (when, minutes) if part)
    title = f"Look back on {whose(meeting.day, today)}"
    return NextStep(title, detail, needs.REFLECTION, meeting.item.id)


def _prepare(reading: Reading, mentorship: int | None, now: datetime) -> NextStep | None:
    """The next meeting, in the week before it, until its preparation is settled."""
    meeting = next_meeting(reading, mentorship, now)
    if meeting is None or (meeting.day - now.date()).days > SOON:
        return None
    progress = _progress(reading, needs.PREP, meeting, mentorship)
    if progress is None or is_settled(progress.state, progress):
        return None
    return _preparing(reading, meeting, mentorship, now, progress)


def _preparing(
    reading: Reading,
    meeting: Meeting,
    mentorship: int | None,
    now: datetime,
    progress: Progress,
) -> NextStep:
    today = now.date()
    ahead = (meeting.day - today).days
    clock = f"{meeting.time:%H:%M}" if meeting.time is not None else ""
    when = until(meeting.day, today) if ahead > 1 else clock
    caught = captured_since(reading, mentorship, meeting.item, now)
    things = f"{caught} {'thing' if caught == 1 else 'things'} captured for it" if caught else ""
    minutes = f"about {progress.minutes_left} min" if progress.minutes_left else ""
    detail = " · ".join(part for part in (when, minutes, things) if part)
    title = f"Prepare {whose(meeting.day, today)}"
    return NextStep(title, detail, needs.PREP, meeting.item.id)


def whose(day: date, today: date) -> str:
    """A meeting by its day, as one speaks of it: ``Thursday's meeting``."""
    away_by = (day - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    if away_by in near:
        return f"{near[away_by]}'s meeting"
    if abs(away_by) < 7:
        return f"{WEEKDAYS[day.weekday()].capitalize()}'s meeting"
    return f"the meeting on {short_day(day, today)}"


def _progress(
    reading: Reading, page: str, meeting: Meeting, mentorship: int | None
) -> Progress | None:
    """How far a page of a meeting is; None where there is no such page."""
    place = place_of_page(reading, page, meeting.item.id, mentorship)
    return page_progress(reading, place) if place is not None else None


def _fix(reading: Reading, mentorship: int, now: datetime) -> NextStep:
    """The next meeting is to be given a day; by the agreed rhythm, where there is one."""
    name = mentor_name(reading, mentorship)
    due = proposed(reading, mentorship, now)
    detail = f"{say_day(due[0], now.date())} would be due" if due else "a day is enough"
    return NextStep(f"Fix the next meeting with {name}", detail, "meetings")

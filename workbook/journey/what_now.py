"""What now: the one thing to do next, as home and the status say it.

The loop comes first: today's meeting, a past one without a word about it, looking back while it is
fresh, preparing in the week before.  Then what is late, and the pages of the path.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from workbook.journey.dates import WEEKDAYS, away, say_day, short_day, until
from workbook.journey.meeting_pages import place_of_page
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
from workbook.journey.note_lines import lines
from workbook.journey.place import once_place
from workbook.journey.preparing import captured_since
from workbook.journey.progress import Progress, StepState, page_progress
from workbook.journey.reading import Reading
from workbook.journey.review_runs import Stretch, last_review, review_due
from workbook.pages import needs

if TYPE_CHECKING:
    from workbook.journey.home import ActionRow, PathRow

SOON = 7
"""Days before a meeting in which its preparation comes first."""

WHEN_DUE = frozenset({needs.REVIEW, needs.CLOSURE})
"""Pages of the path that have their time, before which nobody is sent to them."""

CLOSING = "closing"
"""The stage of a mentorship that is coming to its end, as the page's choices name it."""

FRESH = 3
"""Days after a meeting in which one is asked to look back on it."""


class NextStep(Struct, frozen=True):
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
    open_rows = [row for row in path if not row.settled and row.page not in WHEN_DUE]
    ending = _end(reading, mentorship, path)
    if ending is not None:
        return ending
    meeting = next_meeting(reading, mentorship, now)
    if meeting is None and (held(reading, mentorship) or not open_rows):
        return _fix(reading, mentorship, now)
    if actions and actions[0].late:
        first = actions[0]
        late = until(first.due, today) if first.due else ""
        return NextStep(f"Look at what is due: {first.what}", late, "actions", first.item.id)
    due = _look_further_back(reading, mentorship, today, path)
    if due is not None:
        return due
    if open_rows:
        row = open_rows[0]
        verb = "Go on with" if row.state is StepState.PARTLY else "Begin"
        return NextStep(f"{verb}: {row.title}", how_long(row.progress), row.page)
    return NextStep("Look over your goals", "everything here is answered", "goals")


def _look_further_back(
    reading: Reading, mentorship: int, today: date, path: tuple[PathRow, ...]
) -> NextStep | None:
    """The review, once it is due and there was a meeting to look back on."""
    review = next((row for row in path if row.page == needs.REVIEW), None)
    due = review_due(reading, mentorship)
    if review is None or due is None or due > today:
        return None
    last = last_review(reading, mentorship)
    stretch = Stretch(last.finished if last is not None else None)
    if not any(stretch.holds_day(meeting.day) for meeting in held(reading, mentorship)):
        return None
    title = "Go on with your review" if review.state is StepState.PARTLY else "Look further back"
    return NextStep(f"{title}: what has moved?", how_long(review.progress), review.page)


def _end(reading: Reading, mentorship: int, path: tuple[PathRow, ...]) -> NextStep | None:
    """The page about a good ending, once the mentee says that the two are coming to it."""
    closure = next((row for row in path if row.page == needs.CLOSURE), None)
    prompt = reading.pack.prompt(needs.STAGE)
    if closure is None or closure.settled or prompt is None or prompt.group is not None:
        return None
    place = once_place(reading.pack.pages[prompt.page], mentorship)
    if reading.value(prompt, place) != CLOSING:
        return None
    return NextStep("Bring it to a good end", how_long(closure.progress), closure.page)


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
    if progress is None or progress.complete:
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

"""Meetings, goals and mentors by name, for the palette."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from workbook.journey.dates import MONTHS, WEEKDAYS, read_day, short_day
from workbook.journey.meetings import Meeting, meetings
from workbook.journey.mentorships import active, mentor_name
from workbook.journey.reading import Reading
from workbook.pages import needs
from workbook.ui.widgets.rows import one_line

if TYPE_CHECKING:
    from workbook.ui.app import WorkbookApp

MOST = 20
"""Meetings that are shown of all that fit; those nearest to today."""


class Find(Struct, frozen=True):
    """Something that can be opened by its name.

    Attributes:
        title: Its name, in one line.
        words: What stands below it.
        said: All words that it is found by, in small letters.
        open: Opens it.
        day: The day of a meeting.
    """

    title: str
    words: str
    said: tuple[str, ...]
    open: Callable[[], None]
    day: date | None = None

    def fits(self, typed: tuple[str, ...], day: date | None) -> bool:
        """Whether each word that was typed begins one of its own, or its day is meant."""
        if day is not None and day == self.day:
            return True
        return bool(typed) and all(any(word.startswith(one) for word in self.said) for one in typed)


def finds(app: WorkbookApp) -> tuple[Find, ...]:
    """Everything that can be found; the meetings nearest to today come first."""
    reading = app.desk.reading()
    return (*_goals(app, reading), *_mentors(app, reading), *_meetings(app, reading))


def fitting(known: tuple[Find, ...], query: str, today: date) -> Iterator[Find]:
    """What fits the words that are typed; of many meetings those nearest to today."""
    typed = tuple(query.casefold().replace(",", " ").split())
    days = _meant(query, today)
    shown = 0
    for one in known:
        if one.fits(typed, days.get(one.day) if one.day is not None else None):
            shown += one.day is not None
            if shown <= MOST:
                yield one


def _meant(query: str, today: date) -> dict[date, date]:
    """The days that the words may mean: one to come, and one that has passed."""
    found = {read_day(query, start) for start in (today, today - timedelta(days=7))}
    return {day: day for day in found if day is not None}


def _meetings(app: WorkbookApp, reading: Reading) -> list[Find]:
    today = app.workbook.today()
    several = len(active(reading)) > 1
    known = [
        (abs((meeting.day - today).days), _meeting(app, reading, meeting, today, several=several))
        for mentorship in active(reading)
        for meeting in meetings(reading, mentorship.id)
    ]
    return [find for _, find in sorted(known, key=lambda one: one[0])]


def _meeting(
    app: WorkbookApp, reading: Reading, meeting: Meeting, today: date, *, several: bool
) -> Find:
    day = meeting.day
    clock = f", {meeting.time:%H:%M}" if meeting.time else ""
    aim = reading.item_value(meeting.item, needs.MEETING_AIM)
    name = f"with {mentor_name(reading, meeting.item.mentorship)}" if several else ""
    about = one_line(aim) if isinstance(aim, str) else ""
    title = f"Meeting of {short_day(day, today)}{clock}"
    words = one_line(" · ".join(part for part in (meeting.state, name, about) if part))
    said = (
        *("meeting", WEEKDAYS[day.weekday()], str(day.day), MONTHS[day.month - 1], str(day.year)),
        *(day.isoformat(), f"{day.day}.{day.month}.", *f"{title} {words}".casefold().split()),
    )
    mentorship = meeting.item.mentorship
    opened = partial(_open, app, needs.MEETINGS, meeting.item.id, mentorship)
    return Find(title, words, said, opened, day)


def _goals(app: WorkbookApp, reading: Reading) -> Iterator[Find]:
    for item in reading.snapshot.items_of(needs.GOALS):
        said_so = reading.item_value(item, needs.GOAL_STATEMENT)
        title = one_line(said_so) if isinstance(said_so, str) else "A goal without words"
        said = ("goal", *title.casefold().split())
        yield Find(title, "A goal", said, partial(_open, app, needs.GOALS, item.id, None))


def _mentors(app: WorkbookApp, reading: Reading) -> Iterator[Find]:
    for mentorship in active(reading):
        name = one_line(mentor_name(reading, mentorship.id))
        said = ("mentor", *name.casefold().split())
        opened = partial(_open, app, needs.MENTORSHIP, None, mentorship.id)
        yield Find(name, "Your mentor: how you reach each other, and why now", said, opened)


def _open(app: WorkbookApp, group: str, item: int | None, mentorship: int | None) -> None:
    app.open_page(group.partition("/")[0], item, mentorship)

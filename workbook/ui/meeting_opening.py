"""Opening a page of a meeting: which meeting is meant, asked in passing where that is not clear."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from workbook.journey import meeting_edits, meeting_pages
from workbook.journey.dates import say_day
from workbook.journey.meant import Meant, meant
from workbook.journey.meeting_view import meeting_row as row_of
from workbook.journey.meeting_words import lacks_words, when_words
from workbook.journey.meetings import HELD, Meeting, proposed
from workbook.journey.mentorships import mentor_name
from workbook.journey.place import Place
from workbook.journey.reading import Reading
from workbook.notebook.records import Item, Record
from workbook.pages import needs
from workbook.pages.model import Page, Stage
from workbook.ui.meeting_text import SIGNS
from workbook.ui.screens.choose import ChooseScreen
from workbook.ui.screens.meeting import MeetingScreen
from workbook.ui.screens.meetings import MeetingsScreen
from workbook.ui.screens.when import Asking, When, WhenScreen
from workbook.ui.staying import open_staying
from workbook.ui.widgets.rows import Row, one_line

if TYPE_CHECKING:
    from workbook.ui.app import WorkbookApp

NOW = "now"
"""Id of the row for a meeting that nobody planned."""


def open_meetings(app: WorkbookApp, item: int | None) -> None:
    """Open the list of meetings, or one meeting whole."""

    def open_meeting(meeting: int) -> None:
        open_meetings(app, meeting)

    def open_page() -> None:
        from workbook.ui.opening import open_as_page

        open_as_page(app, needs.MEETINGS.partition("/")[0], app.mentorship)

    if item is None:
        open_staying(
            app,
            "meetings",
            MeetingsScreen,
            make=lambda: MeetingsScreen(app.desk, lambda: app.mentorship, open_meeting, open_page),
            again=MeetingsScreen.begin_again,
        )
        return
    meeting = app.desk.reading().snapshot.items.get(item)
    if meeting is not None:
        app.push_screen(MeetingScreen(app.desk, meeting, meeting.mentorship or app.mentorship))


def open_meeting_page(
    app: WorkbookApp, page: Page, meeting: int | None, mentorships: Sequence[int]
) -> None:
    """Open a page for a meeting.

    Args:
        app: The app.
        page: A page that is filled in for each meeting.
        meeting: Id of the meeting, or None for the one that is meant.
        mentorships: Those that may be meant, the one that is open first.
    """
    reading, now = app.desk.reading(), app.workbook.now()
    item = reading.snapshot.items.get(meeting or 0)
    if item is not None:
        _open(app, page, item)
        return
    known = meant(reading, page, mentorships, now)
    if known.clear is not None:
        _open(app, page, known.clear.item)
    elif known.meetings or known.now:
        _ask(app, page, known, mentorships)
    else:
        _propose(app, page, mentorships[0])


def _open(app: WorkbookApp, page: Page, meeting: Item) -> None:
    """Open a page for this meeting, in the meeting's own mentorship."""
    if meeting.mentorship is not None and meeting.mentorship != app.mentorship:
        app.mentorship = meeting.mentorship
        app.changed.publish(None)
    place = meeting_pages.place_of_page(
        app.desk.reading(), page.id, meeting.id, meeting.mentorship or app.mentorship
    )
    if place is not None:
        open_place(app, place)


def open_place(app: WorkbookApp, place: Place) -> None:
    """Open a page of a meeting where it is filled in."""
    if place.page.id == needs.NOTES:
        from workbook.ui.screens.notes import NotesScreen

        app.push_screen(NotesScreen(app.desk, place))
        return
    from workbook.ui.guide_opening import open_guide

    open_guide(app, app.desk, place)


# -- asking ----------------------------------------------------------------------------------------------


def _ask(app: WorkbookApp, page: Page, known: Meant, mentorships: Sequence[int]) -> None:
    """Ask which meeting is meant."""
    reading, now = app.desk.reading(), app.workbook.now()
    several = len({meeting.item.mentorship for meeting in known.meetings}) > 1
    rows = [_row(reading, meeting, now, named=several) for meeting in known.meetings]
    reflects = page.stage is Stage.REFLECT
    may_make = known.now and app.desk.read_only is None
    if may_make:
        words = "We met today, without a plan" if reflects else "We are meeting now, without a plan"
        rows.append(Row(NOW, Content(words), sign=Content("+")))
    if not rows:
        app.notify(app.desk.read_only or "", severity="warning", markup=False)
        return
    title = "Which meeting do you look back on?" if reflects else "Which meeting is it?"
    words = "" if known.meetings else "No meeting has been held yet."

    def chosen(row: str | None) -> None:
        if row == NOW:
            _make_now(app, page, mentorships[0], held=reflects)
        elif row is not None:
            meeting = app.desk.reading().snapshot.items.get(int(row))
            if meeting is not None:
                _open(app, page, meeting)

    app.push_screen(ChooseScreen(title, words, rows), chosen)


def _row(reading: Reading, meeting: Meeting, now: datetime, *, named: bool) -> Row:
    """A meeting to choose, with the mentor's name where there are several."""
    row = row_of(reading, meeting.item, meeting, meeting.item.mentorship, now)
    when = when_words(reading, row, now.date(), short=True)
    name = f" with {one_line(mentor_name(reading, meeting.item.mentorship))}" if named else ""
    right = Content.styled(lacks_words(row), "$text-muted")
    sign = Content(SIGNS.get(row.state, "○"))
    return Row(str(meeting.item.id), Content(f"{when}{name}"), right, sign=sign)


def _make_now(app: WorkbookApp, page: Page, mentorship: int, *, held: bool) -> None:
    """Make a meeting today: at this time, or held some time before."""
    now = app.workbook.now()
    clock = None if held else now.time().replace(second=0, microsecond=0)
    state = HELD if held else None
    item, records = meeting_edits.planned(
        app.desk.reading(), mentorship, now, now.date(), clock, state=state
    )
    _make(app, page, item, records)


def _propose(app: WorkbookApp, page: Page, mentorship: int) -> None:
    """No meeting is planned: propose one, and go on to the page with it."""
    if app.desk.read_only is not None:
        app.notify(app.desk.read_only, severity="warning", markup=False)
        return
    reading, now = app.desk.reading(), app.workbook.now()
    due = proposed(reading, mentorship, now)
    name = one_line(mentor_name(reading, mentorship))
    words = f"No meeting with {name} is planned yet."
    if due is None:
        words += " On which day do you meet next?"

    def given(when: When | None) -> None:
        if when is not None and when.day is not None:
            item, records = meeting_edits.planned(
                app.desk.reading(), mentorship, now, when.day, when.time
            )
            _make(app, page, item, records)
            app.notify(f"Planned for {say_day(when.day, now.date())}.")

    day, clock = due if due is not None else (None, None)
    app.push_screen(WhenScreen(app.desk, Asking("Your next meeting", words, day, clock)), given)


def _make(app: WorkbookApp, page: Page, item: Item, records: tuple[Record, ...]) -> None:
    """Write a new meeting and open the page for it."""
    if app.desk.saver.act_now(*records):
        _open(app, page, item)

"""The meetings of a mentorship: what is coming, what has been, and what each still lacks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from workbook.journey import meeting_edits
from workbook.journey.dates import say_day
from workbook.journey.meeting_view import ListedMeeting, listed_meetings, meeting_row
from workbook.journey.meetings import MOVED, PLANNED, proposed
from workbook.journey.mentorships import mentor_name
from workbook.journey.reading import Reading
from workbook.ui.commands import Where, bindings
from workbook.ui.desk import Desk, LastSeen
from workbook.ui.hints import hinted
from workbook.ui.meeting_text import SIGNS
from workbook.ui.meeting_text import meeting_row as row_in_words
from workbook.ui.screens.at_once import AtOnce
from workbook.ui.screens.when import Asking, When, WhenScreen
from workbook.ui.widgets.banner import Banner
from workbook.ui.widgets.key_line import KeyLine
from workbook.ui.widgets.rows import Row, Rows, one_line
from workbook.ui.widgets.taken_in import taken_in
from workbook.ui.widgets.title_line import TitleLine

NEW = "new"
"""Id of the row that makes a meeting."""


class MeetingsScreen(AtOnce[None]):
    """Past and coming meetings; each opens whole."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "open_row", "open", show=False, priority=True),
        *bindings(Where.MEETINGS),
    ]
    WHERE: ClassVar = (Where.MEETINGS,)
    AUTO_FOCUS = "#meetings-coming"
    HELP = (
        "Every meeting with this mentor, and what it still lacks. Enter opens one whole, with its "
        "preparation, its notes and what you sent. Whoever sets the next date steers the mentorship."
    )

    def __init__(
        self,
        desk: Desk,
        mentorship: Callable[[], int | None],
        open_meeting: Callable[[int], None],
        open_page: Callable[[], None],
    ) -> None:
        """The meetings.

        Args:
            desk: The services.
            mentorship: Tells which mentorship is current.
            open_meeting: Opens a meeting by its id.
            open_page: Opens the page that the meetings are kept on.
        """
        super().__init__()
        self.desk = desk
        self._mentorship = mentorship
        self._open_meeting = open_meeting
        self._open_page = open_page
        self._seen = LastSeen()
        self._title = TitleLine("Meetings")
        self._coming = Rows(id="meetings-coming", heading=Content("Coming"))
        self._past = Rows(id="meetings-past", heading=Content("Past"))

    def begin_again(self) -> None:
        """Stand as when it was opened for the first time."""
        self.show_meetings()  # first, as the cursor would stay on its meeting
        for rows in (self._past, self._coming):
            rows.action_go(0)
        self.set_focus(self._coming)
        self.query_one("#meetings-scroll").scroll_home(animate=False)

    def compose(self) -> ComposeResult:
        """The title line, what is coming, what has been, and the keys."""
        self.show_meetings()
        yield self._title
        yield Banner(self.desk)
        with VerticalScroll(id="meetings-scroll", can_focus=False):
            yield self._coming
            yield self._past
        yield KeyLine()

    def on_mount(self) -> None:
        """Listen for changes."""
        self.desk.changed.subscribe(self, self._on_changed)

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was in front."""
        self.show_meetings()

    def _on_changed(self, _nothing: None) -> None:
        if self.is_current:
            self.show_meetings()

    def show_meetings(self) -> None:
        """Show the meetings as they stand, unless they stand there so already."""
        mentorship = self._mentorship()
        if not self._seen.changed(self.desk, mentorship):
            return
        reading, now = self.desk.reading(), self.desk.workbook.now()
        name = one_line(mentor_name(reading, mentorship))
        self._title.say(state=Content(f"with {name}"))
        every = listed_meetings(reading, mentorship, now)
        coming = [self._row(reading, one, now) for one in every if _is_coming(one)]
        if not coming:
            coming = [
                Row(NEW, Content.styled(hinted(self, self._nothing_planned()), "$text-muted"))
            ]
        self._coming.show(coming)
        past = [self._row(reading, one, now) for one in every if not _is_coming(one)]
        self._past.show(past)
        self._past.display = bool(past)

    def _row(self, reading: Reading, one: ListedMeeting, now: datetime) -> Row:
        """A meeting in the list; what it lacks takes a while to find out, so only those seen say."""
        mentorship = self._mentorship()

        def told() -> Row:
            row = meeting_row(reading, one.item, one.meeting, mentorship, now, listed=True)
            return row_in_words(reading, row, now.date())

        return Row(
            str(one.item.id), Content(""), sign=Content(SIGNS.get(one.state, "○")), tell=told
        )

    def _nothing_planned(self) -> str:
        """What stands where no meeting is planned."""
        now = self.desk.workbook.now()
        due = proposed(self.desk.reading(), self._mentorship(), now)
        day = f" · {say_day(due[0], now.date())} would be due" if due else ""
        return f"No meeting is planned{day} · ‹meetings.new› plans one"

    # -- what can be done ----------------------------------------------------------------------------------

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A row was clicked."""
        event.stop()
        self._open(event.row_id)

    async def action_open_row(self) -> None:
        """Open the meeting that the cursor is on."""
        await taken_in(self.focused)
        if isinstance(self.focused, Rows) and self.focused.cursor_id is not None:
            self._open(self.focused.cursor_id)

    def _open(self, row_id: str) -> None:
        if row_id == NEW:
            self.action_new_meeting()
        else:
            self._open_meeting(int(row_id))

    def action_whole_page(self) -> None:
        """Open the page that the meetings are kept on."""
        self._open_page()

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss()

    def action_new_meeting(self) -> None:
        """Plan a meeting; the day that the rhythm asks for is proposed."""
        if self.desk.read_only is not None:
            self.notify(self.desk.read_only, severity="warning", markup=False)
            return
        due = proposed(self.desk.reading(), self._mentorship(), self.desk.workbook.now())
        day, clock = due if due is not None else (None, None)
        words = "" if due is not None else "A day is enough. One that has passed is fine too."
        self.app.push_screen(
            WhenScreen(self.desk, Asking("A new meeting", words, day, clock)), self._plan
        )

    def _plan(self, when: When | None) -> None:
        if when is None or when.day is None:
            return
        now = self.desk.workbook.now()
        item, records = meeting_edits.planned(
            self.desk.reading(), self._mentorship(), now, when.day, when.time
        )
        if not self.desk.saver.act_now(*records):
            return
        self.show_meetings()
        for rows in self.query(Rows):
            if str(item.id) in [row.id for row in rows.rows]:
                rows.cursor_id = str(item.id)
                rows.focus()
        day = say_day(when.day, now.date())
        self.notify(f"{day} is on the list. Enter opens it: place, aim and the rest.")


def _is_coming(one: ListedMeeting) -> bool:
    """Whether a meeting is still to come, or waits for a day."""
    return one.state in (PLANNED, MOVED)

"""One meeting whole: when and where, what was prepared, noted, sent and thought about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from workbook.journey import meeting_edits
from workbook.journey.dates import say_day
from workbook.journey.meeting_view import OVER, MeetingRow, MeetingView, Part, meeting_view
from workbook.journey.meeting_words import state_words, when_words
from workbook.journey.meetings import CANCELLED, HELD, MOVED, PLANNED
from workbook.journey.place import once_place
from workbook.notebook.records import Item, Record
from workbook.pages import needs
from workbook.pages.model import Stage
from workbook.ui.commands import Where, bindings
from workbook.ui.desk import Desk
from workbook.ui.hints import content_with_keys
from workbook.ui.meeting_text import meeting_lines
from workbook.ui.screens.at_once import AtOnce
from workbook.ui.screens.choose import ChooseScreen
from workbook.ui.screens.preview import Kind, PreviewScreen
from workbook.ui.screens.when import Asking, When, WhenScreen
from workbook.ui.widgets.banner import Banner
from workbook.ui.widgets.drawn_once import Scroll
from workbook.ui.widgets.key_line import KeyLine
from workbook.ui.widgets.lines import Lines, TextLine
from workbook.ui.widgets.rows import Row, one_line
from workbook.ui.widgets.title_line import TitleLine

if TYPE_CHECKING:
    from workbook.ui.app import WorkbookApp

STATES = {
    "held": frozenset({PLANNED, OVER, MOVED, CANCELLED}),
    "moved": frozenset({PLANNED, OVER, MOVED}),
    "called_off": frozenset({PLANNED, OVER, MOVED}),
    "reflect": frozenset({HELD, OVER}),
    "followup": frozenset({HELD, OVER}),
}
"""The states of a meeting in which an action makes sense; any other is always possible."""


class MeetingScreen(AtOnce[None]):
    """One meeting, to read from top to bottom, and all that can be done with it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.MEETING)
    WHERE: ClassVar = (Where.MEETING,)
    AUTO_FOCUS = "#meeting-scroll"
    HELP = (
        "One meeting whole. What was prepared is shown as it was when you met. Say here whether it "
        "happened, was moved or was called off; ‹meeting.undo› takes the last of these back."
    )

    def __init__(self, desk: Desk, meeting: Item, mentorship: int | None) -> None:
        """A meeting.

        Args:
            desk: The services.
            meeting: The meeting's item.
            mentorship: The mentorship that it belongs to.
        """
        super().__init__()
        self.desk = desk
        self._meeting = meeting.id
        self._mentorship = mentorship
        self._row: MeetingRow | None = None

    def compose(self) -> ComposeResult:
        """When it is, the banner, the whole of it, and the keys."""
        yield TitleLine()
        yield Banner(self.desk)
        with Scroll(id="meeting-scroll"):
            yield Lines(id="meeting-lines")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the meeting, and again whenever something changed."""
        self.desk.changed.subscribe(self, self._on_changed)
        self.show_meeting()

    def on_resize(self) -> None:
        """Say as much in the title line as fits."""
        self.call_after_refresh(self.show_meeting)

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was in front."""
        if self.is_mounted:
            self.show_meeting()

    def _on_changed(self, _nothing: None) -> None:
        if self.is_current:
            self.show_meeting()

    def _view(self) -> MeetingView | None:
        reading = self.desk.reading()
        item = reading.snapshot.items.get(self._meeting)
        if item is None:
            return None
        return meeting_view(reading, item, self._mentorship, self.desk.workbook.now())

    def show_meeting(self) -> None:
        """Show the meeting as it stands; one that is gone is left."""
        view = self._view()
        if view is None:
            self.dismiss()
            return
        self._row = view.row
        reading, today = self.desk.reading(), self.desk.workbook.today()
        narrow = self.has_class("-narrow")
        when = when_words(reading, view.row, today, short=narrow)
        self.query_one(TitleLine).say(
            Content(f"{when[:1].upper()}{when[1:]}"), Content(state_words(view.row, today))
        )
        keys = cast("WorkbookApp", self.app).changed_keys
        lines = meeting_lines(reading, view, self._mentorship, today)
        told = [TextLine(content_with_keys(one.text, keys), one.sign) for one in lines]
        self.query_one("#meeting-lines", Lines).show(told)
        self.refresh_bindings()

    # -- its pages -----------------------------------------------------------------------------------------

    def action_prepare(self) -> None:
        """Prepare this meeting."""
        self._open(needs.PREP)

    def action_notes(self) -> None:
        """Take notes of this meeting."""
        self._open(needs.NOTES)

    def action_reflect(self) -> None:
        """Look back on this meeting."""
        pages = [part.page for part in self._parts() if part.page.stage is Stage.REFLECT]
        self._open(pages[0].id if pages else needs.REFLECTION)

    def action_other_pages(self) -> None:
        """Choose among all pages of this meeting, those of one's own too."""
        rows = [Row(p.page.id, Content(one_line(p.title))) for p in self._parts()]

        def chosen(page: str | None) -> None:
            if page is not None:
                self._open(page)

        self.app.push_screen(ChooseScreen("The pages of this meeting", "", rows), chosen)

    def _parts(self) -> tuple[Part, ...]:
        return self._row.parts if self._row is not None else ()

    def _open(self, page: str) -> None:
        self.desk.open_page(page, self._meeting)

    def action_agenda(self) -> None:
        """Show the agenda as it would leave."""
        self._preview(Kind.AGENDA)

    def action_followup(self) -> None:
        """Show the follow-up as it would leave."""
        self._preview(Kind.FOLLOWUP)

    def _preview(self, kind: Kind) -> None:
        self.app.push_screen(PreviewScreen(self.desk, kind, self._meeting, self._mentorship))

    def action_edit(self) -> None:
        """Change the day, the time, the place, the aim."""
        from workbook.ui.screens.guide import GuideScreen

        reading = self.desk.reading()
        group = reading.pack.group(needs.MEETINGS)
        item = reading.snapshot.items.get(self._meeting)
        if group is not None and item is not None:
            page = reading.pack.pages[group.page]
            place = once_place(page, self._mentorship).of_item(group, item)
            self.app.push_screen(GuideScreen(self.desk, place))

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss()

    # -- what became of it ---------------------------------------------------------------------------------

    def action_held(self) -> None:
        """You met, prepared or not."""
        row = self._row
        ahead = row is not None and row.state == PLANNED and row.meeting is not None
        today = self.desk.workbook.today()
        words = (
            "You met. ‹meeting.notes› takes notes, ‹meeting.reflect› looks back; "
            "‹meeting.undo› takes this back."
        )
        if ahead and row is not None and row.meeting is not None and row.meeting.day > today:
            words = (
                "You met, although its day is still to come. ‹meeting.edit› changes the day; "
                "‹meeting.undo› takes it back."
            )
        self._mark(HELD, words)

    def action_called_off(self) -> None:
        """The meeting does not take place."""
        self._mark(CANCELLED, "Called off; its pages are kept. ‹meeting.undo› takes it back.")

    def action_moved(self) -> None:
        """The meeting is on another day, or on none yet."""
        item = self._item()
        if item is None:
            return
        clock = self._row.meeting.time if self._row is not None and self._row.meeting else None
        words = "Its preparation goes with it. Leave the day empty if there is no new one yet."
        asking = Asking("Moved to another day", words, time=clock, may_be_empty=True)
        self.app.push_screen(WhenScreen(self.desk, asking), self._move)

    def _move(self, when: When | None) -> None:
        item = self._item()
        if when is None or item is None:
            return
        reading, today = self.desk.reading(), self.desk.workbook.today()
        records = meeting_edits.moved(reading, item, self._mentorship, when.day, when.time)
        words = (
            "Moved, with no new day yet: ‹meeting.moved› gives it one. "
            "‹meeting.undo› takes it back."
        )
        if when.day is not None:
            words = f"Moved to {say_day(when.day, today)}. ‹meeting.undo› takes it back."
        self._write(records, words)

    def action_take_back(self) -> None:
        """Take back the last word about it: it is planned again, on its day of before."""
        item = self._item()
        if item is None:
            return
        now = self.desk.workbook.now()
        records = meeting_edits.taken_back(self.desk.reading(), item, self._mentorship, now)
        self._write(records, "Taken back.")

    def _mark(self, state: str, words: str) -> None:
        item = self._item()
        if item is None:
            return
        reading, now = self.desk.reading(), self.desk.workbook.now()
        self._write(meeting_edits.marked(reading, item, state, self._mentorship, now), words)

    def _item(self) -> Item | None:
        """The meeting, where it can be changed; says why where it can't."""
        if self.desk.read_only is not None:
            self.notify(self.desk.read_only, severity="warning", markup=False)
            return None
        return self.desk.reading().snapshot.items.get(self._meeting)

    def _write(self, records: tuple[Record, ...], words: str) -> None:
        self.app.clear_notifications()
        if records and self.desk.saver.act_now(*records):
            self.show_meeting()
            self.notify(words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what makes sense in the state that the meeting is in."""
        del parameters
        row = self._row
        if row is None:
            return True
        if action == "take_back":
            reading = self.desk.reading()
            item = reading.snapshot.items.get(self._meeting)
            return item is not None and meeting_edits.can_take_back(reading, item)
        return row.state in STATES[action] if action in STATES else True

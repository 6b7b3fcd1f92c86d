"""The notes while one talks: what one came for, the topics to tick, and a line that never waits."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from workbook.journey import meeting_edits, note_lines, noting, talking
from workbook.journey.note_lines import Line
from workbook.journey.place import Place
from workbook.journey.reading import Reading
from workbook.journey.tags import Tag
from workbook.journey.views import GroupView, StepView, page_view
from workbook.notebook.records import Item, Record
from workbook.pages import needs
from workbook.ui.commands import Where, bindings
from workbook.ui.cursor import Spot
from workbook.ui.desk import Desk, spot_name
from workbook.ui.hints import hinted
from workbook.ui.notes_rows import legend, line_row, title, topic_row, topics_heading
from workbook.ui.saving import SAVE_WORDS, SaveState
from workbook.ui.screens.at_once import AtOnce
from workbook.ui.screens.early_keys import EarlyKeys
from workbook.ui.screens.guide import GuideScreen
from workbook.ui.widgets.banner import Banner
from workbook.ui.widgets.drawn_once import Scroll
from workbook.ui.widgets.key_line import KeyLine
from workbook.ui.widgets.lock import locked
from workbook.ui.widgets.note_lines import KeptLines, NoteLine
from workbook.ui.widgets.pressable import Pressable
from workbook.ui.widgets.rows import Rows, one_line
from workbook.ui.widgets.taken_in import taken_in
from workbook.ui.widgets.title_line import TitleLine

NO_TOPICS = "No topic waits. ‹capture› catches one, wherever you are not writing."
NO_LINES = "Nothing yet. Three words are enough; enter keeps the line."

TALK_ACTIONS = frozenset({"talk"})
"""What needs a topic under the cursor."""


class NotesScreen(EarlyKeys, AtOnce[None]):
    """The notes of one meeting, for as long as it lasts."""

    BINDINGS: ClassVar = [
        Binding("tab", "next_field", "next", show=False, priority=True),
        Binding("shift+tab", "previous_field", "before", show=False, priority=True),
        Binding("enter", "open_row", "open", show=False, priority=True),
        *bindings(Where.TALK),
        *bindings(Where.NOTES),
    ]
    AUTO_FOCUS = ""
    WHERE: ClassVar = (Where.NOTES, Where.NOTE_LINE, Where.TALK)
    HELP = (
        "Look at your mentor, not at the screen. Type a line and press enter: it is kept at once. "
        "Alt and a letter, or the letter and a colon before the words (`d: ask the union first`), "
        "say what kind of line it is; an action may begin with who does it and end with a day "
        "(`a: Amara: send the form by fri`). Tab goes to the topics and the lines, and back. Enter "
        "opens what the cursor is on: what came out of a topic, or a line to change it."
    )

    def __init__(self, desk: Desk, place: Place) -> None:
        """The notes of a meeting.

        Args:
            desk: The services.
            place: The place of the page ``notes`` for the meeting.
        """
        super().__init__()
        self.desk = desk
        self.place = place
        self._lines: dict[str, Line] = {}
        self._topics: dict[str, talking.Talk] = {}

    def compose(self) -> ComposeResult:
        """The title line, what one came for, topics, lines, and the line to write in."""
        yield TitleLine()
        yield Banner(self.desk)
        yield Static(id="notes-for")
        with Container(id="notes-body"):
            with Scroll(id="notes-topics-part", classes="notes-part", can_focus=False):
                yield Rows(id="notes-topics", empty=Content(hinted(self, NO_TOPICS)))
            with Scroll(id="notes-lines-part", classes="notes-part", can_focus=False):
                yield KeptLines(id="notes-lines", empty=Content(NO_LINES))
        with Horizontal(id="notes-line"):
            yield Static(id="notes-tag")
            yield NoteLine(self._keep_line)
        yield Pressable(id="notes-tags")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the meeting, and go on with the line that was being written."""
        self.desk.changed.subscribe(self, self._on_changed)
        self.desk.saved.subscribe(self, self._on_saved)
        tag, text = noting.draft(self.desk.reading(), self.place)
        self.line.go_on(text, tag)
        self.show_notes()
        self.call_after_refresh(self._show_end)
        parts = self._parts()
        self.set_focus(parts[-1] if parts else self.lines)
        self.take_early_keys()

    def on_screen_resume(self, _event: events.ScreenResume) -> None:
        """Show what changed while another screen was in front."""
        if self.is_mounted:
            self.show_notes()

    def on_resize(self) -> None:
        """Say as much as fits."""
        self.call_after_refresh(self.show_notes)

    # -- the parts ---------------------------------------------------------------------------------------

    @property
    def line(self) -> NoteLine:
        """The line to write in."""
        return self.query_one(NoteLine)

    @property
    def lines(self) -> KeptLines:
        """The lines that were kept."""
        return self.query_one(KeptLines)

    @property
    def topics(self) -> Rows:
        """The topics that wait."""
        return self.query_one("#notes-topics", Rows)

    # -- showing -----------------------------------------------------------------------------------------

    def show_notes(self) -> None:
        """Show everything as it stands; what did not change is not drawn again."""
        if not self.is_attached:
            return
        reading = self.desk.reading()
        self.line.disabled = self.desk.read_only is not None
        self._on_saved(self.desk.saver.state)
        self.query_one(TitleLine).say(title(reading, self.place))
        self._show_for(reading)
        self._show_topics(reading)
        self._show_lines(reading)
        self._show_tag()

    def _show_for(self, reading: Reading) -> None:
        for_what = talking.came_for(reading, self.place)
        what = Content(f"Came for: {one_line(for_what.words)}")
        self._say("#notes-for", locked(what, private=for_what.private))
        self.query_one("#notes-for").display = bool(for_what.words)

    def _show_topics(self, reading: Reading) -> None:
        found = talking.topics(reading, self.place)
        self._topics = {str(talk.topic.id): talk for talk in found}
        rows = [topic_row(talk) for talk in found]
        self.topics.show(rows, heading=topics_heading(found))

    def _show_lines(self, reading: Reading) -> None:
        found = note_lines.lines(reading, self.place)
        self._lines = {str(line.item.id): line for line in found}
        narrow = self.has_class("-narrow")
        rows = [line_row(line, narrow=narrow) for line in found]
        count = Content.styled(f"   {len(found)}", "not bold $text-muted")
        self.lines.show(rows, heading=Content.assemble("Lines", count if found else ""))

    def _show_tag(self) -> None:
        tag = self.line.tag_now
        self._say("#notes-tag", Content(f"{tag} ›" if tag else "›"))
        self._say("#notes-tags", legend(tag, self.size.width))

    def _show_end(self) -> None:
        """Bring the newest line in sight."""
        self.query_one("#notes-lines-part").scroll_end(animate=False)

    def _say(self, selector: str, content: Content) -> None:
        self.query_one(selector, Static).update(content)

    def _on_changed(self, _nothing: None) -> None:
        if self.is_current:
            self.show_notes()

    def _on_saved(self, state: SaveState) -> None:
        self.query_one(TitleLine).say(state=Content(SAVE_WORDS[state.kind]))

    # -- writing -----------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the line as it stands, so that nothing half written is lost."""
        event.stop()
        self._draft(event.value)

    def on_catch_line_tagged(self) -> None:
        """Another tag belongs to the line as it stands."""
        self._draft(self.line.value)

    def _draft(self, text: str) -> None:
        for answer in noting.drafted(self.desk.reading(), self.place, text, Tag(self.line.tag)):
            self.desk.saver.typed(answer)
        self._show_tag()

    def _keep_line(self, text: str, tag: str) -> None:
        """Keep a line: it is on the screen at once and on the disk as soon as can be."""
        self._show_tag()
        if not text.strip():
            return
        reading, now = self.desk.reading(), self.desk.workbook.now()
        try:
            item, records = noting.noted(reading, self.place, text, Tag(tag), now)
        except ValueError as error:  # pages of one's own that have no such lines
            self.line.go_on(text, tag)
            self.notify(f"The line can't be kept: {error}.", severity="error", markup=False)
            return
        done = noting.drafted(reading, self.place, "", Tag.NONE)
        self.desk.saver.settled(*records, *done)
        self._show_lines(self.desk.reading())  # the rest is shown once it is on the disk
        self.lines.cursor_id = str(item.id)
        self.call_after_refresh(self._show_end)

    def on_kept_lines_tagged(self, event: KeptLines.Tagged) -> None:
        """Put a line under another tag; under the one it has, it has none any more."""
        event.stop()
        line = self._lines.get(event.row_id)
        if line is None or not self._may_write():
            return
        before = {one.item.id for one in self._lines.values()}
        tag = Tag.NONE if event.tag is line.tag else event.tag
        reading, now = self.desk.reading(), self.desk.workbook.now()
        self._write(*noting.retagged(reading, self.place, line, tag, now))
        made = [one for one in self._lines.values() if one.item.id not in before]
        if made:  # the line is another record now, and the cursor stays on it
            self.lines.cursor_id = str(made[0].item.id)

    def _write(self, *records: Record) -> None:
        """Write an act and show at once what it changes."""
        self.desk.saver.settled(*records)
        self.show_notes()

    def _may_write(self) -> bool:
        """Whether anything can be changed; says why where it can't."""
        if self.desk.read_only is not None:
            self.notify(self.desk.read_only, severity="warning", markup=False)
        return self.desk.read_only is None

    # -- topics ------------------------------------------------------------------------------------------

    async def action_talk(self, what: str) -> None:
        """Say what became of the topic under the cursor, or take that back."""
        await taken_in(self.focused)
        talk = self._topics.get(self.topics.cursor_id or "")
        if talk is None or not self._may_write():
            return
        said = None if talk.talked == what else what
        reading, now = self.desk.reading(), self.desk.workbook.now()
        self._write(*talking.talked(reading, self.place, talk.topic, said, now))

    # -- going places ------------------------------------------------------------------------------------

    def _parts(self) -> list[Widget]:
        """What tab goes through: lists that are not empty, and the line."""
        lists: list[Widget] = [rows for rows in (self.topics, self.lines) if rows.rows]
        return lists if self.line.disabled else [*lists, self.line]

    async def action_next_field(self) -> None:
        """Go to the next part."""
        await self._step(1)

    async def action_previous_field(self) -> None:
        """Go to the part before."""
        await self._step(-1)

    async def _step(self, by: int) -> None:
        await taken_in(self.focused)
        parts = self._parts()
        at = next((n + by for n, part in enumerate(parts) if part is self.focused), 0)
        if parts:
            self.set_focus(parts[at % len(parts)])

    async def action_last_line(self) -> None:
        """Go up from the line to the newest one that was kept, else to the topics."""
        await taken_in(self.focused)
        for rows in (self.lines, self.topics):
            if rows.rows:
                rows.enter_from(-1)
                self.set_focus(rows)
                return

    async def action_topics(self) -> None:
        """Go to the topics."""
        await taken_in(self.focused)
        if self.topics.rows:
            self.set_focus(self.topics)

    async def action_open_row(self) -> None:
        """Open what the cursor is on."""
        await taken_in(self.focused)
        if isinstance(self.focused, Rows):
            self._open(self.focused, self.focused.cursor_id)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A row was clicked."""
        event.stop()
        self._open(event.rows, event.row_id)

    def _open(self, rows: Rows, row_id: str | None) -> None:
        """Open the card of a topic, or a line with all that can be said about it."""
        reading = self.desk.reading()
        place = None
        if rows is self.topics and row_id in self._topics:
            place = talking.place_of_topic(reading, self.place, self._topics[row_id].topic)
        elif rows is self.lines and row_id in self._lines:
            place = note_lines.place_of_record(reading, self._lines[row_id], self.place)
        if place is not None:
            self._go(GuideScreen(self.desk, place))

    async def action_further(self) -> None:
        """Go on to the rest of the page: who does what, the next meeting, the follow-up."""
        await taken_in(self.focused)
        steps = page_view(self.desk.reading(), self.place).steps
        mine = [number for number, step in enumerate(steps) if _is_here(step)]
        first = min(mine[-1] + 1, len(steps) - 1) if mine else 0
        spot = self.desk.cursor.get(spot_name(self.place))
        at = next((n for n, step in enumerate(steps) if step.id == spot.step), -1)
        if steps and at < first:
            self.desk.cursor.put(spot_name(self.place), Spot(steps[first].id))
        self._go(GuideScreen(self.desk, self.place))

    def _go(self, screen: GuideScreen) -> None:
        self.leave_fields()
        self.app.push_screen(screen)

    def leave_fields(self) -> None:
        """Hand over the line as it stands, and what the lists show; called before leaving."""
        if not self.is_mounted or self.desk.read_only is not None:
            return
        reading, now = self.desk.reading(), self.desk.workbook.now()
        meeting: Item | None = reading.snapshot.items.get(self.place.meeting or 0)
        kept: tuple[Record, ...] = ()
        if meeting is not None:
            kept = meeting_edits.notes_left(reading, meeting, self.place.mentorship, now)
        line = noting.drafted(reading, self.place, self.line.value, Tag(self.line.tag))
        if kept or line:
            self.desk.saver.settled(*kept, *line)

    async def action_leave(self) -> None:
        """Go back to the line; from there go home."""
        await taken_in(self.focused)
        if isinstance(self.focused, Rows) and not self.line.disabled:
            self.set_focus(self.line)
            return
        self.leave_fields()
        self.desk.saver.flush()
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what makes sense where one is."""
        del parameters
        if self.is_early(action):
            return False
        if not self.is_mounted:
            return True
        if action in TALK_ACTIONS:
            return self.focused is self.topics and bool(self.topics.rows)
        if action == "open_row":
            return isinstance(self.focused, Rows)
        if action == "last_line":
            return self.focused is self.line
        return True


def _is_here(step: StepView) -> bool:
    """Whether a step of the page asks for what this screen shows."""
    groups = (view.group.key for view in step.elements if isinstance(view, GroupView))
    return any(key in (needs.NOTES_LINES, needs.COVERED) for key in groups)

"""Review: everything that was written, newest first, with a box that looks for words in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from workbook.journey.mentorships import mentor_name
from workbook.journey.review.finding import Finder, Found
from workbook.journey.review.gathering import Gathered, gathered
from workbook.journey.review.model import Written
from workbook.journey.review.query import Filter, Query, read_query, toggled
from workbook.journey.review.telling import Teller, Way
from workbook.notebook.snapshot import Snapshot
from workbook.ui.commands import Where, bindings, commands
from workbook.ui.desk import Desk
from workbook.ui.saving import SaveKind, SaveState
from workbook.ui.screens.review_drawing import HINT, MOST_FOUND, drawn_rows, nothing, remark, title
from workbook.ui.widgets.fields.entry import Entry
from workbook.ui.widgets.key_line import KeyLine
from workbook.ui.widgets.rows import Rows, taken_in
from workbook.ui.widgets.written_detail import WrittenDetail

IN_THE_BOX = frozenset(command.action for command in commands(Where.SEARCH))
"""What keys do while words are typed."""

ON_A_ROW = frozenset(
    {"open_row", "go_there", "scroll_whole", "this_page", "this_mentor"},
)
"""Actions that need a row under the cursor."""

OWN_ACTIONS = IN_THE_BOX | {command.action.partition("(")[0] for command in commands(Where.REVIEW)}
"""Everything that this screen's own keys do."""


class ReviewScreen(Screen[None]):
    """The entries, the box, and the entry under the cursor whole."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.REVIEW, Where.SEARCH)
    WHERE: ClassVar = (Where.REVIEW, Where.SEARCH)
    AUTO_FOCUS = ""
    HELP = (
        "Everything you wrote, newest first. Type words into the box to find where you wrote them, "
        "whatever their case and accents; page:reflection, mentor:amara, goal:planning, "
        "tag:decision, since:june, until:august and private:yes narrow it. Enter shows an entry "
        "whole, and then leads to where it can be changed; f3 there shows its earlier versions."
    )

    @dataclass
    class Ready(Message):
        """What was written is gathered, and perhaps ready to be searched."""

        gathered: Gathered
        folded: bool

    def __init__(
        self,
        desk: Desk,
        finder: Finder,
        go: Callable[[Way], None],
        *,
        searching: bool = False,
    ) -> None:
        """The list.

        Args:
            desk: The services.
            finder: Finds words; it outlives the screen, so that texts are folded once.
            go: Opens the place where an entry can be changed.
            searching: The cursor stands in the box at first.
        """
        super().__init__()
        self.desk = desk
        self.finder = finder
        self.found = Found(Query())
        self.ready = False
        self._go = go
        self._searching = searching
        self._wants_whole = False
        self._early: list[events.Key] = []
        self._gathering: Snapshot | None = None

    @property
    def may_capture(self) -> bool:
        """Whether a letter may catch something: not before it is clear where it belongs."""
        return self.ready

    def compose(self) -> ComposeResult:
        """The title, the box, what is said of the words, the entries, one of them whole, the keys."""
        with Horizontal(id="review-top"):
            yield Static(id="review-title")
        yield Static(id="review-banner", classes="banner")
        box = Entry("/ looks for words")
        box.id = "review-box"
        yield box
        yield Static(id="review-remark")
        with Horizontal(id="review-body"):
            with VerticalScroll(id="review-scroll", can_focus=False):
                yield Rows(id="review-rows")
            with VerticalScroll(id="review-whole", can_focus=False):
                yield WrittenDetail()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what was gathered before, and look at what is new; early keys are taken now."""
        self.desk.changed.subscribe(self, self._on_changed)
        self.desk.saved.subscribe(self, self._on_saved)
        self._on_saved(self.desk.saver.state)
        self.set_focus(self.box if self._searching else self.rows)
        self.show_found()
        self.gather()
        self.ready = True
        early, self._early = self._early, []
        for event in early:
            self.app.post_message(events.Key(event.key, event.character))

    def on_key(self, event: events.Key) -> None:
        """Keep a key until the screen is there."""
        if not self.ready:
            event.stop()
            event.prevent_default()
            self._early.append(event)

    def on_screen_resume(self) -> None:
        """Take in what changed while another screen was in front."""
        if self.ready:
            self.gather()

    def on_resize(self) -> None:
        """Show the entry beside the list where there is room for both."""
        if self.ready:
            self.call_after_refresh(self.show_whole)

    def _on_changed(self, _nothing: None) -> None:
        if self.is_current and self.ready:
            self.gather()

    def _on_saved(self, state: SaveState) -> None:
        failed = state.kind is SaveKind.FAILED
        text = state.message if failed else self.desk.read_only or ""
        banner = self.query_one("#review-banner", Static)
        banner.update(Content(text))
        banner.display = bool(text)

    # -- gathering -----------------------------------------------------------------------------------------

    def gather(self) -> None:
        """Gather what was written, beside everything else, if it is not gathered yet."""
        reading, before = self.desk.reading(), self.finder.gathered
        now = self.desk.workbook.now()
        same = before is not None and before.reading.snapshot is reading.snapshot
        if before is not None and same and before.today == now.date() and self.finder.is_folded:
            return
        if self._gathering is reading.snapshot:
            return
        self._gathering = reading.snapshot

        def work() -> None:
            worker = get_current_worker()
            found = gathered(reading, now, before)
            if not worker.is_cancelled:
                self.post_message(self.Ready(found, folded=False))
                self.finder.fold(found, lambda: worker.is_cancelled)
            if not worker.is_cancelled:
                self.post_message(self.Ready(found, folded=True))

        self.run_worker(work, thread=True, exclusive=True, group="review")

    def on_review_screen_ready(self, event: Ready) -> None:
        """Show what was gathered; look for words once that is quick."""
        event.stop()
        self.finder.take(event.gathered)
        if event.folded and self._gathering is event.gathered.reading.snapshot:
            self._gathering = None
        if not event.folded or self.box.value:
            self.show_found()

    # -- showing -------------------------------------------------------------------------------------------

    @property
    def box(self) -> Entry:
        """The line with the words."""
        return self.query_one("#review-box", Entry)

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.query_one("#review-rows", Rows)

    @property
    def typing(self) -> bool:
        """Whether the cursor stands in the box."""
        return self.focused is self.box

    @property
    def written(self) -> Written | None:
        """The entry under the cursor."""
        known, cursor = self.finder.gathered, self.rows.cursor_id
        return known.by_id.get(cursor) if known is not None and cursor is not None else None

    def show_found(self) -> None:
        """Show what is found with the words in the box; without words everything."""
        known = self.finder.gathered
        query = read_query(self.box.value, self.desk.workbook.today())
        if known is None or (query.needles and not self.finder.is_folded):
            self.rows.show((), empty=nothing(None, self.found))
            self.query_one("#review-title", Static).update(title(None, self.found))
            self._show_remark()
            return
        again = query == self.found.query
        self.found = self.finder.find(query)
        shown = self.found.written[: MOST_FOUND if query.needles else None]
        rows = drawn_rows(shown, self.found, Teller(known))
        self.rows.show(rows, empty=nothing(known, self.found))
        if not again and rows:
            self.rows.cursor_id = rows[0].id
            self.call_after_refresh(self.rows.show_cursor)
        self.query_one("#review-title", Static).update(title(known, self.found))
        self._show_remark()
        self.show_whole()

    def show_whole(self) -> None:
        """Show the entry under the cursor whole, where that is wanted."""
        written, known = self.written, self.finder.gathered
        wanted = self.has_class("-wide") or self._wants_whole
        self.set_class(wanted and written is not None, "-whole")
        if wanted and written is not None and known is not None:
            whole = Teller(known).whole(written, self.found.query)
            self.query_one(WrittenDetail).show(whole)
            self.call_after_refresh(self._scroll_to_found)
        self.refresh_bindings()

    def _scroll_to_found(self) -> None:
        """Bring the first answer into sight in which something was found."""
        around = self.query_one("#review-whole", VerticalScroll)
        at = self.query_one(WrittenDetail).found_at
        around.scroll_to(y=at - 1 if at >= around.size.height else 0, animate=False)

    def _show_remark(self) -> None:
        """Say what was not understood; while one types, what can be typed."""
        known = self.finder.gathered
        said = remark(known, self.found) if known is not None else None
        line = self.query_one("#review-remark", Static)
        line.update(said or (HINT if self.typing else Content("")))
        line.display = bool(said) or self.typing

    def on_descendant_focus(self) -> None:
        """Say what can be typed as long as one types."""
        if self.ready:
            self._show_remark()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Show the entry that the cursor came to."""
        event.stop()
        self.show_whole()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what is typed."""
        event.stop()
        if self.ready:
            self.show_found()

    # -- what keys do --------------------------------------------------------------------------------------

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A row was clicked."""
        event.stop()
        self.see()

    def see(self) -> None:
        """Show the entry whole; where it is shown already, go to where it can be changed."""
        if self.has_class("-whole"):
            self.go()
            return
        self._wants_whole = True
        self.show_whole()
        self.call_after_refresh(self.rows.show_cursor)

    def go(self) -> None:
        """Go to where the entry can be changed."""
        written, known = self.written, self.finder.gathered
        if written is None or known is None:
            return
        way = Teller(known).way(written, self.found.query)
        if way is None:
            words = (
                "The page it was written on is gone; what you wrote is kept, here and in exports."
            )
            self.notify(words, severity="warning")
            return
        self._go(way)

    async def action_open_row(self) -> None:
        """Show the entry whole, or go there."""
        await taken_in(self.focused)
        self.see()

    async def action_go_there(self) -> None:
        """Go to where the entry can be changed."""
        await taken_in(self.focused)
        self.go()

    def action_scroll_whole(self, by: int) -> None:
        """Scroll the entry."""
        self.query_one("#review-whole").scroll_relative(y=3 * by, animate=False)

    def action_to_box(self) -> None:
        """Go to the box."""
        self.set_focus(self.box)

    async def action_to_rows(self) -> None:
        """Go from the box to what was found."""
        await taken_in(self.focused)
        self.set_focus(self.rows)

    async def action_leave_box(self) -> None:
        """Go to the list; from a box in which nothing stands go back."""
        await taken_in(self.focused)
        if self._searching and not self.box.value:
            self.dismiss()
        else:
            self.set_focus(self.rows)

    def action_back(self) -> None:
        """Close what is open: the entry, the words, and then the screen."""
        if self._wants_whole and not self.has_class("-wide"):
            self._wants_whole = False
            self.show_whole()
        elif self.box.value:
            self.box.value = ""
        else:
            self.app.clear_notifications()
            self.dismiss()

    def action_this_page(self) -> None:
        """Only entries of this page, or of all again."""
        written = self.written
        if written is not None:
            self._toggle(Filter.PAGE, written.page)

    def action_this_mentor(self) -> None:
        """Only what is between the two of us, or with everyone again."""
        written = self.written
        if written is None or written.mentorship is None:
            self.notify("This is your own, whoever your mentor is.")
            return
        self._toggle(Filter.MENTOR, mentor_name(self.desk.reading(), written.mentorship))

    def action_private(self) -> None:
        """Only entries with something private, only those without, or all."""
        before = read_query(self.box.value, self.desk.workbook.today()).private
        self._toggle(Filter.PRIVATE, "yes" if before is None else "no")

    def _toggle(self, name: Filter, value: str) -> None:
        self.box.value = toggled(self.box.value, name, value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what makes sense here; a letter belongs to the box while one types in it."""
        del parameters
        if action not in OWN_ACTIONS:
            return True
        if not self.ready:
            return False
        if self.typing or action in IN_THE_BOX:
            return self.typing and action in IN_THE_BOX
        return self.written is not None if action in ON_A_ROW else True

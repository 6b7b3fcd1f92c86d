"""A page, or one item of it, as a guide: one step at a time, everything saved as it is typed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Footer, Static

from workbook.journey import edits
from workbook.journey.place import Place
from workbook.journey.progress import Progress, StepState, item_progress, page_progress
from workbook.journey.reading import Reading
from workbook.journey.status import MARKS
from workbook.journey.values import words
from workbook.journey.views import (
    StepView,
    card_steps,
    heading,
    older_answers,
    page_view,
)
from workbook.notebook.records import Column, Entry, Record
from workbook.pages import needs
from workbook.pages.model import AnswerType, Kind
from workbook.ui.commands import Where, bindings, commands
from workbook.ui.cursor import Spot
from workbook.ui.desk import Desk, spot_name
from workbook.ui.saving import SaveKind, SaveState
from workbook.ui.screens.early_keys import EarlyKeys
from workbook.ui.screens.guide_moving import GuideMoving
from workbook.ui.screens.guide_tools import GuideTools
from workbook.ui.widgets.fields.moving import FIELD_BINDINGS, is_one_line
from workbook.ui.widgets.group_block import CardRows
from workbook.ui.widgets.prompt_block import PromptBlock
from workbook.ui.widgets.rows import Row, Rows
from workbook.ui.widgets.step_pane import StepPane

SETTLE = 0.2
"""Seconds without a key after which a page looks whether something now appears or vanishes."""

CARD_ACTIONS = frozenset(command.action.partition("(")[0] for command in commands(Where.CARDS))
"""Actions that need a list of items under the cursor."""

SAVE_WORDS = {SaveKind.SAVED: "Saved", SaveKind.PENDING: "…", SaveKind.FAILED: "Not saved"}


class GuideScreen(EarlyKeys, GuideMoving, GuideTools):
    """One entry of a page, or one item of it."""

    BINDINGS: ClassVar = [
        *FIELD_BINDINGS,
        *bindings(Where.CARDS, Where.GUIDE),
    ]
    AUTO_FOCUS = ""
    HELP = (
        "A page asks one step at a time. Answer what you like, in any order, and leave when you "
        "like: every word is saved as you type. Tab goes from field to field and on to the next "
        "step; enter makes a new line in long text."
    )

    def __init__(self, desk: Desk, place: Place, *, new: tuple[Record, ...] = ()) -> None:
        """A guide to a place.

        Args:
            desk: The services.
            place: The entry, or an item in it.
            new: What an item was made with just now; it goes again if nothing is written in it.
        """
        super().__init__(desk, place, new=new)
        self._settling: Timer | None = None
        self._shown: str | None = None

    def compose(self) -> ComposeResult:
        """The title line, the banner, the steps, the step, and the keys."""
        with Horizontal(id="guide-top"):
            yield Static(id="guide-title")
            yield Static(id="guide-state")
        yield Static(id="guide-banner", classes="banner")
        with Horizontal(id="guide-body"):
            yield Rows(id="guide-rail")
            yield StepPane(self.desk.workbook.today(), read_only=self.desk.read_only is not None)
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        """Open at the place where the page was left."""
        self.desk.changed.subscribe(self, self._on_changed)
        self.desk.saved.subscribe(self, self._on_saved)
        self.query_one("#guide-rail", Rows).border_title = "Steps"
        self._on_saved(self.desk.saver.state)
        spot = self.desk.cursor.get(spot_name(self.place))
        self.step_id = spot.step
        await self.refresh_page()
        if not (spot.prompt and self.pane.focus_name(spot.prompt)):
            self.pane.focus_edge()
        await self.take_early_keys()

    # -- showing -----------------------------------------------------------------------------------------

    async def refresh_page(self) -> None:
        """Show the page as it stands; what did not change is not drawn again."""
        if not self.is_attached:
            return
        reading = self.desk.reading()
        self.steps = self._read_steps(reading)
        if not self.steps:
            self.dismiss()
            return
        at = self.step_index
        step = self.steps[at]
        anew = step.id != self._shown
        self.step_id = self._shown = step.id
        self._show_top(reading, at)
        self._show_rail(at)
        await self.pane.show(step, self._intro(reading, at), self._end(at, reading), anew=anew)
        self.put_cursor()
        if not anew and self.pane.focused_prompt() is not None and self.focused is not None:
            self.call_after_refresh(self.pane.reveal, self.focused)

    def _read_steps(self, reading: Reading) -> tuple[StepView, ...]:
        if self.place.group is not None:
            return card_steps(reading, self.place.group, self.place, self.looking)
        return page_view(reading, self.place, self.looking).steps

    def _intro(self, reading: Reading, at: int) -> str:
        if at or self.place.group is not None:
            return ""
        return reading.fill(self.place.page.intro, self.place).text

    def _show_top(self, reading: Reading, at: int) -> None:
        page = reading.fill(self.place.page.title, self.place).text
        parts = [page]
        if self.place.group is not None:
            parts.append(heading(reading, self.place.group, self.place) or self.place.group.called)
        meeting = reading.snapshot.items.get(self.place.meeting or 0)
        if meeting is not None:
            day = reading.item_value(meeting, needs.MEETING_DATE)
            parts.append(words(AnswerType.DATE, day, {}) or "a meeting without a day")
        title = Content.styled(" › ".join(parts), "bold")
        self.query_one("#guide-title", Static).update(title)
        state = [f"step {at + 1} of {len(self.steps)}"] if len(self.steps) > 1 else []
        left = self._progress(reading).minutes_left
        if left:
            state.append(f"about {left} min left")
        state.append(SAVE_WORDS[self.desk.saver.state.kind])
        self.query_one("#guide-state", Static).update(Content(" · ".join(state)))

    def _progress(self, reading: Reading) -> Progress:
        if self.place.group is not None:
            return item_progress(reading, self.place.group, self.place)
        return page_progress(reading, self.place)

    def _show_rail(self, at: int) -> None:
        rail = self.query_one("#guide-rail", Rows)
        rail.show([self._rail_row(step, number) for number, step in enumerate(self.steps)])
        if not rail.has_focus:
            rail.cursor_id = self.steps[at].id
        self.set_class(len(self.steps) < 2, "-one-step")

    def _rail_row(self, step: StepView, number: int) -> Row:
        mark = MARKS[step.state] if step.state is not None else "·"
        here = step.id == self.step_id
        title = Content.styled(step.title or f"Step {number + 1}", "bold" if here else "")
        return Row(step.id, title, sign=Content(mark))

    def _end(self, at: int, reading: Reading) -> str:
        """What the row at the end of the step says."""
        if at + 1 < len(self.steps):
            return f"→ next: {self.steps[at + 1].title or 'step'}"
        if self.open_run(reading) is not None:
            return "✓ finish, and keep it as it is today"
        if self.place.group is not None:
            return f"← back to {self.place.page.title}"
        return "✓ that is all of this page: home"

    def open_run(self, reading: Reading) -> Entry | None:
        """The run that this page is filled in for, while it is not finished."""
        if self.place.page.kind is not Kind.EACH_TIME or self.place.group is not None:
            return None
        entry = reading.snapshot.entries.get(self.place.entry)
        return entry if entry is not None and entry.finished is None else None

    def _on_saved(self, state: SaveState) -> None:
        banner = self.query_one("#guide-banner", Static)
        if state.kind is SaveKind.FAILED:
            text = f"{state.message} It is tried again every few seconds."
        else:
            text = self.desk.read_only or ""
        banner.update(Content(text))
        banner.display = bool(text)
        if self.steps:
            self._show_top(self.desk.reading(), self.step_index)

    async def _on_changed(self, _nothing: None) -> None:
        await self.refresh_page()

    # -- answering ---------------------------------------------------------------------------------------

    def on_prompt_block_answered(self, event: PromptBlock.Answered) -> None:
        """Save what was typed, and look what it changes once the typing rests."""
        event.stop()
        self._keep(event)
        if self._settling is not None:
            self._settling.stop()
            self._settling = None
        if event.settled:
            self.call_next(self.refresh_page)
        else:
            self._settling = self.set_timer(SETTLE, self.refresh_page)

    def _keep(self, event: PromptBlock.Answered) -> None:
        answer = edits.answered(
            self.desk.reading(),
            event.block.view.prompt,
            event.block.view.place,
            event.value,
            column=event.slot.column,
            basis=event.basis,
        )
        save = self.desk.saver.settled if event.settled else self.desk.saver.typed
        save(answer)
        if answer.key.prompt == needs.MEETING_STATE:
            self._keep_lists(answer.key.item, str(answer.value or "planned"))

    def _keep_lists(self, meeting: int | None, state: str) -> None:
        """Let a held meeting's pages keep what their lists show, or show what is true today."""
        reading = self.desk.reading()
        item = reading.snapshot.items.get(meeting or 0)
        if item is not None:
            marked = edits.meeting_marked(
                reading, item, state, self.place.mentorship, self.desk.workbook.now()
            )
            entries = [record for record in marked if isinstance(record, Entry)]
            if entries:
                self.desk.saver.act(*entries)

    def leave_fields(self) -> None:
        """Hand over what stands in the fields and remember the place; called before leaving."""
        if not self.is_mounted:
            return
        for block in self.pane.prompt_blocks():
            for event in block.unsaved():
                self._keep(event)
        self.remember()

    def remember(self) -> None:
        """Note where the cursor is, for the next time this page is opened."""
        spot = Spot(self.step_id, self.pane.focused_name())
        self.desk.cursor.put(spot_name(self.place), spot)

    # -- leaving -----------------------------------------------------------------------------------------

    def action_leave(self) -> None:
        """Close what is open; then go back to where one came from."""
        if self.query_one("#guide-rail", Rows).has_focus:
            self.close_rail()
            return
        unfolded = [block for block in self.pane.prompt_blocks() if block.unfolded]
        if unfolded:
            for block in unfolded:
                block.fold(unfolded=False)
            return
        self.leave()

    def leave(self) -> None:
        """Go back to where one came from; everything is on its way to the disk."""
        self.leave_fields()
        self.desk.saver.flush()
        if self.new:
            self.forget_if_empty()
        self.dismiss()

    def action_finish(self) -> None:
        """Finish an open run: it stays as it is, and the next one begins anew."""
        self.leave_fields()
        reading = self.desk.reading()
        run = self.open_run(reading)
        if run is None:
            self.notify("There is nothing to finish here: this page stays open to change.")
            return
        if self._progress(reading).state is StepState.EMPTY:
            self.notify("Nothing is answered yet, so there is nothing to finish.")
            return
        done = edits.finished(reading, run, self.place, self.desk.workbook.now())
        self.desk.saver.act(done, then=self._finished)

    def _finished(self) -> None:
        self.app.notify(f"{self.place.page.title}: finished and kept.", markup=False)
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what makes sense here."""
        del parameters
        if self.is_early(action):
            return False
        if action == "enter_field":
            return is_one_line(self.focused) or isinstance(self.focused, Rows)
        if action in CARD_ACTIONS:
            return isinstance(self.focused, CardRows)
        if not self.is_mounted:
            return True
        if action == "finish":
            return self.open_run(self.desk.reading()) is not None
        if action == "older":
            return bool(older_answers(self.desk.reading(), self.place))
        if action == "raise_topic":
            block = self.pane.focused_prompt()
            return block is not None and any(
                slot.column is Column.MENTOR for slot in block.view.slots
            )
        return True

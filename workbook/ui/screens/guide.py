"""A page, or one item of it, as a guide: one step at a time, everything saved as it is typed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.timer import Timer

from workbook.journey import edits, meeting_edits, past_win
from workbook.journey.follows import following
from workbook.journey.place import Place
from workbook.journey.reading import Reading
from workbook.journey.views import (
    AnswerView,
    Looking,
    StepView,
    card_steps,
    opened_with,
    page_view,
)
from workbook.notebook.records import Record
from workbook.pages import needs
from workbook.ui.commands import Where, bindings, commands
from workbook.ui.cursor import Spot
from workbook.ui.desk import Desk, spot_name
from workbook.ui.saving import SaveState
from workbook.ui.screens.guide_moving import GuideMoving
from workbook.ui.screens.guide_staying import GuideStaying
from workbook.ui.screens.guide_tools import GuideTools
from workbook.ui.widgets.banner import Banner
from workbook.ui.widgets.fields.moving import FIELD_BINDINGS, is_one_line
from workbook.ui.widgets.group_block import CardRows
from workbook.ui.widgets.key_line import KeyLine
from workbook.ui.widgets.prompt_block import PromptBlock
from workbook.ui.widgets.rows import Rows

SETTLE = 0.2
"""Seconds without a key after which a page looks whether something now appears or vanishes."""

CARD_ACTIONS = frozenset(command.action.partition("(")[0] for command in commands(Where.CARDS))
"""Actions that need a list of items under the cursor."""


class GuideScreen(GuideStaying, GuideMoving, GuideTools):
    """One entry of a page, or one item of it."""

    BINDINGS: ClassVar = [
        *FIELD_BINDINGS,
        *bindings(Where.CARDS),
        *bindings(Where.GUIDE),
    ]
    AUTO_FOCUS = ""
    DRAWN_READY = True
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
        self._settling: Timer | None = None
        super().__init__(desk, place, new=new)
        self._shown: str | None = None

    def begin(self) -> None:
        """Begin a visit, whatever was done in one before."""
        super().begin()
        self._finish_anyway = False
        self._found_win: tuple[AnswerView, ...] | None = None
        self._was_read: tuple[Reading | None, Looking] = (None, self.looking)
        self._stop_looking()

    def compose(self) -> ComposeResult:
        """The title line, the banner, the steps, the step, and the keys."""
        yield self.top
        yield Banner(self.desk)
        yield self.body
        yield KeyLine()

    async def on_mount(self) -> None:
        """Open at the place where the page was left."""
        self.desk.changed.subscribe(self, self._on_changed)
        self.desk.saved.subscribe(self, self._on_saved)
        await self.open_page()

    # -- showing -----------------------------------------------------------------------------------------

    async def refresh_page(self) -> None:
        """Show the page as it stands; what did not change is not drawn again.

        One after the other: a key and what was typed before it may both ask for it.
        """
        async with self.showing:
            if self.is_attached and self.is_open:
                await self.show_page()

    async def show_page(self) -> None:
        """Show the page as it stands, be it out of sight."""
        reading = self.desk.reading()
        self._read(reading)
        if not self.steps:
            if self.is_open:
                self.dismiss()
            return
        at = self.step_index
        step = self.steps[at]
        freed = self.pane.read_only and self.desk.read_only is None
        anew = freed or step.id != self._shown
        top = self.pane.scroll_y
        if freed:
            self.pane.read_only = False
        self.step_id = self._shown = step.id
        self.show_top(reading, at)
        self.show_rail(at)
        await self.pane.show(step, self.intro(reading, at), self.end_words(at, reading), anew=freed)
        self.put_cursor()
        if anew:
            self.make_ahead()
        if freed:  # what was read is written in from now on, at the same place
            if self.focused is None or self.pane in self.focused.ancestors:
                self.pane.focus_edge()
            self.call_after_refresh(self.pane.scroll_to, y=top, animate=False)
        if not anew and self.pane.focused_prompt() is not None and self.focused is not None:
            self.call_after_refresh(self.pane.reveal, self.focused)

    def _read(self, reading: Reading) -> None:
        """Read the steps, if anything can have changed in them."""
        before, looking = self._was_read
        if before is not reading or looking != self.looking:
            self.steps = self._read_steps(reading)
            self._was_read = (reading, self.looking)

    def _read_steps(self, reading: Reading) -> tuple[StepView, ...]:
        if self.place.group is not None:
            return card_steps(reading, self.place.group, self.place, self.looking)
        return opened_with(page_view(reading, self.place, self.looking).steps, *self._win(reading))

    def _win(self, reading: Reading) -> tuple[AnswerView, ...]:
        """A past win, where the page is one that opens with it; looked up once."""
        if not past_win.helps(reading, self.place):
            return ()
        if self._found_win is None:
            win = past_win.past_win(reading, self.place)
            shown = () if win is None else (AnswerView(win.title, None, win.text, private=False),)
            self._found_win = shown
        return self._found_win

    def _on_saved(self, _state: SaveState) -> None:
        if self.steps and self.is_open:
            self.show_top(self.desk.reading(), self.step_index)

    async def _on_changed(self, _nothing: None) -> None:
        await self.refresh_page()

    # -- answering ---------------------------------------------------------------------------------------

    def on_prompt_block_answered(self, event: PromptBlock.Answered) -> None:
        """Save what was typed, and look what it changes once the typing rests."""
        event.stop()
        self._keep(event)
        self._stop_looking()
        if event.settled:
            self.call_next(self.refresh_page)
        else:
            self._settling = self.set_timer(SETTLE, self.refresh_page)

    def _stop_looking(self) -> None:
        """Look no more at what was typed last."""
        if self._settling is not None:
            self._settling.stop()
            self._settling = None

    def _keep(self, event: PromptBlock.Answered) -> None:
        reading = self.desk.reading()
        view = event.block.view
        event.block.handed_on(event.slot, event.value)
        answer = edits.answered(
            reading,
            view.prompt,
            view.place,
            event.value,
            column=event.slot.column,
            basis=event.basis,
        )
        follows = following(reading, answer, view.place, self.desk.workbook.now())
        if event.settled or follows:  # what follows holds with the answer or not at all
            self.desk.saver.settled(answer, *follows)
        else:
            self.desk.saver.typed(answer)

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
        spot = Spot(self.step_id, self.pane.focused_name(), self.pane.focused_place())
        self.desk.cursor.put(spot_name(self.place), spot)

    # -- leaving -----------------------------------------------------------------------------------------

    def action_leave(self) -> None:
        """Close what is open; then go back to where one came from."""
        if self.rail.has_focus:
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
        self._keep_notes()
        self.desk.saver.flush()
        self.app.clear_notifications()
        if self.new:
            self.forget_if_empty()
        self.dismiss()

    def _keep_notes(self) -> None:
        """Let the notes of a held meeting keep what their lists show."""
        reading, place = self.desk.reading(), self.place
        meeting = reading.snapshot.items.get(place.meeting or 0)
        if place.page.id != needs.NOTES or meeting is None or self.desk.read_only is not None:
            return
        kept = meeting_edits.notes_left(
            reading, meeting, place.mentorship, self.desk.workbook.now()
        )
        if kept:
            self.desk.saver.act(*kept)

    def action_finish(self) -> None:
        """Finish an open run: it stays as it is, and the next one begins anew."""
        self.leave_fields()
        reading = self.desk.reading()
        run = self.open_run(reading)
        if run is None:
            self.notify("There is nothing to finish here: this page stays open to change.")
            return
        if not self.has_answers():
            self.notify("Nothing is answered yet, so there is nothing to finish.")
            return
        progress = self.progress(reading)
        if not (progress.complete or self._finish_anyway):
            self._finish_anyway = True
            self.notify(
                f"{progress.answered} of {progress.asked} are answered, and something that is "
                "needed is not. Finish once more to keep it as it is."
            )
            return
        done = edits.finished(reading, run, self.place, self.desk.workbook.now())
        self.desk.saver.act(done, then=self._finished)

    def _finished(self) -> None:
        self.app.clear_notifications()
        self.app.notify(f"{self.place.page.title}: finished and kept.", markup=False)
        if self.leads_on():
            self.preview()
        else:
            self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what makes sense here."""
        del parameters
        if self.is_early(action):
            return False
        if action == "enter_field":
            return is_one_line(self.focused) or isinstance(self.focused, Rows)
        if action in CARD_ACTIONS:
            return isinstance(self.focused, CardRows) and self.fits_card(action)
        if not self.is_mounted:
            return True
        if action == "finish":
            return self.open_run(self.desk.reading()) is not None
        if action == "older":
            return self.has_older()
        if action in ("raise_topic", "mark_differing"):
            block = self.pane.focused_prompt()
            return block is not None and block.view.prompt.compare
        return True

"""How a guide keeps what is written in it, and how one leaves it."""

from __future__ import annotations

from functools import partial

from textual.timer import Timer

from workbook.journey import edits, meeting_edits
from workbook.journey.follows import following
from workbook.journey.place import Place
from workbook.pages import needs
from workbook.ui.cursor import Spot
from workbook.ui.desk import spot_name
from workbook.ui.screens.guide_showing import GuideShowing
from workbook.ui.widgets.prompt_block import PromptBlock

SETTLE = 0.2
"""Seconds without a key after which a page looks whether something now appears or vanishes."""


class GuideKeeping(GuideShowing):
    """The part of the guide that takes what is written, and lets one go."""

    _settling: Timer | None = None

    def begin(self) -> None:
        """Begin a visit, whatever was done in one before."""
        super().begin()
        self._finish_anyway = False
        self._stop_looking()

    def on_prompt_block_answered(self, event: PromptBlock.Answered) -> None:
        """Save what was typed, and look what it changes once the typing rests."""
        event.stop()
        self._keep(event)
        self.answered = event.block
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

    def hand_over(self) -> None:
        """Hand over what stands in the fields."""
        for block in self.pane.step.prompt_blocks() if self.is_mounted else ():
            for event in block.unsaved():
                self._keep(event)

    def leave_fields(self) -> None:
        """Hand over what stands in the fields and remember the place; called before leaving."""
        self.hand_over()
        if self.is_mounted:
            self.remember()

    def remember(self) -> None:
        """Note where the cursor is, for the next time this page is opened."""
        step = self.pane.step
        spot = Spot(self.step_id, step.focused_name(), step.focused_place())
        self.desk.cursor.put(spot_name(self.place), spot)

    # -- leaving -----------------------------------------------------------------------------------------

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
        self.desk.saver.act(done, then=partial(self._finished, self.place))

    def _finished(self, place: Place) -> None:
        self.app.clear_notifications()
        self.app.notify(f"{place.page.title}: finished and kept.", markup=False)
        if not self.is_at(place):  # by then it was left, and taken for another page
            return
        if self.leads_on():
            self.preview()
        else:
            self.dismiss()

    def preview(self) -> None:
        """Show what leaves; going back leads here again."""
        from workbook.ui.screens.preview import Kind, PreviewScreen

        place, kind = self.place, Kind(self.place.page.id)
        run = place.entry if kind is Kind.UPDATE else None
        self.app.push_screen(
            PreviewScreen(self.desk, kind, place.meeting or 0, place.mentorship, run=run)
        )

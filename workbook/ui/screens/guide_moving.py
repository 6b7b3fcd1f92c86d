"""How one moves through a guide: from field to field, from step to step, through the rail."""

from __future__ import annotations

from textual.widget import Widget

from workbook.journey.place import Place
from workbook.ui.screens.guide_keeping import GuideKeeping
from workbook.ui.widgets.group_block import CardRows
from workbook.ui.widgets.rows import Rows
from workbook.ui.widgets.taken_in import taken_in


class GuideMoving(GuideKeeping):
    """The part of the guide that moves."""

    def _fields(self) -> list[Widget]:
        """What can take the focus in the step, in order."""
        return [w for w in self.focus_chain if self.pane in w.ancestors]

    async def _catch_up(self) -> bool:
        """Let the field take in what was typed, and show what that makes appear or vanish.

        Returns:
            Whether the step was shown anew, so that fields may be there that are not drawn yet.
        """
        await taken_in(self.focused)
        async with self.showing:  # what is being shown now may bring another field
            pass
        if any(True for block in self.pane.step.prompt_blocks() for _ in block.unsaved()):
            self.hand_over()
            await self.refresh_page()
            return True
        return False

    async def action_next_field(self) -> None:
        """Go to the next field; past the last one to the next step."""
        if await self._catch_up():
            beside = self.pane.step.part_after(self.focused)
            if beside is not None:
                self._focus(beside)
                return
        fields = self._fields()
        if self.focused in fields[:-1] and self.focused is not None:
            self._focus(fields[fields.index(self.focused) + 1])
        elif self.focused in fields and self.step_index + 1 < len(self.steps):
            await self.go_to(self.step_index + 1)
        elif self.focused not in fields:
            self.pane.step.focus_edge()

    async def action_previous_field(self) -> None:
        """Go to the field before; before the first one to the step before."""
        await self._catch_up()
        fields = self._fields()
        if self.focused in fields[1:] and self.focused is not None:
            self._focus(fields[fields.index(self.focused) - 1])
        elif self.focused in fields and self.step_index:
            await self.go_to(self.step_index - 1, at_end=True)
        elif self.focused not in fields:
            self.pane.step.focus_edge()

    def _focus(self, field: Widget) -> None:
        self.set_focus(field, scroll_visible=False)
        self.call_after_refresh(self.pane.step.reveal, field)

    async def action_enter_field(self) -> None:
        """Go on from a field of one line; in a list open the row."""
        await taken_in(self.focused)
        if isinstance(self.focused, Rows):
            await self._open_row(self.focused, self.focused.cursor_id)
        else:
            await self.action_next_field()

    async def _open_row(self, rows: Rows, row_id: str | None) -> None:
        """Open a row of the steps, of the way on, or of a list of items."""
        ids = [step.id for step in self.steps]
        if isinstance(rows, CardRows):
            self.open_item(rows, row_id)
        elif rows is self.rail and row_id in ids:
            await self.go_to(ids.index(row_id))
        elif rows is self.pane.step.way_on:
            await self._go_on()

    async def go_to(self, index: int, *, at_end: bool = False) -> None:
        """Open a step by its place among the visible ones."""
        self.hand_over()
        self.desk.saver.flush()
        self.set_class(False, "-rail-open")
        self.step_id = self.steps[index].id
        await self.refresh_page()
        self.pane.step.focus_edge(at_end=at_end)
        self.call_after_refresh(self._remember_arrival, self.place)

    def _remember_arrival(self, place: Place) -> None:
        """Remember the step once it is drawn; one that was left by then is remembered already."""
        if self.is_open and self.is_at(place):
            self.remember()

    async def action_next_step(self) -> None:
        """Go to the next step; from the last one where its last row leads.

        An open run is not finished by it: the cursor goes there first, and then it stays open.
        """
        await taken_in(self.focused)
        if not self.steps:
            return
        if self.step_index + 1 < len(self.steps):
            await self.go_to(self.step_index + 1)
        elif not await self._point_at_finish():
            self._leave_or_lead_on()

    async def _point_at_finish(self) -> bool:
        """Put the cursor where an open run is finished; False where that is no matter, or seen."""
        end = self.pane.step.way_on
        if self.focused is end or self.open_run(self.desk.reading()) is None:
            return False
        await self._catch_up()
        if not self.has_answers():
            return False
        self.set_focus(end, scroll_visible=False)
        self.call_after_refresh(self.pane.step.scroll_end, animate=False)
        self.notify("Enter finishes it and keeps it as it is. ‹guide.next› again leaves it open.")
        return True

    async def action_previous_step(self) -> None:
        """Go to the step before."""
        await taken_in(self.focused)
        if self.steps and self.step_index:
            await self.go_to(self.step_index - 1)

    def action_steps(self) -> None:
        """Choose a step from the list of steps; again: back to the field."""
        if self.rail.has_focus:
            self.close_rail()
        else:
            self.add_class("-rail-open")
            self.rail.focus()

    def close_rail(self) -> None:
        """Go back from the list of steps to the step."""
        self.remove_class("-rail-open")
        self.pane.step.focus_edge()

    async def on_rows_opened(self, event: Rows.Opened) -> None:
        """A row was clicked."""
        event.stop()
        await self._open_row(event.rows, event.row_id)

    async def _go_on(self) -> None:
        """The row at the end of the step: on, finished, to what leaves, or home."""
        if self.step_index + 1 < len(self.steps):
            await self.go_to(self.step_index + 1)
        elif self.open_run(self.desk.reading()) is not None:
            self.action_finish()
        else:
            self._leave_or_lead_on()

    def _leave_or_lead_on(self) -> None:
        """Go from a page that something is sent from to what leaves, from all others home."""
        if self.leads_on() and self.open_run(self.desk.reading()) is None:
            self.leave_fields()
            self.desk.saver.flush()
            self.preview()
        else:
            self.leave()

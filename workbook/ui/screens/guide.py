"""A page, or one item of it, as a guide: one step at a time, everything saved as it is typed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from workbook.ui.commands import Where, bindings, commands
from workbook.ui.saving import SaveState
from workbook.ui.screens.guide_moving import GuideMoving
from workbook.ui.screens.guide_staying import GuideStaying
from workbook.ui.screens.guide_tools import GuideTools
from workbook.ui.widgets.banner import Banner
from workbook.ui.widgets.drawn_once import Line
from workbook.ui.widgets.fields.moving import FIELD_BINDINGS, is_one_line
from workbook.ui.widgets.group_block import CardRows
from workbook.ui.widgets.key_line import KeyLine
from workbook.ui.widgets.rows import Rows

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

    def compose(self) -> ComposeResult:
        """The title line, the banner, the steps, the step, and the keys."""
        yield self.top
        yield Banner(self.desk)
        yield Line(self.rail, self.pane, id="guide-body")
        yield KeyLine()

    async def on_mount(self) -> None:
        """Open at the place where the page was left; one that is made ahead waits for its visit."""
        self.desk.changed.subscribe(self, self._on_changed)
        self.desk.saved.subscribe(self, self._on_saved)
        if self.is_open:
            await self.open_page()

    def _on_saved(self, _state: SaveState) -> None:
        if self.steps and self.is_open:
            self.show_top(self.desk.reading(), self.step_index)

    async def _on_changed(self, _nothing: None) -> None:
        await self.refresh_page()

    async def action_next_field(self) -> None:
        """Go to the next field, which may be below what is there yet."""
        await self.show_whole()
        await super().action_next_field()

    async def action_previous_field(self) -> None:
        """The same, to the field before."""
        await self.show_whole()
        await super().action_previous_field()

    def action_leave(self) -> None:
        """Close what is open; then go back to where one came from."""
        if self.rail.has_focus:
            self.close_rail()
            return
        unfolded = [block for block in self.pane.step.prompt_blocks() if block.unfolded]
        if unfolded:
            for block in unfolded:
                block.fold(unfolded=False)
            return
        self.leave()

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
            block = self.pane.step.focused_prompt()
            return block is not None and block.view.prompt.compare
        return True

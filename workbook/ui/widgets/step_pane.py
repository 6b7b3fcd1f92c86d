"""The part of a page that is asked now: one step, drawn anew only where it changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from workbook.journey.views import StepView
from workbook.ui.widgets.drawn_once import Ground
from workbook.ui.widgets.prompt_block import PromptBlock
from workbook.ui.widgets.step import Shown, Step
from workbook.ui.widgets.step_blocks import named, open_anew, reopen, show_as_is

KEPT = 3
"""Steps that are kept out of sight: those beside the one that is shown, and one more that was left."""

REST = 0.5
"""Seconds after which what is not kept goes: by then the step that was opened is drawn."""


AROUND = 5
"""Lines of the screen that are never the step's: the title and the keys, and blanks beside them."""


class StepPane(Vertical, Ground):
    """One step in sight, and beside it those that one turns to next, each made and laid out.

    Attributes:
        step: The step that is shown; an empty one before the first.
        read_only: Whether steps that are made from now on can only be read.
        today: The day on which words such as "fri" are understood.
    """

    def __init__(self, today: date, *, read_only: bool) -> None:
        super().__init__(id="step-pane")
        self.read_only = read_only
        self.today = today
        self.step = self._made(None)
        self._step_id = ""
        self._kept: dict[str, Step] = {}
        self._ahead: set[str] = set()
        self._stale: set[str] = set()
        self._begins = False
        self._returns = ""
        self._first: str | None = None

    def compose(self) -> ComposeResult:
        """The step, which is empty yet."""
        yield self.step

    @property
    def displayed_children(self) -> Sequence[Widget]:
        """The step that is shown; Textual would find those that ``turn`` put away, too."""
        return (self.step,)

    def _made(self, shown: Shown | None) -> Step:
        return Step(shown, self.today, read_only=self.read_only)

    def on_mount(self) -> None:
        """Take note of the prompts that one was in."""
        self.watch(self.screen, "focused", self._note_focus, init=False)

    def _note_focus(self, focused: Widget | None) -> None:
        for above in focused.ancestors if focused is not None else ():
            if isinstance(above, PromptBlock):
                above.entered()

    def end(self) -> None:
        """End a visit; what stands in the fields was handed over."""
        for step in (self.step, *self._kept.values()):
            for block in step.prompt_blocks():
                block.end()

    def begin(self, returns: str) -> None:
        """Begin a visit: show the next step as if all that is on it had only been made now.

        Args:
            returns: The name of the prompt in which the cursor goes back to where it was; "" for
                none.
        """
        self._begins, self._returns = True, returns

    def open(self, wanted: str) -> None:
        """Let the step that is shown next begin with what fills the screen, if it is made for that.

        Args:
            wanted: The name of the prompt or group that the cursor goes to; "" for the first.
        """
        self._first = wanted

    async def show_more(self, shown: Shown) -> None:
        """Show more of a step of which not all is there yet."""
        with self.app.batch_update():
            await self.step.show_more(shown)

    async def show(self, shown: Shown, *, anew: bool) -> None:
        """Show a step.

        Args:
            shown: What is shown of it.
            anew: Everything was made for something else, so no block is kept.
        """
        step_id = shown.step.id
        with self.app.batch_update():
            turned = self._step_id not in ("", step_id)
            fresh = anew or not self._step_id
            begins, self._begins = self._begins, False
            first, self._first = self._first, None
            if anew:
                await self._make_anew()
            elif turned:
                await self._turn_to(shown)
            if begins:
                self._ahead.update(self._kept)
                self._stale = {*self._kept}
                self.step.to_top(at_once=True)
            self._step_id = step_id
            show = reopen if turned else show_as_is
            if begins or step_id in self._ahead:
                show = partial(open_anew, returns=self._returns if begins else "")
            self._ahead.discard(step_id)
            self._stale.discard(step_id)
            if first is not None and fresh:
                await self.step.show_first(shown, self.app.size.height - AROUND, first)
            else:
                await self.step.show(shown, show)

    async def _make_anew(self) -> None:
        """Begin with an empty step: nothing of the others is taken for it."""
        self.step.turn(to=False)
        self._let_go(self.step, *self._kept.values())
        self.step, self._kept = self._made(None), {}
        await self.mount(self.step)

    def _let_go(self, *steps: Step) -> None:
        """Take steps down that are out of sight, once the one that is shown is drawn."""
        self.set_timer(REST, partial(self._forget, *steps))

    async def _turn_to(self, shown: Shown) -> None:
        """Put the step that is shown out of sight, and take this one out again if it is kept.

        That costs a fraction of taking its blocks down and making them anew.
        """
        self.step.turn(to=False)
        if self.step.is_whole:
            self._kept[self._step_id] = self.step
        else:
            self._let_go(self.step)
        kept = self._kept.pop(shown.step.id, None)
        if kept is None:
            self.step = self._made(shown)
            await self.mount(self.step)
        else:
            self.step = kept
            kept.to_top(at_once=True)
            kept.turn(to=True)
        if len(self._kept) > KEPT:
            self.set_timer(REST, self._forget_oldest)

    async def _forget_oldest(self) -> None:
        while len(self._kept) > KEPT:
            await self._forget(self._kept.pop(next(iter(self._kept))))

    async def _forget(self, *steps: Step) -> None:
        """Take steps down."""
        if steps:
            await self.remove_children(steps)

    def lacks(self, step: StepView) -> bool:
        """Whether to show a step takes longer than to turn to it."""
        return step.id != self._step_id and (step.id not in self._kept or step.id in self._stale)

    async def make_ready(self, shown: Shown) -> None:
        """Make a step out of sight, so that to turn to it takes a fraction of the time.

        Once one goes there it is as if it were made only then; one that stayed from the visit
        before is taken, as far as it is so.
        """
        step_id, views = shown.step.id, dict(named(shown.step))
        step: Step | None = self._kept.pop(step_id, None)
        self._stale.discard(step_id)
        blocks = {} if step is None else step.blocks
        like = blocks.keys() == views.keys()
        if step is None or not (
            like and all(open_anew(blocks[name], views[name], returns="") for name in views)
        ):
            await self._forget(*(() if step is None else (step,)))
            step = self._made(shown)
            step.display = False
            with self.app.batch_update():
                await self.mount(step)
        self._kept[step_id] = step
        self._ahead.add(step_id)
        await self._forget_oldest()

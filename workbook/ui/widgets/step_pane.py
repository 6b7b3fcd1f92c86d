"""The part of a page that is asked now: one step, drawn anew only where it changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook.journey.views import ElementView, StepView
from workbook.ui.prose import inline, prose
from workbook.ui.widgets.drawn_once import Ground, Text
from workbook.ui.widgets.fields.rows import FieldRows
from workbook.ui.widgets.group_block import GroupBlock
from workbook.ui.widgets.prompt_block import PromptBlock
from workbook.ui.widgets.rows import Row, Rows
from workbook.ui.widgets.saying import say
from workbook.ui.widgets.step_blocks import Name, made, named, open_anew, reopen, show_as_is

KEPT = 3
"""Steps that are kept out of sight: those beside the one that is shown, and one more that was left."""

LOOKS = 2
"""How often it is looked again whether what is to be seen can be seen."""

REST = 0.5
"""Seconds after which what is not kept goes: by then the step that was opened is drawn."""


class WayOn(Rows):
    """The row at the end of a step, which only enter opens: someone may be writing a sentence."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "stay", "stay", show=False)]

    def action_stay(self) -> None:
        """A blank leads nowhere."""


class StepPane(VerticalScroll, Ground, can_focus=False):
    """One step with its blocks, and at its end the row that leads on.

    Attributes:
        read_only: Whether blocks that are made from now on can only be read.
        today: The day on which words such as "fri" are understood.
    """

    def __init__(self, today: date, *, read_only: bool) -> None:
        super().__init__(id="step-pane")
        self.read_only = read_only
        self.today = today
        self._blocks: dict[Name, Widget] = {}
        self._step = ""
        self._kept: dict[str, dict[Name, Widget]] = {}
        self._ahead: set[str] = set()
        self._stale: set[str] = set()
        self._to_see: Callable[[], None] | None = None
        self._begins = False
        self._returns = ""

    def compose(self) -> ComposeResult:
        """The heading, and at the end the way on."""
        yield Text(id="step-title")
        yield WayOn(quiet=True, id="step-end")

    def on_mount(self) -> None:
        """Take note of the prompts that one was in."""
        self.watch(self.screen, "focused", self._note_focus, init=False)

    def _note_focus(self, focused: Widget | None) -> None:
        for above in focused.ancestors if focused is not None else ():
            if isinstance(above, PromptBlock):
                above.entered()

    def end(self) -> None:
        """End a visit; what stands in the fields was handed over."""
        for step in (self._blocks, *self._kept.values()):
            for block in step.values():
                if isinstance(block, PromptBlock):
                    block.end()

    def begin(self, returns: str) -> None:
        """Begin a visit: show the next step as if all that is on it had only been made now.

        Args:
            returns: The name of the prompt in which the cursor goes back to where it was; "" for
                none.
        """
        self._begins, self._returns = True, returns

    async def show(self, step: StepView, intro: str, end: str, *, anew: bool) -> None:
        """Show a step.

        Args:
            step: The step as it stands.
            intro: What stands above the first step, or "".
            end: What the row at the end says.
            anew: Everything was made for something else, so no block is kept.
        """
        with self.app.batch_update():
            turned = step.id != self._step
            begins, self._begins = self._begins, False
            if anew:
                await self._forget(self._blocks, *self._kept.values())
                self._blocks, self._kept = {}, {}
            elif turned:
                self._turn_to(step.id)
            if begins:
                self._ahead.update(self._kept)
                self._stale = {*self._kept}
            if anew or begins or turned:
                self._step = step.id
                self.scroll_home(animate=False)
            self._show_title(step, intro)
            self.query_one("#step-end", Rows).show([Row("on", Content(end))])
            show = reopen if turned else show_as_is
            if begins or step.id in self._ahead:
                show = partial(open_anew, returns=self._returns if begins else "")
            self._ahead.discard(step.id)
            self._stale.discard(step.id)
            await self._show_blocks(step, show)

    def _turn_to(self, step_id: str) -> None:
        """Put the step that is shown out of sight, and take this one out again if it is kept.

        That costs a fraction of taking its blocks down and making them anew.
        """
        for block in self._blocks.values():
            block.display = False
        if self._blocks:
            self._kept[self._step] = self._blocks
        self._blocks = self._kept.pop(step_id, {})
        for block in self._blocks.values():
            block.display = True
        if len(self._kept) > KEPT:
            self.set_timer(REST, self._forget_oldest)

    async def _forget_oldest(self) -> None:
        while len(self._kept) > KEPT:
            await self._forget(self._kept.pop(next(iter(self._kept))))

    async def _forget(self, *steps: dict[Name, Widget]) -> None:
        """Take the blocks of steps down."""
        blocks = [block for step in steps for block in step.values()]
        if blocks:
            await self.remove_children(blocks)

    def _show_title(self, step: StepView, intro: str) -> None:
        parts = (
            [Content.styled(inline(step.title).plain, "bold $text-accent")] if step.title else []
        )
        if intro:
            parts = [prose(intro), Content(""), *parts]
        title = self.query_one("#step-title", Static)
        say(title, Content("\n").join(parts))
        title.display = bool(parts)

    async def _show_blocks(
        self, step: StepView, show: Callable[[Widget, ElementView], bool]
    ) -> None:
        views = dict(named(step))
        gone = [self._blocks.pop(name) for name in [*self._blocks] if name not in views]
        new: list[Widget] = []
        focused: Widget | None = None
        for name, view in views.items():
            block = self._blocks.pop(name, None)
            if block is None or not show(block, view):
                new.append(self._made(view, step))
                if block is not None:
                    gone.append(block)
                    focused = new[-1] if block.has_focus_within else focused
                block = new[-1]
            self._blocks[name] = block  # in the order of the step
        if gone:
            await self.remove_children(gone)
        above: Widget = self.query_one("#step-title", Static)
        for is_new, group in groupby(self._blocks.values(), new.__contains__):
            blocks = [*group]
            if is_new:  # all at once: they share what is found of their styles
                await self.mount_all(blocks, after=above)
            above = blocks[-1]
        if focused is not None:
            self._focus(focused)

    def _made(self, view: ElementView, step: StepView) -> Widget:
        return made(view, step, self.today, read_only=self.read_only)

    def lacks(self, step: StepView) -> bool:
        """Whether to show a step takes longer than to turn to it."""
        return step.id != self._step and (step.id not in self._kept or step.id in self._stale)

    async def make_ready(self, step: StepView) -> None:
        """Make a step out of sight, so that to turn to it takes a fraction of the time.

        Once one goes there it is as if it were made only then; one that stayed from the visit
        before is taken, as far as it is so.
        """
        views = dict(named(step))
        blocks = self._kept.pop(step.id, {})
        self._stale.discard(step.id)
        like = blocks.keys() == views.keys()
        if not (like and all(open_anew(blocks[name], views[name], returns="") for name in views)):
            await self._forget(blocks)
            blocks = {name: self._made(view, step) for name, view in views.items()}
            for block in blocks.values():
                block.display = False
            with self.app.batch_update():
                await self.mount_all(blocks.values(), before="#step-end")
        self._kept[step.id] = blocks
        self._ahead.add(step.id)
        await self._forget_oldest()

    # -- what is on it -----------------------------------------------------------------------------------

    def prompt_blocks(self) -> Iterator[PromptBlock]:
        """The blocks of prompts, in order."""
        return (block for block in self._blocks.values() if isinstance(block, PromptBlock))

    def group_blocks(self) -> Iterator[GroupBlock]:
        """The blocks of groups and live lists, in order."""
        return (block for block in self._blocks.values() if isinstance(block, GroupBlock))

    def focused_prompt(self) -> PromptBlock | None:
        """The prompt one is in, or None."""
        return next((block for block in self.prompt_blocks() if block.has_focus_within), None)

    def focused_name(self) -> str:
        """The name of the prompt or group one is in, or ""."""
        for (kind, name), block in self._blocks.items():
            if block.has_focus_within:
                return f"{kind}:{name}"
        return ""

    def focus_name(self, wanted: str) -> bool:
        """Give the focus to the prompt or group of this name; False where it is not there."""
        for (kind, name), block in self._blocks.items():
            if f"{kind}:{name}" == wanted and self._focus(block):
                self._once_laid_out(partial(self.reveal, block))
                return True
        return False

    def focused_place(self) -> tuple[int, int, int] | None:
        """Which field of the prompt one is in, the row and the column in its text; None if none."""
        block = self.focused_prompt()
        for number, field in enumerate(block.fields() if block is not None else ()):
            if field.has_focus_within and field.place is not None:
                return (number, *field.place)
        return None

    def return_to(self, wanted: str, place: tuple[int, int, int]) -> None:
        """Put the cursor back into a prompt that has the focus, as far as it still is as it was."""
        for (kind, name), block in self._blocks.items():
            if f"{kind}:{name}" == wanted and isinstance(block, PromptBlock):
                number, row, column = place
                fields = list(block.fields())
                if number < len(fields):
                    fields[number].focus()
                    fields[number].place = (row, column)

    def focus_edge(self, *, at_end: bool = False) -> None:
        """Give the focus to the first thing that is asked, or the last; else to the way on.

        Goes by the blocks, which are there at once, so that a key pressed right after the step
        was opened lands in its field.
        """
        blocks = list(self._blocks.values())
        for block in reversed(blocks) if at_end else blocks:
            part = self._focus(block, at_end=at_end)
            if part is not None:
                if at_end:
                    self._once_laid_out(partial(self.reveal, block))
                else:
                    self._once_laid_out(partial(self._begin_at, part))
                return
        self.screen.set_focus(self.query_one("#step-end", Rows), scroll_visible=False)
        self.call_after_refresh(self.scroll_end if at_end else self.scroll_home, animate=False)

    def part_after(self, focused: Widget | None) -> Widget | None:
        """What takes the focus after a field, by the blocks, which are there before they are drawn.

        None where that is for the fields themselves to say: at the end, or in a field of several
        parts.
        """
        parts: list[Widget] = []
        for block in self._blocks.values():
            if isinstance(block, PromptBlock):
                parts += [field.focus_part for field in block.fields() if not field.read_only]
            elif isinstance(block, GroupBlock):
                parts.append(block.rows)
        after = parts.index(focused) + 1 if focused in parts else len(parts)
        return parts[after] if after < len(parts) else None

    def _focus(self, block: Widget, *, at_end: bool = False) -> Widget | None:
        """Give the focus to the first part of a block that takes it, or the last; tells which.

        What can only be read takes none: its entry is not even on the screen.
        """
        part: Widget | None = None
        if isinstance(block, PromptBlock):
            fields = [field for field in block.fields() if not field.read_only]
            part = fields[-1 if at_end else 0].focus_part if fields else None
        elif isinstance(block, GroupBlock):
            part = block.rows
        if part is not None:
            self.screen.set_focus(part, scroll_visible=False)
        return part

    def _once_laid_out(self, see: Callable[[], None]) -> None:
        """Bring something into sight, once it is known where it stands.

        It is looked at again a few times, as long as the focus stays: a bar beside it may make it
        narrower, and a list that gets its size scrolls for its own cursor.
        """

        def look(focused: Widget | None, looks: int) -> None:
            if not (self.size and self.screen.is_current):
                self._to_see = see
            elif self.screen.focused is focused or looks == LOOKS:
                see()
                if looks:
                    self.call_after_refresh(look, self.screen.focused, looks - 1)

        self.call_after_refresh(look, None, LOOKS)

    def on_resize(self) -> None:
        """Bring into sight what was to be seen."""
        self.see()

    def see(self) -> None:
        """Bring into sight what was to be seen before anything had its place."""
        see, self._to_see = self._to_see, None
        if see is not None:
            self._once_laid_out(see)

    def _begin_at(self, part: Widget) -> None:
        """Show a step from its beginning, as long as one sees then where the cursor is."""
        spot = part.cursor_region if isinstance(part, FieldRows) else part.region
        if spot.y - self.content_region.y + self.scroll_offset.y < self.size.height:
            self.scroll_home(animate=False)
        else:
            self.reveal(part)

    def reveal(self, widget: Widget) -> None:
        """Bring a field into sight together with its question, as far as both have room."""
        blocks = self._blocks.values()
        block = next((b for b in blocks if b is widget or b in widget.ancestors), widget)
        bottom = block.virtual_region.bottom
        if bottom <= self.size.height:
            self.scroll_home(animate=False)
        elif block.size.height <= self.size.height:
            self.scroll_to_widget(block, animate=False)
        elif block is widget:
            self.scroll_to_widget(block, animate=False, top=True)
        else:
            self.scroll_to_widget(widget, animate=False)

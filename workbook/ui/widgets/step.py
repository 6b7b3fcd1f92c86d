"""One step of a page: its heading, its blocks, and the row that leads on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.widget import Widget

from workbook.journey.views import ElementView, StepView
from workbook.ui.prose import inline, prose
from workbook.ui.widgets.columns import Columns
from workbook.ui.widgets.fields.rows import FieldRows
from workbook.ui.widgets.first_look import FirstLook
from workbook.ui.widgets.group_block import GroupBlock
from workbook.ui.widgets.prompt_block import PromptBlock
from workbook.ui.widgets.rows import Row, Rows
from workbook.ui.widgets.step_blocks import Name, made, named, show_as_is
from workbook.ui.widgets.telling import Telling

TITLE = "step-title"
"""Name of the heading."""

LOOKS = 2
"""How often it is looked again whether what is to be seen can be seen."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a step.

    Attributes:
        step: The step as it stands.
        intro: What stands above the first step, or "".
        end: What the row at the end says.
    """

    step: StepView
    intro: str
    end: str


class WayOn(Rows):
    """The row at the end of a step, which only enter opens: someone may be writing a sentence."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "stay", "stay", show=False)]

    def action_stay(self) -> None:
        """A blank leads nowhere."""


class Step(Telling):
    """A step, which scrolls by itself: what stands beside it does not move it.

    Attributes:
        blocks: What is asked and said on it, in order.
        way_on: The row at its end.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*ScrollableContainer.BINDINGS]

    def __init__(self, shown: Shown | None, today: date, *, read_only: bool) -> None:
        """A step.

        Args:
            shown: What it shows; None for nothing yet.
            today: The day on which words such as "fri" are understood.
            read_only: Whether it can only be read.
        """
        super().__init__(classes="step")
        self._today = today
        self._read_only = read_only
        self._heading = Content("")
        self._to_see: Callable[[], None] | None = None
        self._waits = False
        self._short: Columns | None = None
        self.blocks: dict[Name, Widget] = {}
        self.way_on = WayOn(quiet=True, classes="step-end")
        if shown is not None:
            self._say_around(shown)
            self.blocks = {name: self._made(view, shown.step) for name, view in named(shown.step)}

    def told(self) -> Iterator[tuple[str, Content | Widget]]:
        """The heading, the blocks, and the way on."""
        yield TITLE, self._heading
        for (_, name), block in self.blocks.items():
            yield name, block
        yield "", self.way_on

    def _say_around(self, shown: Shown) -> None:
        """Say what stands above and below the blocks."""
        title = shown.step.title
        parts = [Content.styled(inline(title).plain, "bold $text-accent")] if title else []
        if shown.intro:
            parts = [prose(shown.intro), Content(""), *parts]
        self._heading = Content("\n").join(parts)
        self.way_on.show([Row("on", Content(shown.end))])

    async def show(
        self,
        shown: Shown,
        show: Callable[[Widget, ElementView], bool],
        enough: Callable[[list[str], list[Widget]], bool] | None = None,
    ) -> None:
        """Show the step as it stands now; the cursor goes on in a block that takes another's place.

        Args:
            shown: What it shows.
            show: Lets a block show what is on the step; False where that takes another block.
            enough: Tells by the names of the blocks, and those that were made for it, whether the
                others can wait; None if nothing waits.
        """
        if enough is None:
            await self._show_short()
        self._waits = False
        self._say_around(shown)
        self.tell()
        views = dict(named(shown.step))
        gone = [self.blocks.pop(name) for name in [*self.blocks] if name not in views]
        new: list[Widget] = []
        focused: Widget | None = None
        for name, view in views.items():
            block = self.blocks.pop(name, None)
            if block is None and self._waits:
                continue
            if block is None or not show(block, view):
                new.append(self._made(view, shown.step))
                if block is not None:
                    gone.append(block)
                    focused = new[-1] if block.has_focus_within else focused
                block = new[-1]
            self.blocks[name] = block  # in the order of the step
            self._waits = enough is not None and enough(self._names(), new)
        self._waits = len(self.blocks) < len(views)
        if gone:
            await self.remove_children(gone)
        above: Widget | None = self._texts.get(TITLE)
        for is_new, group in groupby(self.blocks.values(), new.__contains__):
            blocks = [*group]
            if is_new:  # all at once: they share what is found of their styles
                await self.mount_all(blocks, before=0 if above is None else None, after=above)
            above = blocks[-1]
        if focused is not None:
            self._focus(focused)

    async def show_first(self, shown: Shown, lines: int, wanted: str) -> None:
        """Show of an empty step what fills the screen: to make what is below may take far longer.

        Args:
            shown: What it shows.
            lines: Lines of the screen.
            wanted: The prompt or group that the cursor goes to, which is there in any case; "" for
                the first.
        """
        self._say_around(shown)
        first = FirstLook(self._heading, lines, wanted)
        await self.show(shown, show_as_is, first.is_filled)
        self._short = first.short
        if not self.is_whole:  # its bar would come with a second layout, and make all narrower
            self.show_vertical_scrollbar = True

    async def show_more(self, shown: Shown) -> None:
        """Show one more block, or more of the last one, where not all is there yet."""
        if self._short is not None:
            await self._show_short()
        else:
            await self.show(shown, show_as_is, lambda _names, new: bool(new))

    async def _show_short(self) -> None:
        short, self._short = self._short, None
        if short is not None:
            await short.show_rest()

    @property
    def is_whole(self) -> bool:
        """Whether all that is on it is there, and not only what fills the screen."""
        return not self._waits and self._short is None

    def _names(self) -> list[str]:
        """The names of the blocks as the cursor's place names them."""
        return [f"{kind}:{name}" for kind, name in self.blocks]

    def _made(self, view: ElementView, step: StepView) -> Widget:
        return made(view, step, self._today, read_only=self._read_only)

    def turn(self, *, to: bool) -> None:
        """Put it out of sight, or show it again as it was laid out and drawn.

        To set ``display`` would also have all of it arranged anew, and its ground drawn. The
        screen has to draw the region that changes hands.
        """
        self.styles.inline.set_rule("display", "block" if to else "none")
        self.refresh(repaint=False, layout=True)

    # -- what is on it -----------------------------------------------------------------------------------

    def prompt_blocks(self) -> Iterator[PromptBlock]:
        """The blocks of prompts, in order."""
        return (block for block in self.blocks.values() if isinstance(block, PromptBlock))

    def group_blocks(self) -> Iterator[GroupBlock]:
        """The blocks of groups and live lists, in order."""
        return (block for block in self.blocks.values() if isinstance(block, GroupBlock))

    def focused_prompt(self) -> PromptBlock | None:
        """The prompt one is in, or None."""
        return next((block for block in self.prompt_blocks() if block.has_focus_within), None)

    def focused_name(self) -> str:
        """The name of the prompt or group one is in, or ""."""
        for (kind, name), block in self.blocks.items():
            if block.has_focus_within:
                return f"{kind}:{name}"
        return ""

    def focus_name(self, wanted: str) -> bool:
        """Give the focus to the prompt or group of this name; False where it is not there."""
        for (kind, name), block in self.blocks.items():
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
        for (kind, name), block in self.blocks.items():
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
        blocks = list(self.blocks.values())
        for block in reversed(blocks) if at_end else blocks:
            part = self._focus(block, at_end=at_end)
            if part is not None:
                if at_end:
                    self._once_laid_out(partial(self.reveal, block))
                else:
                    self._once_laid_out(partial(self._begin_at, part))
                return
        self.screen.set_focus(self.way_on, scroll_visible=False)
        self.call_after_refresh(self.scroll_end if at_end else self.scroll_home, animate=False)

    def part_after(self, focused: Widget | None) -> Widget | None:
        """What takes the focus after a field, by the blocks, which are there before they are drawn.

        None where that is for the fields themselves to say: at the end, or in a field of several
        parts.
        """
        parts: list[Widget] = []
        for block in self.blocks.values():
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
            self.to_top()
        else:
            self.reveal(part)

    def to_top(self, *, at_once: bool = False) -> None:
        """Show it from its beginning: at once, or after what is to be laid out before.

        Args:
            at_once: Whether that is so when it is drawn next.
        """
        if not at_once or self.scroll_y or self.scroll_target_y:
            self.scroll_home(animate=False, immediate=at_once)

    def reveal(self, widget: Widget) -> None:
        """Bring a field into sight together with its question, as far as both have room."""
        blocks = self.blocks.values()
        block = next((b for b in blocks if b is widget or b in widget.ancestors), widget)
        bottom = block.virtual_region.bottom
        if bottom <= self.size.height:
            self.to_top()
        elif block.size.height <= self.size.height:
            self.scroll_to_widget(block, animate=False)
        elif block is widget:
            self.scroll_to_widget(block, animate=False, top=True)
        else:
            self.scroll_to_widget(widget, animate=False)

"""One step of a page: its heading and its blocks, drawn anew only where they changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby
from typing import Self

from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

from workbook.journey.views import ElementView, StepView
from workbook.ui.prose import inline, prose
from workbook.ui.widgets.step_blocks import Name, made, named
from workbook.ui.widgets.telling import Telling

TITLE = "step-title"
"""Name of the heading."""


class Step(Telling):
    """A step, which is put out of sight and shown again as a whole, as it was drawn.

    Attributes:
        blocks: What is on it, in order.
    """

    _turns = False
    """Whether it is just being put out of sight, or shown again."""

    def __init__(self, view: StepView, intro: str, today: date, *, read_only: bool) -> None:
        """A step with all that is on it.

        Args:
            view: The step as it stands.
            intro: What stands above it, or "".
            today: The day on which words such as "fri" are understood.
            read_only: Whether it can only be read.
        """
        super().__init__(classes="step")
        self._today = today
        self._read_only = read_only
        self._heading = _heading(view, intro)
        self.blocks: dict[Name, Widget] = {
            name: self._made(element, view) for name, element in named(view)
        }

    def turn(self, *, to: bool) -> None:
        """Put it out of sight, or show it again, which changes nothing in how it is drawn."""
        self._turns = True
        self.display = to
        self._turns = False

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw it anew, unless it is only turned to: then it is laid out, as it was drawn."""
        repaint = repaint and not self._turns
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def told(self) -> Iterator[tuple[str, Content | Widget]]:
        """The heading and the blocks."""
        yield TITLE, self._heading
        for (_, name), block in self.blocks.items():
            yield name, block

    async def show(
        self, view: StepView, intro: str, show: Callable[[Widget, ElementView], bool]
    ) -> Widget | None:
        """Show the step as it stands now.

        Args:
            view: The step.
            intro: What stands above it, or "".
            show: Lets a block show what is on the step; False where that takes another block.

        Returns:
            The block that took the place of the one that one was in, or None.
        """
        self._heading = _heading(view, intro)
        self.tell()
        views = dict(named(view))
        gone = [self.blocks.pop(name) for name in [*self.blocks] if name not in views]
        new: list[Widget] = []
        focused: Widget | None = None
        for name, element in views.items():
            block = self.blocks.pop(name, None)
            if block is None or not show(block, element):
                new.append(self._made(element, view))
                if block is not None:
                    gone.append(block)
                    focused = new[-1] if block.has_focus_within else focused
                block = new[-1]
            self.blocks[name] = block  # in the order of the step
        if gone:
            await self.remove_children(gone)
        above: Widget | None = self._texts.get(TITLE)
        for is_new, group in groupby(self.blocks.values(), new.__contains__):
            blocks = [*group]
            if is_new:  # all at once: they share what is found of their styles
                await self.mount_all(blocks, before=0 if above is None else None, after=above)
            above = blocks[-1]
        return focused

    def _made(self, element: ElementView, view: StepView) -> Widget:
        return made(element, view, self._today, read_only=self._read_only)


def _heading(view: StepView, intro: str) -> Content:
    title = [Content.styled(inline(view.title).plain, "bold $text-accent")] if view.title else []
    parts = [prose(intro), Content(""), *title] if intro else title
    return Content("\n").join(parts)

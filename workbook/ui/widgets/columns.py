"""The columns of a row in which two people are compared, and what they agreed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from workbook.ui.widgets.drawn_line import drawn_line
from workbook.ui.widgets.drawn_once import Ground

GAP = 2
"""Cells that stay free beside each column; the stylesheet says the same."""

NAMED = "underline $text-muted"
"""How the name of a column looks."""


class Columns(Container, Ground):
    """The columns of a ``compare`` row: side by side where their fields have room, else stacked.

    Above each stands its name, for which the stylesheet leaves a line.  It is drawn here: as widgets
    the names, and what would hold them, would be half of what such a page is made of.
    """

    def __init__(
        self, columns: Sequence[tuple[str, Widget]], least: Callable[[], int] | None
    ) -> None:
        """The columns.

        Args:
            columns: The name of each, and what stands in it.
            least: Tells how wide each must be; None stacks them at any width.
        """
        super().__init__(classes="columns")
        self._columns = tuple(columns)
        self._shown = len(columns)
        self._least = least
        self.set_class(least is None, "-stacked")

    def compose(self) -> ComposeResult:
        """What stands in the columns, or in the first of them."""
        for _, part in self._columns[: self._shown]:
            yield part

    @property
    def is_stacked(self) -> bool:
        """Whether they stand one below the other at any width."""
        return self._least is None

    def begin_with_first(self) -> None:
        """Show the first column only, for now."""
        self._shown = 1

    async def show_rest(self) -> None:
        """Show the other columns, too."""
        rest = [part for _, part in self._columns[self._shown :]]
        self._shown = len(self._columns)
        await self.mount_all(rest)

    def on_resize(self) -> None:
        """Stack them where there is too little room, and only there."""
        if self._least is not None:
            room = self.size.width // len(self._columns) - GAP
            self.set_class(room < self._least(), "-stacked")

    def render_lines(self, crop: Region) -> list[Strip]:
        """The ground with the names on it, each where its column stands now."""
        lines = super().render_lines(crop)
        names: dict[int, Content] = {}
        for name, part in self._columns[: self._shown]:
            x, y, width, _ = part.virtual_region
            before = names.get(y - 1, Content("")).truncate(x, pad=True)
            named = Content.styled(name, NAMED).truncate(width, ellipsis=True)
            names[y - 1] = Content.assemble(before, named)
        for y, content in names.items():
            if y in crop.line_range:
                lines[y - crop.y] = self._drawn(content).crop(crop.x, crop.right)
        return lines

    def _drawn(self, content: Content) -> Strip:
        line = drawn_line(content, self.outer_size.width, self.visual_style)
        for line_filter in self.get_line_filters():
            line = line.apply_filter(line_filter, self.background_colors[1])
        return line

"""FieldRows that one widget draws, with a bar at the row the cursor is on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.widget import Widget

from workbook.notebook.clean import clean
from workbook.ui.widgets.drawn_line import drawn_line
from workbook.ui.widgets.drawn_once import DrawnOnce

BAR = "▌"
"""Stands before the row that the cursor is on; a shape, so that no colour is needed to see it."""

GUTTER = 2
"""Columns before every row: the bar, and a blank or the bracket of a cell."""


GAPS = (3, 2, 1)
"""Columns between two marks that stand side by side: the first that lets all stand in one line.

The brackets around the mark that the cursor is on stand in them.
"""


def flow(sizes: Sequence[int], width: int) -> list[tuple[int, int]]:
    """Places for marks side by side: for each its line and its first column.

    Args:
        sizes: Columns that each mark needs.
        width: Columns that there are; where even the smallest gap is too much, lines are broken.
    """
    gap = next((g for g in GAPS if sum(sizes) + g * (len(sizes) - 1) <= width), GAPS[-1])
    places = []
    line = column = 0
    for size in sizes:
        if column and column + size > width:
            line, column = line + 1, 0
        places.append((line, column))
        column += size + gap
    return places


def one_line(text: str) -> str:
    """Somebody's words as a single line that is safe to draw."""
    return " ".join(clean(text).split())


def in_two_lines(text: str) -> int:
    """The fewest columns in which a text takes at most two lines without a broken word."""
    words = text.split(" ")
    halves = (
        (Content(" ".join(words[:n])).cell_length, Content(" ".join(words[n:])).cell_length)
        for n in range(len(words))
    )
    return min(max(first, second) for first, second in halves)


STYLES = {
    "bar": "$accent",
    "chosen": "bold $text-accent",
    "cursor": "bold on $foreground 15%",
    "mark": "$text-muted",
    "quiet": "$text-muted",
}
"""Styles of the parts.  They stand here, for one of a component is worked out anew for each list."""


class FieldRows(DrawnOnce, can_focus=True):
    """A block of rows of text.

    What the rows say and how they are marked is the business of the kinds of rows below; here they
    are wrapped, measured, drawn and moved through.
    """

    ALLOW_SELECT = False
    auto_links = Reactive(False)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("home,pageup", "go(0)", "first", show=False),
        Binding("end,pagedown", "go(-1)", "last", show=False),
    ]

    cursor: reactive[int] = reactive(0)
    """The row the cursor is on, from 0."""

    @dataclass
    class Picked(Message):
        """A row was chosen, by key or by mouse."""

        rows: FieldRows
        row: int

    def __init__(self, *, read_only: bool = False, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.read_only = read_only
        self.can_focus = not read_only
        self._drawn: dict[tuple[int, int, int | None], Sequence[Content]] = {}
        self._plans: dict[int, list[tuple[int, int]]] = {}

    # What each kind of rows says for itself

    overlap: ClassVar[int] = 0
    """Columns of the gutter that a row draws itself."""

    @property
    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def row(self, index: int, width: int, spot: int | None) -> Sequence[Content]:
        """The lines of one row.

        Args:
            index: The row, from 0.
            width: Columns that a line may take.
            spot: Where in the row the cursor is, or None if it is not on this row.  How many
                lines there are does not depend on it.
        """
        raise NotImplementedError

    def heading(self, width: int) -> Sequence[Content]:
        """Lines above the rows, the gutter included."""
        del width
        return () if self.count else (Content(" " * GUTTER) + self.part("quiet", self.empty),)

    @property
    def spot(self) -> int:
        """Where in its row the cursor is, for rows in which it can move."""
        return 0

    @property
    def empty(self) -> str:
        """What stands there when there are no rows."""
        return ""

    # Drawing

    def part(self, name: str, text: str) -> Content:
        """Text in one of the styles, such as ``quiet``; never read as markup."""
        return Content.styled(text, STYLES[name])

    def wrapped(self, first: Content, text: Content, width: int) -> list[Content]:
        """Text behind a mark, its further lines set in under its first."""
        indent = first.cell_length
        lines = text.wrap(max(width - indent, 8)) or [Content("")]
        return [(Content(" " * indent) if n else first) + line for n, line in enumerate(lines)]

    def _row(self, index: int, width: int) -> Sequence[Content]:
        """The lines of a row, drawn once for as long as nothing about it changes."""
        spot = self.spot if self.has_focus and index == self.cursor else None
        lines = self._drawn.get((width, index, spot))
        if lines is None:
            lines = self.row(index, max(width - GUTTER, 8), spot)
            self._drawn[width, index, spot] = lines
        return lines

    def plan(self, width: int) -> list[tuple[int, int]]:
        """For each line its row, or -1 above the rows, and which of the row's lines it is."""
        found = self._plans.get(width)
        if found is None:
            found = [(-1, n) for n in range(len(self.heading(width)))]
            for index in range(self.count):
                found += [(index, n) for n in range(len(self._row(index, width)))]
            self._plans[width] = found
        return found

    def line(self, y: int, width: int) -> Content:
        """One line with its gutter."""
        index, n = self.plan(width)[y]
        here = self.has_focus and index == (self.cursor if self.count else -1)
        bar = self.part("bar", BAR) if here else Content(" ")
        if index < 0:
            return bar + self.heading(width)[n][1:]
        return bar + " " * (GUTTER - 1 - self.overlap) + self._row(index, width)[n]

    def render_line(self, y: int) -> Strip:
        """Draw one line; those out of sight are never asked for."""
        width = self.content_size.width
        style = self.visual_style
        if y >= len(self.plan(width)):
            return Strip.blank(width, style.rich_style)
        return drawn_line(self.line(y, width), width, style)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as the rows need at this width."""
        return len(self.plan(width))

    def redraw(self) -> None:
        """Draw anew, with the height that the rows now need."""
        self._drawn.clear()
        self._plans.clear()
        self.refresh(layout=True)

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Leave the styles: none depends on the focus, and to work them out takes a while."""

    # Moving

    def validate_cursor(self, cursor: int) -> int:
        """The cursor is always on a row."""
        return max(0, min(cursor, self.count - 1))

    def watch_cursor(self) -> None:
        """Keep the cursor's row in sight."""
        if self.has_focus:
            self.call_after_refresh(self.show_cursor)

    def on_resize(self) -> None:
        """The same where there is less room now, be it in what this stands in."""
        if self.has_focus:
            self.call_after_refresh(self.show_cursor)

    @property
    def cursor_region(self) -> Region:
        """Where on the screen the cursor's row stands, one column of it; empty if there is none."""
        area = self.content_region
        rows = [row for row, _ in self.plan(self.content_size.width)]
        if self.cursor not in rows:
            return Region(area.x, area.y)
        return Region(area.x, area.y + rows.index(self.cursor), 1, rows.count(self.cursor))

    def show_cursor(self) -> None:
        """Scroll whatever this stands in so that the cursor's row can be seen."""
        spot = self.cursor_region
        if not spot:
            return
        for above in self.ancestors:
            if isinstance(above, Widget) and above.is_scrollable and above.max_scroll_y:
                origin = above.content_region.offset - above.scroll_offset
                above.scroll_to_region(spot.translate(-origin), animate=False, x_axis=False)
                return

    def action_move(self, by: int) -> None:
        """Move the cursor by so many rows; it stops at the ends."""
        self.cursor += by

    def action_go(self, row: int) -> None:
        """Move the cursor to a row, counted from the end if negative."""
        self.cursor = row if row >= 0 else self.count + row

    def row_at(self, event: events.MouseEvent) -> int | None:
        """The row under the mouse."""
        offset = event.get_content_offset(self)
        if offset is None:
            return None
        rows = [row for row, _ in self.plan(self.content_size.width)]
        return rows[offset.y] if offset.y < len(rows) and rows[offset.y] >= 0 else None

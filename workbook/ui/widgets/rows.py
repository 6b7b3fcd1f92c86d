"""A list of rows that one widget draws, with a bar before the row that the cursor is on."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from workbook.notebook.clean import clean

BAR = "▌"
"""Stands before the cursor's row; a shape, so that no colour is needed to see it."""

GUTTER = 2
"""Columns before every row: the bar and a blank."""

GAP = 2
"""Columns that stay free between the left and the right text of a row."""

KEPT = 2
"""Lines that a page up or down keeps in sight."""


def one_line(text: str) -> str:
    """Somebody's words as a single line that is safe to draw."""
    return " ".join(clean(text).split())


@dataclass(frozen=True, slots=True)
class Row:
    """One row.  Texts are drawn as they are and never read as markup.

    Attributes:
        id: A name unique among the rows.
        left: What the row is about; cut with … where it is too long.
        right: What stands at the right edge, or None; at most half the row, or what the left leaves.
        below: A second, quiet line, or None.
        sign: What stands before the row, such as ○; the texts of all rows begin at one column.
    """

    id: str
    left: Content
    right: Content | None = None
    below: Content | None = None
    sign: Content | None = None

    @property
    def height(self) -> int:
        """Number of lines."""
        return 1 if self.below is None else 2


class Rows(Widget, can_focus=True):
    """Rows to move through and to open.

    One widget draws them all, and only the lines in sight, so that a thousand rows cost no more
    than ten.  Down at the last row goes on to the next thing on the screen, up at the first row
    back to the one before.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--heading",
        "list--bar",
        "list--cursor",
        "list--quiet",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "up", show=False, priority=True),
        Binding("down", "step(1)", "down", show=False, priority=True),
        Binding("home", "go(0)", "first", show=False, priority=True),
        Binding("end", "go(-1)", "last", show=False, priority=True),
        Binding("pageup", "page(-1)", "up a page", show=False, priority=True),
        Binding("pagedown", "page(1)", "down a page", show=False, priority=True),
        Binding("enter,space", "open_row", "open", show=False),
    ]
    DEFAULT_CSS = """
    Rows {
        height: auto;
        & > .list--heading { text-style: bold; }
        & > .list--bar { color: $accent; }
        & > .list--cursor { text-style: bold; }
        & > .list--quiet { color: $text-muted; }
    }
    """

    @dataclass
    class Opened(Message):
        """A row was opened, with enter or a click."""

        rows: Rows
        row_id: str

        @property
        def control(self) -> Rows:
            """The list, so that handlers can be chosen by its id."""
            return self.rows

    @dataclass
    class Moved(Message):
        """The person moved the cursor to another row."""

        rows: Rows
        row_id: str

        @property
        def control(self) -> Rows:
            """The list, so that handlers can be chosen by its id."""
            return self.rows

    def __init__(
        self,
        rows: Sequence[Row] = (),
        *,
        heading: Content | None = None,
        empty: Content | None = None,
        id: str | None = None,  # noqa: A002 - the name that every widget uses
        classes: str | None = None,
    ) -> None:
        """A list that shows these rows.

        Args:
            rows: The rows.
            heading: A line above them, or None.
            empty: What stands there when there are none; it may take several lines.
            id: Id of the widget.
            classes: Classes of the widget.
        """
        super().__init__(id=id, classes=classes)
        self._rows = tuple(rows)
        self._heading = heading
        self._empty = empty
        self._cursor = 0
        self._lines: list[tuple[int, int]] = []
        self._sign_width = 0
        self._measure()

    # What it shows

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows shown."""
        return self._rows

    @property
    def cursor_id(self) -> str | None:
        """Id of the row that the cursor is on; None where there are no rows."""
        return self._rows[self._cursor].id if self._rows else None

    @cursor_id.setter
    def cursor_id(self, row_id: str | None) -> None:
        """Put the cursor on a row; one that isn't there leaves it where it is."""
        for index, row in enumerate(self._rows):
            if row.id == row_id:
                self._put_cursor(index)

    def show(self, rows: Sequence[Row], *, heading: Content | None = None) -> None:
        """Show other rows; the cursor stays on its row, or else at its place.

        Nothing is drawn anew where nothing differs.

        Args:
            rows: The rows.
            heading: Another heading; None leaves the one there is.
        """
        rows = tuple(rows)
        heading = self._heading if heading is None else heading
        if _same(rows, self._rows) and heading == self._heading:
            return
        before = self.cursor_id
        heights = len(self._lines)
        self._rows, self._heading = rows, heading
        self._cursor = max(0, min(self._cursor, len(rows) - 1))
        self.cursor_id = before
        self._measure()
        self.refresh(layout=len(self._lines) != heights or not rows)

    def _measure(self) -> None:
        """Lay out which line of which row stands where; -1 is the heading."""
        head = [(-1, 0)] if self._heading is not None else []
        body = [(n, line) for n, row in enumerate(self._rows) for line in range(row.height)]
        self._lines = head + body
        signs = [row.sign.cell_length for row in self._rows if row.sign is not None]
        self._sign_width = max(signs) + 1 if signs else 0

    # Drawing

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are, and what is said of an empty list."""
        del container, viewport
        return len(self._lines) + len(self._empty_lines(width))

    def render_line(self, y: int) -> Strip:
        """One line of the widget."""
        width = self.content_size.width
        content, style = self._line(y, width)
        base = self.get_visual_style(*style) if style else self.visual_style
        strips = Visual.to_strips(self, content.truncate(width), width, 1, base, pad=True)
        return strips[0] if strips else Strip.blank(width, base.rich_style)

    def _line(self, y: int, width: int) -> tuple[Content, tuple[str, ...]]:
        """A line's text and the component styles under it."""
        if y >= len(self._lines):
            empty = self._empty_lines(width)
            at = y - len(self._lines)
            text = empty[at] if at < len(empty) else Content("")
            return Content(" " * GUTTER) + text, ("list--quiet",)
        index, line = self._lines[y]
        if index < 0:
            heading = self._heading or Content("")
            return Content(" " * GUTTER) + heading.truncate(width - GUTTER, ellipsis=True), (
                "list--heading",
            )
        here = self.has_focus and index == self._cursor
        bar = self.get_visual_style("list--bar", partial=True)
        gutter = Content.styled(f"{BAR} ", bar) if here else Content(" " * GUTTER)
        room = max(width - GUTTER - self._sign_width, 1)
        row = self._rows[index]
        if line:
            indent = Content(" " * self._sign_width)
            below = (row.below or Content("")).truncate(room, ellipsis=True)
            return Content.assemble(gutter, indent, below), ("list--quiet",)
        sign = (row.sign or Content("")).truncate(self._sign_width, pad=True)
        style = ("list--cursor",) if here else ()
        return Content.assemble(gutter, sign, _spread(row, room)), style

    def _empty_lines(self, width: int) -> list[Content]:
        """What is said of an empty list, wrapped."""
        if self._rows or self._empty is None:
            return []
        return list(self._empty.wrap(max(width - GUTTER, 8)))

    # The cursor

    def on_focus(self) -> None:
        """Keep the cursor's row in sight."""
        self.call_after_refresh(self.show_cursor)

    def _put_cursor(self, index: int) -> bool:
        """Put the cursor on a row by its place; whether that is another one than before."""
        index = max(0, min(index, len(self._rows) - 1))
        if index == self._cursor:
            return False
        self._cursor = index
        self.refresh()
        if self.has_focus:
            self.call_after_refresh(self.show_cursor)
        return True

    def _move_to(self, index: int) -> None:
        """Move the cursor as the person asked, and tell."""
        if self._rows and self._put_cursor(index):
            self.post_message(self.Moved(self, self._rows[self._cursor].id))

    def show_cursor(self) -> None:
        """Scroll whatever this stands in so that the cursor's row can be seen."""
        own = [y for y, (index, _) in enumerate(self._lines) if index == self._cursor]
        top = own[0] if own else 0
        if self._cursor == 0:
            top = 0  # the heading comes along
        height = (own[-1] if own else 0) - top + 1
        area = self.content_region
        spot = Region(area.x, area.y + top, 1, height)
        around = self._scroller()
        if around is not None:
            origin = around.content_region.offset - around.scroll_offset
            around.scroll_to_region(spot.translate(-origin), animate=False, x_axis=False)

    def _scroller(self) -> Widget | None:
        """The nearest thing around this that can be scrolled up and down."""
        for above in self.ancestors:
            if isinstance(above, Widget) and above.is_scrollable and above.max_scroll_y:
                return above
        return None

    def action_step(self, by: int) -> None:
        """Move the cursor by one row; beyond the ends go on to what stands there."""
        focused = self.screen.focused
        if focused is not self and isinstance(focused, Rows):
            focused.action_step(by)  # a burst of keys is faster than the focus
            return
        to = self._cursor + by
        if 0 <= to < len(self._rows):
            self._move_to(to)
            return
        chain = self.screen.focus_chain
        at = chain.index(self) + by if self in chain else -1
        if 0 <= at < len(chain):
            beside = chain[at]
            if isinstance(beside, Rows):
                beside.enter_from(by)
            self.screen.set_focus(beside)
        elif (around := self._scroller()) is not None:  # what only is read must be reachable too
            (around.scroll_end if by > 0 else around.scroll_home)(animate=False)

    def enter_from(self, by: int) -> None:
        """Put the cursor where someone arrives who comes from above (1) or from below (-1)."""
        self._move_to(0 if by > 0 else len(self._rows) - 1)

    def action_go(self, index: int) -> None:
        """Move the cursor to a row, counted from the end if negative."""
        self._move_to(index if index >= 0 else len(self._rows) + index)

    def action_page(self, by: int) -> None:
        """Move the cursor by as many rows as can be seen at once."""
        lines = max(1, self.screen.size.height // 2 - KEPT)
        self._move_to(self._cursor + by * lines)

    def action_open_row(self) -> None:
        """Open the cursor's row."""
        if self._rows:
            self.post_message(self.Opened(self, self._rows[self._cursor].id))

    def on_click(self, event: events.Click) -> None:
        """Open the row that was clicked."""
        event.stop()
        offset = event.get_content_offset(self)
        if offset is None or not offset.y < len(self._lines):
            return
        index = self._lines[offset.y][0]
        if index >= 0:
            self._move_to(index)
            self.action_open_row()


async def taken_in(widget: Widget | None) -> None:
    """Wait until a widget has done with the keys it was handed.

    For keys that have priority: what was pressed before them comes first.
    """
    if widget is not None:
        taken = asyncio.Event()
        widget.call_later(taken.set)
        await taken.wait()


def _spread(row: Row, room: int) -> Content:
    """The left text, and the right one at the edge, in exactly the room there is."""
    if row.right is None or not row.right.cell_length:
        return row.left.truncate(room, ellipsis=True)
    right_room = max(room // 2, room - row.left.cell_length - GAP)
    right = row.right.truncate(right_room, ellipsis=True)
    left_room = max(room - right.cell_length - GAP, 1)
    left = row.left.truncate(left_room, ellipsis=True).truncate(left_room + GAP, pad=True)
    return Content.assemble(left, right)


def _same(rows: Sequence[Row], others: Sequence[Row]) -> bool:
    """Whether two lists of rows look alike; contents compare their words, here styles count too."""
    return len(rows) == len(others) and all(
        row.id == other.id
        and all(
            _alike(one, two)
            for one, two in (
                (row.left, other.left),
                (row.right, other.right),
                (row.below, other.below),
                (row.sign, other.sign),
            )
        )
        for row, other in zip(rows, others, strict=True)
    )


def _alike(one: Content | None, other: Content | None) -> bool:
    """Whether two contents have the same words in the same styles."""
    if one is None or other is None:
        return one is other
    return one.is_same(other)

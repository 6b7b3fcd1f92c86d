"""A list of rows that one widget draws, with a bar before the row that the cursor is on."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

from workbook.ui.widgets.drawn_line import drawn_line
from workbook.ui.widgets.drawn_once import DrawnOnce
from workbook.ui.widgets.row import (
    ABOVE,
    BELOW,
    BLANK,
    MAIN,
    Row,
    one_line,
    same_rows,
    spread,
)

__all__ = ["Row", "Rows", "one_line"]

BAR = "▌"
"""Stands before the cursor's row; a shape, so that no colour is needed to see it."""

GUTTER = 2
"""Columns before every row: the bar and a blank."""

QUIET = "$text-muted"
"""Style of what is less than a row: its second line, and what is said of an empty list.

The styles stand here, for one of a component is worked out anew for each list and each focus.
"""

KEPT = 2
"""Lines that a page up or down keeps in sight."""

DRAWN = 200
"""Lines that are remembered as they were drawn, each for how it looks with the focus and without."""

FEW = 20
"""Rows that are remembered as a whole, too."""


class Rows(DrawnOnce, can_focus=True):
    """Rows to move through and to open.

    One widget draws them all, and only the lines in sight, so that a thousand rows cost no more
    than ten.  Down at the last row goes on to the next thing on the screen, up at the first row
    back to the one before.
    """

    ALLOW_SELECT = False
    auto_links = Reactive(False)
    """Nothing here is a link, and their style is worked out for every line that is drawn."""
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
    Rows { height: auto; text-wrap: nowrap; text-overflow: clip; }
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
        quiet: bool = False,
        id: str | None = None,  # noqa: A002 - the name that every widget uses
        classes: str | None = None,
    ) -> None:
        """A list that shows these rows.

        Args:
            rows: The rows.
            heading: A line above them, or None.
            empty: What stands there when there are none; it may take several lines.
            quiet: Whether it is drawn as less than others as long as one is not in it.
            id: Id of the widget.
            classes: Classes of the widget.
        """
        super().__init__(id=id, classes=classes)
        self._rows = tuple(rows)
        self._heading = heading
        self._empty = empty
        self._quiet = quiet
        self._cursor = 0
        self._lines: list[tuple[int, int]] = []
        self._places: list[tuple[int, int]] = []
        self._told: dict[int, Row] = {}
        self._drawn: LRUCache[tuple[object, ...], Strip] = LRUCache(DRAWN)
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

    def show(
        self,
        rows: Sequence[Row],
        *,
        heading: Content | None = None,
        empty: Content | None = None,
    ) -> None:
        """Show other rows; the cursor stays on its row, or else at its place.

        Nothing is drawn anew where nothing differs.

        Args:
            rows: The rows.
            heading: Another heading; None leaves the one there is.
            empty: Something else to say when there are none; None leaves what is said.
        """
        rows = tuple(rows)
        heading = self._heading if heading is None else heading
        empty = self._empty if empty is None else empty
        if (heading, empty) == (self._heading, self._empty) and same_rows(rows, self._rows):
            return
        before = self.cursor_id
        was = (self._heading, self._empty, self._sign_width, self._places)
        drawn, lines = self._rows, len(self._lines)
        self._rows, self._heading, self._empty = rows, heading, empty
        self._told.clear()
        self._drawn.clear()
        self._cursor = max(0, min(self._cursor, len(rows) - 1))
        self._measure()
        self.cursor_id = before
        if was == (heading, empty, self._sign_width, self._places):
            pairs = enumerate(zip(rows, drawn, strict=True))
            self._redraw(*(n for n, (row, old) in pairs if not same_rows((row,), (old,))))
        else:
            self.refresh(layout=len(self._lines) != lines or not rows)

    def _redraw(self, *indexes: int) -> None:
        """Draw some of the rows anew, and no others."""
        width = self.content_size.width
        tops = [self._places[index] for index in indexes if index < len(self._places)]
        if tops:
            self.refresh(*(Region(0, top, width, end - top) for top, end in tops))

    def _measure(self) -> None:
        """Lay out which line of which row stands where; -1 is the heading.

        ``_places`` is the other way round: the first line of each row, and the one after its last.
        """
        lines = [(-1, MAIN)] if self._heading is not None else []
        places = []
        for n, row in enumerate(self._rows):
            top = len(lines)
            if row.above is not None and lines:
                lines.append((n, BLANK))
            lines += [(n, part) for part in row.parts]
            places.append((top, len(lines)))
        self._lines, self._places = lines, places
        signs = [row.sign.cell_length for row in self._rows if row.sign is not None]
        self._sign_width = max(signs) + 1 if signs else 0

    # Drawing

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are, and what is said of an empty list."""
        del container, viewport
        return len(self._lines) + len(self._empty_lines(width))

    @property
    def look(self) -> Hashable:
        """What a short list says and where one is in it: both come again with each step to and fro."""
        if len(self._rows) > FEW:
            return None
        around = (self._heading, self._empty)
        texts = (None if text is None else (text.plain, *text.spans) for text in around)
        cursor = self._cursor if self.has_focus else None
        return cursor, *texts, *(row.look for row in self._rows)

    def render_line(self, y: int) -> Strip:
        """One line of the widget."""
        width, base = self.content_size.width, self.visual_style
        quiet = self._quiet and not self.has_focus
        look = (y, self._is_here(y), quiet, width, base, self.app.theme)
        line = self._drawn.get(look)
        if line is None:
            content = self._line(y, width)
            if quiet:
                content = content.stylize_before(QUIET)
            line = self._drawn[look] = drawn_line(content.truncate(width), width, base)
        return line

    def _is_here(self, y: int) -> bool:
        """Whether a line is one of the row that one is on."""
        return self.has_focus and y < len(self._lines) and self._lines[y][0] == self._cursor

    def _line(self, y: int, width: int) -> Content:
        """A line's text."""
        if y >= len(self._lines):
            empty = self._empty_lines(width)
            at = y - len(self._lines)
            if at >= len(empty):
                return Content("")
            return (Content(" " * GUTTER) + empty[at]).stylize_before(QUIET)
        index, part = self._lines[y]
        if index < 0 or part in (BLANK, ABOVE):
            heading = self._heading if index < 0 else self._rows[index].above
            words = (heading if part != BLANK else None) or Content("")
            line = Content(" " * GUTTER) + words.truncate(width - GUTTER, ellipsis=True)
            return line.stylize_before("bold")
        here = self._is_here(y)
        gutter = Content.styled(f"{BAR} ", "$accent") if here else Content(" " * GUTTER)
        room = max(width - GUTTER - self._sign_width, 1)
        row = self._row(index)
        if part == BELOW:
            indent = Content(" " * self._sign_width)
            below = (row.below or Content("")).truncate(room, ellipsis=True)
            return Content.assemble(gutter, indent, below).stylize_before(QUIET)
        sign = (row.sign or Content("")).truncate(self._sign_width, pad=True)
        line = Content.assemble(gutter, sign, spread(row, room))
        return line.stylize_before("bold") if here else line

    def _row(self, index: int) -> Row:
        """The row as it is drawn."""
        row = self._rows[index]
        if row.tell is None:
            return row
        told = self._told.get(index)
        if told is None:
            told = self._told[index] = row.tell()
        return told

    def _empty_lines(self, width: int) -> list[Content]:
        """What is said of an empty list, wrapped."""
        if self._rows or self._empty is None:
            return []
        return list(self._empty.wrap(max(width - GUTTER, 8)))

    # The cursor

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Leave the styles: none depends on the focus, and to work them out takes a while."""

    def on_focus(self) -> None:
        """Keep the cursor's row in sight."""
        self.call_after_refresh(self.show_cursor)

    def on_resize(self) -> None:
        """The same where there is less room now, be it in what this stands in."""
        if self.has_focus:
            self.call_after_refresh(self.show_cursor)

    def _put_cursor(self, index: int) -> bool:
        """Put the cursor on a row by its place; whether that is another one than before."""
        index = max(0, min(index, len(self._rows) - 1))
        if index == self._cursor:
            return False
        before, self._cursor = self._cursor, index
        self._redraw(before, index)
        if self.has_focus:
            self.call_after_refresh(self.show_cursor)
        return True

    def _move_to(self, index: int) -> None:
        """Move the cursor as the person asked, and tell."""
        if self._rows and self._put_cursor(index):
            self.post_message(self.Moved(self, self._rows[self._cursor].id))

    def show_cursor(self) -> None:
        """Scroll whatever this stands in so that the cursor's row can be seen."""
        top, end = self._places[self._cursor] if self._places else (0, 1)
        if self._cursor == 0:
            top = 0  # the heading comes along
        height = end - top
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
        """Move the cursor by as many rows as can be seen at once; a single row stands among text."""
        around = self._scroller()
        if len(self._rows) < KEPT and around is not None:
            (around.scroll_page_down if by > 0 else around.scroll_page_up)(animate=False)
            return
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
        index, part = self._lines[offset.y]
        if index >= 0 and part >= MAIN:
            self._move_to(index)
            self.action_open_row()

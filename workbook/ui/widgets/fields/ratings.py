"""The field that rates a list of statements on one scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from workbook.notebook.records import Value
from workbook.ui.widgets.fields.base import Field
from workbook.ui.widgets.fields.cells import USUAL_SCALE, digit_bindings, typed_mark
from workbook.ui.widgets.fields.rows import GUTTER, FieldRows, flow, one_line

NARROWEST = 22
"""Columns that a statement needs beside its marks; with fewer the marks go under it."""


class RatingRows(FieldRows):
    """Statements as rows, with their marks in columns at the right or, where narrow, below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "lower", show=False),
        Binding("right", "step(1)", "higher", show=False),
        Binding("space,enter", "pick", "mark"),
        Binding("backspace,delete", "clear", "clear", show=False),
        *digit_bindings(),
    ]

    cell: reactive[int] = reactive(0)
    """The column the cursor is on, from 0."""

    @dataclass
    class Marked(Message):
        """A statement was marked, or its mark taken back."""

        rows: RatingRows

    def __init__(
        self,
        statements: Sequence[tuple[str, str]],
        scale: tuple[int, int],
        ends: tuple[str, str],
        *,
        read_only: bool = False,
    ) -> None:
        super().__init__(read_only=read_only)
        self.statements = statements
        self.scale = scale
        self.ends = ends
        self.marks: dict[str, int] = {}

    @property
    def count(self) -> int:
        """One row for each statement."""
        return len(self.statements)

    # Drawing

    @property
    def scale_marks(self) -> range:
        """Every mark of the scale."""
        return range(self.scale[0], self.scale[1] + 1)

    @property
    def step_width(self) -> int:
        """Columns from one mark to the next."""
        return 4 if len(self.scale_marks) <= 7 else 3

    def beside(self, width: int) -> int | None:
        """The column at which the marks begin beside the statements, or None if they go below.

        ``width`` is that of a row without its gutter; the last columns say the mark as a number.
        """
        start = width - len(self.scale_marks) * self.step_width - 2
        return start if start >= NARROWEST else None

    @property
    def spot(self) -> int:
        """The column."""
        return self.cell

    def heading(self, width: int) -> Sequence[Content]:
        """The scale, and what its ends mean."""
        start = self.beside(max(width - GUTTER, 8))
        numbers = "".join(str(m).center(self.step_width) for m in self.scale_marks)
        shown = [] if start is None else [self.part("quiet", " " * (start + GUTTER) + numbers)]
        return [*shown, *self._legend(width, start)]

    def _legend(self, width: int, start: int | None) -> Iterator[Content]:
        """What the two ends mean: over them where they fit, or as a line of words."""
        low, high = map(Content, self.ends)
        if not low and not high:
            return
        span = (len(self.scale_marks) - 1) * self.step_width + 1
        space = span - low.cell_length - high.cell_length
        if start is not None and space >= 2:
            yield self.part("quiet", f"{' ' * (start + GUTTER + 1)}{low}{' ' * space}{high}")
            return
        told = [f"{mark} {end}" for mark, end in zip(self.scale, (low, high), strict=True) if end]
        for line in self.part("quiet", ", ".join(told)).wrap(max(width - GUTTER, 8)):
            yield " " * GUTTER + line

    def row(self, index: int, width: int, spot: int | None) -> Sequence[Content]:
        """One statement and its marks."""
        start = self.beside(width)
        text = Content(self.statements[index][1])
        if self.read_only:
            text = self.part("quiet", text.plain)
        lines = self.wrapped(Content(""), text, (start or width) - 2)
        if start is None:
            return [*lines, *self._marks_below(index, width, spot)]
        lines[0] = lines[0].pad_right(start - lines[0].cell_length) + self._marks_beside(
            index, spot
        )
        return lines

    def _marks_beside(self, index: int, spot: int | None) -> Content:
        """The marks in their columns, and the chosen one as a number."""
        mark = self.marks.get(self.statements[index][0])
        cells = [
            self._cell(m - self.scale[0] == spot, "●" if m == mark else "·")
            for m in self.scale_marks
        ]
        number = "" if mark is None else f"{mark:>2}"
        return Content("").join([*cells, self.part("chosen", number)])

    def _cell(self, at_cursor: bool, sign: str) -> Content:
        """One mark in the middle of its column."""
        before = (self.step_width - 1) // 2
        after = self.step_width - 1 - before
        if at_cursor:
            return " " * (before - 1) + self.part("cursor", f"[{sign}]") + " " * (after - 1)
        style = "mark" if sign == "·" else "chosen"
        return " " * before + self.part(style, sign) + " " * after

    def _places_below(self, width: int) -> list[tuple[int, int]]:
        """For each mark its line among those under a statement, and its first column."""
        places = flow([len(f"· {mark}") for mark in self.scale_marks], width - 2)
        return [(line, column + 2) for line, column in places]

    def _marks_below(self, index: int, width: int, spot: int | None) -> list[Content]:
        """The marks with their numbers, on a line of their own or on several."""
        places = self._places_below(width)
        lines = [Content("") for _ in range(places[-1][0] + 1)]
        mark = self.marks.get(self.statements[index][0])
        for each, (line, column) in zip(self.scale_marks, places, strict=True):
            text = f"{'●' if each == mark else '·'} {each}"
            style = "chosen" if each == mark else "mark"
            start = column
            if each - self.scale[0] == spot:  # the brackets take the column before and after
                text, style, start = f"[{text}]", "cursor", column - 1
            before = lines[line].pad_right(start - lines[line].cell_length)
            lines[line] = before[:start] + self.part(style, text)
        return lines

    # Moving and marking

    def validate_cell(self, cell: int) -> int:
        """The cursor is always on a mark."""
        return max(0, min(cell, len(self.scale_marks) - 1))

    def watch_cursor(self) -> None:
        """On a row that is marked the cursor goes to its mark."""
        super().watch_cursor()
        mark = self.mark
        if mark is not None and mark in self.scale_marks:
            self.cell = mark - self.scale[0]

    @property
    def mark(self) -> int | None:
        """The mark of the row the cursor is on."""
        return self.marks.get(self.statements[self.cursor][0]) if self.statements else None

    def show(self, marks: dict[str, int]) -> None:
        """Show these marks, silently."""
        self.marks = marks
        self.redraw()

    def set_mark(self, mark: int | None) -> None:
        """The person's mark for the row the cursor is on."""
        if not self.statements:
            return
        statement = self.statements[self.cursor][0]
        marks = {key: value for key, value in self.marks.items() if key != statement}
        if mark is not None:
            marks[statement] = mark
            self.cell = mark - self.scale[0]
        self.show(marks)
        self.post_message(self.Marked(self))

    def action_step(self, by: int) -> None:
        """Move to the next lower or higher mark."""
        self.cell += by

    def action_pick(self) -> None:
        """Set the mark the cursor is on, or take it back."""
        mark = self.cell + self.scale[0]
        self.set_mark(None if mark == self.mark else mark)

    def action_clear(self) -> None:
        """Take back the mark of this row."""
        self.set_mark(None)

    def action_mark(self, digit: int) -> None:
        """Set a mark by its digit; the cursor stays on the row."""
        mark = typed_mark(digit, self.mark, self.scale)
        if mark is not None:
            self.set_mark(mark)

    def on_click(self, event: events.Click) -> None:
        """Mark what is clicked; a click on the statement only goes there."""
        row = self.row_at(event)
        offset = event.get_content_offset(self)
        if row is None or offset is None or self.read_only:
            return
        self.cursor = row
        cell = self._cell_at(row, offset.x, offset.y)
        if cell is not None:
            self.cell = cell
            self.action_pick()

    def _cell_at(self, row: int, x: int, y: int) -> int | None:
        """The column of the mark at this place of a row."""
        width = self.content_size.width
        inner = max(width - GUTTER, 8)
        own = [n for n, (index, _) in enumerate(self.plan(width)) if index == row]
        start = self.beside(inner)
        if start is not None:
            cell = (x - GUTTER - start) // self.step_width
            return cell if y == own[0] and 0 <= cell < len(self.scale_marks) else None
        places = self._places_below(inner)
        top = own[-1] - places[-1][0]
        for cell, (line, column) in enumerate(places):
            begin = column + GUTTER
            if y == top + line and begin <= x < begin + len(f"· {self.scale_marks[cell]}"):
                return cell
        return None


class RatingsField(Field):
    """A mark for each of several statements."""

    def set_parts(self) -> None:
        """One row for each statement."""
        prompt = self.prompt
        statements = [(choice.id, one_line(choice.label)) for choice in prompt.choices]
        ends = (one_line(prompt.low or ""), one_line(prompt.high or ""))
        self.rows = RatingRows(
            statements, prompt.scale or USUAL_SCALE, ends, read_only=self.read_only
        )

    def compose(self) -> ComposeResult:
        """The rows."""
        yield self.rows

    def write(self, value: Value) -> None:
        """Show the marks; those of statements that are gone are kept."""
        self.rows.show(dict(value or {}))

    def read(self) -> Value:
        """The marks by statement, or None if there are none."""
        return dict(self.rows.marks) or None

    @property
    def focus_part(self) -> Widget:
        """The rows."""
        return self.rows

    def meaning(self, value: Value) -> str | None:
        """How many statements are still without a mark, once one has one."""
        left = sum(statement not in (value or {}) for statement, _ in self.rows.statements)
        return f"{left} still to mark" if value and left and not self.read_only else None

    @on(RatingRows.Marked)
    def _marked(self, event: RatingRows.Marked) -> None:
        event.stop()
        self.edited(settled=True)

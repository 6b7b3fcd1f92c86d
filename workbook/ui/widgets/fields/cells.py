"""Fields whose choices stand side by side: yes or no, and one mark on a scale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from workbook.notebook.records import Value
from workbook.ui.widgets.fields.base import Field
from workbook.ui.widgets.fields.rows import GAPS, GUTTER, FieldRows, flow, one_line


class Cells(FieldRows):
    """Choices side by side, in one line where they fit."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "left", show=False),
        Binding("right", "step(1)", "right", show=False),
        Binding("home", "start", "first", show=False),
        Binding("end", "finish", "last", show=False),
        Binding("space,enter", "pick", "choose"),
        Binding("backspace,delete", "clear", "clear", show=False),
    ]

    overlap: ClassVar[int] = 1

    cell: reactive[int] = reactive(0)
    """The cell the cursor is on, from 0."""

    def __init__(
        self, labels: Sequence[str], ends: tuple[str, str] = ("", ""), *, read_only: bool = False
    ) -> None:
        super().__init__(read_only=read_only)
        self.labels = labels
        self.ends = ends
        self.chosen: int | None = None

    @property
    def count(self) -> int:
        """All cells are one row."""
        return 1

    def places(self, width: int) -> list[tuple[int, int]]:
        """For each cell its line and its first column."""
        return flow([Content(label).cell_length + 2 for label in self.labels], width)

    @property
    def spot(self) -> int:
        """The cell."""
        return self.cell

    def row(self, index: int, width: int, spot: int | None) -> Sequence[Content]:
        """The cells, and under them what the two ends mean."""
        del index
        places = self.places(width)
        lines = [Content(" ") for _ in range(places[-1][0] + 1)]
        for cell, (line, column) in enumerate(places):
            drawn = self._cell(cell, at_cursor=cell == spot)
            if cell == spot:  # the brackets take the column before and the one after
                drawn = self.part("cursor", "[") + drawn + self.part("cursor", "]")
            start = column + 1 - (cell == spot)
            lines[line] = lines[line].pad_right(start - lines[line].cell_length)
            lines[line] = lines[line][:start] + drawn
        return [*lines, *self._legend(places, width)]

    def _cell(self, cell: int, *, at_cursor: bool) -> Content:
        """One choice with its mark, in the style that it has now."""
        chosen = cell == self.chosen
        text = f"{'●' if chosen else '○'} {self.labels[cell]}"
        if at_cursor:
            return self.part("cursor", text)
        if chosen:
            return self.part("chosen", text)
        return self.part("mark", text[:2]) + (
            self.part("quiet", text[2:]) if self.read_only else text[2:]
        )

    def _legend(self, places: Sequence[tuple[int, int]], width: int) -> Iterable[Content]:
        """What the lowest and the highest mark mean: under them, or as a line of words."""
        low, high = map(Content, self.ends)
        if not low and not high:
            return
        span = places[-1][1] + len(self.labels[-1]) + 2
        space = span - low.cell_length - high.cell_length
        if places[-1][0] == 0 and space >= 2:
            yield self.part("quiet", f" {low}{' ' * space}{high}")
            return
        first, last = self.labels[0], self.labels[-1]
        told = [f"{n} {end}" for n, end in ((first, low), (last, high)) if end]
        for line in self.part("quiet", ", ".join(told)).wrap(width):
            yield Content(" ") + line

    def validate_cell(self, cell: int) -> int:
        """The cursor is always on a cell."""
        return max(0, min(cell, len(self.labels) - 1))

    def choose(self, cell: int | None) -> None:
        """Mark this cell as chosen, silently, and put the cursor there."""
        self.chosen = cell
        self.set_reactive(Cells.cell, self.cell if cell is None else cell)
        self.redraw()

    def action_step(self, by: int) -> None:
        """Move by so many cells; the cursor stops at the ends."""
        self.cell += by

    def action_start(self) -> None:
        """To the first cell."""
        self.cell = 0

    def action_finish(self) -> None:
        """To the last cell."""
        self.cell = len(self.labels) - 1

    def action_pick(self) -> None:
        """Choose the cell the cursor is on, or take it back."""
        self.pick(None if self.cell == self.chosen else self.cell)

    def action_clear(self) -> None:
        """Take back whatever is chosen."""
        self.pick(None)

    def pick(self, cell: int | None) -> None:
        """The person's choice; -1 in the message where it was taken back."""
        self.choose(cell)
        self.post_message(self.Picked(self, -1 if cell is None else cell))

    def on_click(self, event: events.Click) -> None:
        """Choose what is clicked, or take it back."""
        offset = event.get_content_offset(self)
        if offset is None or self.read_only:
            return
        for cell, (line, column) in enumerate(self.places(self.content_size.width - GUTTER)):
            start = column + GUTTER
            if offset.y == line and start <= offset.x < start + len(self.labels[cell]) + 2:
                self.cell = cell
                self.action_pick()


class CellsField(Field):
    """A field that is nothing but cells."""

    cells: Cells

    def compose(self) -> ComposeResult:
        """The cells."""
        yield self.cells

    @property
    def focus_part(self) -> Widget:
        """The cells."""
        return self.cells

    @property
    def least_width(self) -> int:
        """All cells stand in one line."""
        sizes = [Content(label).cell_length + 2 for label in self.cells.labels]
        return GUTTER + sum(sizes) + GAPS[-1] * (len(sizes) - 1)

    @on(FieldRows.Picked)
    def _picked(self, event: FieldRows.Picked) -> None:
        event.stop()
        self.edited(settled=True)


class YesNoCells(Cells):
    """Yes and no, also by their letters."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "say(0)", "yes"),
        Binding("n", "say(1)", "no"),
    ]

    def action_say(self, cell: int) -> None:
        """Choose by letter."""
        self.pick(cell)


class YesNoField(CellsField):
    """Yes or no."""

    ANSWERS = ("yes", "no")

    def set_parts(self) -> None:
        """Two cells."""
        self.cells = YesNoCells(self.ANSWERS, read_only=self.read_only)

    def write(self, value: Value) -> None:
        """Mark yes, no or neither."""
        self.cells.choose(None if value is None else self.ANSWERS.index(value))

    def read(self) -> Value:
        """``"yes"``, ``"no"`` or None."""
        return None if self.cells.chosen is None else self.ANSWERS[self.cells.chosen]


USUAL_SCALE = (1, 5)


def typed_mark(digit: int, mark: int | None, scale: tuple[int, int]) -> int | None:
    """The mark that a digit sets, or None where the scale has no such mark.

    A 0 typed on a mark of 1 makes it 10 where the scale goes that far.
    """
    low, high = scale
    wanted = 10 if digit == 0 and mark == 1 and high >= 10 else digit
    return wanted if low <= wanted <= high else None


def digit_bindings() -> list[BindingType]:
    """The ten digits, as keys that mark."""
    return [Binding(str(n), f"mark({n})", "mark", show=False) for n in range(10)]


class RateCells(Cells):
    """The marks of a scale, also by their digits."""

    BINDINGS: ClassVar[list[BindingType]] = digit_bindings()

    def __init__(self, scale: tuple[int, int], ends: tuple[str, str], *, read_only: bool) -> None:
        self.scale = scale
        marks = [str(mark) for mark in range(scale[0], scale[1] + 1)]
        super().__init__(marks, ends, read_only=read_only)

    @property
    def mark(self) -> int | None:
        """The mark that is set."""
        return None if self.chosen is None else self.chosen + self.scale[0]

    def action_mark(self, digit: int) -> None:
        """Set a mark by its digit."""
        mark = typed_mark(digit, self.mark, self.scale)
        if mark is not None:
            self.pick(mark - self.scale[0])


class RateField(CellsField):
    """One mark on a scale."""

    cells: RateCells

    def set_parts(self) -> None:
        """One cell for each mark."""
        ends = (one_line(self.prompt.low or ""), one_line(self.prompt.high or ""))
        scale = self.prompt.scale or USUAL_SCALE
        self.cells = RateCells(scale, ends, read_only=self.read_only)

    def write(self, value: Value) -> None:
        """Mark the value."""
        self.cells.choose(None if value is None else value - self.cells.scale[0])

    def read(self) -> Value:
        """The mark, or None."""
        return self.cells.mark

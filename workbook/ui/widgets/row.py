"""One row of a list: what it shows, and how that is fitted into the room there is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from msgspec import Struct
from textual.content import Content

from workbook.notebook.clean import clean

GAP = 2
"""Columns that stay free between the left and the right text of a row."""

BLANK, ABOVE, MAIN, BELOW = -2, -1, 0, 1
"""The lines of a row: a blank before its heading, the heading, the row itself, the second line."""


def one_line(text: str) -> str:
    """Somebody's words as a single line that is safe to draw."""
    return " ".join(clean(text).split())


class Row(Struct, frozen=True):
    """One row.  Texts are drawn as they are and never read as markup.

    Attributes:
        id: A name unique among the rows.
        left: What the row is about; cut with … where it is too long.
        right: What stands at the right edge, or None; at most half the row, or what the left leaves.
        below: A second, quiet line, or None.
        sign: What stands before the row, such as ○; the texts of all rows begin at one column.
        shorter: Shorter forms of ``right``, the longest first; the first that leaves the whole of
            the left its room stands there.
        above: The heading of the part of the list that begins with this row, or None.
        tell: Makes the row that is drawn, as high as this one, when it first comes into sight;
            for lists so long that saying everything at once would take too long.
    """

    id: str
    left: Content
    right: Content | None = None
    below: Content | None = None
    sign: Content | None = None
    shorter: tuple[Content, ...] = ()
    above: Content | None = None
    tell: Callable[[], Row] | None = None

    @property
    def parts(self) -> tuple[int, ...]:
        """Its lines from above to below, each as ``ABOVE``, ``MAIN`` or ``BELOW``."""
        above = (ABOVE,) if self.above is not None else ()
        below = (BELOW,) if self.below is not None else ()
        return (*above, MAIN, *below)

    @property
    def look(self) -> Hashable:
        """All that it says, to be compared with what another one says."""
        texts = (self.left, self.right, self.below, self.sign, self.above, *self.shorter)
        return self.tell, *(None if text is None else (text.plain, *text.spans) for text in texts)


def spread(row: Row, room: int) -> Content:
    """The left text, and the right one at the edge, in exactly the room there is."""
    if row.right is None or not row.right.cell_length:
        return row.left.truncate(room, ellipsis=True)
    free = room - row.left.cell_length - GAP
    forms = (row.right, *row.shorter)
    fitting = (form for form in forms if form.cell_length <= free)
    right = next(fitting, forms[-1]).truncate(max(room // 2, free), ellipsis=True)
    left_room = max(room - right.cell_length - GAP, 1)
    left = row.left.truncate(left_room, ellipsis=True).truncate(left_room + GAP, pad=True)
    return Content.assemble(left, right)


def same_rows(rows: Sequence[Row], others: Sequence[Row]) -> bool:
    """Whether two lists of rows look alike; contents compare their words, here styles count too."""
    return len(rows) == len(others) and all(
        row is other or (row.id == other.id and row.look == other.look)
        for row, other in zip(rows, others, strict=True)
    )

"""What fills the screen of a step that opens: what is below it may wait, and come once that is seen.

Nothing is laid out yet, so how high each block is is counted as if all had the width that a text ever
has; where there is less it is higher.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from workbook.journey.limits import limit_note
from workbook.pages.model import AnswerType
from workbook.ui.widgets.columns import Columns
from workbook.ui.widgets.fields.base import Field
from workbook.ui.widgets.group_block import GroupBlock
from workbook.ui.widgets.lines import WIDEST
from workbook.ui.widgets.prompt_block import PromptBlock
from workbook.ui.widgets.telling import Telling

TEXT_LINES = 3
"""Lines of a field for text; the stylesheet says the same."""

BELOW = 1
"""Lines that stay free below a heading, a help and a block; the stylesheet says the same."""


def least_lines(text: Content) -> int:
    """Lines that a text surely takes."""
    lines = text.plain.split("\n") if text.plain else []
    return sum(max(1, ceil(cell_len(line) / WIDEST)) for line in lines)


def least_height(block: Widget, *, first_only: bool = False) -> int:
    """Lines that a block surely takes, with the free one below it; nobody is in it.

    Args:
        block: The block.
        first_only: Whether only the first of its columns counts, where they are stacked.
    """
    if not isinstance(block, Telling):
        return 1 + BELOW
    told = sum(least_lines(part) for _, part in block.told() if isinstance(part, Content))
    if isinstance(block, PromptBlock):
        return told + _answers_height(block, first_only=first_only) + BELOW
    if isinstance(block, GroupBlock):
        help_below = BELOW if block.view.help else 0
        return told + help_below + sum(len(row.parts) for row in block.rows.rows) + BELOW
    return told + BELOW


def _answers_height(block: PromptBlock, *, first_only: bool) -> int:
    """Lines of the fields; of columns beside each other those of one."""
    heights = [_field_height(field) for field in block.fields()]
    if block.columns is None:
        return heights[0]
    named = [1 + height for height in heights]
    return sum(named[: 1 if first_only else None]) if block.columns.is_stacked else max(named)


def _field_height(field: Field) -> int:
    if field.prompt.type is AnswerType.TEXT and not field.read_only:
        return TEXT_LINES
    return max(len(field.value), 1) if isinstance(field.value, list) else 1


class FirstLook:
    """Tells when the blocks that were made of a step fill the screen.

    Attributes:
        short: The columns of which only the first is made: with it the screen is filled.
    """

    def __init__(self, heading: Content, lines: int, wanted: str) -> None:
        """A look at a step.

        Args:
            heading: What stands above the blocks.
            lines: Lines of the screen.
            wanted: The prompt or group that the cursor goes to, which is there in any case; "" for
                the first.
        """
        self.short: Columns | None = None
        self._left = lines - least_lines(heading) - BELOW
        self._wanted = wanted
        self._seen = 0

    def is_filled(self, names: Sequence[str], blocks: Sequence[Widget]) -> bool:
        """Whether the blocks fill the screen; with the first column of the last one, if that does.

        Args:
            names: The names of the blocks.
            blocks: The blocks, in order; those of before are among them.
        """
        into = next((block for block in blocks if _takes_cursor(block)), None)
        if self._wanted:
            into = dict(zip(names, blocks, strict=True)).get(self._wanted)
        added = _added_by_cursor(into) if into is not None else 0
        for block in blocks[self._seen :]:
            if into not in (None, block):
                self._shorten(block, self._left - added)
            self._left -= least_height(block)
        self._seen = len(blocks)
        return into is not None and self._left <= added

    def _shorten(self, block: Widget, left: int) -> None:
        """Let a block begin with the first of its columns, if that fills the lines that are left."""
        columns = block.columns if isinstance(block, PromptBlock) else None
        if columns is None or not columns.is_stacked:
            return
        if least_height(block, first_only=True) >= left > 0:
            columns.begin_with_first()
            self.short = columns


def _takes_cursor(block: Widget) -> bool:
    """Whether the cursor can be in a block."""
    if isinstance(block, PromptBlock):
        return any(not field.read_only for field in block.fields())
    return isinstance(block, GroupBlock)


def _added_by_cursor(block: Widget) -> int:
    """Lines that a block surely takes in addition while the cursor is in it."""
    if not isinstance(block, PromptBlock):
        return 0
    return int(all(limit_note(field.prompt, field.value) for field in block.fields()))

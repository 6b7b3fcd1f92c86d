"""The steps of a page as rows: each with its mark, and its whole name where there is room for it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from workbook.journey.status import MARKS
from workbook.journey.views import StepView
from workbook.ui.widgets.row import Row
from workbook.ui.widgets.rows import GUTTER

MARK = 2
"""Columns of a mark and the blank behind it."""


def rail_rows(steps: Sequence[StepView], here: str, columns: int, lines: int) -> list[Row]:
    """The rows of a page's steps.

    Args:
        steps: The steps.
        here: Id of the one that is open.
        columns: Columns that there are; 0 where that is not known yet.
        lines: Lines that there are.  Where they don't suffice for whole names, each takes one.
    """
    names = [step.title or f"Step {number}" for number, step in enumerate(steps, 1)]
    room = columns - GUTTER - MARK
    wrapped = [_wrapped(name, room) for name in names]
    if sum(map(len, wrapped)) > lines:
        wrapped = [[Content(name)] for name in names]
    return [
        _row(step, parts, "bold" if step.id == here else "")
        for step, parts in zip(steps, wrapped, strict=True)
    ]


def _wrapped(name: str, room: int) -> list[Content]:
    """A name in one line or two; what is too long for two is cut where the second one ends."""
    content = Content(name)
    if room < 1 or content.cell_length <= room:
        return [content]
    first, *rest = content.wrap(room)
    return [first.rstrip(), Content(" ").join(part.rstrip() for part in rest)]


def _row(step: StepView, parts: list[Content], style: str) -> Row:
    mark = MARKS[step.state] if step.state is not None else "·"
    first, *rest = (part.stylize(style) for part in parts)
    return Row(step.id, first, below=rest[0] if rest else None, sign=Content(mark))

"""Which earlier versions of a record are worth showing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from workbook.notebook.line import device_of
from workbook.notebook.values import characters_taken, same
from workbook.notebook.versions import Edit

MUCH = 40
"""Characters; when a change takes more of a text away, the text before it is worth showing."""


def worth_showing(past: Iterable[Edit], current: Sequence[Edit]) -> list[Edit]:
    """The superseded versions worth showing, newest first.

    A text is written many times while it is typed.  Worth showing are the last word of each
    sitting, and any text of which a later change took much away; the latter also if it went bit
    by bit, then as it was at its fullest.

    Args:
        past: The superseded changes of one record.
        current: Its current ones.
    """
    kept = [edit for edits in sittings_of(past, current).values() for edit in of_sitting(edits)]
    kept.sort(key=lambda edit: edit.rank, reverse=True)
    shown: list[Edit] = []
    known = [edit.value for edit in current]
    for edit in kept:
        if edit.value is None or any(edit is head for head in current):
            continue
        if not any(same(edit.value, value) for value in known):
            shown.append(edit)
            known.append(edit.value)
    return shown


def sittings_of(past: Iterable[Edit], current: Sequence[Edit]) -> dict[tuple[str, str], list[Edit]]:
    """The changes of one record by device and sitting, each once and in their order."""
    superseded = {(edit.line.crc, edit.number, edit.place): edit for edit in past}
    sittings: dict[tuple[str, str], list[Edit]] = {}
    for edit in sorted((*superseded.values(), *current), key=lambda edit: edit.number):
        sittings.setdefault((device_of(edit.writer), edit.sitting), []).append(edit)
    return sittings


def of_sitting(edits: Sequence[Edit]) -> list[Edit]:
    """The last word of a sitting, and what much was taken from, oldest first."""
    kept: list[Edit] = []
    fullest = edits[0]
    for before, after in pairwise(edits):
        taken = characters_taken(before.value, after.value)
        if taken > MUCH and before is not fullest:
            kept.append(before)
        if characters_taken(fullest.value, after.value) > MUCH:
            kept.append(fullest)
            fullest = after
        elif taken > MUCH or _length(after) >= _length(fullest):
            fullest = after
    return [*kept, edits[-1]]


def _length(edit: Edit) -> int:
    """Characters of all its texts."""
    return characters_taken(edit.value, None)

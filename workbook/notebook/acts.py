"""What an act changes: the difference between the records handed over and what is in the log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct

from workbook.notebook.codec import encoded
from workbook.notebook.records import NOTHING, Basis, Record
from workbook.notebook.values import same
from workbook.notebook.versions import Change, Heads, Version

Place = tuple[str, int]
"""Where a record is kept: table and id."""


class Step(Struct, frozen=True):
    """What an act does to one record.

    Attributes:
        record: What it shall be; None deletes it.
        seen: What the person had before them.
    """

    record: Record | None
    seen: Basis


class Held(Protocol):
    """What must be known of the storage to tell what an act changes."""

    @property
    def device(self) -> str:
        """The device that this storage writes as."""

    def heads(self, table: str, record: int, /) -> Heads:
        """The current changes of a record; none if it is unknown."""

    def versions_of(self, heads: Heads, /) -> tuple[Version, ...]:
        """The versions that current changes make, newest first; none if it is deleted."""


def changes_of(act: Mapping[Place, Step], held: Held) -> tuple[Change, ...]:
    """The changes to append; none for records that already are as they shall be.

    Raises:
        TypeError: A value in a record is no JSON value.
        ValueError: A number in it is not finite, or a value is nested too deeply.
    """
    changes: list[Change] = []
    for (table, record), step in act.items():
        heads = held.heads(table, record)
        stored = None
        for head in heads:
            if (stored := head.value) is not None:
                break
        if step.record is None:
            if stored is not None:
                changes.append(Change(table, record, None, step.seen))
            continue
        fields, line = encoded(step.record, NOTHING if stored is None else stored)
        change = Change(table, record, fields, step.seen, json=line)
        if not same(stored, fields) or _says_more(change, held.versions_of(heads), held.device):
            changes.append(change)
    return tuple(changes)


def _says_more(change: Change, versions: tuple[Version, ...], device: str) -> bool:
    """Whether a change says anything that has the words of the newest of the current versions.

    With several, even equal words say something: that the others have been seen, or that text
    which arrived meanwhile was typed here too.  Only what was read and handed back unaltered, and
    what this device has just written itself, says nothing.
    """
    newest, *others = versions
    if not others:
        return False
    if change.seen != newest.basis and newest.device != device:
        return True
    return any(_covers(change.seen, other.basis) for other in others)


def _covers(seen: Basis, basis: Basis) -> bool:
    """Whether someone who has seen this much has seen a version with that basis."""
    return all(seen.get(device, 0) >= number for device, number in basis.items())

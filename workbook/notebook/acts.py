"""What an act changes: the difference between the records handed over and what is in the log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct

from workbook.notebook.codec import encode
from workbook.notebook.records import NOTHING, Basis, Record
from workbook.notebook.values import same
from workbook.notebook.versions import Change, Version

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

    def versions(self, table: str, record: int, /) -> tuple[Version, ...]:
        """A record's current versions, newest first; none if it is unknown or deleted."""


def changes_of(act: Mapping[Place, Step], held: Held) -> tuple[Change, ...]:
    """The changes to append; none for records that already are as they shall be.

    Raises:
        TypeError: A value in a record is no JSON value.
        ValueError: A number in it is not finite, or a value is nested too deeply.
    """
    changes: list[Change] = []
    for (table, record), step in act.items():
        versions = held.versions(table, record)
        if step.record is None:
            if versions:
                changes.append(Change(table, record, None, step.seen))
            continue
        stored = versions[0].value if versions else None
        fields = encode(step.record, stored if isinstance(stored, Mapping) else NOTHING)
        change = Change(table, record, fields, step.seen)
        if not _says_nothing_new(change, versions, held.device):
            changes.append(change)
    return tuple(changes)


def _says_nothing_new(change: Change, versions: tuple[Version, ...], device: str) -> bool:
    """Whether a change would leave the record's current versions as they are.

    With several, even equal words say something: that the others have been seen, or that text
    which arrived meanwhile was typed here too.  Only what was read and handed back unaltered, and
    what this device has just written itself, says nothing.
    """
    if not versions or not same(versions[0].value, change.value):
        return False
    newest, *others = versions
    if not others:
        return True
    if change.seen != newest.basis and newest.device != device:
        return False
    return not any(_covers(change.seen, other.basis) for other in others)


def _covers(seen: Basis, basis: Basis) -> bool:
    """Whether someone who has seen this much has seen a version with that basis."""
    return all(seen.get(device, 0) >= number for device, number in basis.items())

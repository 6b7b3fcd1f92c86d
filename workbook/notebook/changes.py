"""From the changes of an act to what its line says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import UNSET

from workbook.errors import SaveError
from workbook.notebook.act_lines import Origin, Said
from workbook.notebook.line import device_of
from workbook.notebook.records import Basis
from workbook.notebook.values import NotJsonError, plain
from workbook.notebook.versions import Change, Record


def prepare(changes: Sequence[Change]) -> list[Said]:
    """The changes of an act as its line will have them, checked and copied.

    Raises:
        SaveError: JSON can't take a value, or a record is changed twice.
    """
    prepared = [_prepared(change) for change in changes]
    if len(prepared) > 1 and len({(one.table, one.key) for one in prepared}) < len(prepared):
        raise SaveError("Not saved: one act can't change a record twice.")
    return prepared


def writer_for(
    device: str, number: int, records: Sequence[Record | None], seen: Sequence[Basis]
) -> str:
    """The name to write an act under: the device, or a branch of it where that hasn't seen itself.

    Args:
        device: The device.
        number: The act's number.
        records: What is known of the records it changes.
        seen: What each change has seen.
    """
    if _has_seen_itself(device, records, seen):
        return device
    names = {name for basis in seen for name in basis if device_of(name) == device}
    for branch in sorted(name for name in names if name != device and "~" not in name):
        if _has_seen_itself(branch, records, seen):
            return branch
    return f"{device}.{number}"


def _has_seen_itself(writer: str, records: Sequence[Record | None], seen: Sequence[Basis]) -> bool:
    """Whether these changes have seen all that a writer wrote of their records."""
    for record, basis in zip(records, seen, strict=True):  # quicker than all()
        if record is not None and not record.writer_sees(writer, basis):
            return False
    return True


def _prepared(change: Change) -> Said:
    """One change, checked and copied."""
    value, origin = change.value, change.origin
    place = f"{change.table} {change.id}"
    if value is not None and type(value) is not dict and not isinstance(value, Mapping):
        raise SaveError(f"Not saved: {place} is a {type(value).__name__}, not a record.")
    try:
        return Said(
            plain(change.table, "a table's name"),
            str(change.id),
            plain(value, place) if change.json is None else change.json,
            dict(change.seen),
            UNSET if origin is None else _origin(origin),
        )
    except NotJsonError as error:
        raise SaveError(f"Not saved: {error}.") from None


def _origin(origin: Origin) -> Origin:
    """Where a change was first made, checked."""
    at, label = plain(origin.at, "its time"), plain(origin.label, "its device")
    return Origin(at, int(origin.order), label, origin.past)

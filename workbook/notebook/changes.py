"""From the changes of an act to what its line says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workbook.errors import SaveError
from workbook.notebook.act_lines import Origin
from workbook.notebook.line import device_of
from workbook.notebook.records import Basis
from workbook.notebook.union import Place
from workbook.notebook.values import NotJsonError, plain
from workbook.notebook.versions import Change, Record

Prepared = Mapping[str, Any]
"""A change as its line will have it, ``{"t": …, "i": …, "v": …, "seen": …}``, in plain JSON.

One that was first made elsewhere also has ``"from": {"at": …, "order": …, "by": …}``, and in it
``"past": true`` where it only says what the record said before.
"""


def prepare(changes: Sequence[Change]) -> list[Prepared]:
    """The changes of an act, checked and copied.

    Raises:
        SaveError: JSON can't take a value, or a record is changed twice.
    """
    prepared = [_prepared(change) for change in changes]
    if len({(change["t"], change["i"]) for change in prepared}) < len(prepared):
        raise SaveError("Not saved: one act can't change a record twice.")
    return prepared


def is_brought(change: Prepared) -> bool:
    """Whether a change was first made elsewhere: then nothing is added to what it had seen."""
    return "from" in change


def _origin(origin: Origin) -> dict[str, Any]:
    """Where a change was first made, as its line says it."""
    said = {
        "at": plain(origin.at, "its time"),
        "order": int(origin.order),
        "by": plain(origin.label, "its device"),
    }
    return {**said, "past": True} if origin.past else said


def place_of(change: Prepared) -> Place:
    """The record that a change is about."""
    return change["t"], int(change["i"])


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

    def has_seen_itself(name: str) -> bool:
        return all(
            record is None or record.writer_sees(name, basis)
            for record, basis in zip(records, seen, strict=True)
        )

    if has_seen_itself(device):
        return device
    names = {name for basis in seen for name in basis if device_of(name) == device}
    branches = sorted(name for name in names if name != device and "~" not in name)
    return next(filter(has_seen_itself, branches), f"{device}.{number}")


def _prepared(change: Change) -> Prepared:
    """One change, checked and copied."""
    place = f"{change.table} {change.id}"
    if change.value is not None and not isinstance(change.value, Mapping):
        raise SaveError(f"Not saved: {place} is a {type(change.value).__name__}, not a record.")
    try:
        prepared = {
            "t": plain(change.table, "a table's name"),
            "i": str(change.id),
            "v": plain(change.value, place),
            "seen": dict(change.seen),
        }
        if change.origin is not None:
            prepared["from"] = _origin(change.origin)
        return prepared  # noqa: TRY300  # what can be refused stands above
    except NotJsonError as error:
        raise SaveError(f"Not saved: {error}.") from None

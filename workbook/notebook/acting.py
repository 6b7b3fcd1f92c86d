"""One act on its way into this computer's log: under which number and name, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec import UNSET

from workbook.notebook.act_lines import Said
from workbook.notebook.changes import writer_for
from workbook.notebook.files import LogMovedError
from workbook.notebook.line import act_line, device_of
from workbook.notebook.own_log import OwnLog
from workbook.notebook.own_saves import OwnSaves
from workbook.notebook.union import Union
from workbook.notebook.versions import Record


def append_act(
    prepared: Sequence[Said],
    sitting: str,
    now: datetime,
    union: Union,
    own: OwnLog,
    saves: OwnSaves,
    *,
    looked: bool,
) -> int:
    """Write one act at the end of our log, and only then make it known; needs the write lock.

    Args:
        prepared: Its changes; what the person has seen by own saves is added to them.
        sitting: The sitting in which they were made.
        now: When they were made.
        union: What the folder's logs say.
        own: Our log, settled.
        saves: What this program has saved itself.
        looked: Whether our log was looked at just now, or is only thought to be as it was left.

    Returns:
        The act's number.

    Raises:
        LogMovedError: The log is another one meanwhile; nothing was written.
        OSError: It could not be made durable.
    """
    device, number = own.device, own.spent
    order = int(now.timestamp() * 1000)
    records: list[Record | None] = []
    seen: list[dict[str, int]] = []
    for change in prepared:
        record = union.record(change.table, change.key)
        if record is not None and record.order >= order:
            order = record.order + 1
        basis = change.seen if change.origin is not UNSET else saves.seen(change)
        for writer, known in basis.items():
            if known > number and writer.startswith(device) and device_of(writer) == device:
                number = known
        records.append(record)
        seen.append(basis)
    number += 1
    writer = writer_for(device, number, records, seen)
    at = now.isoformat(timespec="milliseconds")
    for change, basis in zip(prepared, seen, strict=True):
        change.seen = basis
    line, act = act_line(writer, number, at, order, sitting, prepared)
    try:
        own.append(line, act, looked=looked)
    except LogMovedError:
        raise
    except OSError:
        saves.failed(device, act)
        raise
    saves.saved(act)
    return number

"""One act on its way into this computer's log: under which number and name, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from workbook.notebook.act_lines import act_made
from workbook.notebook.changes import Prepared, is_brought, place_of, writer_for
from workbook.notebook.files import LogMovedError
from workbook.notebook.line import act_line, device_of
from workbook.notebook.logs import Logs
from workbook.notebook.own_log import OwnLog
from workbook.notebook.own_saves import OwnSaves
from workbook.notebook.versions import join


def append_act(
    prepared: Sequence[Prepared],
    sitting: str,
    now: datetime,
    logs: Logs,
    own: OwnLog,
    saves: OwnSaves,
) -> int:
    """Write one act at the end of our log, and only then make it known; needs the write lock.

    Args:
        prepared: Its changes.
        sitting: The sitting in which they were made.
        now: When they were made.
        logs: What the folder holds.
        own: Our log, settled.
        saves: What this program has saved itself.

    Returns:
        The act's number.

    Raises:
        LogMovedError: The log was replaced meanwhile; nothing was written.
        OSError: It could not be made durable.
    """
    device, union = own.device, logs.union
    places = [place_of(change) for change in prepared]
    seen = [
        change["seen"] if is_brought(change) else saves.seen(place, change["seen"])
        for place, change in zip(places, prepared, strict=True)
    ]
    said = [n for basis in seen for writer, n in basis.items() if device_of(writer) == device]
    number = max([own.number, *said]) + 1
    records = [union.record(change["t"], change["i"]) for change in prepared]
    writer = writer_for(device, number, records, seen)
    known = [record.order + 1 for record in records if record is not None]
    line, content = act_line(
        writer,
        number,
        now.isoformat(timespec="milliseconds"),
        max([int(now.timestamp() * 1000), *known]),
        sitting,
        [{**change, "seen": basis} for change, basis in zip(prepared, seen, strict=True)],
    )
    act = [
        (place, join(basis, {writer: number}))
        for place, basis, change in zip(places, seen, prepared, strict=True)
        if not is_brought(change)
    ]
    try:
        where = own.append(line, number)
    except LogMovedError:
        raise
    except OSError:
        saves.failed(device, number, act)
        raise
    union.wrote(act_made(content), where)
    saves.saved(writer, number, act)
    return number

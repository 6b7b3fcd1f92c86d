"""Dropping lines that were only ever on the way to others.

While a text is typed it is saved every second, and most of these saves are seen by nobody again.
A line goes if a later line of the same device, record and sitting has seen all that it had, if it
is none of the earlier versions that are worth showing, and if no other device's change rests on
just it.  What stays is the log as it was, byte for byte, without those lines; the first line says
which are gone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from workbook.notebook.device import device_label
from workbook.notebook.dropped import FIELD, Dropped, as_field
from workbook.notebook.files import BINARY, PRIVATE_FILE, Disk
from workbook.notebook.history import of_sitting, sittings_of
from workbook.notebook.line import Found, device_of, header_line, scan
from workbook.notebook.logs import Logs
from workbook.notebook.migrations import FORMAT
from workbook.notebook.own_log import OwnLog
from workbook.notebook.versions import Edit, Record

LARGE = 4_000_000
"""Bytes; a smaller log is left as it is."""

WORTHWHILE = 0.5
"""The part of a log that must go to make a new one worth writing."""

GROWTH = 1.25
"""How much longer a log must be to be looked through again, after that was not worthwhile."""

_PLAIN = {"t", "i", "v", "seen"}
"""What a change says that was made here, by a program that knows no more than this one."""

_TRIES = 200
"""How often it is tried which lines of one sitting can go, in smaller and smaller parts."""


def compact(
    logs: Logs, own: OwnLog, disk: Disk, note: Path, *, over: int = LARGE, part: float = WORTHWHILE
) -> int:
    """Rewrite this computer's log without what nobody will look at again; needs the write lock.

    Args:
        logs: What the folder holds, read to the end.
        own: The log to rewrite.
        disk: How the disk is touched.
        note: A file of the state folder that remembers how long the log was when it was last
            looked through, so that this is not done again and again.
        over: Only a log of more bytes than this.
        part: Only if that much of it would go; 0 takes whatever there is.

    Returns:
        How many bytes shorter the log is.

    Raises:
        OSError: It could not be read or rewritten; it is the old one or the new one.
    """
    file = logs.present(own.path.name)
    if file is None or file.size <= over or own.offset < 0 or logs.union.clashed(own.device):
        return 0
    if part and not _promises(logs, own, file.size, note, part):
        return 0
    # What goes is judged by what the disk holds: a program that runs may know what that has lost.
    kept = Logs(logs.folder, disk)
    kept.begin()
    data, status = disk.read(own.path)
    file = kept.present(own.path.name)
    if file is None or not file.is_at(status) or kept.union.clashed(own.device):
        return 0  # it is being replaced at this moment
    new, offset = _rewritten(data, kept, own)
    saved = len(data) - len(new)
    if saved <= 0 or saved < part * len(data):
        _remember(note, own.device, len(data))
        return 0
    own.rewrite(new, offset)
    _remember(note, own.device, len(new))
    return saved


def _promises(logs: Logs, own: OwnLog, size: int, note: Path, part: float) -> bool:
    """Whether looking the log through may be worthwhile, from what is in memory."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        last = json.loads(note.read_bytes())
        if last["device"] == own.device and last["size"] <= size < GROWTH * last["size"]:
            return False
    name = own.path.name
    superseded = sum(
        line.length
        for records in logs.union.records.values()
        for record in records.values()
        for line, _ in record.past
        if line.file.name == name
    )
    if superseded >= part * size:
        return True
    _remember(note, own.device, size)
    return False


def _remember(note: Path, device: str, size: int) -> None:
    """Keep how long the log was; costs a look at most if it can't be kept."""
    with suppress(OSError):
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | BINARY
        with os.fdopen(os.open(note, flags, PRIVATE_FILE), "wb") as file:
            file.write(json.dumps({"device": device, "size": size}).encode())


def _rewritten(data: bytes, logs: Logs, own: OwnLog) -> tuple[bytes, int]:
    """The log without what can go, and where in it the last line stands that was written here."""
    device, union = own.device, logs.union
    lines = scan(data).lines
    single = _single_lines(data, lines, logs, own)
    gone: set[Dropped] = set()
    known = {(found.content["n"], found.crc) for found in single}
    there = {found.crc for found in lines}
    for table, key in dict.fromkeys(map(_place, single)):
        record = union.record(table, key)
        if record is not None:
            gone.update(_droppable(record, logs, device, known, there))
    spans = [
        (found.offset, found.offset + found.length + 1)
        for found in single
        if (found.content["n"], found.crc) in gone
    ]
    if not spans:
        return data, own.offset
    before = union.dropped.get(device, set())
    label = union.labels.get(device) or device_label()
    head, start = _header_of(data, lines, device)
    header = header_line(device, label, {**head, FIELD: as_field(before | gone)})
    parts = [header]
    position, moved = start, len(header) - start
    for begin, end in spans:
        parts.append(data[position:begin])
        position = end
        if end <= own.offset:
            moved -= end - begin
    return b"".join([*parts, data[position:]]), own.offset + moved


def _header_of(
    data: bytes, lines: Sequence[Found], device: str
) -> tuple[Mapping[str, object], int]:
    """What the log's first line says, and where the next begins; nothing and 0 if it isn't whole."""
    first = lines[0]
    end = first.length + 1
    whole = first.offset == 0 and data[end - 1 : end] == b"\n"
    if not whole or "set" in first.content or first.content.get("dev") != device:
        return {}, 0
    return first.content, end


def _single_lines(data: bytes, lines: Sequence[Found], logs: Logs, own: OwnLog) -> list[Found]:
    """The lines that might go: own ones of one change, made in a sitting, with nothing beside them.

    The last line and the one that this computer's note points at stay: by them the log is known.
    """
    fixed = {lines[-1].offset, own.offset} if lines else set()
    return [
        found
        for found in lines
        if found.offset not in fixed
        and found.content.get("f") == FORMAT
        and _is_own(found, logs, own.device)
        and found.content["sit"] != ""
        and len(found.content["set"]) == 1
        and found.content["set"][0].keys() == _PLAIN  # what is more, someone may need
        and (found.offset == 0 or data[found.offset - 1 : found.offset] == b"\n")
        and data[found.offset + found.length : found.offset + found.length + 1] == b"\n"
    ]


def _is_own(found: Found, logs: Logs, device: str) -> bool:
    """Whether a line is an act of this device, as it was read."""
    writer, number = found.content.get("dev"), found.content.get("n")
    if type(writer) is not str or type(number) is not int or device_of(writer) != device:
        return False
    line = logs.union.line(device, number)
    return line is not None and line.crc == found.crc


def _place(found: Found) -> tuple[str, str]:
    """The record that a line of one change is about: its table and id."""
    change = found.content["set"][0]
    return change["t"], change["i"]


def _droppable(
    record: Record, logs: Logs, device: str, single: Collection[Dropped], there: Collection[int]
) -> Iterator[Dropped]:
    """The lines about a record that can go.

    Args:
        record: The record.
        logs: All logs.
        device: This computer's name in them.
        single: Lines that may go, by number and sum.
        there: The sums of all lines of the log, of which one must say what those that go said.
    """
    past = logs.reread(record.past)
    needed = {
        seen
        for edit in (*past, *record.heads)
        if device_of(edit.writer) != device
        for seen in edit.seen.items()
    }
    for (writer, sitting), edits in sittings_of(past, record.heads).items():
        if writer == device and sitting:
            *before, last = edits
            going = [
                edit
                for edit in before
                if last.line.crc in there
                and (edit.number, edit.line.crc) in single
                and _follows(last, edit)
                and not any(edit is head for head in record.heads)
                and not needed.intersection(
                    {(edit.writer, edit.number), (edit.line.alias(edit.writer), edit.number)}
                )
            ]
            for edit in _unnoticed(edits, going):
                yield edit.number, edit.line.crc


def _follows(last: Edit, edit: Edit) -> bool:
    """Whether the last word of a sitting has seen a change, and all that this had seen."""
    return (
        edit.is_covered(last.seen)
        and last.order >= edit.order
        and all(last.seen.get(writer, 0) >= number for writer, number in edit.seen.items())
    )


def _unnoticed(edits: Sequence[Edit], going: Sequence[Edit]) -> list[Edit]:
    """Those of the changes that can go without anything else being shown of the sitting.

    Mostly all can that aren't shown themselves.  Where much was taken away bit by bit, some must
    stay, as their neighbours would be shown for them.
    """
    shown = {id(edit) for edit in of_sitting(edits)}
    gone: set[int] = set()
    parts = [[edit for edit in going if id(edit) not in shown]]
    for _ in range(_TRIES):
        if not parts:
            break
        part = parts.pop()
        less = gone | {id(edit) for edit in part}
        if {id(edit) for edit in of_sitting([e for e in edits if id(e) not in less])} == shown:
            gone = less
        elif len(part) > 1:
            parts += [part[len(part) // 2 :], part[: len(part) // 2]]
    return [edit for edit in going if id(edit) in gone]

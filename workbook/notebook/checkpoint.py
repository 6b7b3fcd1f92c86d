"""What all logs said together when they were last read through, kept beside the locks.

Reading the logs of many years takes longer than all else that a start does.  A checkpoint holds what
reading them gave, so that only what was added since is read.  It counts for nothing as soon as any
log that it rests on is gone or is not, up to the place where it was read, the same byte for byte:
then all logs are read as ever, and nothing but time is lost.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct, msgpack

from workbook import __version__
from workbook.notebook.dropped import Dropped
from workbook.notebook.files import Disk, replace
from workbook.notebook.line import Line
from workbook.notebook.log_files import LogFile
from workbook.notebook.migrations import FORMAT
from workbook.notebook.ready import gathered
from workbook.notebook.stored import (
    LONG,
    SHORT,
    Places,
    ReadAll,
    Store,
    StoredRecords,
    StoredTable,
    StoredWriting,
    numbers,
    packed,
)
from workbook.notebook.union import Union

_MAGIC = f"workbook checkpoint {FORMAT}.2 {__version__}\n".encode()
"""How it begins; another program may read records otherwise than this one, and kept them so."""

_NUMBER = 8
"""Bytes of each of the two numbers behind it: how long the index is, and its checksum."""


class _KeptFile(Struct, array_like=True):
    """A log as it was read, with its ``ctime`` and the checksum of what was read of it."""

    file: LogFile
    made: int
    sum: int | None


class _Lines(Struct, array_like=True):
    """Lines in a row, each as four numbers, and for each device their numbers; see ``Line``."""

    files: bytes
    offsets: bytes
    lengths: bytes
    crcs: bytes
    numbers: dict[str, bytes]


class _Index(Struct, array_like=True):
    """All that a checkpoint holds but the records; see ``Union``, and ``ready`` for the last.

    The lines of all devices stand one after the other, then the twins.
    """

    files: list[_KeptFile]
    lines: _Lines
    twins: list[tuple[str, int]]
    labels: dict[str, str]
    top: dict[str, int]
    clashes: list[tuple[str, int]]
    dropped: dict[str, list[Dropped]]
    generation: int
    newest_format: int
    tables: dict[str, Places]
    ready: bytes


_decoder = msgpack.Decoder(_Index)


# -- reading ------------------------------------------------------------------------------------------


def restored(
    path: Path, folder: Path, disk: Disk, read_all: ReadAll
) -> tuple[dict[str, LogFile], Union, bytes] | None:
    """The logs of a data folder and what they say, as far as a checkpoint knows them.

    Args:
        path: Its file.
        folder: The data folder.
        disk: How the logs are touched.
        read_all: Reads all logs, should the checkpoint be damaged.

    Returns:
        These, and the records that were kept ready, see ``ready.read``; None where there is no
        checkpoint, or none that counts.
    """
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC) + 2 * _NUMBER)
            length, crc = (
                int.from_bytes(head[-at:][:_NUMBER], "big") for at in (2 * _NUMBER, _NUMBER)
            )
            if not head.startswith(_MAGIC) or length > os.fstat(file.fileno()).st_size:
                return None
            data = file.read(length)
        if zlib.crc32(data) != crc:
            return None
        index = _decoder.decode(data)
        if not all(_goes_on(folder, kept, disk) for kept in index.files):
            return None
        files = [kept.file for kept in index.files]
        lines = _lines(index.lines, files)
        store = Store(path, len(head) + length, lines, read_all)
        return {file.name: file for file in files}, _union(index, lines, store), index.ready
    except (OSError, ValueError, LookupError):
        return None


def _goes_on(folder: Path, kept: _KeptFile, disk: Disk) -> bool:
    """Whether a log begins with what was read of it; notes which file it is now."""
    file, path = kept.file, folder / kept.file.name
    status = path.stat()
    times = (status.st_mtime_ns, status.st_ctime_ns)
    if file.is_at(status) and times == (file.changed, kept.made):
        return True
    if _sum(path, file.consumed, disk) != kept.sum:
        return False
    # What follows is read as if it had been added while the program runs.
    file.place = (status.st_dev, status.st_ino)
    file.size = file.consumed
    file.changed = status.st_mtime_ns if status.st_size == file.consumed else 0
    return True


def _sum(path: Path, length: int, disk: Disk) -> int | None:
    """The checksum of the first bytes of a log; None if there are less."""
    data, _ = disk.read(path)
    return zlib.crc32(memoryview(data)[:length]) if len(data) >= length else None


def _lines(rows: _Lines, files: Sequence[LogFile]) -> list[Line]:
    """All lines."""
    columns = (
        [files[at] for at in numbers(SHORT, rows.files)],
        numbers(LONG, rows.offsets),
        numbers(SHORT, rows.lengths),
    )
    return list(map(Line, numbers(SHORT, rows.crcs), *columns))


def _union(index: _Index, lines: Sequence[Line], store: Store) -> Union:
    """What the logs said."""
    dropped = {device: set(known) for device, known in index.dropped.items()}
    union = Union(frozenset(index.clashes), index.generation, dropped)
    union.labels, union.top = index.labels, index.top
    union.newest_format = index.newest_format
    rest = iter(lines)
    for device, row in index.lines.numbers.items():
        union.lines[device] = dict(zip(numbers(LONG, row), rest))  # noqa: B905  # the rest is others'
    for (device, number), line in zip(index.twins, rest, strict=True):
        union.twins[device, number, line.crc] = line
    for name, places in index.tables.items():
        union.records[name] = StoredRecords(StoredTable(name, places, store))
        union.hidden[name] = set(places.hidden)
    return union


# -- writing ------------------------------------------------------------------------------------------


def keep(
    path: Path,
    folder: Path,
    files: Sequence[LogFile],
    union: Union,
    looked_at: Iterable[int],
    disk: Disk,
) -> None:
    """Write a checkpoint.

    Args:
        path: Where; an older one is replaced as a whole.
        folder: The data folder.
        files: Its logs, all read just now.
        union: What they say.
        looked_at: The ids of the answers that a start looks at.
        disk: How the disk is touched.

    Nothing is written where a log changes meanwhile, or says what can't be kept.

    Raises:
        OSError: It can't be written.
    """
    try:
        content = _content(folder, files, union, looked_at, disk)
    except (ValueError, OverflowError):
        return
    replace(disk, path, content)


def _content(
    folder: Path, files: Sequence[LogFile], union: Union, looked_at: Iterable[int], disk: Disk
) -> bytes:
    """The bytes of a checkpoint.

    Raises:
        OSError: A log can't be read.
        ValueError: A log has changed meanwhile, or says what can't be kept.
        OverflowError: A number in it is too large.
    """
    kept = [_kept_file(folder, file, disk) for file in files]
    lines = [line for known in union.lines.values() for line in known.values()]
    lines += union.twins.values()
    names = {file.name: at for at, file in enumerate(files)}
    rows = _Lines(
        packed(SHORT, (names[line.file.name] for line in lines)),
        packed(LONG, (line.offset for line in lines)),
        packed(SHORT, (line.length for line in lines)),
        packed(SHORT, (line.crc for line in lines)),
        {device: packed(LONG, known) for device, known in union.lines.items()},
    )
    writing = StoredWriting(lines)
    tables = {
        name: writing.table(records, union.hidden[name]) for name, records in union.records.items()
    }
    index = msgpack.encode(
        _Index(
            kept,
            rows,
            [(device, number) for device, number, _ in union.twins],
            union.labels,
            union.top,
            list(union.clashes),
            {device: list(known) for device, known in union.dropped.items()},
            union.generation,
            union.newest_format,
            tables,
            gathered(union, looked_at),
        )
    )
    head = b"".join(number.to_bytes(_NUMBER, "big") for number in (len(index), zlib.crc32(index)))
    return b"".join((_MAGIC, head, index, *writing.rows))


def _kept_file(folder: Path, file: LogFile, disk: Disk) -> _KeptFile:
    """A log that was read."""
    path = folder / file.name
    status = path.stat()
    kept = _KeptFile(file, status.st_ctime_ns, _sum(path, file.consumed, disk))
    if file.gone or file.error is not None or not file.is_at(status):
        raise ValueError(f"{file.name} has changed while it was read")
    return kept

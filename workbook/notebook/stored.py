"""The records of a checkpoint, each read from its file when somebody looks.

A start looks at a few records of a notebook of many years.  The others stay where they are, in a
file that nobody alters: it is only ever replaced as a whole, and can be read while it is open.
"""

from __future__ import annotations

import os
import threading
import weakref
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, json, msgpack

from workbook.notebook.act_lines import entry_in
from workbook.notebook.files import BINARY
from workbook.notebook.line import Line
from workbook.notebook.records import NOTHING
from workbook.notebook.versions import Edit, Record

LONG, SHORT = "Q", "I"
"""Kinds of numbers in a row: of 8 bytes and of 4, and none below zero."""


BATCH = 1000
"""Records that are read at once where all are asked for."""


class Row(NamedTuple):
    """Where a record stands in the file of a checkpoint.

    Attributes:
        key: Its id.
        offset: Where it begins among the records, in bytes.
        length: Its bytes.
        crc: Their checksum.
    """

    key: str
    offset: int
    length: int
    crc: int


class StoredEdit(Struct, array_like=True, eq=False):
    """A change as ``Edit`` has it, with the place of its line among all lines."""

    line: int
    place: int
    writer: str
    number: int
    order: int
    at: str
    sitting: str
    value: bytes | None
    seen: Mapping[str, int]
    clashing: bool
    label: str
    past: bool


class StoredRecord(Struct, array_like=True, eq=False):
    """A record as ``Record`` has it, likewise."""

    heads: list[StoredEdit]
    order: int
    covered: Mapping[str, int]
    past: list[tuple[int, int]]


class Places(Struct, array_like=True, eq=False):
    """Where the records of a table stand; the first four are numbers in a row, by rising id.

    Attributes:
        ids: Their ids, 8 bytes each.
        offsets: Where they begin, 8 bytes each.
        lengths: Their bytes, 4 bytes each.
        crcs: Their checksums, 4 bytes each.
        hidden: Those that reading does not return.
        several: Those that have several current changes.
        entries: The ids of those that name an entry, by its id; under "" those that don't tell.
    """

    ids: bytes
    offsets: bytes
    lengths: bytes
    crcs: bytes
    hidden: list[str]
    several: list[str]
    entries: dict[str, bytes]


_reader = msgpack.Decoder(StoredRecord)

ReadAll = Callable[[], Mapping[str, Mapping[str, Record]]]
"""Reads all logs; returns the records by table and id."""


class Store:
    """The file of one checkpoint; may be asked from any thread."""

    def __init__(self, path: Path, start: int, lines: Sequence[Line], read_all: ReadAll) -> None:
        """Open a checkpoint.

        Args:
            path: Its file.
            start: Where in it the records begin, in bytes.
            lines: The lines that its changes stand in.
            read_all: What reads the logs, should a record be damaged here.

        Raises:
            OSError: It can't be opened.
        """
        self._path = path
        self._start = start
        self._lines = lines
        self._read_all = read_all
        self._lock = threading.Lock()
        self._from_logs: Mapping[str, Mapping[str, Record]] | None = None
        self._descriptor = os.open(path, os.O_RDONLY | BINARY)
        weakref.finalize(self, os.close, self._descriptor)

    def record(self, table: str, row: Row) -> Record:
        """A record, made anew each time.

        One that is damaged is taken from the logs, and the file is taken away, so that the next
        start reads them.

        Raises:
            KeyError: It can't be read here, and the logs don't hold it any more.
        """
        return self._record(table, row.key, self.read(row.offset, row.length), row.crc)

    def records(self, table: str, rows: Sequence[Row]) -> Iterator[Record]:
        """Many records of a table that stand one after the other, read at once."""
        start = rows[0].offset
        data = memoryview(self.read(start, rows[-1].offset + rows[-1].length - start))
        for row in rows:
            at = row.offset - start
            yield self._record(table, row.key, data[at : at + row.length], row.crc)

    def read(self, offset: int, length: int) -> bytes:
        """Some bytes of the records; less, or none, where they can't be read."""
        try:
            with self._lock:
                os.lseek(self._descriptor, self._start + offset, os.SEEK_SET)
                return os.read(self._descriptor, length)
        except OSError:
            return b""

    def _record(self, table: str, key: str, data: bytes | memoryview, crc: int) -> Record:
        if zlib.crc32(data) != crc:
            return self._healed(table, key)
        stored = _reader.decode(data)
        heads = tuple(map(self._edit, stored.heads))
        past = [(self._lines[at], place) for at, place in stored.past]
        return Record(heads, past, stored.covered or NOTHING, stored.order)

    def _healed(self, table: str, key: str) -> Record:
        """A record from the logs."""
        with self._lock:
            if self._from_logs is None:
                with suppress(OSError):
                    self._path.unlink(missing_ok=True)
                self._from_logs = self._read_all()
        return self._from_logs[table][key]

    def _edit(self, stored: StoredEdit) -> Edit:
        return Edit(
            self._lines[stored.line],
            stored.place,
            stored.writer,
            stored.number,
            stored.order,
            stored.at,
            stored.sitting,
            stored.value,
            stored.seen or NOTHING,
            stored.clashing,
            stored.label,
            stored.past,
        )


class StoredTable(Mapping[str, Record]):
    """The records of one table as they were written; made anew for whoever asks, and never kept."""

    def __init__(self, name: str, places: Places, store: Store) -> None:
        """Stand over a table of a checkpoint."""
        self.several = places.several
        self._name = name
        self._store = store
        self._ids = numbers(LONG, places.ids)
        self._offsets = numbers(LONG, places.offsets)
        self._lengths = numbers(SHORT, places.lengths)
        self._crcs = numbers(SHORT, places.crcs)
        self._entries = places.entries

    def __getitem__(self, key: str) -> Record:
        at = self._find(key)
        if at < 0:
            raise KeyError(key)
        row = Row(key, self._offsets[at], self._lengths[at], self._crcs[at])
        return self._store.record(self._name, row)

    def every(self, but: Container[int] = ()) -> Iterator[tuple[str, Record]]:
        """All of them with their ids, in the order of ``__iter__``, much quicker than one by one.

        Args:
            but: The ids of those that are left out.
        """
        rows = zip(self._ids, self._offsets, self._lengths, self._crcs, strict=True)
        wanted = (Row(str(number), *at) for number, *at in rows if number not in but)
        in_order = sorted(wanted, key=attrgetter("offset"))
        for begin in range(0, len(in_order), BATCH):
            some = in_order[begin : begin + BATCH]
            records = self._store.records(self._name, some)
            yield from zip((row.key for row in some), records, strict=True)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._find(key) >= 0

    def __iter__(self) -> Iterator[str]:
        """The ids in the order in which the records were first written."""
        return (str(number) for _, number in sorted(zip(self._offsets, self._ids, strict=True)))

    def __len__(self) -> int:
        return len(self._ids)

    def of_entry(self, entry: str) -> Iterator[str]:
        """The ids of the records that name an entry; of "" those that don't tell."""
        return map(str, numbers(LONG, self._entries.get(entry, b"")))

    def _find(self, key: str) -> int:
        """The place of a record among the others; -1 if it isn't there."""
        number = int(key)
        at = bisect_left(self._ids, number)
        return at if at < len(self._ids) and self._ids[at] == number else -1


class StoredRecords(Mapping[str, Record]):
    """The records of one table, those of a checkpoint among them, as they are altered.

    Attributes:
        table: Those of the checkpoint, as they were.
        made: Those that were looked at, or are new.
    """

    def __init__(self, table: StoredTable) -> None:
        """Begin with what the checkpoint holds."""
        self.table = table
        self.made: dict[str, Record] = {}
        self._last: dict[str, None] = {}

    @property
    def several(self) -> set[str]:
        """The ids of all that may have several current changes."""
        return {*self.table.several, *self.made}

    def __getitem__(self, key: str) -> Record:
        found = self.made.get(key)
        return self.made.setdefault(key, self.table[key]) if found is None else found

    def __setitem__(self, key: str, record: Record) -> None:
        self._last[key] = None
        self.made[key] = record

    def __delitem__(self, key: str) -> None:
        """Only so that it can be added again, at the end."""
        self._last.pop(key, None)

    def __contains__(self, key: object) -> bool:
        return key in self.made or key in self.table

    def __iter__(self) -> Iterator[str]:
        yield from (key for key in self.table if key not in self._last)
        yield from tuple(self._last)

    def __len__(self) -> int:
        return len(self.table) + sum(key not in self.table for key in self._last)


class StoredWriting:
    """Records on their way into a checkpoint.

    Attributes:
        rows: Them all, one after the other.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        """Begin with the lines that their changes stand in."""
        self.rows: list[bytes] = []
        self._end = 0
        self._place_of = {id(line): at for at, line in enumerate(lines)}

    def table(self, records: Mapping[str, Record], hidden: AbstractSet[str]) -> Places:
        """Write the records of a table.

        Raises:
            ValueError: One can't be kept.
            OverflowError: A number is too large.
        """
        rows: list[tuple[int, int, int, int]] = []
        entries: dict[str, list[int]] = {}
        for key, record in records.items():
            row = msgpack.encode(self._record(record))
            rows.append((int(key), self._end, len(row), zlib.crc32(row)))
            self.rows.append(row)
            self._end += len(row)
            entry = entry_in(next((head.said for head in record.heads), None)) or ""
            entries.setdefault(entry, []).append(int(key))
        rows.sort()
        return Places(
            packed(LONG, (row[0] for row in rows)),
            packed(LONG, (row[1] for row in rows)),
            packed(SHORT, (row[2] for row in rows)),
            packed(SHORT, (row[3] for row in rows)),
            list(hidden),
            [key for key, record in records.items() if len(record.heads) > 1],
            {entry: packed(LONG, ids) for entry, ids in entries.items()},
        )

    def _record(self, record: Record) -> StoredRecord:
        past = [(self._place_of[id(line)], place) for line, place in record.past]
        heads = [self._edit(head) for head in record.heads]
        return StoredRecord(heads, record.order, {**record.covered}, past)

    def _edit(self, edit: Edit) -> StoredEdit:
        said = edit.said
        return StoredEdit(
            self._place_of[id(edit.line)],
            edit.place,
            edit.writer,
            edit.number,
            edit.order,
            edit.at,
            edit.sitting,
            said if said is None or isinstance(said, bytes) else json.encode(said),
            {**edit.seen},
            edit.clashing,
            edit.label,
            edit.past,
        )


def packed(kind: str, numbers: Iterable[int]) -> bytes:
    """Numbers in a row; of ``kind`` ``LONG`` or ``SHORT``."""
    return array(kind, numbers).tobytes()


def numbers(kind: str, data: bytes) -> Sequence[int]:
    """The numbers that were packed."""
    return array(kind, data)

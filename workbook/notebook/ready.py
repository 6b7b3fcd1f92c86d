"""The records that a start looks at, kept as screens are handed them.

Home looks at every item and at some hundred answers.  Found one by one among all records of many
years, and read from the JSON of their lines, they would take longer than drawing it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from msgspec import Struct, msgpack, structs

from workbook.notebook.codec import Table, decode
from workbook.notebook.fields import Fields, KeptLater, UndecodableError
from workbook.notebook.line import device_of
from workbook.notebook.records import NOTHING, Answer, Entry, Item, Mentorship, Record
from workbook.notebook.shown_heads import ShownHeads
from workbook.notebook.union import Union
from workbook.notebook.versions import Edit


class Ready(Struct):
    """Records by id, each of which says one thing alone.

    Attributes:
        labels: What the devices were called that wrote the answers.
        mentorships: All of them, but those that can't be shown, as in the next two.
        entries: Without what they keep of what was shown.
        keeping: The ids of those that keep anything.
        items: All of them.
        answers: Those that were looked at first.
    """

    labels: dict[str, str]
    mentorships: dict[int, Mentorship]
    entries: dict[int, Entry]
    keeping: list[int]
    items: dict[int, Item]
    answers: dict[int, Answer]

    def of(self, table: Table, shown: ShownHeads) -> dict[int, Record]:
        """Those of one table of which no log has said anything since; ``shown`` is what all say."""
        records: dict[int, Record] = shown.unchanged(getattr(self, table.value))
        if table is Table.ENTRIES:
            for record in records.keys() & self.keeping:
                kept = KeptLater(partial(_said_of, shown, str(record)))
                records[record] = structs.replace(records[record], kept=kept)
        return records


def _said_of(shown: ShownHeads, key: str) -> bytes | Fields | None:
    """What the only change of a record says."""
    return shown[key][0].said


_decoder = msgpack.Decoder(Ready)
_encoder = msgpack.Encoder(enc_hook=dict)  # the empty mapping that records share is no dict


def gathered(union: Union, looked_at: Iterable[int]) -> bytes:
    """The records to be had ready for the next start; nothing where one can't be kept.

    Args:
        union: What the logs say.
        looked_at: The ids of the answers that are wanted.
    """
    wanted: dict[Table, Iterable[str]] = {table: union.records.get(table, ()) for table in Table}
    wanted[Table.ANSWERS] = map(str, looked_at)
    labels: dict[str, str] = {}
    records: dict[str, dict[int, Any]] = {}
    for table, keys in wanted.items():
        found = records[table.value] = {}
        for key in keys:
            head = _only_change(union, table, key)
            record = None if head is None else _decoded(union, table, int(key), head)
            if head is not None and record is not None:
                found[int(key)] = record
                device = device_of(head.writer)
                labels[device] = union.labels.get(device, device)
    entries = records[Table.ENTRIES]
    keeping = [number for number, entry in entries.items() if entry.kept]
    for number in keeping:
        entries[number] = structs.replace(entries[number], kept=NOTHING)
    try:
        return _encoder.encode(Ready(labels=labels, keeping=keeping, **records))
    except (ValueError, OverflowError, TypeError):
        return b""


def _only_change(union: Union, table: Table, key: str) -> Edit | None:
    """The current change of a record that there is; None where several are."""
    record = union.record(table.value, key)
    return record.heads[0] if record is not None and len(record.heads) == 1 else None


def _decoded(union: Union, table: Table, record: int, head: Edit) -> Record | None:
    """What a change says; None where that is nothing, or can't be shown."""
    if head.said is None:
        return None
    try:
        device = union.label_of(head)
        return decode(table, record, head.said, at=head.at, device=device, basis=head.basis)
    except UndecodableError:
        return None


def read(data: bytes, union: Union) -> Ready | None:
    """The records that were kept ready.

    Args:
        data: What ``gathered`` gave; b"" for nothing.
        union: What the logs say now.

    Returns:
        None where there are none, or where a device is called otherwise than it was.
    """
    if not data:
        return None
    try:
        ready = _decoder.decode(data)
    except ValueError:
        return None
    called = ((device, union.labels.get(device, device)) for device in ready.labels)
    return ready if dict(called) == ready.labels else None

"""From the versions that the storage holds to the snapshots that screens are drawn from."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import structs

from workbook.notebook.acts import Place
from workbook.notebook.codec import Table, decode, decode_earlier, decode_key
from workbook.notebook.fields import UndecodableError
from workbook.notebook.lazy_answers import LazyAnswers, StoredAnswers, Unread
from workbook.notebook.records import (
    Answer,
    AnswerKey,
    EarlierVersion,
    OtherVersion,
    Record,
    Value,
    answer_id,
)
from workbook.notebook.shown_heads import ShownHeads
from workbook.notebook.snapshot import Snapshot
from workbook.notebook.values import same
from workbook.notebook.versions import Edit, Heads, Version, join

if TYPE_CHECKING:
    from workbook.notebook.ready import Ready


MOST_READY = 2000
"""Answers at most that are kept ready for the next start."""


class Source(Protocol):
    """What reading asks of the storage."""

    def shown(self, table: str, /) -> ShownHeads:
        """The current changes of each record of a table that there is, by id as text."""

    def ready(self) -> Ready | None:
        """The records that were kept ready for this start; handed out once."""

    def heads(self, table: str, record: int, /) -> Heads:
        """The current changes of a record; never altered."""

    def versions_of(self, heads: Heads, /) -> tuple[Version, ...]:
        """The versions that current changes make, newest first; none if it is deleted."""

    def label_of(self, head: Edit, /) -> str:
        """What the device calls itself on which a change was made."""

    def disputed(self, table: str, /) -> Iterable[int]:
        """The records of a table that have several current versions."""


class Reader:
    """Keeps a snapshot up to date with the storage, decoding only what is needed.

    What changed is taken as it is in that moment and decoded when somebody looks: an answer when it
    is asked for, all else, which is little, with the next snapshot.  So whoever writes much does not
    pay for what nobody looks at.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._keys: dict[int, AnswerKey] = {}
        self._unreadable: set[Place] = set()
        self._changed: dict[Table, dict[int, Heads]] = {}
        self._advancing = threading.Lock()
        shown = {table: source.shown(table) for table in Table}
        ready = source.ready()
        found = {table: {} if ready is None else ready.of(table, shown[table]) for table in Table}
        self._first = shown.pop(Table.ANSWERS)
        answers = (one for one in found.pop(Table.ANSWERS).values() if isinstance(one, Answer))
        by_key = {answer.key: answer for answer in answers}
        self._stored = StoredAnswers(self._first, self._answer, self._key_now, ready=by_key)
        tables: dict[str, Any] = {name: MappingProxyType(table) for name, table in found.items()}
        self._snapshot = Snapshot(**tables, answers=LazyAnswers(self._stored))
        self._snapshot = replace(self._snapshot, rivals=frozenset(self._rivals()))
        for table, heads in shown.items():
            rest = heads.every(found[table].keys())
            self._changed[table] = {int(record): current for record, current in rest}

    def snapshot(self) -> Snapshot:
        """What the storage held when it was last read; replaced, never altered."""
        if self._changed:
            with self._advancing:
                self._advance(self._changed)
                self._changed = {}
        return self._snapshot

    def looked_at(self) -> Iterator[int]:
        """The ids of the answers that were looked at, the first ones first."""
        return map(answer_id, islice(self._stored.looked_at(), MOST_READY))

    def unreadable(self) -> int:
        """How many records can't be shown, as far as they were looked at; the storage keeps them."""
        self.snapshot()
        return len(self._unreadable)

    def update(self, places: Iterable[Place]) -> None:
        """Take these records into the next snapshot, as they are now."""
        heads = [
            (table, record, self._source.heads(name, record))
            for name, record in places
            if (table := _SHOWN.get(name)) is not None
        ]
        with self._advancing:
            for table, record, current in heads:
                self._changed.setdefault(table, {})[record] = current

    def _advance(self, found: Mapping[Table, Mapping[int, Heads]]) -> None:
        """Make the snapshot of what is now known."""
        changed: dict[str, Mapping[Any, Record | Unread | None]] = {}
        for table, records in found.items():
            if table is Table.ANSWERS:
                changed[table.value] = self._answers(records)
            elif records:
                changed[table.value] = {
                    record: self._read(table, record, heads) for record, heads in records.items()
                }
        if any(changed.values()):
            self._snapshot = self._snapshot.advanced(changed, self._snapshot.generation + 1)

    def _answers(self, records: Mapping[int, Heads]) -> dict[AnswerKey, Answer | Unread | None]:
        """Answers that are others now, most of which nobody has looked at."""
        changed: dict[AnswerKey, Answer | Unread | None] = {}
        for record, heads in records.items():
            key = self._key(record, heads)
            if key is not None:
                unread = (record, heads)
                several = len(heads) > 1  # whether they differ must be known at once
                changed[key] = self._answer(unread) if several else unread
        return changed

    def _key(self, record: int, heads: Heads) -> AnswerKey | None:
        """What an answer's record answers, or answered before it was gone; None if nothing."""
        for head in (*heads, *self._first.get(str(record), ())):
            stored = head.said
            if stored is not None:
                with suppress(UndecodableError):
                    key = decode_key(stored)
                    if answer_id(key) == record:
                        self._keys[record] = key
                        return key
        return self._keys.get(record)

    def _key_now(self, unread: Unread) -> AnswerKey | None:
        """What an answer that there is says that it answers; None if that can't be told."""
        record, heads = unread
        try:
            return decode_key(next(said for head in heads if (said := head.said) is not None))
        except UndecodableError:
            self._unreadable.add((Table.ANSWERS.value, record))
            return None

    def _rivals(self) -> Iterator[AnswerKey]:
        """The answers that say several things at once."""
        for record in self._source.disputed(Table.ANSWERS.value):
            key = self._key(record, self._source.heads(Table.ANSWERS, record))
            answer = self._snapshot.answer(key) if key is not None else None
            if answer is not None and answer.others:
                yield answer.key

    def _answer(self, unread: Unread) -> Answer | None:
        """An answer that is looked at for the first time."""
        found = self._read(Table.ANSWERS, *unread)
        return found if isinstance(found, Answer) else None

    def _read(self, table: Table, record: int, heads: Heads) -> Record | None:
        """A record as it stands with these changes, or None if there is nothing to show."""
        if len(heads) == 1:
            return self._read_one(table, record, heads[0])
        decoded: list[Record] = []
        versions = self._source.versions_of(heads)
        for one in versions:
            with suppress(UndecodableError):
                device = one.label or one.device
                decoded.append(
                    decode(table, record, one.value, at=one.at, device=device, basis=one.basis)
                )
        if len(decoded) < len(versions):
            self._unreadable.add((table.value, record))
        else:
            self._unreadable.discard((table.value, record))
        return _as_one(decoded) if decoded else None

    def _read_one(self, table: Table, record: int, head: Edit) -> Record | None:
        """The same where there is one change, as nearly always."""
        if self._unreadable:
            self._unreadable.discard((table.value, record))
        stored = head.said
        if stored is None:
            return None
        device = self._source.label_of(head) if table is Table.ANSWERS else ""
        try:
            return decode(table, record, stored, at=head.at, device=device, basis=head.basis)
        except UndecodableError:
            self._unreadable.add((table.value, record))
            return None


_SHOWN: Mapping[str, Table] = {table.value: table for table in Table}
"""The tables that screens show, by name."""


def _as_one(versions: Sequence[Record]) -> Record:
    """The record that several current versions make.

    Only an answer's are offered to the person: its basis is what they see, so that a plain edit
    leaves the others beside it.  For all else the newest counts and the next edit settles it.
    """
    newest, *rest = versions
    if not rest:
        return newest
    if not isinstance(newest, Answer):
        return structs.replace(newest, basis=join(*(version.basis for version in versions)))
    apart: list[Answer] = []
    for version in (version for version in versions if isinstance(version, Answer)):
        like = next((n for n, one in enumerate(apart) if same(one.value, version.value)), None)
        if like is None:
            apart.append(version)
        else:  # it says the same, asked in other words perhaps
            apart[like] = structs.replace(apart[like], basis=join(apart[like].basis, version.basis))
    others = (
        OtherVersion(one.value, one.at, one.device, one.basis, one.labels) for one in apart[1:]
    )
    return structs.replace(apart[0], others=tuple(others))


def told(versions: Iterable[Version], current: Value) -> tuple[EarlierVersion, ...]:
    """What earlier versions said, in their order.

    Left out is what says nothing, says what is said now, or says the same as the one after it.
    """
    found: list[EarlierVersion] = []
    for version in versions:
        try:
            earlier = decode_earlier(version)
        except UndecodableError:
            continue
        last = found[-1].value if found else current
        if earlier.value not in (None, "", [], {}, current, last):
            found.append(earlier)
    return tuple(found)

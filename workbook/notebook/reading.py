"""From the versions that the storage holds to the snapshots that screens are drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, Protocol

from msgspec import structs

from workbook.notebook.acts import Place
from workbook.notebook.codec import Table, decode, decode_earlier, decode_key
from workbook.notebook.fields import Fields, UndecodableError
from workbook.notebook.lazy_answers import LazyAnswers
from workbook.notebook.records import (
    Answer,
    AnswerKey,
    EarlierVersion,
    OtherVersion,
    Record,
    Value,
    answer_id,
)
from workbook.notebook.snapshot import Snapshot
from workbook.notebook.values import same
from workbook.notebook.versions import Version, join


class Source(Protocol):
    """What reading asks of the storage."""

    def table(self, name: str, /) -> Mapping[str, Fields]:
        """What is shown of a table, by id as text; not to be altered."""

    def versions(self, table: str, record: int, /) -> tuple[Version, ...]:
        """A record's current versions, newest first; none if it is unknown or deleted."""

    def disputed(self, table: str, /) -> Iterable[int]:
        """The records of a table that have several current versions."""


class Reader:
    """Keeps a snapshot up to date with the storage, decoding only what is needed.

    Answers are decoded when they are first looked at; all else, which is little, at once.

    Attributes:
        snapshot: What the storage held when it was last read; replaced, never altered.
        unreadable: Places of records that can't be shown, as far as they were looked at; the
            storage keeps them as they are.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._keys: dict[int, AnswerKey] = {}
        self.unreadable: set[Place] = set()
        self.snapshot = Snapshot(answers=LazyAnswers(self._answers(), self._answer))
        self.snapshot = replace(self.snapshot, rivals=frozenset(self._rivals()))
        whole = [table for table in Table if table is not Table.ANSWERS]
        self.update((table, int(record)) for table in whole for record in source.table(table))

    def update(self, places: Iterable[Place]) -> None:
        """Read these records again and make the snapshot of what is now known."""
        changed: dict[str, dict[Any, Record | None]] = {}
        for name, record in places:
            table = _SHOWN.get(name)
            if table is not None:
                found = self._read(table, record)
                key = self._key(record, found) if table is Table.ANSWERS else record
                if key is not None:
                    changed.setdefault(table.value, {})[key] = found
        if changed:
            self.snapshot = self.snapshot.advanced(changed, self.snapshot.generation + 1)

    def _key(self, record: int, found: Record | None) -> AnswerKey | None:
        """What an answer's record answers, or answered before it was gone; None if nothing."""
        if isinstance(found, Answer):
            self._keys[record] = found.key
            return found.key
        key = self._keys.get(record)
        return key if key is not None and answer_id(key) == record else None

    def _answers(self) -> dict[AnswerKey, int]:
        """The record id of every answer; what it says is read later."""
        places: dict[AnswerKey, int] = {}
        for text, fields in self._source.table(Table.ANSWERS.value).items():
            record = int(text)
            try:
                key = decode_key(fields)
            except UndecodableError:
                self.unreadable.add((Table.ANSWERS.value, record))
                continue
            self._keys[record] = key
            if places.setdefault(key, record) != record:  # one of two has an id that isn't its own
                places[key] = answer_id(key)
        return places

    def _rivals(self) -> Iterator[AnswerKey]:
        """The answers that say several things at once."""
        for record in self._source.disputed(Table.ANSWERS.value):
            key = self._keys.get(record)
            answer = self.snapshot.answer(key) if key is not None else None
            if answer is not None and answer.others:
                yield answer.key

    def _answer(self, record: int) -> Answer | None:
        """An answer that is looked at for the first time."""
        found = self._read(Table.ANSWERS, record)
        return found if isinstance(found, Answer) else None

    def _read(self, table: Table, record: int) -> Record | None:
        """A record as it now stands, or None if there is nothing to show."""
        decoded: list[Record] = []
        versions = self._source.versions(table.value, record)
        for version in versions:
            with suppress(UndecodableError):
                decoded.append(decode(table, record, version))
        if len(decoded) == len(versions):
            self.unreadable.discard((table.value, record))
        else:
            self.unreadable.add((table.value, record))
        return _as_one(decoded) if decoded else None


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

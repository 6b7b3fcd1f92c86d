"""How a record stands in the log, and back.

In JSON an id is a string, and what has its default is left out.  A newer program may have put more
fields into a record than this one knows: they are kept when the record is written again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from workbook.notebook.clean import clean, clean_value
from workbook.notebook.fields import (
    Fields,
    UndecodableError,
    column,
    flag,
    labels,
    mapping,
    needed_id,
    needed_text,
    record_id,
    text,
    value,
    whole,
)
from workbook.notebook.ranks import is_rank
from workbook.notebook.records import (
    NOTHING,
    Answer,
    AnswerKey,
    EarlierVersion,
    Entry,
    Item,
    Mentorship,
    Record,
    answer_id,
)
from workbook.notebook.versions import Version


class Table(StrEnum):
    """The tables of the notebook; others are kept and passed on, but never shown."""

    MENTORSHIPS = "mentorships"
    ENTRIES = "entries"
    ITEMS = "items"
    ANSWERS = "answers"


KNOWN: Mapping[Table, frozenset[str]] = {
    Table.MENTORSHIPS: frozenset({"started", "archived"}),
    Table.ENTRIES: frozenset(
        {"page", "mentorship", "meeting", "started", "finished", "kept", "archived"}
    ),
    Table.ITEMS: frozenset({"group", "entry", "mentorship", "made_in", "rank", "archived", "made"}),
    Table.ANSWERS: frozenset(
        {
            *("entry", "item", "prompt", "column"),
            *("value", "asked", "type", "labels", "version", "private"),
        }
    ),
}
"""The fields of each table that this program writes; it passes all others on."""


def place_of(record: Record) -> tuple[Table, int]:
    """The table and the id under which a record is kept."""
    match record:
        case Answer():
            return Table.ANSWERS, answer_id(record.key)
        case Item():
            return Table.ITEMS, record.id
        case Entry():
            return Table.ENTRIES, record.id
        case Mentorship():
            return Table.MENTORSHIPS, record.id


def encode(record: Record, stored: Fields = NOTHING) -> dict[str, Any]:
    """The fields of a record as they go into the log, all text in them clean.

    Args:
        record: What to keep; who wrote an answer, when, and its other versions are not part of it.
        stored: The record as it stands in the log now: what isn't known of it is passed on.

    Raises:
        TypeError: A value in it is no JSON value.
        ValueError: A number is not finite, or a value is nested too deeply.
    """
    match record:
        case Answer():
            table, fields = Table.ANSWERS, _answer_fields(record)
        case Item():
            table, fields = Table.ITEMS, _item_fields(record)
        case Entry():
            table, fields = Table.ENTRIES, _entry_fields(record)
        case Mentorship():
            table, fields = Table.MENTORSHIPS, _mentorship_fields(record)
    said = plain_fields(table, fields)
    if isinstance(record, Answer):
        said["value"] = record.value  # an empty or a cleared answer is an answer too
    if not stored.keys() <= KNOWN[table]:
        said = {name: part for name, part in stored.items() if name not in KNOWN[table]} | said
    kept: dict[str, Any] = clean_value(said)
    return kept


def plain_fields(table: str, fields: Fields) -> dict[str, Any]:
    """The fields of a record without those that only say what is so by default."""
    known = KNOWN[Table(table)] - {"value"} if table in set(Table) else frozenset()
    return {
        name: part
        for name, part in fields.items()
        if part or name not in known or part not in (None, "", False, {}, 0)
    }


def _mentorship_fields(record: Mentorship) -> dict[str, Any]:
    return {"started": record.started, "archived": record.archived}


def _entry_fields(record: Entry) -> dict[str, Any]:
    return {
        "page": record.page,
        "mentorship": _id_text(record.mentorship),
        "meeting": _id_text(record.meeting),
        "started": record.started,
        "finished": record.finished,
        "kept": dict(record.kept),
        "archived": record.archived,
    }


def _item_fields(record: Item) -> dict[str, Any]:
    return {
        "group": record.group,
        "entry": _id_text(record.entry),
        "mentorship": _id_text(record.mentorship),
        "made_in": _id_text(record.made_in),
        "rank": record.rank,
        "archived": record.archived,
        "made": record.made,
    }


def _answer_fields(record: Answer) -> dict[str, Any]:
    return {
        "entry": _id_text(record.key.entry),
        "item": _id_text(record.key.item),
        "prompt": record.key.prompt,
        "column": None if record.key.column is None else record.key.column.value,
        "asked": record.asked,
        "type": record.type,
        "labels": dict(record.labels),
        "version": record.version,
        "private": record.private,
    }


def _id_text(number: int | None) -> str | None:
    return None if number is None else str(number)


def decode(table: Table, record: int, version: Version) -> Record:
    """One version of a stored record, as if it were the only one.

    Raises:
        UndecodableError: It has not the shape of its table.
    """
    return DECODERS[table](record, _fields_of(version), version)


def _mentorship(record: int, fields: Fields, version: Version) -> Mentorship:
    return Mentorship(
        id=record,
        started=text(fields, "started"),
        archived=flag(fields, "archived"),
        basis=version.basis,
    )


def _entry(record: int, fields: Fields, version: Version) -> Entry:
    return Entry(
        id=record,
        page=needed_text(fields, "page"),
        mentorship=record_id(fields, "mentorship"),
        meeting=record_id(fields, "meeting"),
        started=text(fields, "started"),
        finished=text(fields, "finished") or None,
        kept=mapping(fields, "kept"),
        archived=flag(fields, "archived"),
        basis=version.basis,
    )


def _item(record: int, fields: Fields, version: Version) -> Item:
    rank = text(fields, "rank")
    return Item(
        id=record,
        group=needed_text(fields, "group"),
        entry=needed_id(fields, "entry"),
        mentorship=record_id(fields, "mentorship"),
        made_in=record_id(fields, "made_in"),
        rank=rank if is_rank(rank) else "",  # a bad rank is no reason to hide an item
        archived=flag(fields, "archived"),
        made=text(fields, "made"),
        basis=version.basis,
    )


def decode_key(fields: Fields) -> AnswerKey:
    """What a stored answer answers.

    Raises:
        UndecodableError: That can't be told from its fields.
    """
    return AnswerKey(
        entry=needed_id(fields, "entry"),
        item=record_id(fields, "item"),
        prompt=needed_text(fields, "prompt"),
        column=column(fields),
    )


def _answer(record: int, fields: Fields, version: Version) -> Answer:
    key = decode_key(fields)
    if answer_id(key) != record:
        raise UndecodableError("the record's id is not that of its key")
    if "value" not in fields:
        raise UndecodableError("value is missing")
    return Answer(
        key=key,
        value=value(fields["value"]),
        asked=text(fields, "asked"),
        type=text(fields, "type"),
        labels=labels(fields),
        version=whole(fields, "version"),
        private=flag(fields, "private"),
        at=clean(version.at),
        device=clean(version.label or version.device),
        basis=version.basis,
    )


DECODERS: Mapping[Table, Callable[[int, Fields, Version], Record]] = {
    Table.MENTORSHIPS: _mentorship,
    Table.ENTRIES: _entry,
    Table.ITEMS: _item,
    Table.ANSWERS: _answer,
}
"""How each table is read."""


def decode_earlier(version: Version) -> EarlierVersion:
    """What an answer said before.

    Raises:
        UndecodableError: The version has not the shape of an answer.
    """
    fields = _fields_of(version)
    return EarlierVersion(
        value=value(fields.get("value")),
        at=clean(version.at),
        device=clean(version.label or version.device),
        labels=labels(fields),
        asked=text(fields, "asked"),
    )


def _fields_of(version: Version) -> Fields:
    """The fields that a version says."""
    if not isinstance(version.value, dict):
        raise UndecodableError("the record is no JSON object")
    return version.value

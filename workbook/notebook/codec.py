"""How a record stands in the log, and back.

In JSON an id is a string, and what has its default is left out.  A newer program may have put more
fields into a record than this one knows: they are kept when the record is written again.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from msgspec import UNSET, MsgspecError, Raw, json

from workbook.notebook.clean import clean, clean_value
from workbook.notebook.fields import (
    Fields,
    SaidAnswer,
    SaidEntry,
    SaidItem,
    SaidKey,
    SaidMentorship,
    SaidWords,
    UndecodableError,
    given,
    given_id,
    id_of,
    is_plain,
    kept_in,
    read_as,
)
from workbook.notebook.ranks import is_rank
from workbook.notebook.records import (
    NOTHING,
    Answer,
    AnswerKey,
    Basis,
    Column,
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

_FLAT = frozenset({str, int, bool, type(None)})
"""The types of values that JSON gives back just as they were."""


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
    """The fields of a record as they go into the log; see ``encoded``."""
    return encoded(record, stored)[0]


def encoded(record: Record, stored: Fields = NOTHING) -> tuple[dict[str, Any], Raw | None]:
    """The fields of a record as they go into the log, all text in them clean, and their JSON.

    Args:
        record: What to keep; who wrote an answer, when, and its other versions are not part of it.
        stored: The record as it stands in the log now: what isn't known of it is passed on.

    Returns:
        The fields, which nobody else holds, and their JSON; None for it where it is yet to be made
        since they are not as they were handed in.

    Raises:
        TypeError: A value in it is no JSON value.
        ValueError: A number is not finite, or a value is nested too deeply.
    """
    match record:
        case Answer():
            table, said = Table.ANSWERS, _answer_fields(record)
        case Item():
            table, said = Table.ITEMS, _without_defaults(_item_fields(record))
        case Entry():
            table, said = Table.ENTRIES, _without_defaults(_entry_fields(record))
        case Mentorship():
            table, said = Table.MENTORSHIPS, _without_defaults(_mentorship_fields(record))
    if not stored.keys() <= KNOWN[table]:
        said = {name: part for name, part in stored.items() if name not in KNOWN[table]} | said
    try:
        line = json.encode(said)
        is_flat = _FLAT.issuperset(map(type, said.values()))  # and so is read back as it is
        read: dict[str, Any] = said if is_flat else json.decode(line)
        if read == said and (is_plain(line) or clean_value(read) == read):
            return read, Raw(line)
    except (MsgspecError, TypeError, ValueError, RecursionError):
        pass  # cleaning tells what is wrong, or takes what the encoder doesn't
    kept: dict[str, Any] = clean_value(said)
    return kept, None


def plain_fields(table: str, fields: Fields) -> dict[str, Any]:
    """The fields of a record without those that only say what is so by default."""
    known = KNOWN[Table(table)] - {"value"} if table in set(Table) else frozenset()
    return {
        name: part
        for name, part in fields.items()
        if part or name not in known or part not in (None, "", False, {}, 0)
    }


def _without_defaults(fields: dict[str, Any]) -> dict[str, Any]:
    """Fields without those that only say what is so by default."""
    return {name: part for name, part in fields.items() if part}


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
    """The fields without what is so by default, picked one by one: most saves are of an answer."""
    key = record.key
    said: dict[str, Any] = {"entry": str(key.entry)}
    if key.item is not None:
        said["item"] = str(key.item)
    said["prompt"] = key.prompt
    if key.column is not None:
        said["column"] = key.column.value
    if record.asked:
        said["asked"] = record.asked
    if record.type:
        said["type"] = record.type
    if record.labels:
        said["labels"] = dict(record.labels)
    if record.version:
        said["version"] = record.version
    if record.private:
        said["private"] = record.private
    said["value"] = record.value  # an empty or a cleared answer is an answer too
    return said


def _id_text(number: int | None) -> str | None:
    return None if number is None else str(number)


def decode(
    table: Table,
    record: int,
    stored: bytes | Fields | None,
    *,
    at: str = "",
    device: str = "",
    basis: Basis = NOTHING,
) -> Record:
    """One version of a stored record, as if it were the only one.

    Args:
        table: Its table.
        record: Its id.
        stored: What it says, as JSON or as an object; None for a deletion.
        at: When it was written.
        device: What the device calls itself that wrote it.
        basis: What a change made in the sight of it has seen.

    Raises:
        UndecodableError: It has not the shape of its table.
    """
    match table:
        case Table.ANSWERS:
            return _answer(record, read_as(SaidAnswer, stored), clean(at), clean(device), basis)
        case Table.ITEMS:
            return _item(record, read_as(SaidItem, stored), basis)
        case Table.ENTRIES:
            return _entry(record, read_as(SaidEntry, stored), kept_in(stored), basis)
        case Table.MENTORSHIPS:
            said = read_as(SaidMentorship, stored)
            return Mentorship(record, said.started, said.archived, basis)


def _entry(record: int, said: SaidEntry, kept: Fields, basis: Basis) -> Entry:
    return Entry(
        record,
        given(said.page, "page"),
        id_of(said.mentorship, "mentorship"),
        id_of(said.meeting, "meeting"),
        said.started,
        said.finished or None,
        kept,
        said.archived,
        basis,
    )


def _item(record: int, said: SaidItem, basis: Basis) -> Item:
    return Item(
        record,
        given(said.group, "group"),
        given_id(said.entry, "entry"),
        id_of(said.mentorship, "mentorship"),
        id_of(said.made_in, "made_in"),
        said.rank if is_rank(said.rank) else "",  # a bad rank is no reason to hide an item
        said.archived,
        said.made,
        basis,
    )


def _answer(record: int, said: SaidAnswer, at: str, device: str, basis: Basis) -> Answer:
    key = _key(said)
    if answer_id(key) != record:
        raise UndecodableError("the record's id is not that of its key")
    if said.value is UNSET:
        raise UndecodableError("value is missing")
    return Answer(
        key=key,
        value=said.value,
        asked=said.asked,
        type=said.type,
        labels=said.labels or NOTHING,
        version=said.version,
        private=said.private,
        at=at,
        device=device,
        basis=basis,
    )


def decode_key(stored: bytes | Fields | None) -> AnswerKey:
    """What a stored answer answers.

    Raises:
        UndecodableError: That can't be told from its fields.
    """
    return _key(read_as(SaidKey, stored))


def _key(said: SaidKey) -> AnswerKey:
    return AnswerKey(
        given_id(said.entry, "entry"),
        id_of(said.item, "item"),
        given(said.prompt, "prompt"),
        _column(said.column),
    )


def _column(name: str) -> Column | None:
    """Whose column an answer stands in, or None."""
    if not name:
        return None
    try:
        return Column(name)
    except ValueError:
        raise UndecodableError("column is unknown") from None


def decode_earlier(version: Version) -> EarlierVersion:
    """What an answer said before.

    Raises:
        UndecodableError: The version has not the shape of an answer.
    """
    said = read_as(SaidWords, version.value)
    return EarlierVersion(
        value=None if said.value is UNSET else said.value,
        at=clean(version.at),
        device=clean(version.label or version.device),
        labels=said.labels or NOTHING,
        asked=said.asked,
    )

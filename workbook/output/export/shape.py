"""From records to the objects of ``workbook.json`` and back.

In the file every field of a record stands, so that programs need no defaults; in the notebook one
that only says what is so by default is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from workbook.notebook.carried import Carried, CarriedVersion
from workbook.notebook.records import AnswerKey, Column, answer_id
from workbook.output.export.schema import FORMAT, PROGRAM, RECORDS, SAID, WRITTEN

TABLES = ("mentorships", "entries", "items", "answers")
"""The tables in the order in which the file has them."""

KEY = ("entry", "item", "prompt", "column")
"""The fields of an answer that say what it answers; all its versions have the same."""

DEFAULTS: Mapping[str, Any] = {
    **dict.fromkeys(("started", "rank", "made", "asked", "type"), ""),
    **dict.fromkeys(("archived", "private"), False),
    "version": 0,
}
"""What a field says that is left out; lists and objects are empty, and all others null."""


# -- out ------------------------------------------------------------------------------------------------


def to_text(records: Sequence[Carried], exported: datetime, *, private: bool) -> Iterator[str]:
    """The whole file, in pieces: one line for each record, so that two exports can be compared.

    Args:
        records: All records.
        exported: This moment, with its offset.
        private: Whether private answers are among them.
    """
    head = {
        "program": PROGRAM,
        "format": FORMAT,
        "exported": exported.isoformat(timespec="seconds"),
        "private": private,
    }
    yield "{\n" + "".join(f"{json.dumps(name)}: {_json(part)},\n" for name, part in head.items())
    tables: dict[str, list[Carried]] = {table: [] for table in (*TABLES, "other")}
    for record in records:
        tables[record.table if record.known else "other"].append(record)
    for number, (table, inside) in enumerate(tables.items()):
        yield (",\n" if number else "") + f'"{table}": ['
        for place, record in enumerate(inside):
            yield ("\n" if not place else ",\n") + _json(to_object(record))
        yield "\n]" if inside else "]"
    yield "\n}\n"


def to_object(record: Carried) -> dict[str, Any]:
    """A record as an object of the file."""
    [newest, *others] = record.versions
    if not record.known:
        written = {"at": newest.at, "order": newest.order, "device": newest.device}
        return {
            "table": record.table,
            "id": str(record.id),
            "fields": dict(newest.fields),
            **written,
        }
    if record.table != "answers":
        names = [name for name in RECORDS[record.table]["properties"] if name not in WRITTEN]
        return {"id": str(record.id), **_version(newest, names[1:])}
    return {
        **_version(newest, (*KEY, *SAID)),
        "others": [_said(version) for version in others],
        "earlier": [_said(version) for version in record.earlier],
    }


def _said(version: CarriedVersion) -> dict[str, Any]:
    fields = {name: part for name, part in version.fields.items() if name not in KEY}
    return _version(CarriedVersion(fields, version.at, version.order, version.device), tuple(SAID))


def _version(version: CarriedVersion, names: Sequence[str]) -> dict[str, Any]:
    """The named fields of a version, who wrote it and when, and what else stands in it."""
    fields = version.fields
    more = {name: part for name, part in fields.items() if name not in names}
    return {
        **{name: fields.get(name, _default(name)) for name in names},
        "at": version.at,
        "order": version.order,
        "device": version.device,
        **({"more": more} if more else {}),
    }


def _default(name: str) -> Any:  # noqa: ANN401  # a JSON value
    return {} if name in ("kept", "labels") else DEFAULTS.get(name)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


# -- in -------------------------------------------------------------------------------------------------


def from_objects(content: Mapping[str, Any]) -> Iterator[tuple[str, Carried]]:
    """The records of a file that fits the schema and is clean, each with its place in the file."""
    for table in TABLES:
        for number, found in enumerate(content[table]):
            yield f"{table}[{number}]", _record(table, found)
    for number, found in enumerate(content["other"]):
        version = CarriedVersion(found["fields"], found["at"], found["order"], found["device"])
        record = Carried(found["table"], int(found["id"]), (version,), known=False)
        yield f"other[{number}]", record


def _record(table: str, found: Mapping[str, Any]) -> Carried:
    if table != "answers":
        names = [name for name in found if name not in (*WRITTEN, "id")]
        return Carried(table, int(found["id"]), (_from(found, names),))
    item, column = found["item"], found["column"]
    key = AnswerKey(
        int(found["entry"]),
        int(item) if item is not None else None,
        found["prompt"],
        Column(column) if column is not None else None,
    )
    about = {name: found[name] for name in KEY}
    versions, earlier = (
        tuple(_from({**about, **one}, (*KEY, *SAID)) for one in among)
        for among in ((found, *found["others"]), found["earlier"])
    )
    return Carried(table, answer_id(key), versions, earlier)


def _says(part: object) -> bool:
    """Whether a field says more than what is so by default."""
    return part not in (None, "", False, {}, 0)


def _from(found: Mapping[str, Any], names: Sequence[str]) -> CarriedVersion:
    fields = {name: found[name] for name in names if name == "value" or _says(found[name])}
    fields |= {name: part for name, part in found.get("more", {}).items() if name not in names}
    return CarriedVersion(fields, found["at"], found["order"], found["device"])

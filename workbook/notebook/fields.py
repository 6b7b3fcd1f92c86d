"""Reading single fields of a stored record, each with its shape checked and its text clean.

Every function raises ``UndecodableError`` if the field is there but has another shape.  What is
returned shares no list or mapping with the record, so that nobody who is handed it can alter the log.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from workbook.notebook.clean import clean, clean_value
from workbook.notebook.records import NOTHING, Column, Value

Fields = Mapping[str, Any]
"""A record as it stands in the log: a JSON object."""


class UndecodableError(ValueError):
    """A stored record has not the shape of its table; the message names the field, never its text."""


def text(fields: Fields, name: str) -> str:
    """A text; "" if it is left out."""
    value = fields.get(name, "")
    if not isinstance(value, str):
        raise UndecodableError(f"{name} is not text")
    return value if value.isprintable() else clean(value)


def needed_text(fields: Fields, name: str) -> str:
    """A text that must be there."""
    value = text(fields, name)
    if not value:
        raise UndecodableError(f"{name} is missing")
    return value


def record_id(fields: Fields, name: str) -> int | None:
    """The id of another record; None if it is left out."""
    value = fields.get(name)
    if value is None:
        return None
    number = _number(value) if isinstance(value, str) else None
    if number is None:
        raise UndecodableError(f"{name} is not an id")
    return number


@lru_cache(maxsize=1000)  # most answers belong to an entry or an item that others belong to as well
def _number(text: str) -> int | None:
    """The number of a record that a text stands for."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 20 else None


def needed_id(fields: Fields, name: str) -> int:
    """The id of another record, which must be there."""
    value = record_id(fields, name)
    if value is None:
        raise UndecodableError(f"{name} is missing")
    return value


def flag(fields: Fields, name: str) -> bool:
    """True or false; false if it is left out."""
    value = fields.get(name, False)
    if not isinstance(value, bool):
        raise UndecodableError(f"{name} is not true or false")
    return value


def whole(fields: Fields, name: str) -> int:
    """A whole number; 0 if it is left out."""
    value = fields.get(name, 0)
    if not isinstance(value, int) or isinstance(value, bool):
        raise UndecodableError(f"{name} is not a whole number")
    return value


def mapping(fields: Fields, name: str) -> Fields:
    """A mapping; an empty one if it is left out."""
    found = fields.get(name)
    if found is None and name not in fields:
        return NOTHING
    found = value(found)
    if not isinstance(found, dict):
        raise UndecodableError(f"{name} is not a mapping")
    return found


def value(stored: Value) -> Value:
    """Any JSON value."""
    if type(stored) is str:
        return clean(stored)
    try:
        return clean_value(stored)
    except (TypeError, ValueError) as error:
        raise UndecodableError(str(error)) from None


def labels(fields: Fields) -> Mapping[str, str]:
    """Words by id."""
    found = mapping(fields, "labels")
    if found and not all(isinstance(words, str) for words in found.values()):
        raise UndecodableError("labels are not all text")
    return found


def column(fields: Fields) -> Column | None:
    """Whose column an answer stands in, or None."""
    name = text(fields, "column")
    if not name:
        return None
    try:
        return Column(name)
    except ValueError:
        raise UndecodableError("column is unknown") from None

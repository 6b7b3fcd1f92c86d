"""Reading single fields of a stored record, each with its shape checked.

Every function raises ``UndecodableError`` if the field is there but has another shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.notebook.records import NOTHING, Column

Fields = Mapping[str, Any]
"""A record as it stands in the log: a JSON object."""


class UndecodableError(ValueError):
    """A stored record has not the shape of its table; the message names the field, never its text."""


def text(fields: Fields, name: str) -> str:
    """A text; "" if it is left out."""
    value = fields.get(name, "")
    if not isinstance(value, str):
        raise UndecodableError(f"{name} is not text")
    return value


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
    if not (isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 20):
        raise UndecodableError(f"{name} is not an id")
    return int(value)


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
    value = fields.get(name, NOTHING)
    if not isinstance(value, Mapping):
        raise UndecodableError(f"{name} is not a mapping")
    return value


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

"""Holding a value against the published schema, and naming the first place where it doesn't fit.

Only what the schema uses is understood here: types, constants, lists of values, patterns, bounds,
objects, lists and references.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from workbook.notebook.clean import clean
from workbook.output.export.schema import SCHEMA, Schema

TYPES: Mapping[str, tuple[str, Callable[[object], bool]]] = {
    "object": ("an object", lambda value: isinstance(value, dict)),
    "array": ("a list", lambda value: isinstance(value, list)),
    "string": ("text", lambda value: isinstance(value, str)),
    "boolean": ("true or false", lambda value: isinstance(value, bool)),
    "integer": ("a whole number", lambda value: type(value) is int),
    "null": ("null", lambda value: value is None),
}
"""The types by their names: what they are called, and whether a value is of it."""

MOST_SHOWN = 60
"""Characters of a name in the file that a message shows."""


class MisfitError(ValueError):
    """A value doesn't fit; the message says where and what belongs there, never what stands there."""


def check(value: object, schema: Schema = SCHEMA, place: str = "") -> None:
    """Make sure that a value fits.

    Args:
        value: A JSON value.
        schema: What it must fit.
        place: Where it stands, such as ``answers[3].value``.

    Raises:
        MisfitError: It doesn't.
    """
    where = place or "the file"
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
    if "const" in schema and (type(value) is bool or value != schema["const"]):
        raise MisfitError(f"{where} is not {schema['const']!r}")
    if "enum" in schema and not any(value is one or value == one for one in schema["enum"]):
        raise MisfitError(f"{where} is none of {', '.join(map(str, schema['enum'][1:]))} or null")
    _check_type(value, schema, where)
    if isinstance(value, str):
        _check_text(value, schema, where)
    elif isinstance(value, int):
        if not schema.get("minimum", value) <= value <= schema.get("maximum", value):
            raise MisfitError(f"{where} is out of bounds")
    elif isinstance(value, dict):
        _check_object(value, schema, place, where)
    elif isinstance(value, list) and "items" in schema:
        for number, part in enumerate(value):
            check(part, schema["items"], f"{place}[{number}]")


def _check_type(value: object, schema: Schema, where: str) -> None:
    wanted = schema.get("type", ())
    kinds = [TYPES[name] for name in ([wanted] if isinstance(wanted, str) else wanted)]
    if kinds and not any(fits(value) for _, fits in kinds):
        raise MisfitError(f"{where} is not {' or '.join(name for name, _ in kinds)}")


def _check_text(text: str, schema: Schema, where: str) -> None:
    if "pattern" in schema and re.search(schema["pattern"].replace("$", r"\Z"), text) is None:
        raise MisfitError(f"{where} is not an id")
    if len(text) < schema.get("minLength", 0):
        raise MisfitError(f"{where} is empty")
    if len(text) > schema.get("maxLength", len(text)):
        raise MisfitError(f"{where} is longer than {schema['maxLength']} characters")


def _check_object(value: dict[str, Any], schema: Schema, place: str, where: str) -> None:
    known = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            raise MisfitError(f"{where} has no {name}")
    others = schema.get("additionalProperties", True)
    for name, part in value.items():
        below = f"{place}.{_shown(name)}" if place else _shown(name)
        if name in known:
            check(part, known[name], below)
        elif others is False:
            raise MisfitError(f"{where} has a part that nobody knows: {_shown(name)}")
        elif others is not True:
            check(part, others, below)


def _shown(name: str) -> str:
    """A name of the file as a message shows it."""
    said = " ".join(clean(name).split())
    return said if len(said) <= MOST_SHOWN else f"{said[:MOST_SHOWN]}…"


def depth_of(value: object, most: int) -> int:
    """How deep lists and objects are nested in a value; ``most + 1`` for deeper ones, too."""
    level, below = 0, [value]
    while below and level <= most:
        below = [part for one in below for part in _parts(one)]
        level += 1
    return level - 1 if not below else most + 1


def _parts(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value

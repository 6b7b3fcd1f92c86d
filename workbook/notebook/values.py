"""What a log can keep: JSON values, checked and copied before any file is touched."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from msgspec import MsgspecError, json

from workbook.notebook.records import Value

DEEPEST = 100
"""Levels of nesting; far more than any record has, far less than makes a JSON reader give up."""


class NotJsonError(ValueError):
    """A value that JSON or UTF-8 can't take; the message names its place, never its text."""


def plain(value: Value, place: str = "value") -> Value:
    """A copy of a JSON value in plain dicts, lists and strings.

    Whatever reading the line back would give differently is refused, so that what is in memory
    is always what a reload gives.  Mostly it is just that: the value as it is read back.

    Args:
        value: None, a bool, str, int or float, or lists, tuples and mappings of these.
        place: Where the value stands, for the message.

    Raises:
        NotJsonError: For anything else: other types, keys that are no text, NaN and infinities,
            text that UTF-8 can't take, nesting without end.
    """
    if isinstance(value, str) and value.isascii():
        return str.__str__(value)  # of a StrEnum member the plain text that a reload gives
    try:
        line = json.encode(value)
        read = json.decode(line)
    except (MsgspecError, TypeError, ValueError, RecursionError):
        return _plain(
            value, (place,)
        )  # which says what is wrong, or takes what the encoder doesn't
    return read if is_shallow(line, DEEPEST) and read == value else _plain(value, (place,))


def is_shallow(line: bytes, levels: int) -> bool:
    """Whether lists and mappings in a JSON value can't be nested deeper; told at a glance.

    Most records are one mapping with nothing like that in it, which is found out much quicker than
    something is counted.
    """
    if line.find(b"{", 1) < 0 and line.find(b"[", 1) < 0:
        return True
    return line.count(b"{") + line.count(b"[") <= levels


def _plain(value: Value, place: tuple[str, ...]) -> Value:
    """The same part by part, each with its place."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        # A subclass such as a StrEnum member becomes the plain text that a reload gives.
        return _encodable(str.__str__(value), place)
    if isinstance(value, int):
        return _short(int(value), place)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise _refused(place, "is not a finite number")
        return float(value)
    if isinstance(value, list | tuple):
        below = _below(place, "[]")
        return [_plain(part, below) for part in value]
    if isinstance(value, Mapping):
        return {_key(key, place): _plain(part, _below(place, key)) for key, part in value.items()}
    raise _refused(place, f"is a {type(value).__name__}, which the notebook can't keep")


def copied(value: Value) -> Value:
    """A copy of a value that came out of ``plain`` or a log, nested parts too."""
    if type(value) is dict:
        return {key: copied(part) for key, part in value.items()}
    if type(value) is list:
        return [copied(part) for part in value]
    return value


def same(one: Value, other: Value) -> bool:
    """Whether two JSON values are the same; unlike ``==``, 1, 1.0 and True are three values."""
    if type(one) is not type(other) or one != other:  # which is quick, and wrong about 1 and True
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def characters_taken(before: Value, after: Value) -> int:
    """How many characters of the texts in ``before`` are no longer in ``after``.

    Texts are compared at the same place.  A text that was changed at one place counts what was
    cut or typed over there; one changed at several counts what lies between them, too.
    """
    if isinstance(before, str):
        return _cut(before, after) if isinstance(after, str) else len(before)
    if isinstance(before, Mapping):
        others = after if isinstance(after, Mapping) else {}
        return sum(characters_taken(part, others.get(key)) for key, part in before.items())
    if isinstance(before, list):
        follow = after if isinstance(after, list) else []
        padded = [*follow, *[None] * (len(before) - len(follow))]
        return sum(map(characters_taken, before, padded))
    return 0


def _cut(before: str, after: str) -> int:
    """Characters of ``before`` between what both texts begin with and what both end with."""
    if before == after:
        return 0
    shorter = min(len(before), len(after))
    start = _alike(shorter, lambda count: before[:count] == after[:count])
    rest = shorter - start
    end = _alike(rest, lambda count: before[len(before) - count :] == after[len(after) - count :])
    return len(before) - start - end


def _alike(most: int, same_up_to: Callable[[int], bool]) -> int:
    """The highest count up to ``most`` for which it holds, as it does for all below that one."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if same_up_to(middle):
            least = middle
        else:
            most = middle - 1
    return least


def _key(key: object, place: tuple[str, ...]) -> str:
    """A mapping's key as plain text."""
    if not isinstance(key, str):
        raise _refused(place, f"has a key that is no text but a {type(key).__name__}")
    return _encodable(str.__str__(key), (*place, "(a key)"))


def _below(place: tuple[str, ...], part: str) -> tuple[str, ...]:
    """The place of a part, if it isn't too deep."""
    if len(place) > DEEPEST:
        raise _refused(place[:3], "is nested too deeply")
    return (*place, part)


def _encodable(text: str, place: tuple[str, ...]) -> str:
    """The text, if UTF-8 can take it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise _refused(place, "has a character that can't be stored") from None
    return text


def _short(number: int, place: tuple[str, ...]) -> int:
    """The number, if Python reads it back whatever its limit for long numbers."""
    if number.bit_length() > 2000:
        raise _refused(place, "is a number too long to keep")
    return number


def _refused(place: tuple[str, ...], why: str) -> NotJsonError:
    """The error, naming the place by keys: a record's fields, never what stands in them."""
    return NotJsonError(f"{'.'.join(map(str, place))} {why}")

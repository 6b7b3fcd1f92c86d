"""Refs and conditions as they are written: ``goals/goals.status is not let-go``."""

from __future__ import annotations

import re

from workbook.pages.model import Condition, Operator, Ref
from workbook.pages.source import Source
from workbook.pages.spelling import parse_ref

_CONDITION = re.compile(
    r"(?P<ref>[^\s=<>≥≤]+)"
    r"(?:\s*(?P<sign>>=|<=|≥|≤|=)\s*|\s+(?P<words>is not answered|is answered|is not|includes)(?:\s+|$))"
    r"(?P<value>.*)"
)
_BARE_VALUE = re.compile(r"[\w.:+-]+")
_SIGNS = {"≥": ">=", "≤": "<="}
_WITHOUT_VALUE = (Operator.ANSWERED, Operator.NOT_ANSWERED)
_HINTS = (
    (re.compile(r"==|\sis\s(?!\s*not\b|\s*answered\b)|\sequals\s"), "write one '=' for 'is'"),
    (re.compile(r"!=|<>|≠|\sisn'?t\s"), "write 'is not'"),
    (re.compile(r"\s(?:and|or)\s|&&|\|\|"), "a condition compares one answer with one value"),
    (re.compile(r"[<>](?!=)"), "write '>=' for at least and '<=' for at most"),
)


def read_ref(source: Source, text: str, line: int, column: int) -> Ref | None:
    """The ref written here; where it can't be read, a message says so and None is returned."""
    ref = parse_ref(text, line, column)
    if ref is None:
        source.error(
            line,
            column,
            "E109",
            f"'{text}' can't be read as the name of an answer; write 'id', 'group.id' or "
            "'page/group.id', in small letters",
        )
    return ref


def read_condition(source: Source, text: str, line: int, column: int) -> Condition | None:
    """The condition written here; where it can't be read, a message says how to write it."""
    found = _CONDITION.fullmatch(text)
    operator = _operator(found) if found else None
    if found is None or operator is None:
        _unreadable(source, text, line, column)
        return None
    value = found["value"].strip()
    if (value == "") is not (operator in _WITHOUT_VALUE) or value.startswith(("=", "<", ">")):
        _unreadable(source, text, line, column)
        return None
    ref = read_ref(source, found["ref"], line, column)
    if ref is None:
        return None
    if operator in _WITHOUT_VALUE:
        return Condition(ref, operator, None, line, column)
    if len(value) > 1 and value[0] == value[-1] == '"':
        return Condition(ref, operator, value[1:-1], line, column)
    if not _BARE_VALUE.fullmatch(value):
        _unreadable(source, text, line, column)
        return None
    return Condition(ref, operator, value, line, column)


def _operator(found: re.Match[str]) -> Operator:
    """The operator that was matched."""
    sign = found["sign"]
    return Operator(_SIGNS.get(sign, sign) if sign else found["words"])


def _unreadable(source: Source, text: str, line: int, column: int) -> None:
    """Say that this is no condition, with the likeliest reason."""
    hint = next((words for pattern, words in _HINTS if pattern.search(text)), None)
    hint = hint or "write it as 'state = held', 'name is answered' or 'place = \"two words\"'"
    source.error(line, column, "E105", f"the condition '{text}' can't be read; {hint}")

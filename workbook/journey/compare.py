"""Answers compared: whether a condition holds, and whether two people differ."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Protocol

from workbook.journey import values
from workbook.notebook.records import Value
from workbook.pages.model import AnswerType, Condition, Operator, Prompt


class HasValue(Protocol):
    """An answer that was found: what was asked, and what counts as its value."""

    @property
    def prompt(self) -> Prompt:
        """The prompt that was answered."""

    @property
    def value(self) -> Value:
        """What counts as answered; None for nothing."""


def holds_for(condition: Condition, found: Sequence[HasValue]) -> bool:
    """Whether a condition holds for any of the answers found.

    Where nothing was found, only ``is not`` and ``is not answered`` hold.
    """
    if not found:
        return condition.operator in (Operator.IS_NOT, Operator.NOT_ANSWERED)
    return any(_holds(condition, one.value) for one in found)


def count_holds(condition: Condition, count: int) -> bool:
    """Whether a condition on the number of a group's items holds."""
    match condition.operator:
        case Operator.ANSWERED:
            return count > 0
        case Operator.NOT_ANSWERED:
            return count == 0
        case _:
            return _holds(condition, count)


def _holds(condition: Condition, value: Value) -> bool:
    wanted = condition.value or ""
    given = values.is_answered(value)
    match condition.operator:
        case Operator.ANSWERED:
            return given
        case Operator.NOT_ANSWERED:
            return not given
        case Operator.IS:
            return given and _equals(value, wanted)
        case Operator.IS_NOT:
            return not (given and _equals(value, wanted))
        case Operator.INCLUDES:
            return given and _includes(value, wanted)
        case Operator.AT_LEAST:
            return given and _order(value, wanted) in (0, 1)
        case Operator.AT_MOST:
            return given and _order(value, wanted) in (0, -1)


def _equals(value: Value, wanted: str) -> bool:
    if isinstance(value, list):
        return len(value) == 1 and _equals(value[0], wanted)
    if isinstance(value, int | float):
        return value == _number(wanted)
    if isinstance(value, str):
        return value == wanted or _plain(value) == _plain(wanted)
    return isinstance(value, dict) and "other" in value and wanted == "other"


def _includes(value: Value, wanted: str) -> bool:
    if isinstance(value, list):
        return any(_equals(part, wanted) or _says(part, wanted) for part in value)
    return _equals(value, wanted) or (
        isinstance(value, str) and wanted.casefold() in value.casefold()
    )


def _says(part: Value, wanted: str) -> bool:
    """Whether a line of a list has these words."""
    return isinstance(part, dict) and wanted.casefold() in str(part.get("text", "")).casefold()


def _order(value: Value, wanted: str) -> int | None:
    """-1, 0 or 1 as the value stands below, at or above what is wanted.

    None where there is no order between them: words, and what is kept as typed, have none.
    """
    if isinstance(value, int | float):
        number = _number(wanted)
        return None if number is None else (value > number) - (value < number)
    if not isinstance(value, str):
        return None
    given, limit = _plain(value), _plain(wanted)
    for known in (values.is_day, values.is_clock):
        if known(given) and known(limit):
            return (given > limit) - (given < limit)
    return None


def _plain(text: str) -> str:
    """Words without letter case and outer blanks; ``9:30`` as times are kept."""
    said = text.strip().casefold()
    padded = f"0{said}"
    return padded if values.is_clock(padded) else said


def _number(text: str) -> float | None:
    """The text as a number, or None."""
    try:
        return float(text)
    except ValueError:
        return None


def value_for(prompt: Prompt, text: str) -> Value:
    """The value of a condition as an answer to its prompt: what ``=`` would hold for."""
    if prompt.type in (AnswerType.NUMBER, AnswerType.RATE):
        number = _number(text)
        if number is None:
            return text
        return int(number) if number.is_integer() else number
    if prompt.type is AnswerType.CHOOSE_ANY:
        return [text]
    return text


# -- the rows of an agreement --------------------------------------------------------------------


def is_by_hand(prompt: Prompt) -> bool:
    """Whether only a person can say that two answers to this ``compare`` prompt differ: words."""
    return prompt.compare and prompt.type in (AnswerType.LINE, AnswerType.TEXT)


def differ(prompt: Prompt, mine: Value, theirs: Value, *, marked: bool = False) -> bool:
    """Whether two columns of a ``compare`` row differ; unanswered ones never do.

    Args:
        prompt: The row.
        mine: What the mentee says.
        theirs: What the mentor says.
        marked: Someone marked the row as differing, which decides where both are words.
    """
    if not (values.is_answered(mine) and values.is_answered(theirs)):
        return False
    if is_by_hand(prompt) and not marked:
        return False
    if values.FORMS[prompt.type].as_set:
        return _as_set(mine) != _as_set(theirs)
    return bool(_comparable(mine) != _comparable(theirs))


def _as_set(value: Value) -> frozenset[Hashable]:
    """The parts of a list or a choice of several that say something, without their order."""
    return frozenset(_comparable(part) for part in value if values.is_answered(part))


def _comparable(value: Value) -> Hashable:
    """One value, or one part of it, so that only what people would call a difference counts.

    Letter case, blanks, the ids of lines and ticks are none; what was written in is never a choice.
    """
    if isinstance(value, str):
        return values.one_line(value).casefold()
    if isinstance(value, dict):
        if "other" in value:
            return "other", values.one_line(str(value["other"])).casefold()
        return values.one_line(str(value.get("text", ""))).casefold(), value.get("day")
    return str(value) if isinstance(value, list) else value

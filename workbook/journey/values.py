"""What the values of answers mean: whether one is given, fits its type, and how it reads.

One registry holds what differs from type to type; everything that handles answers goes through
the functions below and never asks which type it has before it.  The shapes:

====================  ==================================================================
``line``, ``text``    the words
``number``            int or float; the words as typed where they are no number
``date``, ``time``    ``2026-11-26``, ``14:00``; the words as typed where they were not understood
``yes/no``            ``"yes"`` or ``"no"``
``choose one``        a choice id, or ``{"other": words}``
``choose any``        a list of choice ids, at most one ``{"other": words}`` among them
``rate``              an int; with a list of statements ``{statement id: int}``
``list``              ``[{"id", "text"}]``, dated ones with ``"day"`` (as a date, or None) and ``"done"``
====================  ==================================================================
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from msgspec import Struct

from workbook.journey.dates import full_day
from workbook.journey.day_style import USUAL, DayStyle
from workbook.journey.numbers import say_number
from workbook.notebook.records import Value
from workbook.pages.model import AnswerType, Prompt

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
"""How a day that was understood is kept."""

CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]\Z")
"""How a time of day that was understood is kept."""

Labels = Mapping[str, str]
"""Words for the ids in a value."""


def is_answered(value: Value) -> bool:
    """Whether a value answers anything: blanks, empty lists and mappings do not."""
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, list):
        return any(is_answered(part) for part in value)
    if isinstance(value, dict):
        if "text" in value:
            return is_answered(value["text"])
        return any(is_answered(part) for part in value.values())
    return value is not None


def is_day(value: Value) -> bool:
    """Whether a date was understood (and is not kept as typed, as ``2026-02-30`` would be)."""
    return day_of(value) is not None


def day_of(value: Value) -> date | None:
    """The day that a date names; None where it was not understood or there is no such day."""
    if not isinstance(value, str) or DAY.match(value) is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def is_clock(value: Value) -> bool:
    """Whether a time of day was understood (and is not kept as typed)."""
    return isinstance(value, str) and CLOCK.match(value) is not None


def minutes_of(value: Value) -> int | None:
    """A number of minutes as an answer gives it; None for none, or for what no meeting lasts."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return round(value) or None if 0 < value < 24 * 60 else None


def one_line(text: str) -> str:
    """The words on one line."""
    return " ".join(text.split())


class Form(Struct, frozen=True):
    """What one answer type does with a value.

    Attributes:
        fits: Whether a value of the notebook has this type's shape.
        words: The value as lines of plain text.
        as_set: Whether order does not count when two values are compared.
        styled: The value as lines of plain text, for who writes days in a style; None where no
            days are said.
    """

    fits: Callable[[Value], bool]
    words: Callable[[Value, Labels], str]
    as_set: bool = False
    styled: Callable[[Value, Labels, DayStyle], str] | None = None


def _is_words(value: Value) -> bool:
    return isinstance(value, str)


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float | str) and not isinstance(value, bool)


def _is_yes_no(value: Value) -> bool:
    return value in ("yes", "no")


def _is_choice(value: Value) -> bool:
    if isinstance(value, dict):
        return set(value) == {"other"} and isinstance(value["other"], str)
    return isinstance(value, str)


def _are_choices(value: Value) -> bool:
    return isinstance(value, list) and all(_is_choice(part) for part in value)


def _is_mark(value: Value) -> bool:
    if isinstance(value, dict):
        return all(isinstance(k, str) and type(v) is int for k, v in value.items())
    return type(value) is int


def _is_line_of_list(value: Value) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("id"), str)
        and isinstance(value.get("text"), str)
        and isinstance(value.get("day"), str | None)
        and isinstance(value.get("done", False), bool)
    )


def _is_list(value: Value) -> bool:
    return isinstance(value, list) and all(_is_line_of_list(part) for part in value)


def _say(value: Value, _labels: Labels) -> str:
    return value.strip() if isinstance(value, str) else str(value)


def _say_number(value: Value, labels: Labels) -> str:
    return _say(value, labels) if isinstance(value, str) else say_number(value)


def _say_day(value: Value, labels: Labels, style: DayStyle = USUAL) -> str:
    """A day as people write it, with its year since nobody knows when this is read."""
    day = day_of(value)
    return _say(value, labels) if day is None else full_day(day, style)


def _say_choice(value: Value, labels: Labels) -> str:
    if isinstance(value, dict):
        return str(value.get("other", ""))
    return labels.get(value, value)


def _say_choices(value: Value, labels: Labels) -> str:
    return "\n".join(_say_choice(part, labels) for part in value)


def _say_marks(value: Value, labels: Labels) -> str:
    if isinstance(value, dict):
        return "\n".join(f"{labels.get(key, key)}: {mark}" for key, mark in value.items())
    return str(value)


def _say_list(value: Value, _labels: Labels, style: DayStyle = USUAL) -> str:
    return "\n".join(_say_line_of_list(part, style) for part in value if is_answered(part))


def _say_line_of_list(line: Mapping[str, Value], style: DayStyle) -> str:
    tick = "" if "done" not in line else ("[x] " if line["done"] else "[ ] ")
    day = f" (by {_say_day(line['day'], {}, style)})" if line.get("day") else ""
    return f"{tick}{line['text'].strip()}{day}"


FORMS: Mapping[str, Form] = {
    AnswerType.LINE: Form(_is_words, _say),
    AnswerType.TEXT: Form(_is_words, _say),
    AnswerType.LIST: Form(_is_list, _say_list, as_set=True, styled=_say_list),
    AnswerType.NUMBER: Form(_is_number, _say_number),
    AnswerType.DATE: Form(_is_words, _say_day, styled=_say_day),
    AnswerType.TIME: Form(_is_words, _say),
    AnswerType.YES_NO: Form(_is_yes_no, _say),
    AnswerType.CHOOSE_ONE: Form(_is_choice, _say_choice),
    AnswerType.CHOOSE_ANY: Form(_are_choices, _say_choices, as_set=True),
    AnswerType.RATE: Form(_is_mark, _say_marks),
}
"""Everything that differs from type to type outside the screens, by type."""


def fits(prompt: Prompt, value: Value) -> bool:
    """Whether a value can be shown in today's field for this prompt without changing it."""
    if value is None:
        return True
    if not FORMS[prompt.type].fits(value):
        return False
    if prompt.type is AnswerType.RATE:
        return isinstance(value, dict) == bool(prompt.choices) and _on_scale(prompt, value)
    return True


def _on_scale(prompt: Prompt, value: Value) -> bool:
    """Whether every mark can be set on today's scale."""
    low, high = prompt.scale or (0, 0)
    marks = value.values() if isinstance(value, dict) else (value,)
    return all(low <= mark <= high for mark in marks)


def words(
    answer_type: AnswerType | str, value: Value, labels: Labels, style: DayStyle = USUAL
) -> str:
    """The value as plain text, one line for each part; "" where nothing is answered.

    Works for a type that no longer exists, and for a value that does not fit its type: what was
    written is always readable.

    Args:
        answer_type: What kind of answer it is.
        value: The value.
        labels: The words of choices, statements and items by their ids.
        style: How days are said.
    """
    if not is_answered(value):
        return ""
    form = FORMS.get(answer_type)
    if form is not None and form.fits(value):
        return form.styled(value, labels, style) if form.styled else form.words(value, labels)
    return _plain(value, labels)


def _plain(value: Value, labels: Labels) -> str:
    """A readable form of any JSON value."""
    if isinstance(value, list):
        return "\n".join(_plain(part, labels) for part in value)
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            return str(value["text"])
        return "\n".join(f"{labels.get(k, k)}: {_plain(v, labels)}" for k, v in value.items())
    return labels.get(value, value) if isinstance(value, str) else str(value)


def first_line(text: str) -> str:
    """The first line that says something, for headings of cards and rows."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def ids_in(value: Value) -> Iterable[str]:
    """The choice, statement or item ids that a value names."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (part for part in value if isinstance(part, str))
    elif isinstance(value, dict):
        yield from (key for key in value if key != "other")

"""How each type of answer is read from a line, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from msgspec import Struct

from workbook.journey import values
from workbook.journey.documents.plain import plain
from workbook.journey.limits import is_over, limit_note
from workbook.journey.typed import READ
from workbook.notebook.records import Value
from workbook.pages.model import AnswerType, Choice, Prompt

YES = ("y", "yes", "1")
NO = ("n", "no", "2")

_SEVERAL = re.compile(r"\s*[,;]\s*")


class UnreadableError(Exception):
    """A line can't be an answer to this question; the message says what can."""


class Given(Struct, frozen=True):
    """What a line says.

    Attributes:
        value: The answer.
        said: What was understood, to be said back; "" where the words are the answer.
        doubtful: It was not understood; it is kept as typed, and asked for once more.
    """

    value: Value
    said: str = ""
    doubtful: bool = False


ANEW = "Type it anew, or go on with an empty line."
"""What can be done about an answer that was not understood, or not meant."""


Read = Callable[[Prompt, Sequence[Choice], str, date], Given]
"""Reads a line as an answer: the prompt, what can be chosen, the line, today."""


def _words(prompt: Prompt, _choices: Sequence[Choice], text: str, _today: date) -> Given:
    line = values.one_line(text) if "\n" in text else text
    over = limit_note(prompt, line) if is_over(prompt, line) else None
    return Given(line, over or "")


def _typed(prompt: Prompt, _choices: Sequence[Choice], text: str, today: date) -> Given:
    form = READ[prompt.type]
    value = form.understood(text, today)
    understood = {
        AnswerType.NUMBER: not isinstance(value, str),
        AnswerType.DATE: values.is_day(value),
        AnswerType.TIME: values.is_clock(value),
    }[prompt.type]
    notes = (
        form.meaning(value, today),
        limit_note(prompt, value) if is_over(prompt, value) else "",
    )
    said = ". ".join(note for note in notes if note and note != text)
    return Given(value, said, doubtful=not understood)


def _yes_no(_prompt: Prompt, _choices: Sequence[Choice], text: str, _today: date) -> Given:
    said = text.strip().casefold()
    if said in YES:
        return Given("yes")
    if said in NO:
        return Given("no")
    raise UnreadableError("Answer yes or no.")


def _mark(prompt: Prompt, _choices: Sequence[Choice], text: str, _today: date) -> Given:
    low, high = prompt.scale or (0, 0)
    said = text.strip()
    if re.fullmatch(r"-?[0-9]{1,4}", said) and low <= int(said) <= high:
        return Given(int(said))
    raise UnreadableError(f"Answer with a number from {low} to {high}.")


def _one(prompt: Prompt, choices: Sequence[Choice], text: str, _today: date) -> Given:
    chosen = choice_of(choices, text)
    if chosen is not None:
        return Given(chosen.id, plain(chosen.label))
    _no_such_number(choices, text)
    if not prompt.or_other:
        raise UnreadableError(_choose(choices, "one of the numbers"))
    return Given({"other": text.strip()}, "In your own words.")


def _any(prompt: Prompt, choices: Sequence[Choice], text: str, _today: date) -> Given:
    whole = choice_of(choices, text)
    parts = [text] if whole is not None else [one for one in _SEVERAL.split(text) if one]
    if all(re.fullmatch(r"[0-9 ]+", part) for part in parts):
        parts = [number for part in parts for number in part.split()]
    chosen: list[Choice] = []
    own: list[str] = []
    for part in parts:
        found = choice_of(choices, part)
        if found is not None:
            chosen.append(found)
            continue
        _no_such_number(choices, part)
        if not prompt.or_other:
            raise UnreadableError(_choose(choices, "numbers with commas between them"))
        own.append(part.strip())
    ids = {choice.id for choice in chosen}
    value: list[Value] = [choice.id for choice in choices if choice.id in ids]
    said = [plain(choice.label) for choice in choices if choice.id in ids]
    if own:
        value.append({"other": ", ".join(own)})
        said.append(f"{', '.join(own)} (in your own words)")
    over = limit_note(prompt, value) if is_over(prompt, value) else None
    return Given(value, "; ".join((*said, *([over] if over else []))))


def choice_of(choices: Sequence[Choice], text: str) -> Choice | None:
    """The choice that a number, an id, its words or the beginning of its words mean."""
    said = values.one_line(text).casefold()
    if said.isdecimal() and len(said) < 4:
        at = int(said) - 1
        return choices[at] if 0 <= at < len(choices) else None
    exact = [c for c in choices if said in (c.id.casefold(), plain(c.label).casefold())]
    begun = [c for c in choices if said and plain(c.label).casefold().startswith(said)]
    near = exact or begun
    return near[0] if len(near) == 1 else None


def _no_such_number(choices: Sequence[Choice], text: str) -> None:
    if text.strip().isdecimal():
        raise UnreadableError(_choose(choices, f"there is no {text.strip()}"))


def _choose(choices: Sequence[Choice], what: str) -> str:
    if not choices:
        return "There is nothing to choose from yet; an empty line goes on."
    last = f"1 to {len(choices)}" if len(choices) > 1 else "1"
    return f"Choose from {last}: {what}."


READERS: Mapping[AnswerType, Read] = MappingProxyType(
    {
        AnswerType.LINE: _words,
        AnswerType.NUMBER: _typed,
        AnswerType.DATE: _typed,
        AnswerType.TIME: _typed,
        AnswerType.YES_NO: _yes_no,
        AnswerType.CHOOSE_ONE: _one,
        AnswerType.CHOOSE_ANY: _any,
        AnswerType.RATE: _mark,
    }
)
"""How an answer of one line is read; a text and a list have lines of their own."""


def hint_of(prompt: Prompt, choices: Sequence[Choice]) -> str:
    """What can be typed, in few words; "" where any words can."""
    own = ", or your own words" if prompt.or_other else ""
    match prompt.type:
        case AnswerType.CHOOSE_ONE:
            return f"One number{own}." if choices else "Nothing to choose from yet."
        case AnswerType.CHOOSE_ANY:
            return f"Numbers with commas{own}." if choices else "Nothing to choose from yet."
        case AnswerType.YES_NO:
            return "yes or no."
        case AnswerType.RATE:
            return scale_words(prompt)
        case AnswerType.DATE | AnswerType.TIME:
            return f"Such as {READ[prompt.type].hint}."
        case AnswerType.NUMBER:
            return "A number."
        case _:
            return ""


def scale_words(prompt: Prompt) -> str:
    """A scale and what its ends mean."""
    low, high = prompt.scale or (0, 0)
    ends = [f"{n} is “{plain(end)}”" for n, end in ((low, prompt.low), (high, prompt.high)) if end]
    return f"{low} to {high}{': ' if ends else ''}{', '.join(ends)}."

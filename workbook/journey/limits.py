"""What a prompt's ``at least`` and ``at most`` say about an answer: told, never enforced."""

from __future__ import annotations

from workbook.journey.values import fits, is_answered
from workbook.notebook.records import Value
from workbook.pages.model import AnswerType, Limit, Prompt

_NOUNS = {AnswerType.CHOOSE_ANY: "chosen", AnswerType.LIST: "lines"}
"""What is counted where a limit names no words or characters; a number is its own measure."""


def limit_note(prompt: Prompt, value: Value) -> str | None:
    """One quiet line such as ``12 of at most 60 words``, or None where there is nothing to say.

    Args:
        prompt: The prompt, with its limits.
        value: Its answer as it stands; one of another shape is passed over.
    """
    if prompt.at_least is None and prompt.at_most is None:
        return None
    if not fits(prompt, value):
        return None
    if prompt.type is AnswerType.NUMBER:
        return _number_note(prompt, value)
    least, most = prompt.at_least, prompt.at_most
    told = (_part(prompt, limit, value) for limit in (least, most) if limit is not None)
    if least and most and least.unit == most.unit:
        return _both(_noun(prompt, least), count(least, value), least.count, most.count)
    return ", ".join(part for part in told if part) or None


def is_over(prompt: Prompt, value: Value) -> bool:
    """Whether an answer is longer, or has more parts, than its prompt asks for."""
    if prompt.at_most is None or not fits(prompt, value) or value is None:
        return False
    if prompt.type is AnswerType.NUMBER:
        return isinstance(value, int | float) and value > prompt.at_most.count
    return count(prompt.at_most, value) > prompt.at_most.count


def count(limit: Limit, value: Value) -> int:
    """How much of what the limit counts is in the answer: words, characters, lines or choices."""
    if limit.unit is None:
        return sum(map(is_answered, value)) if isinstance(value, list) else 0
    text = "\n".join(_texts(value))
    return len(text.split()) if limit.unit == "words" else len(text)


def _texts(value: Value) -> list[str]:
    """The words in an answer: its own, its lines', or those of a choice of one's own."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for part in value for text in _texts(part)]
    if isinstance(value, dict):
        return [str(value[key]) for key in ("text", "other") if key in value]
    return []


def _noun(prompt: Prompt, limit: Limit) -> str:
    return limit.unit or _NOUNS.get(prompt.type, "")


def _part(prompt: Prompt, limit: Limit, value: Value) -> str | None:
    """One limit by itself."""
    found, noun = count(limit, value), _noun(prompt, limit)
    if limit is prompt.at_least:
        if found >= limit.count:
            return f"{found} {_fit(noun, found)}"
        return _of(found, f"at least {limit.count} {_fit(noun, limit.count)}")
    return _up_to(found, limit.count, noun)


def _both(noun: str, found: int, least: int, most: int) -> str:
    """Two limits on the same thing."""
    if least == most and found <= most:
        return _of(found, f"{most} {_fit(noun, most)}")
    if found == 0:
        return f"{least} to {most} {_fit(noun, most)}"
    if found < least:
        return _of(found, f"at least {least} {_fit(noun, least)}")
    return _up_to(found, most, noun)


def _up_to(found: int, most: int, noun: str) -> str:
    if found > most:
        return f"{found} {_fit(noun, found)}, {found - most} more than asked for"
    return _of(found, f"at most {most} {_fit(noun, most)}")


def _of(found: int, limit: str) -> str:
    return f"{found} of {limit}" if found else limit


def _fit(noun: str, number: int) -> str:
    """``words``, or ``word`` for one; ``chosen`` is both."""
    return noun.removesuffix("s") if number == 1 else noun


def _number_note(prompt: Prompt, value: Value) -> str | None:
    """Which numbers were asked for, said only of one that is outside."""
    least = prompt.at_least.count if prompt.at_least else None
    most = prompt.at_most.count if prompt.at_most else None
    if not isinstance(value, int | float):
        return None
    if least is not None and value < least:
        return f"less than the {least} asked for"
    if most is not None and value > most:
        return f"more than the {most} asked for"
    return None

"""What may leave the workbook: the one gate through which every document takes its words.

An answer stays if its prompt is private, if it was private when it was written, if its question
quotes something private, or if it is hidden.  Of a ``compare`` row one private column keeps back
the whole row.  What names an item of another group stays where that item's own words stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from workbook.journey import values
from workbook.journey.documents.plain import plain
from workbook.journey.filling import BLANK
from workbook.journey.place import Place
from workbook.journey.reading import Found, Reading
from workbook.notebook.records import COLUMNS, Answer, Value
from workbook.pages import quotes
from workbook.pages.model import Prompt

_START, _END = "\ue000", "\ue001"
"""Around the number of a quote while a page's marks are taken away; no text of a page has them."""

_QUOTED = re.compile(f"{_START}([0-9]+){_END}")
"""Where a quote stood."""

MOST_DIGITS = 30
"""More than any id of an item has."""

NOBODY: frozenset[str] = frozenset()
"""No prompts."""


def open_value(reading: Reading, prompt: Prompt, place: Place) -> Value:
    """What an answer says that may leave; None where there is none."""
    value = reading.value(prompt, place)
    if value is None or is_closed(reading, prompt, place):
        return None
    if prompt.choices_from is None:
        return value
    if isinstance(value, list):
        return [part for part in value if _may_be_named(reading, prompt, place, part)] or None
    return value if _may_be_named(reading, prompt, place, value) else None


def is_closed(
    reading: Reading, prompt: Prompt, place: Place, asked: frozenset[str] = NOBODY
) -> bool:
    """Whether what is said under a prompt stays here.

    Args:
        reading: The workbook.
        prompt: The prompt.
        place: Where it is asked.
        asked: Keys of prompts that are being asked about already: questions may quote each other.
    """
    if reading.is_private(prompt, place, *_answers(reading, prompt, place)):
        return True
    if prompt.key in asked:
        return False
    return quotes_closed(reading, prompt.prompt, place, asked | {prompt.key})


def _answers(reading: Reading, prompt: Prompt, place: Place) -> Iterator[Answer | None]:
    """What was written under a prompt, in all its columns."""
    for column in COLUMNS if prompt.compare else (None,):
        yield reading.answer(prompt, place, column)


def quotes_closed(
    reading: Reading, text: str, place: Place, asked: frozenset[str] = NOBODY
) -> bool:
    """Whether a text of a page quotes an answer that stays here."""
    return any(
        _is_closed_quote(reading, found, asked)
        for piece in quotes.split(text)
        if not isinstance(piece, str)
        for found in reading.found(piece.ref, place, last=piece.last)
    )


def _is_closed_quote(reading: Reading, found: Found, asked: frozenset[str]) -> bool:
    if not values.is_answered(found.value):
        return False
    if is_closed(reading, found.prompt, found.place, asked):
        return True
    if found.prompt.choices_from is None:
        return False
    parts = found.value if isinstance(found.value, list) else [found.value]
    return not all(_may_be_named(reading, found.prompt, found.place, part) for part in parts)


# -- words ------------------------------------------------------------------------------------------


def labels(reading: Reading, prompt: Prompt, place: Place, value: Value) -> dict[str, str]:
    """Words for the ids in a value, as plain text; a choice that is gone has those it had."""
    if prompt.choices_from is not None:
        named = {i: _item_words(reading, prompt, place, i) for i in values.ids_in(value)}
        return {i: words for i, words in named.items() if words is not None}
    words = {choice.id: plain(choice.label) for choice in prompt.choices}
    answer = reading.decided(prompt, place)
    for chosen, said in answer.labels.items() if answer is not None else ():
        words.setdefault(chosen, plain(said))
    return words


def _may_be_named(reading: Reading, prompt: Prompt, place: Place, part: Value) -> bool:
    """Whether a part of a choice among items has words of its own or may tell the item's."""
    if not isinstance(part, str):
        return True
    return _item_words(reading, prompt, place, part) is not None


def _item_words(reading: Reading, prompt: Prompt, place: Place, chosen: str) -> str | None:
    """What a chosen item says today; None where that stays here, or nobody can tell."""
    target = reading.target(prompt.choices_from, place) if prompt.choices_from else None
    if target is None or target.group is None or target.prompt is None:
        return None
    known = chosen.isdecimal() and len(chosen) < MOST_DIGITS
    item = reading.snapshot.items.get(int(chosen)) if known else None
    home = reading.place_of(target.page, place)
    if item is None or home is None or item.group != target.group.key:
        return None
    inside = home.of_item(target.group, item)
    value = reading.value(target.prompt, inside)
    if value is None or is_closed(reading, target.prompt, inside):
        return None
    return values.one_line(values.words(target.prompt.type, value, {})) or None


def words(reading: Reading, prompt: Prompt, place: Place, value: Value) -> str:
    """A value that may leave, as lines of plain text."""
    return values.words(prompt.type, value, labels(reading, prompt, place, value))


def filled(reading: Reading, text: str, place: Place, instead: Mapping[str, str]) -> str | None:
    """A heading of a page as plain text with what it quotes; None where that stays here.

    Args:
        reading: The workbook.
        text: The heading, as Markdown.
        place: Where it stands.
        instead: By full key of a prompt, the words that stand for its answer wherever it is quoted.
    """
    if quotes_closed(reading, text, place):
        return None
    marked: list[str] = []
    quoted: list[str] = []
    for piece in quotes.split(text):
        if isinstance(piece, str):
            marked.append(piece.replace(_START, "").replace(_END, ""))
            continue
        marked.append(f"{_START}{len(quoted)}{_END}")
        target = reading.target(piece.ref, place)
        key = target.prompt.key if target is not None and target.prompt is not None else ""
        span = f"`={piece.ref}{' last' * piece.last}{' lowest' * piece.lowest}`"
        quoted.append(instead.get(key) or reading.fill(span, place).text or BLANK)
    said = plain("".join(marked))
    return _QUOTED.sub(lambda found: quoted[int(found[1])], said)

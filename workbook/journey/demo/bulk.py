"""A notebook of a wanted size, for measuring: a story cut to a number of answers, and longer words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec.structs import replace

from workbook.journey.demo.life import CHAPTERS
from workbook.journey.demo.speech import Speech
from workbook.journey.demo.story import Act
from workbook.journey.demo.years import years_told
from workbook.notebook.records import Answer, AnswerKey, Record
from workbook.pages.model import AnswerType
from workbook.pages.packs import Pack

PER_YEAR = 2300
"""Answers of a year, nearly."""

SHORTEST = 0.3
"""Years in which there is something of everything."""

SPARE = ("reflection/", "prep/", "notes/", "review/", "closure/")
"""Pages of which an answer can be left out without anything that rests on it."""


def sized(
    pack: Pack, now: datetime, seed: int, *, answers: int, letters: int | None
) -> tuple[Act, ...]:
    """A story with exactly so many answers, over as many years as that takes.

    Args:
        pack: The pages.
        now: This moment.
        seed: Decides on every choice.
        answers: How many answers the notebook holds.
        letters: How many letters an answer has on average, nearly; None leaves the words alone.
    """
    years = max(answers / PER_YEAR, SHORTEST)
    acts = years_told(pack, now, years, seed)
    while count(acts) < answers:
        years *= 1.1
        acts = years_told(pack, now, years, seed)
    acts = trimmed(acts, answers)
    return lengthened(acts, letters, seed) if letters is not None else acts


def count(acts: Sequence[Act]) -> int:
    """How many answers there are after these acts."""
    return len({one.key for act in acts for one in act.records if isinstance(one, Answer)})


def trimmed(acts: Sequence[Act], answers: int) -> tuple[Act, ...]:
    """The acts with so many answers, or as many as there are: the oldest are left out first.

    Those on the pages of meetings, which nothing rests on, go before the rest.
    """
    keys = dict.fromkeys(one.key for act in acts for one in act.records if isinstance(one, Answer))
    order = sorted(keys, key=lambda key: not key.prompt.startswith(SPARE))
    gone = set(order[: max(0, len(keys) - answers)])
    return tuple(left for act in acts if (left := _without(act, gone)).records)


def _without(act: Act, gone: set[AnswerKey]) -> Act:
    kept = (one for one in act.records if not (isinstance(one, Answer) and one.key in gone))
    return replace(act, records=tuple(kept))


def lengthened(acts: Sequence[Act], letters: int, seed: int) -> tuple[Act, ...]:
    """The same with longer texts, so that an answer has so many letters on average."""
    texts = {
        one.key
        for act in acts
        for one in act.records
        if isinstance(one, Answer) and one.type == AnswerType.TEXT
    }
    each = letters * count(acts) // max(1, len(texts))
    sentences = _sentences(Speech(seed))
    return tuple(
        replace(act, records=tuple(_longer(one, each, sentences) for one in act.records))
        for act in acts
    )


def _longer(record: Record, letters: int, sentences: Iterator[str]) -> Record:
    if not isinstance(record, Answer) or record.type != AnswerType.TEXT:
        return record
    words = [str(record.value)]
    length = len(words[0])
    while length < letters:
        words.append(next(sentences))
        length += len(words[-1]) + 1
    return replace(record, value=" ".join(words))


def _sentences(speech: Speech) -> Iterator[str]:
    """Sentences of all themes, without end."""
    told = [
        phrase
        for chapter in CHAPTERS
        for phrase in (*chapter.happened, *chapter.mattered, *chapter.obstacles, *chapter.wins)
    ]
    while True:
        yield speech.say(told).rstrip(".") + "."

"""The few facts that a card tells under its title, in the words a person would use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from workbook.journey import values
from workbook.journey.dates import short_day
from workbook.journey.place import Place
from workbook.journey.reading import Reading
from workbook.notebook.records import Value
from workbook.pages import needs
from workbook.pages.model import AnswerType, Prompt

MOST_FACTS = 3
"""Facts that a card tells."""

MOST_CHOICES = 2
"""Choices among them that the app does not know by name: more of them say little by themselves."""

DUE = frozenset({needs.GOAL_BY, needs.ACTION_DUE})
"""Days by which something is to be done."""

TELLING = (
    needs.MEETING_TIME,
    needs.MEETING_PLACE,
    needs.MEETING_STATE,
    needs.GOAL_STATUS,
    needs.ACTION_OWNER,
    needs.ACTION_STATUS,
    needs.TOPIC_KIND,
    needs.TOPIC_STATE,
)
"""What says most about items that the app knows by name."""

WORDS = (AnswerType.LINE, AnswerType.TEXT, AnswerType.LIST)
"""What is written in one's own words."""


class Fact(Struct, frozen=True):
    """One fact: its words and, where it ends with one, a day."""

    words: str
    day: date | None = None

    def say(self, today: date) -> str:
        """The fact as it is told today: ``by Tue 15 Dec``."""
        if self.day is None:
            return self.words
        return f"{self.words} {short_day(self.day, today)}".strip()


def facts(
    reading: Reading, prompts: Sequence[Prompt], place: Place, *, chosen: bool
) -> tuple[Fact, ...]:
    """What an item says besides its title: days first, then what is done, then what was chosen.

    Marks, numbers, yes and no say nothing without their question, and long answers are for the
    card itself; nothing private is told.

    Args:
        reading: The workbook.
        prompts: What may be told, without the title's own.
        place: The place inside the item.
        chosen: The page's author chose these prompts, so words are told too.
    """
    known = [
        (prompt, value)
        for prompt in prompts
        if values.is_answered(value := reading.value(prompt, place))
        and not reading.is_private(prompt, place, reading.decided(prompt, place))
    ]
    told = [
        *(fact for prompt, value in known for fact in _days(prompt, value)),
        *(fact for prompt, value in known for fact in _done(prompt, value)),
    ]
    telling = [(p, v) for p, v in known if p.key in TELLING]
    told += [_words(reading, p, place, v) for p, v in telling]
    others = [(p, v) for p, v in known if p.type is AnswerType.CHOOSE_ONE and p.key not in TELLING]
    told += [_words(reading, p, place, v) for p, v in others[:MOST_CHOICES]]
    if chosen:
        said = [(p, v) for p, v in known if p.type in WORDS and p.key not in TELLING]
        told += [_words(reading, p, place, v) for p, v in said if not p.dated]
    return tuple(told[:MOST_FACTS])


def _days(prompt: Prompt, value: Value) -> Iterator[Fact]:
    if prompt.type is AnswerType.DATE:
        day = values.day_of(value)
        by = "by" if prompt.key in DUE else ""
        as_typed = "" if day is not None else values.one_line(str(value))
        yield Fact(f"{by} {as_typed}".strip(), day)


def _done(prompt: Prompt, value: Value) -> Iterator[Fact]:
    """How much of a list is ticked; a list that nobody ever ticks may be none of things to do."""
    if not prompt.dated or not isinstance(value, list):
        return
    lines = [line for line in value if values.is_answered(line)]
    done = sum(bool(line.get("done")) for line in lines)
    if prompt.key == needs.GOAL_CHECKPOINTS:
        yield Fact(f"{done} of {len(lines)} {'steps' if len(lines) > 1 else 'step'} done")
    elif done:
        yield Fact(f"{done} of {len(lines)} done")


def _words(reading: Reading, prompt: Prompt, place: Place, value: Value) -> Fact:
    return Fact(
        values.first_line(
            values.words(prompt.type, value, reading.labels(prompt, place), reading.style)
        )
    )

"""A workbook that grows in memory, sitting by sitting, each at its own moment of the past."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from workbook.journey import edits, values
from workbook.journey.demo.parts import Answers, Day, Line
from workbook.journey.place import Place, once_place
from workbook.journey.reading import Reading
from workbook.notebook.ids import derived_id
from workbook.notebook.ranks import rank_between
from workbook.notebook.records import (
    Answer,
    Column,
    Entry,
    Item,
    Mentorship,
    Record,
    Value,
)
from workbook.notebook.snapshot import Snapshot
from workbook.pages import needs
from workbook.pages.model import AnswerType, Group, Kind, Prompt
from workbook.pages.packs import Pack

QUOTES = "`"
"""Stands in a question that quotes an answer."""

TABLES: Mapping[type[Record], str] = {
    Mentorship: "mentorships",
    Entry: "entries",
    Item: "items",
    Answer: "answers",
}
"""The table of a snapshot in which each kind of record lies."""


class Act(Struct, frozen=True):
    """What was written in one go, and when."""

    at: datetime
    records: tuple[Record, ...]


class Story:
    """A workbook that is written again as it was written once.

    Attributes:
        acts: What was written so far, in the order in which it was told.
        pack: The pages.
        now: This moment; nothing is written later.
        moment: When what comes next is written.
    """

    def __init__(self, pack: Pack, now: datetime, seed: int) -> None:
        self.acts: list[Act] = []
        self.pack = pack
        self.now = now
        self.moment = now
        self._seed = seed
        self._made = 0
        self._ranks: dict[str, str] = {}
        self._gathering: list[Record] | None = None
        self._unread: dict[str, dict[object, Record]] = {}
        self._reading = Reading(pack, Snapshot())

    def make_id(self) -> int:
        """The id of the next record: always the same for one seed."""
        self._made += 1
        return derived_id("demonstration", self._seed, self._made)

    # -- time -----------------------------------------------------------------------------------------

    def when(self, ahead: int) -> datetime:
        """This time of the day, so many days from today."""
        return self.now + timedelta(days=ahead)

    def on(self, ahead: int, minutes: int = 0) -> None:
        """Go to a day, so many days from today; what lies ahead is written now."""
        self.moment = min(self.when(ahead) + timedelta(minutes=minutes), self.now)

    def day(self, ahead: int) -> str:
        """A day as answers keep it."""
        return self.when(ahead).date().isoformat()

    def ahead(self, day: date) -> int:
        """How many days from today a day is."""
        return (day - self.now.date()).days

    # -- writing --------------------------------------------------------------------------------------

    def reading(self) -> Reading:
        """The workbook as it is now, with everything that was written."""
        if self._unread:
            snapshot = self._reading.snapshot.advanced(self._unread, len(self.acts))
            self._reading = Reading(self.pack, snapshot)
            self._unread = {}
        return self._reading

    def write(self, *records: Record) -> None:
        """One act, or a part of the sitting one is in; writing nothing is none."""
        stamp = edits.stamp(self.moment)
        known = [replace(one, at=stamp) if isinstance(one, Answer) else one for one in records]
        for one in known:
            key = one.key if isinstance(one, Answer) else one.id
            if isinstance(one, Item) and one.rank > self._ranks.get(one.group, ""):
                self._ranks[one.group] = one.rank
            self._unread.setdefault(TABLES[type(one)], {})[key] = one
        if self._gathering is not None:
            self._gathering += known
        elif known:
            self.acts.append(Act(self.moment, tuple(known)))

    def forget(self, keeps: Callable[[Item], bool], before: datetime) -> None:
        """Forget what is closed, so that long stories are told as quickly as short ones.

        It was written all the same; only what is read while telling on no longer holds it.

        Args:
            keeps: Whether an item is kept in mind.
            before: Meetings and runs that were begun before this moment are forgotten.
        """
        now = self.reading().snapshot
        items = {number: item for number, item in now.items.items() if keeps(item)}
        limit = edits.stamp(before)
        entries = {
            number: entry
            for number, entry in now.entries.items()
            if entry.started >= limit or self.pack.pages[entry.page].kind is Kind.ONCE
        }
        gone = now.entries.keys() - entries.keys()
        answers = {
            key: answer
            for key, answer in now.answers.items()
            if key.entry not in gone and (key.item is None or key.item in items)
        }
        snapshot = Snapshot(now.generation, now.mentorships, entries, items, answers)
        self._reading = Reading(self.pack, snapshot)

    @contextmanager
    def sitting(self, moment: datetime) -> Iterator[None]:
        """Everything that is written meanwhile is one act at this moment."""
        self.moment = moment
        self._gathering = []
        try:
            yield
            if self._gathering:
                self.acts.append(Act(moment, tuple(self._gathering)))
        finally:
            self._gathering = None

    def say(self, answers: Answers, place: Place | None, column: Column | None = None) -> None:
        """Answer prompts at a place; what is not asked there is left out."""
        if place is not None:
            self.write(*self.answers(answers, place, column))

    def say_once(self, answers: Answers, mentorship: int | None) -> None:
        """Answer prompts that stand outside of groups on pages that are filled in once."""
        for key, value in answers.items():
            page = self.pack.pages.get(key.partition("/")[0])
            if page is not None:
                self.say({key: value}, once_place(page, mentorship))

    def make(
        self, group: Group, mentorship: int | None, says: Answers, made_in: int | None = None
    ) -> Item:
        """Make a last item of a group that has items of its own."""
        place = once_place(self.pack.pages[group.page], mentorship)
        return self.make_at(group, place, says, made_in)

    def make_at(
        self, group: Group, place: Place, says: Answers, made_in: int | None = None
    ) -> Item:
        """The same in an entry of the group's page, such as the notes of one meeting."""
        rank = rank_between(self._ranks.get(group.key), None)
        item = Item(
            id=self.make_id(),
            group=group.key,
            entry=place.entry,
            mentorship=place.mentorship,
            made_in=made_in,
            rank=rank,
            made=edits.stamp(self.moment),
        )
        self.write(item, *self.answers(says, place.of_item(group, item)))
        return item

    # -- answers that fit the pages -------------------------------------------------------------------

    def answers(self, answers: Answers, place: Place, column: Column | None = None) -> list[Answer]:
        """The answers to those of the prompts that there are and that can be answered so."""
        given = []
        for key, value in answers.items():
            prompt = self.pack.prompt(key)
            if prompt is None or (prompt.group is None) != (place.group is None):
                continue
            if prompt.compare == (column is None):
                continue
            fitting = _fitting(prompt, self._value(key, prompt, value))
            if values.is_answered(fitting):
                given.append(self._answered(prompt, place, fitting, column))
        return given

    def _answered(
        self, prompt: Prompt, place: Place, value: Value, column: Column | None
    ) -> Answer:
        # Only a question that quotes an answer, or chooses from items, needs the latest of all.
        latest = prompt.choices_from is not None or QUOTES in prompt.prompt
        reading = self.reading() if latest else self._reading
        return edits.answered(reading, prompt, place, value, column=column)

    def _value(self, key: str, prompt: Prompt, value: object) -> Value:
        """A value as the notebook keeps it, with real days and lines that have ids."""
        if isinstance(value, Day):
            return self.day(value.ahead)
        if not isinstance(value, tuple):
            return value
        return [
            self._line(f"{derived_id(key, self._seed, number):x}"[:6], line, dated=prompt.dated)
            for number, line in enumerate(value)
        ]

    def _line(self, line_id: str, line: Line, *, dated: bool) -> dict[str, Value]:
        kept: dict[str, Value] = {"id": line_id, "text": line.text}
        if not dated:
            return kept
        day = self.day(line.day) if line.day is not None else None
        return {**kept, "day": day, "done": line.done}

    # -- mentorships and runs ---------------------------------------------------------------------------

    def begin(self, answers: Answers) -> int:
        """Begin a mentorship and fill in its page; returns its id."""
        name = str(answers.get(needs.MENTOR_NAME, ""))
        mentorship, records = edits.begun(self.reading(), name, self.moment, make_id=self.make_id)
        self.write(*records)
        rest = {key: a for key, a in answers.items() if key != needs.MENTOR_NAME}
        self.say_once(rest, mentorship.id)
        return mentorship.id


def _fitting(prompt: Prompt, value: Value) -> Value:
    """As much of a value as the prompt can take today; None where that is nothing."""
    known = {choice.id for choice in prompt.choices}
    if prompt.type is AnswerType.CHOOSE_ONE and isinstance(value, str) and known:
        return value if value in known else None
    if prompt.type is AnswerType.CHOOSE_ANY and isinstance(value, list):
        return [chosen for chosen in value if chosen in known]
    if prompt.type is AnswerType.RATE and isinstance(value, dict):
        value = {statement: mark for statement, mark in value.items() if statement in known}
    return value if values.fits(prompt, value) else None

"""A workbook that has been lived in, to look around in before beginning one's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType

from workbook.errors import SaveError
from workbook.journey import demo_items as items
from workbook.journey import demo_meetings as met
from workbook.journey import demo_words as words
from workbook.journey import edits, meeting_edits, meeting_pages, values
from workbook.journey.asked import prompt_view
from workbook.journey.items import group_over
from workbook.journey.meetings import HELD
from workbook.journey.place import Place, entry_place, once_place
from workbook.journey.reading import Reading
from workbook.journey.workbook import Workbook
from workbook.notebook.records import (
    COLUMNS,
    Answer,
    AnswerKey,
    Column,
    Entry,
    Item,
    Mentorship,
    Record,
    Value,
    derived_id,
)
from workbook.notebook.snapshot import Snapshot
from workbook.pages import needs
from workbook.pages.model import AnswerType, Prompt
from workbook.pages.packs import Pack


def write_demo(workbook: Workbook, seed: int = 1) -> None:
    """Write the demonstration into an empty notebook; all of it is on the disk afterwards.

    Raises:
        NotebookError: The notebook can't be written; the message says where and why.
    """
    written = [
        workbook.write(*act) for act in demo_records(workbook.pack, workbook.now(), seed=seed)
    ]
    durable = workbook.notebook.flush()
    for act in written:
        act.result()
    if not durable:
        raise SaveError(
            f"The demonstration can't be written in {workbook.notebook.path}. "
            "See that the disk has room, then try again."
        )


def demo_records(pack: Pack, now: datetime, seed: int = 1) -> tuple[tuple[Record, ...], ...]:
    """The demonstration, act by act, each to be written with ``Notebook.write`` in one call.

    The same pages, moment and seed give the same records.  What the pages do not ask is left out.

    Args:
        pack: The pages.
        now: This moment, around which everything lies.
        seed: What the ids are made from.
    """
    story = _Story(pack, now, seed)
    amara = story.begin(words.AMARA, words.STARTED)
    story.run(needs.SELF_CHECK, amara, words.FIRST_CHECK, -110)
    story.say(words.VIEW, amara)
    story.things(items.GOALS, amara)
    story.things(items.MEETINGS, amara)
    for key, (mine, theirs, agreed) in words.COMPARED.items():
        story.compare(key, (mine, theirs, agreed), amara)
    story.say(words.CHECKS, amara)
    story.things(items.ACTIONS, amara)
    story.things(met.HEARD, amara)
    story.things(met.LEARNT, amara)
    story.things(items.TALKED_ABOUT, amara)
    for meeting in met.HELD:
        story.meet(meeting, amara)
    story.run(needs.SELF_CHECK, amara, words.SECOND_CHECK, -18)
    story.raise_topic(words.RAISED, amara, -9)
    story.run(needs.REVIEW, amara, met.REVIEWED.says, met.REVIEWED.day, met.REVIEWED.about)
    story.things(items.TOPICS, amara)
    story.meet(met.NEXT, amara)
    jonas = story.begin(words.JONAS, words.SECOND_STARTED)
    story.things(items.WITH_JONAS, jonas)
    return tuple(story.acts)


class _Story:
    """A workbook that grows act by act in memory.

    Attributes:
        acts: What was written so far.
    """

    def __init__(self, pack: Pack, now: datetime, seed: int) -> None:
        self.acts: list[tuple[Record, ...]] = []
        self._pack = pack
        self._now = now
        self._seed = seed
        self._made = 0
        self._mentorships: dict[int, Mentorship] = {}
        self._entries: dict[int, Entry] = {}
        self._items: dict[int, Item] = {}
        self._answers: dict[AnswerKey, Answer] = {}

    def _make_id(self) -> int:
        self._made += 1
        return derived_id("demonstration", self._seed, self._made)

    def _when(self, ahead: int) -> datetime:
        """This time of the day, so many days from today."""
        return self._now + timedelta(days=ahead)

    def _reading(self) -> Reading:
        """What was written so far."""
        snapshot = Snapshot(
            len(self.acts),
            dict(self._mentorships),
            dict(self._entries),
            dict(self._items),
            dict(self._answers),
        )
        return Reading(self._pack, snapshot)

    def _write(self, *records: Record) -> None:
        """One act; an act that writes nothing is none."""
        if not records:
            return
        self.acts.append(records)
        for record in records:
            match record:
                case Mentorship():
                    self._mentorships[record.id] = record
                case Entry():
                    self._entries[record.id] = record
                case Item():
                    self._items[record.id] = record
                case Answer():
                    self._answers[record.key] = record

    # -- what a person does -------------------------------------------------------------------------

    def begin(self, answers: words.Answers, day: int) -> int:
        """Begin a mentorship and fill in its page; returns its id."""
        name = str(answers.get(needs.MENTOR_NAME, ""))
        mentorship, records = edits.begun(
            self._reading(), name, self._when(day), make_id=self._make_id
        )
        self._write(*records)
        self.say({key: a for key, a in answers.items() if key != needs.MENTOR_NAME}, mentorship.id)
        return mentorship.id

    def say(self, answers: words.Answers, mentorship: int) -> None:
        """Answer prompts that stand outside of groups, each in an act of its own."""
        for key, value in answers.items():
            page = self._pack.pages.get(key.partition("/")[0])
            if page is not None:
                self._write(*self._answer({key: value}, once_place(page, mentorship)))

    def run(
        self,
        page_id: str,
        mentorship: int,
        answers: words.Answers,
        day: int,
        about: Mapping[str, words.Answers] = MappingProxyType({}),
    ) -> None:
        """Fill in and finish a run of a page that is done again and again."""
        page = self._pack.pages.get(page_id)
        if page is None:
            return
        run = edits.new_run(page, mentorship, self._when(day), make_id=self._make_id)
        place = entry_place(page, run, mentorship)
        self._write(run)
        for key, value in answers.items():
            self._write(*self._answer({key: value}, place))
        for what, says in about.items():
            for key, value in says.items():
                self._say_about(what, key, value, place)
        finished = self._when(day) + timedelta(minutes=14)
        self._write(edits.finished(self._reading(), run, place, finished))

    def things(self, things: Sequence[words.Thing], mentorship: int) -> None:
        """Make items of groups."""
        for thing in things:
            self._thing(thing, mentorship)

    def _thing(self, thing: words.Thing, mentorship: int) -> None:
        group = self._pack.group(thing.group)
        if group is None:
            return
        reading = self._reading()
        place = once_place(self._pack.pages[group.page], mentorship)
        when = self._when(thing.made)
        item, records = edits.new_item(reading, group, place, when, make_id=self._make_id)
        notes = self._notes_of(thing.met, mentorship) if thing.met is not None else None
        item = replace(item, made_in=notes.entry if notes is not None else None)
        self._write(item, *records[1:], *self._answer(thing.says, place.of_item(group, item)))
        if thing.archived:
            self._write(replace(item, archived=True))

    # -- meetings ---------------------------------------------------------------------------------------

    def _meeting(self, day: int, mentorship: int) -> Item | None:
        """The meeting of a day."""
        reading = self._reading()
        wanted = self._day(day)
        return next(
            (
                meeting
                for meeting in reading.meetings(mentorship)
                if reading.item_value(meeting, needs.MEETING_DATE) == wanted
            ),
            None,
        )

    def _notes_of(self, day: int, mentorship: int) -> Place | None:
        meeting = self._meeting(day, mentorship)
        if meeting is None:
            return None
        return meeting_pages.place_of_page(self._reading(), needs.NOTES, meeting.id, mentorship)

    def meet(self, met_then: met.Met, mentorship: int) -> None:
        """Prepare a meeting, take its notes and look back on it."""
        meeting = self._meeting(met_then.day, mentorship)
        if meeting is None:
            return
        for key, value in met_then.says.items():
            place = self._in_meeting(key, meeting, mentorship)
            if place is not None:
                self._write(*self._answer({key: value}, place))
        for about, answers in met_then.about.items():
            for key, value in answers.items():
                self._say_about(about, key, value, self._in_meeting(key, meeting, mentorship))
        notes = self._notes_of(met_then.day, mentorship)
        if met_then.held:
            self._hold(met_then, meeting, notes, mentorship)

    def _hold(self, met_then: met.Met, meeting: Item, notes: Place | None, mentorship: int) -> None:
        """Write down what was said, and close the notes."""
        when = self._when(met_then.day)
        for number, (tag, text) in enumerate(met_then.noted, 1):
            if notes is not None:
                self._note(notes, tag, text, when + timedelta(minutes=8 * number))
        self._write(*meeting_edits.marked(self._reading(), meeting, HELD, mentorship, when))
        self._write(*meeting_edits.notes_left(self._reading(), meeting, mentorship, when))

    def _note(self, notes: Place, tag: str, text: str, when: datetime) -> None:
        """Write down a line during a meeting."""
        group = self._pack.group(needs.NOTES_LINES)
        if group is None:
            return
        item, records = edits.new_item(self._reading(), group, notes, when, make_id=self._make_id)
        says = {needs.LINE_WHAT: text, needs.LINE_TAG: tag}
        self._write(*records, *self._answer(says, notes.of_item(group, item)))

    def _in_meeting(self, key: str, meeting: Item, mentorship: int) -> Place | None:
        page = key.partition("/")[0]
        return meeting_pages.place_of_page(self._reading(), page, meeting.id, mentorship)

    def _say_about(self, about: str, key: str, value: object, place: Place | None) -> None:
        """Say something at a place about the action, topic or goal with these words."""
        group = self._pack.group(key.rpartition(".")[0])
        if place is None or group is None:
            return
        reading = self._reading()
        through = group_over(reading, group, place)
        if through is None or not through.prompts:
            return
        for item in reading.snapshot.items_of(through.key):
            if reading.item_value(item, through.prompts[0].key) == about:
                self._write(*self._answer({key: value}, place.of_item(group, item)))

    def compare(self, key: str, columns: Iterable[object], mentorship: int) -> None:
        """Fill in a row of which each of the two has a view."""
        page = self._pack.pages.get(key.partition("/")[0])
        prompt = self._pack.prompt(key)
        if page is None or prompt is None or not prompt.compare:
            return
        place = once_place(page, mentorship)
        given = zip(COLUMNS, columns, strict=True)
        said = {column: value for column, value in given if value is not None}
        for column, value in said.items():
            self._write(*self._answer({key: value}, place, column))

    def raise_topic(self, key: str, mentorship: int, day: int) -> None:
        """Make a topic of a row in which the two differ."""
        page = self._pack.pages.get(key.partition("/")[0])
        prompt = self._pack.prompt(key)
        if page is None or prompt is None or prompt.group is not None:
            return
        reading = self._reading()
        view = prompt_view(reading, prompt, once_place(page, mentorship))
        _, records = edits.raised(reading, view, self._when(day), make_id=self._make_id)
        self._write(*records)

    # -- answers that fit the pages -------------------------------------------------------------------

    def _answer(
        self, answers: words.Answers, place: Place, column: Column | None = None
    ) -> list[Answer]:
        """The answers to those of the prompts that there are and that can be answered so."""
        reading = self._reading()
        given = []
        for key, value in answers.items():
            prompt = self._pack.prompt(key)
            if prompt is None or (prompt.group is None) != (place.group is None):
                continue
            if prompt.compare == (column is None):
                continue
            fitting = _fitting(prompt, self._value(key, prompt, value))
            if values.is_answered(fitting):
                given.append(edits.answered(reading, prompt, place, fitting, column=column))
        return given

    def _value(self, key: str, prompt: Prompt, value: object) -> Value:
        """A value as the notebook keeps it, with real days and lines that have ids."""
        if isinstance(value, words.Day):
            return self._day(value.ahead)
        if not isinstance(value, tuple):
            return value
        return [
            self._line(f"{derived_id(key, self._seed, number):x}"[:6], line, dated=prompt.dated)
            for number, line in enumerate(value)
        ]

    def _line(self, line_id: str, line: words.Line, *, dated: bool) -> dict[str, Value]:
        kept: dict[str, Value] = {"id": line_id, "text": line.text}
        if not dated:
            return kept
        day = self._day(line.day) if line.day is not None else None
        return {**kept, "day": day, "done": line.done}

    def _day(self, ahead: int) -> str:
        return self._when(ahead).date().isoformat()


def _fitting(prompt: Prompt, value: Value) -> Value:
    """As much of a value as the prompt can take today; None where that is nothing."""
    known = {choice.id for choice in prompt.choices}
    if prompt.type is AnswerType.CHOOSE_ONE and isinstance(value, str):
        return value if value in known else None
    if prompt.type is AnswerType.CHOOSE_ANY and isinstance(value, list):
        return [chosen for chosen in value if chosen in known]
    if prompt.type is AnswerType.RATE and isinstance(value, dict):
        value = {statement: mark for statement, mark in value.items() if statement in known}
    return value if values.fits(prompt, value) else None

"""Whatever is private in a workbook that has been lived in, no document has a word of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.effort import effort
from tests.unit.journey.build import NOW, Notes, builtin
from workbook.journey.demo import demo_records
from workbook.journey.documents.agenda import agenda
from workbook.journey.documents.agreement import agreement
from workbook.journey.documents.followup import followup
from workbook.journey.documents.goals import goals
from workbook.journey.documents.meeting import event, whole_meeting
from workbook.journey.documents.names import NameStyle
from workbook.journey.documents.update import thanks, update
from workbook.journey.place import Place, meeting_place, once_place
from workbook.journey.reading import Reading
from workbook.notebook.records import Answer, Item, Mentorship, Value
from workbook.output.calendar import to_calendar
from workbook.output.formats import Format, draw
from workbook.pages import needs
from workbook.pages.model import Element, Group, Page, Prompt, Step
from workbook.pages.packs import Pack

STYLES = st.sampled_from((None, *NameStyle))

FOR_EVERYBODY = (agreement, goals, update, thanks)
"""The documents that are not about one meeting."""

MARKER = re.compile("zq[0-9]+qz")
"""A word that stands in one answer and nowhere else."""


@cache
def lived_in() -> Notes:
    """The demonstration, with a preparation and notes for each of its meetings."""
    notes = Notes(pack=builtin())
    for act in demo_records(builtin(), NOW):
        notes.write(*act)
    for mentorship in tuple(notes.mentorships.values()):
        notes.say(needs.MENTEE_NAME, "Sam", notes.at(needs.MENTORSHIP, mentorship.id))
        closing = notes.at(needs.CLOSURE, mentorship.id)
        for prompt in notes.pack.pages[needs.CLOSURE].prompts():
            if prompt.group is None and prompt.type in ("line", "text"):
                notes.say(prompt.key, "Thank you", closing)
        for meeting in notes.reading().meetings(mentorship.id):
            if meeting.mentorship == mentorship.id:
                prepared_and_noted(notes, meeting, mentorship)
    return notes


def prepared_and_noted(notes: Notes, meeting: Item, mentorship: Mentorship) -> None:
    """Fill in what stands around a meeting."""
    prep = meeting_place(notes.pack.pages[needs.PREP], meeting.id, mentorship.id)
    notes.say(needs.ONE_THING, "One thing", prep)
    notes.say(needs.WANT, ["view", {"other": "A name"}], prep)
    for key, says in (
        (needs.OWED, {needs.OWED_WENT: "partly", needs.OWED_WHY: "No time"}),
        (needs.PROGRESS, {needs.PROGRESS_MOVED: "It moved"}),
        (needs.AGENDA, {needs.AGENDA_ON: "yes", needs.AGENDA_MINUTES: 10}),
    ):
        group = notes.group(key)
        for item in notes.reading().items(group, prep):
            for prompt, value in says.items():
                notes.say(prompt, value, prep.of_item(group, item))
    noted = meeting_place(notes.pack.pages[needs.NOTES], meeting.id, mentorship.id)
    notes.item(needs.NOTES_LINES, mentorship.id, noted, what="We go on", tag="decision")
    action = notes.item(
        needs.ACTIONS, mentorship.id, once(notes, "actions"), what="Write", owner="mentor"
    )
    notes.write(replace(action, made_in=noted.entry))


def once(notes: Notes, page_id: str) -> Place:
    return once_place(notes.pack.pages[page_id], None)


def marked(value: Value, word: str) -> Value:
    """A value with a marker in place of everything that was written in words."""
    if isinstance(value, list):
        return [
            {**part, "text": word}
            if isinstance(part, dict) and "text" in part
            else marked(part, word)
            for part in value
        ]
    if isinstance(value, dict) and "other" in value:
        return {"other": word}
    return value


def told(answer: Answer, number: int, *, private: bool) -> Answer:
    """An answer that says a marker, where what it says is words."""
    word = f"zq{number}qz"
    in_words = answer.type in ("line", "text")
    value = word if in_words and answer.value is not None else marked(answer.value, word)
    labels = dict.fromkeys(answer.labels, word) if private else answer.labels
    return replace(answer, value=value, asked=word, labels=labels, private=private)


def outputs(reading: Reading, names: NameStyle | None) -> Iterator[str]:
    """Everything that can leave a workbook, in every form."""
    for mentorship in reading.snapshot.mentorships:
        found = [build(reading, mentorship, names=names) for build in FOR_EVERYBODY]
        for meeting in reading.meetings(mentorship):
            about = (agenda, followup, whole_meeting)
            found += [build(reading, meeting.id, mentorship, names=names) for build in about]
            kept = event(reading, meeting.id, mentorship, names=names)
            if kept is not None:
                yield to_calendar(kept, NOW).decode().replace("\r\n ", "")
        for document in found:
            yield f"{document.file_stem} {document.missing}"
            yield from (draw(document, form) for form in Format)


def markers_in(reading: Reading, names: NameStyle | None = None) -> set[str]:
    """The markers that would leave."""
    return {word for text in outputs(reading, names) for word in MARKER.findall(text)}


def with_answers(change: Callable[[int, Answer], Answer]) -> Notes:
    """The workbook with each of its answers changed."""
    kept = lived_in()
    notes = Notes(pack=kept.pack)
    notes.write(*kept.mentorships.values(), *kept.entries.values(), *kept.items.values())
    notes.write(*(change(n, answer) for n, answer in enumerate(kept.answers.values())))
    return notes


def test_what_is_not_private_does_leave() -> None:
    """So that the tests below look at something."""
    notes = with_answers(lambda number, answer: told(answer, number, private=False))

    assert len(markers_in(notes.reading())) > 40
    for build in FOR_EVERYBODY:
        said = [str(build(notes.reading(), one)) for one in notes.mentorships]
        assert MARKER.search("".join(said)), build.__name__


@settings(max_examples=effort(200))
@given(st.integers(0, 10**9), st.sampled_from((0.05, 0.3, 0.7)), STYLES)
def test_an_answer_that_was_private_when_it_was_written(
    seed: int, share: float, names: NameStyle | None
) -> None:
    random = Random(seed)
    private: set[str] = set()

    def change(number: int, answer: Answer) -> Answer:
        if random.random() > share:
            return answer
        private.add(f"zq{number}qz")
        return told(answer, number, private=True)

    notes = with_answers(change)

    assert markers_in(notes.reading(), names) & private == set()


def test_every_answer_private_leaves_nothing() -> None:
    notes = with_answers(lambda number, answer: told(answer, number, private=True))

    assert markers_in(notes.reading()) == set()


# -- prompts that are private now -----------------------------------------------------------------


def page_with_private(page: Page, keys: frozenset[str]) -> Page:
    """A page on which some prompts have become private."""

    def step(one: Step) -> Step:
        return replace(one, elements=tuple(element(e) for e in one.elements))

    def element(one: Element) -> Element:
        if isinstance(one, Prompt):
            return replace(one, private=one.private or one.key in keys)
        if isinstance(one, Group):
            return replace(one, steps=tuple(step(inner) for inner in one.steps))
        return one

    return replace(page, steps=tuple(step(one) for one in page.steps))


PROMPTS = sorted(p.key for page in builtin().pages.values() for p in page.prompts())


@settings(max_examples=effort(200))
@given(st.sets(st.sampled_from(PROMPTS), max_size=len(PROMPTS)), STYLES)
def test_a_prompt_that_is_private_now(chosen: set[str], names: NameStyle | None) -> None:
    keys = frozenset(chosen)
    private: set[str] = set()

    def change(number: int, answer: Answer) -> Answer:
        prompt = builtin().prompt(answer.key.prompt)
        if answer.key.prompt in keys or (prompt is not None and prompt.private):
            private.add(f"zq{number}qz")
        return told(answer, number, private=False)

    notes = with_answers(change)
    pages = {i: page_with_private(page, keys) for i, page in builtin().pages.items()}
    reading = Reading(Pack(pages), notes.reading().snapshot)

    assert markers_in(reading, names) & private == set()

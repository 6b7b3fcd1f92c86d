"""The agreement of a mentorship: what is agreed, and what is still to agree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbook.journey import values
from workbook.journey.dates import MONTHS
from workbook.journey.documents.answers import answered
from workbook.journey.documents.leaving import is_closed, open_value
from workbook.journey.documents.model import Answered, Document, Line, Listing, Section
from workbook.journey.documents.names import NameStyle
from workbook.journey.documents.source import Source, source
from workbook.journey.moments import day_of
from workbook.journey.place import Place
from workbook.journey.reading import Reading
from workbook.notebook.records import Column
from workbook.pages import needs
from workbook.pages.model import Group, Page, Prompt

PAGE = "agreement"
"""Id of the page."""


def agreement(
    reading: Reading, mentorship: int | None, *, names: NameStyle | None = None
) -> Document:
    """What two people agree on: of each row what was agreed, never what one of them thinks.

    Args:
        reading: The workbook.
        mentorship: The mentorship.
        names: How people are named; None as the mentee chose.
    """
    known = source(reading, mentorship, names)
    page = reading.pack.pages.get(PAGE)
    place = known.home(PAGE)
    sections: tuple[Section, ...] = ()
    waiting: tuple[Line, ...] = ()
    if page is not None and place is not None:
        sections = tuple(_steps(known, page, place))
        waiting = tuple(Line(question) for question in _still_open(known, page, place))
    if waiting:
        sections = (*sections, Section("still-to-agree", "Still to agree", (Listing(waiting),)))
    nothing = all(section.key == "still-to-agree" for section in sections)
    return Document(
        "agreement",
        "Agreement",
        tuple(line for line in (known.names.who, _since(known)) if line),
        sections,
        missing="Nothing is agreed yet." if nothing else "",
    )


def _since(source: Source) -> str:
    """Since when there is this mentorship: as the mentee says, else as the workbook knows."""
    said = source.value(needs.SINCE)
    if values.is_answered(said):
        day = values.day_of(said)
        return f"Since {_on(day)}" if day else f"Since {values.one_line(source.words(needs.SINCE))}"
    prompt = source.reading.pack.prompt(needs.SINCE)
    home = source.home(needs.MENTORSHIP)
    if prompt is not None and home is not None and is_closed(source.reading, prompt, home):
        return ""
    kept = source.reading.snapshot.mentorships.get(source.mentorship or 0)
    day = day_of(kept.started) if kept is not None else None
    return f"Since {_on(day)}" if day else ""


def _on(day: date) -> str:
    """A day with its year and without its weekday, which nobody asks for after years."""
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def _steps(source: Source, page: Page, place: Place) -> Iterator[Section]:
    """The page's steps with what may be told of each."""
    for step in page.steps:
        blocks: list[Answered] = []
        groups: list[Section] = []
        for element in step.elements:
            if isinstance(element, Prompt) and (
                not element.compare or _agreed(source, element, place)
            ):
                blocks += answered(source, [element], place)
            elif isinstance(element, Group):
                groups += _items(source, element, place)
        if blocks or groups:
            title = source.question(step.title, place) or ""
            yield Section(step.id, title, tuple(blocks))
            yield from groups


def _items(source: Source, group: Group, place: Place) -> Iterator[Section]:
    """The items of a group of the page, each with its answers."""
    if not source.reading.group_visible(group, place):
        return
    for number, item in enumerate(source.reading.items(group, place), 1):
        inside = place.of_item(group, item)
        blocks = tuple(answered(source, group.prompts, inside))
        if blocks:
            title = f"{group.called} {number}"
            yield Section(f"{group.id}-{number}", title, blocks, level=3)


def _agreed(source: Source, prompt: Prompt, place: Place) -> bool:
    """Whether a row is agreed: only then what counts is what both said."""
    answer = source.reading.answer(prompt, place, Column.AGREED)
    return (
        answer is not None
        and values.is_answered(answer.value)
        and values.fits(prompt, answer.value)
        and open_value(source.reading, prompt, place) is not None
    )


def _still_open(source: Source, page: Page, place: Place) -> Iterator[str]:
    """The questions of the rows that are not agreed."""
    for prompt in source.reading.prompts_of(page):
        if not prompt.compare or not source.reading.visible(prompt, place):
            continue
        if is_closed(source.reading, prompt, place) or _agreed(source, prompt, place):
            continue
        question = source.question(prompt.prompt, place)
        if question:
            yield question

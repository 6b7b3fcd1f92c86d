"""What an entry says, step by step as its page asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from workbook.journey import values
from workbook.journey.cards import headed_by
from workbook.journey.dates import MONTHS
from workbook.journey.documents.answers import SHAPES
from workbook.journey.documents.model import Answered, Block, Line, Listing, Paragraph, Section
from workbook.journey.documents.plain import plain
from workbook.journey.lists import kept_lines
from workbook.journey.mentorships import mentor_name
from workbook.journey.moments import day_of
from workbook.journey.place import Place
from workbook.journey.reading import Reading
from workbook.journey.review.order import Pages
from workbook.notebook.records import Answer, Column, Item, OtherVersion, Value
from workbook.pages.model import AnswerType, Group, Prompt, Show, Step
from workbook.pages.resolve import old_keys

COLUMNS = {Column.MINE: "mine", Column.MENTOR: "my mentor's", Column.AGREED: "agreed"}
"""Whose answer it is, where a question is asked of two."""

PRIVATE = "private"
HIDDEN = "not asked now"
OTHER = "another version"


class Teller:
    """Tells what is written in one entry, each answer once."""

    def __init__(self, reading: Reading, pages: Pages, answers: Sequence[Answer]) -> None:
        self._reading = reading
        self._pages = pages
        self._left: dict[tuple[int | None, str], dict[Column | None, Answer]] = {}
        for answer in answers:
            key = answer.key
            self._left.setdefault((key.item, key.prompt), {})[key.column] = answer

    def sections(self, place: Place) -> Iterator[Section]:
        """What today's page asks for, in its order."""
        for step in place.page.steps:
            blocks: list[Block] = []
            below: list[Section] = []
            for element in step.elements:
                match element:
                    case Prompt():
                        blocks += self._answers(element, place)
                    case Show():
                        blocks += self._shown(step, element, place)
                    case Group():
                        below += self._items(element, place)
            if blocks or below:
                title = plain(self._reading.fill(step.title, place).text)
                yield Section(step.id, title, tuple(blocks))
                yield from below

    def rest(self) -> Iterator[Block]:
        """What no page asks for today."""
        for item, prompt in sorted(self._left, key=lambda one: (one[1], one[0] or 0)):
            for answer in self._left[item, prompt].values():
                yield from self._told(answer, None, hidden=False)
        self._left = {}

    # -- answers -----------------------------------------------------------------------------------------

    def _answers(self, prompt: Prompt, place: Place, heading: str = "") -> Iterator[Block]:
        """The answers to one question; none where they only say what stands in the heading."""
        if not self._left:
            return
        item = place.item if prompt.group is not None else None
        for key in (prompt.key, *old_keys(prompt)):
            said = self._left.pop((item, key), {})
            hidden = bool(said) and not self._reading.visible(prompt, place)
            alone = said.pop(None, None)
            if alone is not None and not _is_heading(alone, prompt, heading):
                yield from self._told(alone, prompt, hidden=hidden)
            rows = [said[column] for column in COLUMNS if column in said]
            if rows:
                yield from self._row(rows, prompt, hidden=hidden)

    def _row(
        self, answers: Sequence[Answer], prompt: Prompt, *, hidden: bool
    ) -> Iterator[Answered]:
        """What each of the two says under one question, and what they agreed."""
        lines = []
        for answer in answers:
            notes = self._notes(answer, prompt, hidden=hidden)
            if values.is_answered(answer.value):
                lines.append(Line(_in_one(prompt, answer, answer.value), detail=", ".join(notes)))
            for other in answer.others:
                if values.is_answered(other.value):
                    detail = ", ".join((*notes, _from(other)))
                    lines.append(Line(_in_one(prompt, answer, other.value), detail=detail))
        if lines:
            yield Answered(_question(answers[-1], prompt), Listing(tuple(lines)))

    def _told(self, answer: Answer, prompt: Prompt | None, *, hidden: bool) -> Iterator[Answered]:
        """An answer as it was asked and given, and other versions that wait beside it."""
        notes = self._notes(answer, prompt, hidden=hidden)
        if values.is_answered(answer.value):
            said = _shape(prompt, answer, answer.value, answer.labels)
            yield Answered(_question(answer, prompt, *notes), said)
        for other in answer.others:
            if values.is_answered(other.value):
                question = _question(answer, prompt, *notes, _from(other))
                yield Answered(question, _shape(prompt, answer, other.value, other.labels))

    def _notes(self, answer: Answer, prompt: Prompt | None, *, hidden: bool) -> list[str]:
        """What is to be known of an answer."""
        notes = [COLUMNS[answer.key.column]] if answer.key.column in COLUMNS else []
        notes += [PRIVATE] if self._pages.is_private(answer, prompt) else []
        return [*notes, HIDDEN] if hidden else notes

    # -- lists ---------------------------------------------------------------------------------------------

    def _shown(self, step: Step, show: Show, place: Place) -> Iterator[Block]:
        """What a live list showed when the entry was kept, or what was made here."""
        lines = kept_lines(self._reading, show, place)
        target = self._reading.target(show.ref, place)
        if not lines and show.here and target is not None and target.group is not None:
            home = self._reading.place_of(target.page, place, last=show.last)
            items = self._reading.shown(show, place) if home is not None else ()
            group = target.group
            lines = tuple(
                headed_by(self._reading, group, home.of_item(group, item)).words
                for item in items
                if home is not None
            )
        said = tuple(Line(values.one_line(line)) for line in lines if line.strip())
        title = plain(self._reading.fill(show.title, place).text)
        if said and title and show.title != step.title:
            yield Answered(title, Listing(said))
        elif said:
            yield Listing(said)

    def _items(self, group: Group, place: Place) -> Iterator[Section]:
        """The items of a group of which something is written here, in their order."""
        known = self._reading.snapshot.items
        prompts = {key for prompt in group.prompts for key in (prompt.key, *old_keys(prompt))}
        here = {item for item, prompt in self._left if item is not None and prompt in prompts}
        for item in sorted(
            (known[number] for number in here if number in known),
            key=lambda one: (one.archived, one.rank, one.id),
        ):
            inside = replace(place, group=group, item=item.id, item_entry=place.entry)
            heading = headed_by(self._reading, group, inside).words
            facts = self._facts(item, place)
            blocks: list[Block] = [Paragraph(facts)] if facts else []
            for prompt in group.prompts:
                blocks += self._answers(prompt, inside, heading)
            title = values.one_line(heading) or f"{plain(group.called)} without words"
            yield Section(str(item.id), title, tuple(blocks), level=3)

    def _facts(self, item: Item, place: Place) -> str:
        """When an item was made, with whom, and whether it was put away; "" where all is plain."""
        made = day_of(item.made)
        facts = [f"{made.day} {MONTHS[made.month - 1].capitalize()} {made.year}"] if made else []
        if item.mentorship is not None and place.mentorship is None:
            facts.append(f"with {mentor_name(self._reading, item.mentorship)}")
        if item.archived:
            facts.append("put away")
        return " · ".join(facts) if item.entry == place.entry else ""


def _is_heading(answer: Answer, prompt: Prompt, heading: str) -> bool:
    """Whether an answer says nothing that its heading doesn't say."""
    plain_words = prompt.type in (AnswerType.LINE, AnswerType.TEXT, AnswerType.DATE)
    said = values.words(prompt.type, answer.value, answer.labels)
    return bool(heading) and plain_words and said == heading and not answer.others


def _in_one(prompt: Prompt, answer: Answer, value: Value) -> str:
    """What an answer says in one line."""
    match _shape(prompt, answer, value, answer.labels):
        case Paragraph(text):
            return values.one_line(text)
        case Listing(lines):
            return "; ".join(line.text for line in lines)


def _question(answer: Answer, prompt: Prompt | None, *notes: str) -> str:
    """The question as it was asked, and what is to be known of the answer."""
    asked = answer.asked or (prompt.prompt if prompt is not None else answer.key.prompt)
    return f"{plain(asked)} ({', '.join(notes)})" if notes else plain(asked)


def _from(other: OtherVersion) -> str:
    day = day_of(other.at)
    return f"{OTHER}, from {other.device}" + (f", {day.isoformat()}" if day is not None else "")


def _shape(
    prompt: Prompt | None, answer: Answer, value: Value, labels: values.Labels
) -> Paragraph | Listing:
    """What an answer says, in the words that it had then."""
    if prompt is None or not values.fits(prompt, value):
        return Paragraph(values.words(answer.type, value, labels))
    today = {choice.id: plain(choice.label) for choice in prompt.choices}
    then = {i: plain(words) for i, words in labels.items()}
    return SHAPES[prompt.type](prompt, value, {**today, **then})

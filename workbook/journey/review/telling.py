"""What the list says of an entry, the whole of it, and where it leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from workbook.journey import values
from workbook.journey.dates import MONTHS, short_day
from workbook.journey.mentorships import mentor_name
from workbook.journey.place import Place
from workbook.journey.review.context import Marked, in_context, marked
from workbook.journey.review.finding import has_tag
from workbook.journey.review.gathering import Gathered
from workbook.journey.review.model import Said, Written
from workbook.journey.review.query import Query, plain
from workbook.notebook.records import Column
from workbook.pages import needs
from workbook.pages.model import AnswerType, Group, Step

COLUMNS = {
    Column.MINE: "mine",
    Column.MENTOR: "my mentor's",
    Column.AGREED: "agreed",
}
"""Whose answer it is, under a question that is asked of two."""

WRITTEN = frozenset({AnswerType.TEXT, AnswerType.LINE, AnswerType.LIST})
"""Types of answers that say something by themselves."""

TOLD_AT_LENGTH = frozenset({AnswerType.TEXT, AnswerType.LIST})
"""Those that say most; an item is headed by its first words, a page by these."""

NOT_ASKED = "not asked now"
GONE = "from older pages"


@dataclass(frozen=True, slots=True)
class Told:
    """What a row says.

    Attributes:
        what: A line of what was written; with words to look for the one in which they stand.
        private: That line is private.
        day: The day on which it was written.
        facts: The page, the meeting or the mentor, and whether it was put away.
    """

    what: Marked
    private: bool
    day: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One answer of an entry, as it was asked and given.

    Attributes:
        about: The line or topic that it is about, where that is another one than before; else "".
        question: The question as it was asked; "" where it is that of the part before.
        whose: In a row of columns, whose answer it is; else "".
        words: The answer.
        private: It is private.
        note: What else is to be said of it: that it is not asked now, or from older pages; else "".
    """

    about: str
    question: Marked
    whose: str
    words: Marked
    private: bool
    note: str


@dataclass(frozen=True, slots=True)
class Whole:
    """An entry with everything in it."""

    title: str
    facts: tuple[str, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """Where an entry can be changed: the place, the step, and the prompt or group in it."""

    place: Place
    step: str
    name: str


class Teller:
    """Tells of entries as they were gathered."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._reading = gathered.reading
        self._several = len(gathered.reading.snapshot.mentorships) > 1

    # -- rows --------------------------------------------------------------------------------------------

    def tell(self, written: Written, query: Query) -> Told:
        """What a row says."""
        said = best(written, query)
        line = in_context(said.words, query.needles)
        if query.needles and not line.marks:
            question = marked(values.one_line(said.question), query.needles)
            gap = ": " if not question.words.endswith(("?", ".", ":")) else " "
            line = Marked(f"{question.words}{gap}{line.words}", question.marks)
        day = short_day(written.day, self._gathered.today)
        return Told(line, said.private, day, self._facts(written))

    def _facts(self, written: Written) -> tuple[str, ...]:
        facts = [self.title(written), *self._with(written)]
        return (*facts, "put away") if written.archived else tuple(facts)

    def title(self, written: Written) -> str:
        """What it is: the title of its page, or the word for one of its items."""
        group = self._reading.pack.group(written.group) if written.group else None
        if group is not None:
            return values.one_line(group.called)
        page = self._reading.pack.pages.get(written.page)
        if page is None:
            return written.page
        there = Place(page, written.entry, written.mentorship, written.meeting)
        return values.one_line(self._reading.fill(page.title, there).text)

    def _with(self, written: Written) -> Iterator[str]:
        """The meeting, and with several mentors whom it is with."""
        if written.meeting in self._reading.snapshot.items:
            day = self.meeting_day(written)
            words = f"of {short_day(day, self._gathered.today)}" if day else "without a day"
            yield f"the meeting {words}"
        if self._several and written.mentorship is not None:
            yield f"with {self.mentor(written)}"

    def meeting_day(self, written: Written) -> date | None:
        """The day of the meeting that it was written for; None where there is none, or no day."""
        meeting = self._reading.snapshot.items.get(written.meeting or 0)
        if meeting is None:
            return None
        return values.day_of(self._reading.item_value(meeting, needs.MEETING_DATE))

    def mentor(self, written: Written) -> str:
        """The mentor whom it is with; "" for what is one's own."""
        if written.mentorship is None:
            return ""
        return mentor_name(self._reading, written.mentorship)

    def month(self, written: Written) -> str:
        """The month under which it stands."""
        return f"{MONTHS[written.day.month - 1].capitalize()} {written.day.year}"

    # -- the whole -----------------------------------------------------------------------------------------

    def whole(self, written: Written, query: Query) -> Whole:
        """Everything that is in an entry."""
        today = self._gathered.today
        facts = [*self._with(written), f"written on {short_day(written.day, today)}"]
        if written.changed != written.day:
            facts.append(f"last changed on {short_day(written.changed, today)}")
        if written.archived:
            facts.append("put away")
        return Whole(self.title(written), tuple(facts), tuple(self._parts(written, query)))

    def _parts(self, written: Written, query: Query) -> Iterator[Part]:
        asked: tuple[int | None, str] | None = None
        about: int | None = None
        for said in written.said:
            key = (said.about, said.question)
            question = "" if key == asked else said.question
            yield Part(
                self._about(said) if said.about != about else "",
                marked(question, query.needles),
                COLUMNS.get(said.answer.key.column or Column.DIFFERS, ""),
                marked(said.words, query.needles),
                said.private,
                self._note(written, said),
            )
            asked, about = key, said.about

    def _about(self, said: Said) -> str:
        """What the item is about that an answer belongs to, unless the answer says so itself."""
        item = self._reading.snapshot.items.get(said.about or 0)
        group = self._reading.pack.group(item.group) if item is not None else None
        if item is None or group is None or said.answer.key.prompt.startswith(f"{group.key}."):
            return ""
        words = (self._reading.item_value(item, p.key) for p in group.prompts if p.type in WRITTEN)
        first = next((one for one in words if isinstance(one, str) and one.strip()), "")
        return values.one_line(first) or f"{group.called} without words"

    def _note(self, written: Written, said: Said) -> str:
        """Whether its question is hidden today, or gone."""
        if said.prompt is None:
            return GONE
        way = self._place(written)
        if way is None:
            return GONE
        group = way.page.group(said.prompt.group) if said.prompt.group else None
        item = self._reading.snapshot.items.get(said.answer.key.item or 0)
        if group is not None and item is not None:
            way = way.of_item(group, item)
        elif said.prompt.group:
            return NOT_ASKED
        return "" if self._reading.visible(said.prompt, way) else NOT_ASKED

    # -- where it leads --------------------------------------------------------------------------------------

    def way(self, written: Written, query: Query) -> Way | None:
        """Where an entry can be changed, at what was looked for; None where its page is gone."""
        place = self._place(written)
        if place is None:
            return None
        item = self._reading.snapshot.items.get(written.item or 0)
        group = self._reading.pack.group(written.group) if written.group else None
        if written.item is not None and (item is None or group is None):
            return None
        steps = place.page.steps
        if item is not None and group is not None:
            place, steps = place.of_item(group, item), group.steps
        return Way(place, *_spot(steps, best(written, query)))

    def _place(self, written: Written) -> Place | None:
        page = self._reading.pack.pages.get(written.page)
        if page is None:
            return None
        return Place(page, written.entry, written.mentorship, written.meeting)


def _spot(steps: Sequence[Step], said: Said) -> tuple[str, str]:
    """The step that asks for an answer, and the name of the prompt or group in it."""
    prompt = said.prompt
    for step in steps if prompt is not None else ():
        for element in step.elements:
            if element == prompt:
                return step.id, f"prompt:{prompt.local}"
            if isinstance(element, Group) and prompt is not None and prompt in element.prompts:
                return step.id, f"group:{element.id}"
    return "", ""


def best(written: Written, query: Query) -> Said:
    """The answer of an entry that shows best why it was found, or what it is about."""
    tagged = {one.about for one in written.said if query.tags and has_tag(one, query.tags)}
    among = [one for one in written.said if one.about in tagged] or list(written.said)
    if query.needles:
        return max(among, key=lambda one: _hits(one, query.needles))
    open_ones = [one for one in among if not one.private] or among
    heads = WRITTEN if written.item is not None else TOLD_AT_LENGTH
    for types in (heads, WRITTEN):
        for one in open_ones:
            if one.answer.type in types:
                return one
    return open_ones[0]


def _hits(said: Said, needles: Sequence[str]) -> tuple[int, int]:
    """How many of the needles stand in the answer, and in its question."""
    words, question = f" {plain(said.words)}", f" {plain(said.question)}"
    return (
        sum((needle in words) + (f" {needle}" in words) for needle in needles),
        sum((needle in question) + (f" {needle}" in question) for needle in needles),
    )

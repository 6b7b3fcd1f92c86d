"""What the list says of an entry, the whole of it, and where it leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from workbook.journey import values
from workbook.journey.dates import MONTHS, short_day
from workbook.journey.mentorships import mentor_name
from workbook.journey.place import Place
from workbook.journey.review.context import Marked, in_context, marked
from workbook.journey.review.filters import SaidTest, meant
from workbook.journey.review.gathering import Gathered
from workbook.journey.review.model import Said, Written
from workbook.journey.review.query import Query, plain
from workbook.pages import needs
from workbook.pages.model import AnswerType, Group, Step

WRITTEN = frozenset({AnswerType.TEXT, AnswerType.LINE, AnswerType.LIST})
"""Types of answers that say something by themselves."""

TOLD_AT_LENGTH = frozenset({AnswerType.TEXT, AnswerType.LIST})
"""Those that say most; an item is headed by its first words, a page by these."""


class Told(Struct, frozen=True):
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


class Way(Struct, frozen=True):
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
        self._test: tuple[object, SaidTest | None] | None = None

    @property
    def gathered(self) -> Gathered:
        """What it tells of."""
        return self._gathered

    # -- rows --------------------------------------------------------------------------------------------

    def tell(self, written: Written, query: Query) -> Told:
        """What a row says."""
        said = self.best(written, query)
        line = in_context(said.words, query.needles)
        answers_only = written.item is None and said.answer.type not in WRITTEN
        if answers_only or (query.needles and not line.marks):
            question = marked(values.one_line(said.question), query.needles)
            gap = ": " if not question.words.endswith(("?", ".", ":")) else " "
            line = Marked(f"{question.words}{gap}{line.words}", question.marks)
        day = short_day(written.day, self._gathered.today)
        return Told(line, said.private, day, self._facts(written))

    def _facts(self, written: Written) -> tuple[str, ...]:
        facts = [self.title(written), *self.belongs(written)]
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

    def belongs(self, written: Written) -> Iterator[str]:
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

    # -- where it leads --------------------------------------------------------------------------------------

    def way(self, written: Written, query: Query) -> Way | None:
        """Where an entry can be changed, at what was looked for; None where its page is gone."""
        place = self.place(written)
        if place is None:
            return None
        item = self._reading.snapshot.items.get(written.item or 0)
        group = self._reading.pack.group(written.group) if written.group else None
        if written.item is not None and (item is None or group is None):
            return None
        steps = place.page.steps
        if item is not None and group is not None:
            place, steps = place.of_item(group, item), group.steps
        return Way(place, *_spot(steps, self.best(written, query)))

    def best(self, written: Written, query: Query) -> Said:
        """The answer of an entry that shows best why it was found, or what it is about."""
        test = self._meant(query)
        among = [one for one in written.said if test is not None and test(one)]
        if test is not None and not query.needles:
            wordy = [one for one in among if one.answer.type in WRITTEN]
            among = wordy or _beside(written, among) or among
        among = among or list(written.said)
        if query.needles:
            return max(among, key=lambda one: _hits(one, query.needles))
        open_ones = [one for one in among if not one.private] or among
        heads = WRITTEN if written.item is not None else TOLD_AT_LENGTH
        for types in (heads, WRITTEN):
            for one in open_ones:
                if one.answer.type in types:
                    return one
        return open_ones[0]

    def _meant(self, query: Query) -> SaidTest | None:
        """What tells the answers that the filters look for; made once for all entries."""
        if not query.tags and not query.goals:
            return None
        if self._test is None or self._test[0] != (query.tags, query.goals):
            self._test = ((query.tags, query.goals), meant(self._gathered, query))
        return self._test[1]

    def place(self, written: Written) -> Place | None:
        """Where its page is filled in; None where the page is gone."""
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


def _beside(written: Written, among: Sequence[Said]) -> list[Said]:
    """What was written of the same lines and topics as some answers."""
    about = {one.about for one in among}
    return [one for one in written.said if one.about in about and one.answer.type in WRITTEN]


def _hits(said: Said, needles: Sequence[str]) -> tuple[int, int]:
    """How many of the needles stand in the answer, and in its question."""
    words, question = f" {plain(said.words)}", f" {plain(said.question)} {plain(said.also)}"
    return (
        sum((needle in words) + (f" {needle}" in words) for needle in needles),
        sum((needle in question) + (f" {needle}" in question) for needle in needles),
    )

"""What was written as a document: one entry, or all that was found, newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from workbook.journey import values
from workbook.journey.dates import full_day
from workbook.journey.documents import leaving
from workbook.journey.documents.model import (
    Answered,
    Block,
    Document,
    Line,
    Listing,
    Paragraph,
    Section,
)
from workbook.journey.documents.names import Names, names_in
from workbook.journey.review.gathering import Gathered
from workbook.journey.review.model import Said, Written
from workbook.journey.review.query import Query
from workbook.journey.review.telling import WRITTEN, Teller
from workbook.journey.review.whole import Part, asked_at, whole_of
from workbook.notebook.records import Item
from workbook.pages import needs
from workbook.pages.model import AnswerType

NAME = "written"
"""What it is for programs."""

IN_LINES = frozenset({AnswerType.LIST, AnswerType.CHOOSE_ANY, AnswerType.RATE})
"""Types whose answers have a line for each part."""

ALL = Query()
"""Nothing is marked in what leaves."""


class Taken(Struct, frozen=True):
    """A document and what is special in it.

    Attributes:
        document: What leaves.
        entries: Number of its entries.
        private: Number of private answers: left out, or among the others where all is taken.
        unasked: The same for answers whose question is hidden now, or gone.
    """

    document: Document
    entries: int
    private: int
    unasked: int

    @property
    def kept_back(self) -> str:
        """The special ones in words, ``2 private answers and 1 that is not asked now``; "" for none."""
        said = []
        if self.private:
            said.append(
                "1 private answer" if self.private == 1 else f"{self.private:,} private answers"
            )
        if self.unasked:
            what = "" if self.private else "answer " if self.unasked == 1 else "answers "
            verb = "is" if self.unasked == 1 else "are"
            said.append(f"{self.unasked:,} {what}that {verb} not asked now")
        return " and ".join(said)


def written_document(
    gathered: Gathered,
    written: Sequence[Written],
    *,
    everything: bool,
    stop: Callable[[], bool] = lambda: False,
) -> Taken:
    """Entries as a document.

    Args:
        gathered: What was written.
        written: The entries; with several of them each is a part of its own.
        everything: Private answers too, and those whose question is hidden now or gone; else none
            of them leaves.
        stop: Tells that nobody wants it any more; then what is there by then is returned.
    """
    # A reading remembers what it found out; this one may be asked in a thread of its own.
    making = _Making(
        Teller(
            replace(gathered, reading=gathered.reading.with_snapshot(gathered.reading.snapshot))
        ),
        everything,
    )
    if len(written) == 1:
        return making.single(written[0])
    sections: list[Section] = []
    entries = 0
    for one in written:
        if stop():
            break
        found = tuple(making.sections(one))
        entries += bool(found)
        sections += found
    count = "1 entry" if entries == 1 else f"{entries:,} entries"
    subtitle = (f"{count}, newest first",)
    document = Document(NAME, "What I wrote", subtitle, tuple(sections), gathered.today)
    return Taken(document, entries, making.private, making.unasked)


class _Making(Struct):
    """One document while it is made."""

    teller: Teller
    everything: bool
    private: int = 0
    unasked: int = 0
    names: dict[int | None, Names] = field(default_factory=dict)

    def single(self, written: Written) -> Taken:
        """The document of one entry."""
        parts = tuple(self._parts(written, level=2))
        subtitle = (*self._facts(written), f"written on {full_day(written.day)}")
        document = Document(NAME, self._title(written), (" · ".join(subtitle),), parts, written.day)
        return Taken(document, bool(parts), self.private, self.unasked)

    def sections(self, written: Written) -> Iterator[Section]:
        """The part of one entry; none where nothing of it leaves."""
        parts = list(self._parts(written, level=3))
        if not parts:
            return
        facts = " · ".join(self._facts(written))
        title = f"{full_day(written.day)} · {self._title(written)}"
        first: tuple[Block, ...] = (Paragraph(facts),) if facts else ()
        if not parts[0].title:
            first += parts.pop(0).blocks
        yield Section(written.id, title, first)
        yield from parts

    def _parts(self, written: Written, level: int) -> Iterator[Section]:
        """The answers, those about one line or topic under its words."""
        about, blocks = "", list[Block]()
        item: int | None = None
        question = ""
        number = 0
        for part in whole_of(self.teller, written, ALL).parts:
            question = part.question.words or question
            if part.said.about != item:
                item, before = part.said.about, about
                about = self._about(part) if part.about else ""
                if blocks and about != before:
                    yield Section(f"{written.id}.{number}", before, tuple(blocks), level)
                    number, blocks = number + 1, []
            if self._leaves(written, part):
                blocks.append(_answered(question, part))
        if blocks:
            yield Section(f"{written.id}.{number}", about, tuple(blocks), level)

    def _leaves(self, written: Written, part: Part) -> bool:
        """Whether an answer is in it; counts those that are special."""
        private = part.said.private or self._is_closed(written, part.said)
        self.private += private
        self.unasked += bool(part.note) and not private
        return self.everything or not (private or part.note)

    def _is_closed(self, written: Written, said: Said) -> bool:
        there = asked_at(self.teller, written, said)
        if said.prompt is None or there is None:
            return False
        return leaving.is_closed(self.teller.gathered.reading, said.prompt, there)

    def _about(self, part: Part) -> str:
        """What an answer is about, unless that stays here."""
        reading = self.teller.gathered.reading
        item = reading.snapshot.items.get(part.said.about or 0)
        group = reading.pack.group(item.group) if item is not None else None
        if self.everything or item is None or group is None:
            return part.about
        words = (prompt.key for prompt in group.prompts if prompt.type in WRITTEN)
        secret = any(reading.item_is_private(item, key) for key in words)
        return group.called if secret else part.about

    def _title(self, written: Written) -> str:
        """What it is, with the mentor named as the mentee chose."""
        place, reading = self.teller.place(written), self.teller.gathered.reading
        if written.group or place is None:
            return self.teller.title(written)
        quoted = self._names(written).quoted
        return leaving.filled(reading, place.page.title, place, quoted) or place.page.id

    def _facts(self, written: Written) -> Iterator[str]:
        reading = self.teller.gathered.reading
        meeting = reading.snapshot.items.get(written.meeting or 0)
        day = self.teller.meeting_day(written)
        if meeting is not None and day is not None and self._may_tell_day(meeting):
            yield f"the meeting of {full_day(day)}"
        if written.mentorship is not None and len(reading.snapshot.mentorships) > 1:
            yield f"with {self._names(written).mentor}"

    def _may_tell_day(self, meeting: Item) -> bool:
        reading = self.teller.gathered.reading
        return self.everything or not reading.item_is_private(meeting, needs.MEETING_DATE)

    def _names(self, written: Written) -> Names:
        if written.mentorship not in self.names:
            reading = self.teller.gathered.reading
            self.names[written.mentorship] = names_in(reading, written.mentorship)
        return self.names[written.mentorship]


def _answered(question: str, part: Part) -> Answered:
    """A question with its answer."""
    beside = [one for one in (part.whose, part.note) if one]
    asked = f"{question} ({', '.join(beside)})" if beside else question
    lines = part.words.words.splitlines()
    if part.said.answer.type in IN_LINES and len(lines) > 1:
        return Answered(asked, Listing(tuple(Line(values.one_line(line)) for line in lines)))
    return Answered(asked, Paragraph(part.words.words))

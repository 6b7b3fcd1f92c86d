"""Every entry of the workbook as a document that can be read without it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from workbook.journey import values
from workbook.journey.dates import MONTHS
from workbook.journey.documents.model import Document, Section
from workbook.journey.documents.plain import plain
from workbook.journey.export.model import Leaf
from workbook.journey.export.telling import Teller
from workbook.journey.mentorships import mentor_name
from workbook.journey.moments import day_of, order_of
from workbook.journey.place import Place
from workbook.journey.reading import Reading
from workbook.journey.review.order import Pages, Whose
from workbook.journey.unfinished import is_unfinished
from workbook.notebook.records import Answer, Column, Entry, Value
from workbook.pages import needs
from workbook.pages.model import Kind, Page

MINE = "Mine"
"""The folder of what is the mentee's own."""

MEETINGS = "Meetings"
"""The folder of the pages of meetings."""

NO_DAY = "without a day"


def leaves(reading: Reading) -> tuple[Leaf, ...]:
    """Every entry in which something is written, in the order of the path and of their days."""
    pages = Pages(reading)
    answers = _by_entry(reading)
    kept = {entry.id for entry in reading.snapshot.entries.values() if entry.kept or entry.finished}
    found = [
        _Entry(reading, pages, number, tuple(answers.get(number, ())))
        for number in dict.fromkeys((*answers, *kept))
    ]
    path = {page: number for number, page in enumerate(reading.pack.pages)}

    def order(one: _Entry) -> tuple[object, ...]:
        place = path.get(one.whose.page, len(path))
        met = one.whose.meeting is not None  # what belongs to one meeting stands together
        return (
            (len(path), one.day or date.max, place, one.id)
            if met
            else (
                place,
                one.day or date.max,
                place,
                one.id,
            )
        )

    return tuple(one.leaf() for one in sorted(found, key=order))


def _by_entry(reading: Reading) -> dict[int, list[Answer]]:
    """What people wrote, by entry: no marks, and no words of a line that was never kept."""
    snapshot = reading.snapshot
    found: dict[int, list[Answer]] = {}
    for answer in snapshot.answers.values():
        key = answer.key
        draft = key.item is not None and key.item not in snapshot.items and is_unfinished(key)
        said = values.is_answered(answer.value) or answer.others
        if said and not draft and key.column is not Column.DIFFERS:
            found.setdefault(key.entry, []).append(answer)
    return found


class _Entry(Struct, frozen=True):
    """One entry with what is written in it."""

    reading: Reading
    pages: Pages
    id: int
    answers: Sequence[Answer]

    @property
    def record(self) -> Entry | None:
        return self.reading.snapshot.entries.get(self.id)

    @property
    def whose(self) -> Whose:
        """Whose it is, as far as anybody knows."""
        known = self.pages.whose.get(self.id)
        if known is not None:
            return known
        return Whose(self.answers[0].key.prompt.partition("/")[0] if self.answers else "")

    @property
    def page(self) -> Page | None:
        return self.reading.pack.pages.get(self.whose.page)

    @property
    def day(self) -> date | None:
        """The day of its meeting, or on which it was begun."""
        meeting = self.reading.snapshot.items.get(self.whose.meeting or 0)
        if meeting is not None:
            return values.day_of(self.reading.item_value(meeting, needs.MEETING_DATE))
        return day_of(self._started)

    @property
    def _started(self) -> str:
        """When it was begun; "" where nobody knows."""
        if self.record is not None and self.record.started:
            return self.record.started
        return min((answer.at for answer in self.answers), key=order_of, default="")

    @property
    def _changed(self) -> str:
        finished = (self.record.finished or "") if self.record is not None else ""
        return max((*(answer.at for answer in self.answers), finished), key=order_of)

    def leaf(self) -> Leaf:
        """The entry as a file."""
        whose, page = self.whose, self.page
        place = Place(page, self.id, whose.mentorship, whose.meeting) if page is not None else None
        title = plain(self.reading.fill(page.title, place).text) if page and place else whose.page
        teller = Teller(self.reading, self.pages, self.answers)
        sections = tuple(teller.sections(place)) if place is not None else ()
        rest = tuple(teller.rest())
        if rest:
            sections = (*sections, Section("older", "From older pages", rest))
        folders, name = self._where(title)
        document = Document(whose.page, title, tuple(self._facts()), sections)
        owner = (str(whose.mentorship),) if whose.mentorship is not None else ()
        return Leaf(owner, folders, name, self._front(title), document, day_of(self._changed))

    def _where(self, title: str) -> tuple[tuple[str, ...], str]:
        """The folders, and the name in them."""
        whose = self.whose
        who = self._mentor() if whose.mentorship is not None else MINE
        day = self.day.isoformat() if self.day is not None else NO_DAY
        if whose.meeting is not None:
            return (who, MEETINGS), f"{day} {title}"
        if self.page is not None and self.page.kind is Kind.EACH_TIME:
            return (who, title), day
        return (who,), title

    def _mentor(self) -> str:
        return mentor_name(self.reading, self.whose.mentorship)

    def _facts(self) -> Iterator[str]:
        """What stands under the title: with whom, when, and whether it was put away."""
        if self.whose.mentorship is not None:
            yield f"With {self._mentor()}"
        if self.whose.meeting is not None:
            yield f"Meeting of {_said(self.day)}" if self.day else "Meeting without a day"
        begun, changed = day_of(self._started), day_of(self._changed)
        if begun and changed and begun < changed:
            yield f"Written from {_said(begun)} to {_said(changed)}"
        elif changed or begun:
            yield f"Written on {_said(changed or begun)}"
        if self._is_archived():
            yield "Put away"

    def _is_archived(self) -> bool:
        whose = self.reading.snapshot.mentorships.get(self.whose.mentorship or 0)
        meeting = self.reading.snapshot.items.get(self.whose.meeting or 0)
        return any(one is not None and one.archived for one in (self.record, whose, meeting))

    def _front(self, title: str) -> dict[str, Value]:
        """What programs should know."""
        whose = self.whose
        items = dict.fromkeys(a.key.item for a in self.answers if a.key.item is not None)
        meeting = whose.meeting is not None
        return {
            "title": title,
            "page": whose.page,
            "entry": str(self.id),
            "mentorship": str(whose.mentorship) if whose.mentorship is not None else None,
            "mentor": self._mentor() if whose.mentorship is not None else None,
            "meeting": str(whose.meeting) if meeting else None,
            "meeting_day": self.day.isoformat() if meeting and self.day is not None else None,
            "started": self._started or None,
            "finished": self.record.finished if self.record is not None else None,
            "changed": self._changed or None,
            "private": any(
                self.pages.is_private(answer, self.pages.prompts.get(answer.key.prompt))
                for answer in self.answers
            ),
            "archived": self._is_archived(),
            "items": [str(item) for item in items],
        }


def _said(day: date | None) -> str:
    """A day in full: nobody knows when this is read."""
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}" if day is not None else ""

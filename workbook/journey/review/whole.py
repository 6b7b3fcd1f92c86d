"""An entry with everything in it, as it was asked and answered."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from workbook.journey import values
from workbook.journey.dates import short_day
from workbook.journey.place import Place
from workbook.journey.review.context import Marked, marked
from workbook.journey.review.model import Said, Written
from workbook.journey.review.query import Query
from workbook.journey.review.telling import WRITTEN, Teller
from workbook.notebook.records import Column

COLUMNS = {
    Column.MINE: "mine",
    Column.MENTOR: "my mentor's",
    Column.AGREED: "agreed",
}
"""Whose answer it is, under a question that is asked of two."""

NOT_ASKED = "not asked now"
GONE = "from older pages"


class Part(Struct, frozen=True):
    """One answer of an entry, as it was asked and given.

    Attributes:
        said: The answer.
        about: The line or topic that it is about, where that is another one than before; else "".
        question: The question as it was asked; "" where it is that of the part before.
        whose: In a row of columns, whose answer it is; else "".
        words: The answer in words.
        note: What else is to be said of it: that it is not asked now, or from older pages; else "".
    """

    said: Said
    about: str
    question: Marked
    whose: str
    words: Marked
    note: str

    @property
    def private(self) -> bool:
        """Whether it is private."""
        return self.said.private


class Whole(Struct, frozen=True):
    """An entry with everything in it."""

    title: str
    facts: tuple[str, ...]
    parts: tuple[Part, ...]


NOTHING = Whole("", (), ())
"""No entry at all."""


def whole_of(teller: Teller, written: Written, query: Query) -> Whole:
    """Everything that is in an entry."""
    today = teller.gathered.today
    facts = [*teller.belongs(written), f"written on {short_day(written.day, today)}"]
    if written.changed != written.day:
        facts.append(f"last changed on {short_day(written.changed, today)}")
    if written.archived:
        facts.append("put away")
    return Whole(teller.title(written), tuple(facts), tuple(_parts(teller, written, query)))


def _parts(teller: Teller, written: Written, query: Query) -> Iterator[Part]:
    asked: tuple[int | None, str] | None = None
    about: int | None = None
    for said in written.said:
        key = (said.about, said.question)
        question = "" if key == asked else said.question
        yield Part(
            said,
            _about(teller, said) if said.about != about else "",
            marked(question, query.needles),
            COLUMNS.get(said.answer.key.column or Column.DIFFERS, ""),
            marked(said.words, query.needles),
            _note(teller, written, said),
        )
        asked, about = key, said.about


def _about(teller: Teller, said: Said) -> str:
    """What the item is about that an answer belongs to, unless the answer says so itself."""
    reading = teller.gathered.reading
    item = reading.snapshot.items.get(said.about or 0)
    group = reading.pack.group(item.group) if item is not None else None
    if item is None or group is None or said.answer.key.prompt.startswith(f"{group.key}."):
        return ""
    words = (reading.item_value(item, p.key) for p in group.prompts if p.type in WRITTEN)
    first = next((one for one in words if isinstance(one, str) and one.strip()), "")
    return values.one_line(first) or f"{group.called} without words"


def _note(teller: Teller, written: Written, said: Said) -> str:
    """Whether its question is hidden today, or gone."""
    there = asked_at(teller, written, said)
    if said.prompt is None or teller.place(written) is None:
        return GONE
    if there is None or not teller.gathered.reading.visible(said.prompt, there):
        return NOT_ASKED
    return ""


def asked_at(teller: Teller, written: Written, said: Said) -> Place | None:
    """The place at which the question of an answer is asked today; None where it is gone."""
    reading, prompt = teller.gathered.reading, said.prompt
    place = teller.place(written)
    if prompt is None or place is None or prompt.group is None:
        return place if prompt is not None else None
    group = place.page.group(prompt.group)
    item = reading.snapshot.items.get(said.answer.key.item or 0)
    return place.of_item(group, item) if group is not None and item is not None else None

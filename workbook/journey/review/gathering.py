"""Gathering everything that was written into dated entries, newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime

from msgspec import Struct, field

from workbook.journey import values
from workbook.journey.moments import moment_of
from workbook.journey.reading import Reading
from workbook.journey.review.model import Said, Written
from workbook.journey.review.order import Pages
from workbook.journey.review.units import Unit, day_of_meeting, moment, seconds, units_of, whose
from workbook.notebook.records import Answer, Column, Item
from workbook.pages.model import Prompt

COLUMN_ORDER = {None: 0, Column.MINE: 0, Column.MENTOR: 1, Column.AGREED: 2}
"""The order of the answers under one question."""

FIRST = 40
"""Entries that are handed out before any more are read: more than a screen shows at once."""

GROWTH = 10
"""How many times as many are handed out the next time."""


class Gathered(Struct, frozen=True):
    """Everything that was written, as it is at one moment.

    Attributes:
        reading: The workbook it was gathered from.
        today: The day on which that was.
        written: The entries, newest first.
        by_id: The same by their ids.
        whole: Whether these are all; else the newest, and older ones are still being read.
    """

    reading: Reading
    today: date
    written: tuple[Written, ...] = ()
    by_id: Mapping[str, Written] = field(default_factory=dict)
    whole: bool = True


def gathered(reading: Reading, now: datetime, before: Gathered | None = None) -> Gathered:
    """Everything that was written, newest first; see ``slices``."""
    found = Gathered(reading, now.date())
    for found in slices(reading, now, before):  # noqa: B007 (the last of them is the whole)
        pass
    return found


def slices(reading: Reading, now: datetime, before: Gathered | None = None) -> Iterator[Gathered]:
    """The newest of what was written, then more and more of it, at last everything.

    What people did not write is left out: marks that two columns differ, and words of a line that
    was never kept.  What was put away, and answers whose question is hidden or gone, are there.

    Args:
        reading: The workbook.
        now: This moment; what is on its way to the disk was written now.
        before: What was gathered last; entries that did not change since are taken over as they are.
    """
    pages = Pages(reading)
    known = before.by_id if before is not None else {}
    order = _order(pages)
    found: list[Written] = []
    wanted = FIRST
    for unit in units_of(pages, now):
        if len(found) >= wanted:
            newest = [one for one in found if (one.day, one.moment) > unit.latest]
            wanted = max(wanted, len(newest)) + FIRST
            if len(newest) >= FIRST:
                wanted = GROWTH * len(newest)
                yield _gathered(reading, now, sorted(newest, key=order, reverse=True), whole=False)
        one = _written(pages, unit, now)
        if one is not None:
            same = known.get(one.id)
            found.append(same if same == one else one)
    yield _gathered(reading, now, sorted(found, key=order, reverse=True), whole=True)


def _gathered(
    reading: Reading, now: datetime, written: Sequence[Written], *, whole: bool
) -> Gathered:
    by_id = {one.id: one for one in written}
    return Gathered(reading, now.date(), tuple(written), by_id, whole)


def _order(pages: Pages) -> Callable[[Written], tuple[object, ...]]:
    """What puts entries in order: when, and within one second by page and by place in a list."""
    items, places = pages.reading.snapshot.items, pages.page_order

    def order(one: Written) -> tuple[object, ...]:
        item = items.get(one.item or 0)
        rank = item.rank if item is not None else ""
        return one.day, one.moment, places.get(one.page, -1), one.page, rank, one.id

    return order


def _written(pages: Pages, unit: Unit, now: datetime) -> Written | None:
    """What belongs together as an entry; None where nothing of it is answered."""
    snapshot = pages.reading.snapshot
    read = map(snapshot.answer, unit.keys)
    answers = [one for one in read if one is not None and values.is_answered(one.value)]
    if not answers:
        return None
    belongs = whose(pages, answers[0].key)
    item, record = snapshot.items.get(unit.item or 0), snapshot.entries.get(unit.entry)
    latest = max((moment(answer.at, now) for answer in answers), key=seconds)
    begun: datetime | None = latest
    if unit.item is not None:
        begun = moment_of(item.made) if item is not None else None
    elif not unit.day:
        begun = moment_of(record.started) if record is not None else None
    if begun is None:
        begun = min((moment(answer.at, now) for answer in answers), key=seconds)
    day = begun.date()
    if unit.item is None and record is None:
        day = min(day, day_of_meeting(pages, belongs.meeting) or day)
    return Written(
        id=f"{unit.entry:x}.{unit.item or 0:x}.{unit.day}",
        page=belongs.page,
        group=_group_of(answers[0], item) if unit.item is not None else "",
        entry=unit.entry,
        item=unit.item,
        mentorship=item.mentorship if item is not None else belongs.mentorship,
        meeting=belongs.meeting,
        moment=seconds(begun),
        day=day,
        changed=max(latest.date(), day),
        said=tuple(_in_order(pages, answers, unit.item)),
        archived=any(one is not None and one.archived for one in (item, record)),
    )


def _group_of(answer: Answer, item: Item | None) -> str:
    """The group of an item; as its answer tells where the item is not known."""
    return item.group if item is not None else answer.key.prompt.rpartition(".")[0]


def _in_order(pages: Pages, answers: Sequence[Answer], item: int | None) -> Iterator[Said]:
    """The answers as the page asks for them, those of one line or topic together."""
    items = pages.reading.snapshot.items

    def place(answer: Answer) -> tuple[int, str, int, int, int]:
        prompt = pages.prompts.get(answer.key.prompt)
        first, own = pages.order[prompt.key] if prompt is not None else (len(pages.order),) * 2
        column = COLUMN_ORDER.get(answer.key.column, 0)
        inside = items.get(answer.key.item or 0)
        rank = inside.rank if inside is not None else ""
        return first, rank, answer.key.item or 0, own, column

    for answer in sorted(answers, key=place) if len(answers) > 1 else answers:
        prompt = pages.prompts.get(answer.key.prompt)
        about = answer.key.item if answer.key.item != item else None
        private = pages.is_private(answer, prompt)
        yield Said(answer, _fitting(prompt, answer), about, private, pages.reading.style)


def _fitting(prompt: Prompt | None, answer: Answer) -> Prompt | None:
    """Today's prompt, if it can show the answer; else the answer is one from older pages."""
    return prompt if prompt is not None and values.fits(prompt, answer.value) else None

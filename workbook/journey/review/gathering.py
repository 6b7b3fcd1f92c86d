"""Gathering everything that was written into dated entries, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from workbook.journey import values
from workbook.journey.moments import moment_of
from workbook.journey.reading import Reading
from workbook.journey.review.model import Said, Written
from workbook.journey.review.order import Pages, Whose
from workbook.journey.unfinished import is_unfinished
from workbook.notebook.records import Answer, Column, Item
from workbook.pages import needs
from workbook.pages.model import Kind, Prompt

COLUMN_ORDER = {None: 0, Column.MINE: 0, Column.MENTOR: 1, Column.AGREED: 2}
"""The order of the answers under one question."""

Unit = tuple[int, int | None, str]
"""What belongs together: the entry, the item, and for a page without either its day."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything that was written, as it is at one moment.

    Attributes:
        reading: The workbook it was gathered from.
        today: The day on which that was.
        written: The entries, newest first.
        by_id: The same by their ids.
    """

    reading: Reading
    today: date
    written: tuple[Written, ...] = ()
    by_id: Mapping[str, Written] = field(default_factory=dict)


def gathered(reading: Reading, now: datetime, before: Gathered | None = None) -> Gathered:
    """Everything that was written, newest first.

    What people did not write is left out: marks that two columns differ, and words of a line that
    was never kept.  What was put away, and answers whose question is hidden or gone, are there.

    Args:
        reading: The workbook.
        now: This moment; what is on its way to the disk was written now.
        before: What was gathered last; entries that did not change since are taken over as they are.
    """
    pages = Pages(reading)
    known = before.by_id if before is not None else {}
    found = []
    for unit, answers in _units(pages, now).items():
        one = _written(pages, unit, answers, now)
        same = known.get(one.id)
        found.append(same if same == one else one)
    found.sort(key=lambda one: (one.day, one.moment, one.id), reverse=True)
    return Gathered(reading, now.date(), tuple(found), {one.id: one for one in found})


def _units(pages: Pages, now: datetime) -> dict[Unit, list[Answer]]:
    """All answers by the entry that they belong to."""
    units: dict[Unit, list[Answer]] = {}
    items = pages.reading.snapshot.items
    for answer in pages.reading.snapshot.answers.values():
        key = answer.key
        if (
            key.column is not Column.DIFFERS
            and values.is_answered(answer.value)
            and (key.item is None or key.item in items or not is_unfinished(key))
        ):
            units.setdefault(_unit(pages, answer, now), []).append(answer)
    return units


def _unit(pages: Pages, answer: Answer, now: datetime) -> Unit:
    """What an answer belongs to."""
    key = answer.key
    page = pages.reading.pack.pages.get(_whose(pages, answer).page)
    once = page is None or page.kind is Kind.ONCE
    if key.item is not None and once:
        item = pages.reading.snapshot.items.get(key.item)
        if item is None or item.entry == key.entry:
            return key.entry, key.item, ""
    if not once:
        return key.entry, None, ""
    return key.entry, None, _moment(answer.at, now).date().isoformat()


def _whose(pages: Pages, answer: Answer) -> Whose:
    """Whose entry an answer belongs to; by its key alone where nothing is known of the entry."""
    known = pages.whose.get(answer.key.entry)
    if known is not None:
        return known
    prompt = pages.prompts.get(answer.key.prompt)
    return Whose(prompt.page if prompt is not None else answer.key.prompt.partition("/")[0])


def _moment(text: str, now: datetime) -> datetime:
    """The moment that a record keeps; now for what is on its way to the disk, or can't be read."""
    return moment_of(text) or now


def _written(pages: Pages, unit: Unit, answers: Sequence[Answer], now: datetime) -> Written:
    entry, item_id, _ = unit
    snapshot = pages.reading.snapshot
    whose = _whose(pages, answers[0])
    item = snapshot.items.get(item_id or 0)
    record = snapshot.entries.get(entry)
    latest = max((_moment(answer.at, now) for answer in answers), key=_seconds)
    begun: datetime | None = latest
    if item_id is not None:
        begun = moment_of(item.made) if item is not None else None
    elif not unit[2]:
        begun = moment_of(record.started) if record is not None else None
    if begun is None:
        begun = min((_moment(answer.at, now) for answer in answers), key=_seconds)
    day = begun.date()
    if item_id is None and record is None and whose.meeting is not None:
        day = min(day, _day_of_meeting(pages, whose.meeting) or day)
    return Written(
        id=f"{entry:x}.{item_id or 0:x}.{unit[2]}",
        page=whose.page,
        group=_group_of(answers[0], item) if item_id is not None else "",
        entry=entry,
        item=item_id,
        mentorship=item.mentorship if item is not None else whose.mentorship,
        meeting=whose.meeting,
        moment=_seconds(begun),
        day=day,
        changed=max(latest.date(), day),
        said=tuple(_in_order(pages, answers, item_id)),
        archived=any(one is not None and one.archived for one in (item, record)),
    )


def _day_of_meeting(pages: Pages, meeting: int) -> date | None:
    item = pages.reading.snapshot.items.get(meeting)
    found = pages.reading.item_value(item, needs.MEETING_DATE) if item is not None else None
    return values.day_of(found)


def _seconds(moment: datetime) -> float:
    """Seconds since 1970, as far as the calendar goes."""
    try:
        return moment.timestamp()
    except (OverflowError, ValueError):
        return float("-inf")


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
        yield Said(answer, _fitting(prompt, answer), about, pages.is_private(answer, prompt))


def _fitting(prompt: Prompt | None, answer: Answer) -> Prompt | None:
    """Today's prompt, if it can show the answer; else the answer is one from older pages."""
    return prompt if prompt is not None and values.fits(prompt, answer.value) else None

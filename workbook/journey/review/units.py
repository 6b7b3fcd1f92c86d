"""What was written, by what belongs together, the newest first; nothing of it is read for that.

A workbook that is lived in holds thousands of answers, and reading them takes a second.  What they
answer is known without that, and with it nearly always how old they are: so the newest can be read
first, and shown while the rest is still being read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from msgspec import Struct

from workbook.journey import values
from workbook.journey.moments import moment_of
from workbook.journey.review.order import Pages, Whose
from workbook.journey.unfinished import is_unfinished
from workbook.notebook.records import AnswerKey, Column
from workbook.pages import needs
from workbook.pages.model import Kind

When = tuple[date, float]
"""A day and the seconds since 1970, to put in order what was written."""

UNKNOWN: When = (date.max, float("inf"))
"""When something was written of which only its answers tell."""


class Unit(Struct, frozen=True):
    """What belongs together.

    Attributes:
        entry: Id of the entry.
        item: Id of the item that it is, or None.
        day: Of a page that is changed again and again the day of the changes; else "".
        keys: What its answers answer; it may turn out that nothing is answered.
        latest: It is not newer than this.
    """

    entry: int
    item: int | None
    day: str
    keys: tuple[AnswerKey, ...]
    latest: When


def units_of(pages: Pages, now: datetime) -> list[Unit]:
    """All that was written; what may be newest comes first."""
    grouped: dict[tuple[int, int | None, str], list[AnswerKey]] = {}
    for key in _written_keys(pages):
        grouped.setdefault(_belongs_to(pages, key, now), []).append(key)
    units = [
        Unit(entry, item, day, tuple(keys), _latest(pages, keys[0], item, day))
        for (entry, item, day), keys in grouped.items()
    ]
    return sorted(units, key=lambda unit: unit.latest, reverse=True)


def _written_keys(pages: Pages) -> Iterator[AnswerKey]:
    """What people wrote: no marks that two columns differ, and no lines that were never kept."""
    items = pages.reading.snapshot.items
    for key in pages.reading.snapshot.keys_known():
        if key.column is Column.DIFFERS:
            continue
        if key.item is None or key.item in items or not is_unfinished(key):
            yield key


def _belongs_to(pages: Pages, key: AnswerKey, now: datetime) -> tuple[int, int | None, str]:
    """What an answer belongs to: the entry, the item, and for a page without either its day."""
    page = pages.reading.pack.pages.get(whose(pages, key).page)
    if page is not None and page.kind is not Kind.ONCE:
        return key.entry, None, ""
    if key.item is not None:
        item = pages.reading.snapshot.items.get(key.item)
        if item is None or item.entry == key.entry:
            return key.entry, key.item, ""
    answer = pages.reading.snapshot.answer(key)
    return key.entry, None, moment(answer.at if answer else "", now).date().isoformat()


def whose(pages: Pages, key: AnswerKey) -> Whose:
    """Whose entry an answer belongs to; by its key alone where nothing is known of the entry."""
    known = pages.whose.get(key.entry)
    if known is not None:
        return known
    prompt = pages.prompts.get(key.prompt)
    return Whose(prompt.page if prompt is not None else key.prompt.partition("/")[0])


def moment(text: str, now: datetime) -> datetime:
    """The moment that a record keeps; now for what is on its way to the disk, or can't be read."""
    return moment_of(text) or now


def _latest(pages: Pages, key: AnswerKey, item: int | None, day: str) -> When:
    """When a unit was written, or a moment that it is surely not newer than."""
    snapshot = pages.reading.snapshot
    if day:
        return date.fromisoformat(day), float("inf")
    if item is not None:
        made = snapshot.items.get(item)
        return _when(made.made) if made is not None else UNKNOWN
    record = snapshot.entries.get(key.entry)
    if record is not None:
        return _when(record.started)
    met = day_of_meeting(pages, whose(pages, key).meeting)
    return (met, float("inf")) if met is not None else UNKNOWN


def _when(text: str) -> When:
    begun = moment_of(text)
    return (begun.date(), seconds(begun)) if begun is not None else UNKNOWN


def seconds(moment: datetime) -> float:
    """Seconds since 1970, as far as the calendar goes."""
    try:
        return moment.timestamp()
    except (OverflowError, ValueError):
        return float("-inf")


def day_of_meeting(pages: Pages, meeting: int | None) -> date | None:
    """The day of a meeting; None where there is none."""
    item = pages.reading.snapshot.items.get(meeting or 0)
    found = pages.reading.item_value(item, needs.MEETING_DATE) if item is not None else None
    return values.day_of(found)

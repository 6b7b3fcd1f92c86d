"""What the list can be narrowed to with one key: the goals, the tags and the times there are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from workbook.journey import values
from workbook.journey.dates import MONTHS, shifted
from workbook.journey.mentorships import mentor_name
from workbook.journey.review.filters import TAGS, goal_words, meant
from workbook.journey.review.gathering import Gathered
from workbook.journey.review.model import Written
from workbook.journey.review.query import Filter, Query, plain
from workbook.pages import needs

QUOTES = re.compile('["“”]')
"""Signs that end a phrase in the box."""

SHORTEST = 12
"""Signs of a goal's words that are typed into the box at least."""


SEASONS = ("Winter", "Spring", "Summer", "Autumn")
"""The seasons of the north, by the quarter in which the last of their months lies."""


class Choice(Struct, frozen=True):
    """One thing to narrow the list to.

    Attributes:
        label: What it is.
        note: What else is to be said of it; may be "".
        filters: The filters that do it, with their values.
    """

    label: str
    note: str
    filters: tuple[tuple[Filter, str], ...]


def goals(gathered: Gathered, here: Written | None) -> tuple[Choice, ...]:
    """The goals, those that the entry under the cursor is about first."""
    snapshot = gathered.reading.snapshot
    several = len(snapshot.mentorships) > 1
    found = []
    for item in snapshot.items_of(needs.GOALS, archived=True):
        words = goal_words(gathered, item)
        if not words:
            continue
        others = (
            goal_words(gathered, one) for one in snapshot.items_of(needs.GOALS, archived=True)
        )
        short = _short(words, [other for other in others if other != words])
        notes = []
        if several and item.mentorship is not None:
            notes.append(f"with {mentor_name(gathered.reading, item.mentorship)}")
        if item.archived:
            notes.append("put away")
        found.append(Choice(words, " · ".join(notes), ((Filter.GOAL, short),)))
    return _those_here_first(gathered, here, found)


def _short(words: str, others: list[str]) -> str:
    """The beginning of a goal's words that no other goal has; what can be typed has no quotes."""
    longest = max(QUOTES.split(words), key=len).strip()
    ends = [n for n in range(SHORTEST, len(longest)) if longest[n].isspace()]
    for end in ends:
        begun = plain(longest[:end])
        if not any(begun in plain(other) for other in others):
            return longest[:end]
    return longest


def tags(gathered: Gathered, here: Written | None) -> tuple[Choice, ...]:
    """The tags and kinds that were given, each with how often; those of the entry here first."""
    counted: Counter[tuple[str, str]] = Counter()
    for written in gathered.written:
        for said in written.said:
            if said.prompt is None or said.prompt.key not in TAGS:
                continue
            for tag in values.ids_in(said.answer.value):
                label = said.answer.labels.get(tag, tag)
                counted[tag, label] += 1
    found = [
        Choice(values.one_line(label), f"{times:,}", ((Filter.TAG, tag),))
        for (tag, label), times in sorted(counted.items(), key=lambda one: one[0][1].casefold())
    ]
    return _those_here_first(gathered, here, found)


def _those_here_first(
    gathered: Gathered, here: Written | None, found: list[Choice]
) -> tuple[Choice, ...]:
    """The choices that the entry under the cursor fits, then the others; each in its order."""
    if here is None:
        return tuple(found)
    return tuple(sorted(found, key=lambda choice: not _fits(gathered, here, choice)))


def _fits(gathered: Gathered, here: Written, choice: Choice) -> bool:
    (name, value), *_ = choice.filters
    words = (plain(value),)
    test = meant(gathered, Query(goals=words) if name is Filter.GOAL else Query(tags=words))
    return test is not None and any(map(test, here.said))


def times(gathered: Gathered, here: Written | None) -> tuple[Choice, ...]:
    """Stretches of time in which something was written, the nearest first."""
    return tuple(
        Choice(label, "", _from_to(first, last))
        for label, first, last in _stretches(gathered.today, here)
        if any(one.changed >= first and one.day <= last for one in gathered.written)
    )


def _stretches(today: date, here: Written | None) -> Iterator[tuple[str, date, date]]:
    """(name, first day, last day) of each."""
    month = today.replace(day=1)
    before = month - timedelta(days=1)
    if here is not None and here.day.replace(day=1) not in (month, before.replace(day=1)):
        yield _month_name(here.day), here.day.replace(day=1), _last_of(here.day)
    yield "This month", month, _last_of(today)
    yield f"Last month, {_month_name(before)}", before.replace(day=1), before
    yield "The last three months", shifted(today, -3, "month"), today
    if today.year > 1:
        yield from _seasons(today)
    yield f"This year, {today.year}", date(today.year, 1, 1), date(today.year, 12, 31)
    if today.year > 1:
        year = today.year - 1
        yield f"Last year, {year}", date(year, 1, 1), date(year, 12, 31)


def _seasons(today: date) -> Iterator[tuple[str, date, date]]:
    """The season one is in and the three before, each with its months: they differ in the south."""
    in_season = shifted(today.replace(day=1), -(today.month % 3), "month")
    for number in range(len(SEASONS)):
        first = shifted(in_season, -3 * number, "month")
        last = _last_of(shifted(first, 2, "month"))
        begins = MONTHS[first.month - 1].capitalize()
        year = f" {first.year}" if first.year != last.year else ""
        yield f"{SEASONS[last.month // 3]}, {begins}{year} to {_month_name(last)}", first, last


def _month_name(day: date) -> str:
    return f"{MONTHS[day.month - 1].capitalize()} {day.year}"


def _last_of(day: date) -> date:
    """The last day of a month."""
    following = shifted(day.replace(day=1), 1, "month")
    return following - timedelta(days=1)


def _from_to(first: date, last: date) -> tuple[tuple[Filter, str], ...]:
    """The filters for a stretch of time, as short as they can be typed."""
    if (first.day, first.month, last.day, last.month) == (1, 1, 31, 12):
        return (Filter.SINCE, str(first.year)), (Filter.UNTIL, str(last.year))
    if first.day == 1 and last == _last_of(last):
        return (Filter.SINCE, f"{first:%Y-%m}"), (Filter.UNTIL, f"{last:%Y-%m}")
    return ((Filter.SINCE, first.isoformat()),)

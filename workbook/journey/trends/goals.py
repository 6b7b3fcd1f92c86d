"""The goals and their checkpoints on a time line that goes on into the future."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbook.journey import values
from workbook.journey.action_list import goal_words
from workbook.journey.dates import short_day
from workbook.journey.moments import day_of
from workbook.journey.place import Place, once_place
from workbook.journey.trends.marks import Looked
from workbook.journey.trends.model import (
    NO_DATA,
    OPEN,
    SHOWN,
    Drawing,
    Point,
    Series,
    Trend,
    nothing_yet,
)
from workbook.notebook.records import Item
from workbook.pages import needs
from workbook.pages.model import Group, Prompt

SET, DUE, REACHED = "┌", "◇", "◆"
"""Signs of the day a goal was written down, of its date, and of that of one that was reached."""

GOALS = nothing_yet(
    "goals",
    "Goals",
    "Goals stand here with their checkpoints, from the day you write one down.",
)

LEGEND = "┌ written down   ○ checkpoint   ● passed   ◇ by when   ◆ reached   ┊ today"


def goals(looked: Looked) -> Trend:
    """Each goal with the days that it names."""
    group = looked.reading.pack.group(needs.GOALS)
    if group is None:
        return GOALS
    home = once_place(looked.reading.pack.pages[group.page], looked.mentorship)
    words = goal_words(looked.reading, looked.mentorship)
    rows = []
    for item in looked.reading.items(group, home):
        place = home.of_item(group, item)
        points = sorted(_points(looked, group, item, place), key=lambda point: point.day)
        name = words.get(str(item.id), "") or "A goal without words"
        if points:
            rows.append(Series(name, tuple(points), _status(looked, item, group)))
    if not rows:
        return GOALS
    return Trend(
        GOALS.id,
        GOALS.title,
        _says(rows, looked.today),
        _count(len(rows)),
        Drawing.LINE,
        tuple(rows),
        legend=LEGEND,
        today=looked.today,
    )


def goals_in_short(looked: Looked) -> str:
    """The same in short; of each goal no more is read than that there is a day."""
    group = looked.reading.pack.group(needs.GOALS)
    if group is None:
        return NO_DATA
    home = once_place(looked.reading.pack.pages[group.page], looked.mentorship)
    items = looked.reading.items(group, home)
    points = (_points(looked, group, item, home.of_item(group, item)) for item in items)
    count = sum(next(found, None) is not None for found in points)
    return _count(count) if count else NO_DATA


def _count(goals: int) -> str:
    return f"{goals} goals" if goals != 1 else "1 goal"


def _prompt(group: Group, key: str) -> Prompt | None:
    return next((prompt for prompt in group.prompts if prompt.key == key), None)


def _status(looked: Looked, item: Item, group: Group) -> str:
    """Where a goal stands, in the page's own words."""
    prompt = _prompt(group, needs.GOAL_STATUS)
    value = looked.reading.item_value(item, needs.GOAL_STATUS)
    labels = {choice.id: choice.label for choice in prompt.choices} if prompt is not None else {}
    return values.words("choose one", value, labels).lower()


def _points(looked: Looked, group: Group, item: Item, place: Place) -> Iterator[Point]:
    made = day_of(item.made)
    if made is not None:
        yield Point(made, 1, "written down", place, sign=SET)
    steps = _prompt(group, needs.GOAL_CHECKPOINTS)
    if steps is not None:
        lines, private = looked.said(steps, place)
        for line in lines or []:
            day = values.day_of(line.get("day"))
            if day is not None and values.is_answered(line):
                done = bool(line.get("done"))
                words = f"{values.one_line(line['text'])} · {'passed' if done else 'checkpoint'}"
                sign = SHOWN if done else OPEN
                yield Point(day, 1, words, place, steps.local, sign, private)
    by = _prompt(group, needs.GOAL_BY)
    if by is not None:
        value, private = looked.said(by, place)
        day = values.day_of(value)
        if day is not None:
            reached = looked.reading.item_value(item, needs.GOAL_STATUS) == "reached"
            words = "the goal's date · reached" if reached else "the goal's date"
            sign = REACHED if reached else DUE
            yield Point(day, 1, words, place, by.local, sign, private)


def _says(rows: list[Series], today: date) -> str:
    """How many checkpoints are passed, and what comes next."""
    points = [point for row in rows for point in row.points]
    steps = [point for point in points if point.sign in (OPEN, SHOWN)]
    passed = sum(point.sign == SHOWN for point in steps)
    count = f"{len(rows)} goals" if len(rows) != 1 else "One goal"
    says = f"{count} with {passed} of {len(steps)} checkpoints passed." if steps else f"{count}."
    coming = [p for p in points if p.sign in (OPEN, DUE) and p.day >= today]
    if coming:
        following = min(coming, key=lambda point: point.day)
        says += f" Next: {short_day(following.day, today)}, {following.words.split(' · ')[0]}."
    return says

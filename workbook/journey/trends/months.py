"""Trends by month: meetings against the agreed rhythm, and actions that were kept."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from workbook.journey.action_list import DONE, DROPPED, PARTLY, ActionLine, action_lines
from workbook.journey.dates import MONTHS
from workbook.journey.meetings import held, rhythm
from workbook.journey.place import Place, once_place
from workbook.journey.trends.marks import Looked
from workbook.journey.trends.model import (
    HALF,
    LEFT,
    OPEN,
    SHOWN,
    Drawing,
    Point,
    Series,
    Trend,
)
from workbook.notebook.records import Item
from workbook.pages import needs

SIGNS = {DONE: SHOWN, PARTLY: HALF, DROPPED: LEFT}
"""How an action is drawn by where it stands; an open one is an open circle."""

STANDS = {DONE: "done", PARTLY: "partly done", DROPPED: "dropped"}
"""The same in words."""

RHYTHMS = {(1, "week"): "weekly", (2, "week"): "fortnightly", (1, "month"): "monthly"}
"""What a rhythm is called."""

DAYS = {"week": 7.0, "month": 30.44}
"""Mean days of the units of a rhythm."""

MOST_MONTHS = 120
"""Months that have a line of their own; what is older stands in one line before them."""

Aim = Callable[[date, date], int | None]
"""How many there would be from one day to another; None where nothing was agreed."""


def meetings_held(looked: Looked) -> Trend:
    """The meetings that were held, by month, with how many the agreed rhythm would have."""
    trend = Trend(
        "meetings", "Meetings held", "No data yet. A meeting stands here once it was held."
    )
    met = [m for m in held(looked.reading, looked.mentorship) if m.day <= looked.today]
    points = [
        Point(m.day, 1, "you met", place, "state")
        for m in met
        if (place := _place(looked, m.item)) is not None
    ]
    if not points:
        return trend
    agreed = rhythm(looked.reading, looked.mentorship)
    every = agreed[0] * DAYS[agreed[1]] if agreed is not None else None

    def aim(first: date, last: date) -> int | None:
        return None if every is None else round(((last - first).days + 1) / every)

    rows = tuple(_by_month(points, points[0].day, looked.today, aim))
    count = f"{len(points)} meetings" if len(points) != 1 else "1 meeting"
    says = f"{count} held so far."
    if len(met) > 1:
        gap = round(median((b.day - a.day).days for a, b in pairwise(met)))
        says = f"{count} held, mostly {gap} {'day' if gap == 1 else 'days'} apart."
    if agreed is not None:
        says += f" The rhythm you two chose is {RHYTHMS[agreed]}."
    legend = "● held" + ("   ○ one more by your rhythm" if agreed is not None else "")
    return Trend(trend.id, trend.title, says, count, Drawing.MONTHS, rows, legend=legend)


def actions_kept(looked: Looked) -> Trend:
    """What became of one's own actions, in the month for which they were promised.

    What is still to come is left out; an action without a day counts where it was agreed.
    """
    trend = Trend(
        "actions",
        "Actions kept",
        "No data yet. What you promise stands here from its day on.",
    )
    mine = [
        (day, line)
        for line in action_lines(looked.reading, looked.mentorship, looked.today)
        if line.owner != "mentor" and (day := _counted_on(line, looked.today)) is not None
    ]
    points = []
    for day, line in sorted(mine, key=lambda one: one[0]):
        place = _place(looked, line.item)
        if place is not None:
            private = looked.reading.item_is_private(line.item, needs.ACTION_WHAT)
            words = f"{line.what} · {STANDS.get(line.status, 'still open')}"
            sign = SIGNS.get(line.status, OPEN)
            points.append(Point(day, 1, words, place, "status", sign, private))
    if not points:
        return trend
    rows = tuple(_by_month(points, points[0].day, points[-1].day, lambda *_: None))
    kept = sum(point.sign == SHOWN for point in points)
    half = sum(point.sign == HALF for point in points)
    says = f"Of {len(points)} actions of yours whose day came, {kept} got done"
    says = "The one action of yours whose day came " if len(points) == 1 else says
    if len(points) == 1:
        says += "got done" if kept else f"is {STANDS.get(mine[0][1].status, 'still open')}"
    elif half:
        says += f" and {half} in part"
    legend = "● done   ◐ partly   – dropped   ○ open"
    short = f"{kept} of {len(points)}"
    return Trend(trend.id, trend.title, f"{says}.", short, Drawing.MONTHS, rows, legend=legend)


def _counted_on(line: ActionLine, today: date) -> date | None:
    """The day under which an action counts; None for one that is still to come."""
    day = line.due or line.agreed
    if day is None:
        return None
    if not line.is_open:
        return min(day, today)
    return day if line.due is not None and day < today else None


def _place(looked: Looked, item: Item) -> Place | None:
    group = looked.reading.pack.group(item.group)
    if group is None:
        return None
    return once_place(looked.reading.pack.pages[group.page], looked.mentorship).of_item(group, item)


def _by_month(points: Sequence[Point], first: date, last: date, aim: Aim) -> Iterator[Series]:
    """A line for every month from the first day to the last, without a gap.

    Args:
        points: The points, all between the two days.
        first: From which day it counts.
        last: Until which day.
        aim: How many there would be; a month that is not over counts until the last day.
    """
    earliest = date(max(last.year - MOST_MONTHS // 12, 1), last.month, 1)
    older = tuple(point for point in points if point.day < earliest)
    if older:
        yield Series("before", older, str(len(older)))
    first = max(first, earliest)
    start = first.replace(day=1)
    years = first.year != last.year
    while start <= last:
        end = start.replace(day=monthrange(start.year, start.month)[1])
        own = tuple(point for point in points if start <= point.day <= end)
        wanted = aim(max(start, first), min(end, last))
        name = MONTHS[start.month - 1][:3].capitalize()
        kept = sum(point.sign == SHOWN for point in own)
        if wanted is not None:
            words = f"{kept}, rhythm {wanted}"
        else:
            words = f"{kept} of {len(own)}" if kept < len(own) else str(kept or "")
        yield Series(f"{name} {start.year:04}" if years else name, own, words, wanted)
        start = end + timedelta(days=1)

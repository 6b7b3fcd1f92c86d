"""Trends by month: meetings against the agreed rhythm, and actions that were kept."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from msgspec import Struct

from workbook.journey import values
from workbook.journey.action_list import CLOSED, DONE, DROPPED, PARTLY, Known
from workbook.journey.action_list import OPEN as STILL_OPEN
from workbook.journey.dates import MONTHS
from workbook.journey.meetings import Meeting, held, rhythm
from workbook.journey.moments import day_of
from workbook.journey.place import Place, once_place
from workbook.journey.trends.marks import Looked
from workbook.journey.trends.model import (
    HALF,
    LEFT,
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
from workbook.pages.model import Group

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

MEETINGS_HELD = nothing_yet("meetings", "Meetings held", "A meeting stands here once it was held.")
ACTIONS_KEPT = nothing_yet(
    "actions", "Actions kept", "What you promise stands here from its day on."
)

Aim = Callable[[date, date], int | None]
"""How many there would be from one day to another; None where nothing was agreed."""


def meetings_held(looked: Looked) -> Trend:
    """The meetings that were held, by month, with how many the agreed rhythm would have."""
    met, home = _met(looked), _home(looked, needs.MEETINGS)
    if not met or home is None:
        return MEETINGS_HELD
    points = [Point(m.day, 1, "you met", home[1].of_item(home[0], m.item), "state") for m in met]
    agreed = rhythm(looked.reading, looked.mentorship)
    every = agreed[0] * DAYS[agreed[1]] if agreed is not None else None

    def aim(first: date, last: date) -> int | None:
        return None if every is None else round(((last - first).days + 1) / every)

    rows = tuple(_by_month(points, points[0].day, looked.today, aim))
    count = _meetings(len(points))
    says = f"{count} held so far."
    if len(met) > 1:
        gap = round(median((b.day - a.day).days for a, b in pairwise(met)))
        says = f"{count} held, mostly {gap} {'day' if gap == 1 else 'days'} apart."
    if agreed is not None:
        says += f" The rhythm you two chose is {RHYTHMS[agreed]}."
    legend = "● held" + ("   ○ one more by your rhythm" if agreed is not None else "")
    held_so_far = MEETINGS_HELD
    return Trend(
        held_so_far.id, held_so_far.title, says, count, Drawing.MONTHS, rows, legend=legend
    )


def meetings_in_short(looked: Looked) -> str:
    """The same in short."""
    met = _met(looked) if _home(looked, needs.MEETINGS) is not None else []
    return _meetings(len(met)) if met else NO_DATA


def _met(looked: Looked) -> list[Meeting]:
    """The meetings that were held until today, the oldest first."""
    return [m for m in held(looked.reading, looked.mentorship) if m.day <= looked.today]


def _meetings(count: int) -> str:
    return f"{count} meetings" if count != 1 else "1 meeting"


def actions_kept(looked: Looked) -> Trend:
    """What became of one's own actions, in the month for which they were promised.

    What is still to come is left out; an action without a day counts where it was agreed.
    """
    mine, home = _mine(looked), _home(looked, needs.ACTIONS)
    if not mine or home is None:
        return ACTIONS_KEPT
    points = [_point(looked, one, home[1].of_item(home[0], one.item)) for one in mine]
    rows = tuple(_by_month(points, points[0].day, points[-1].day, lambda *_: None))
    kept = sum(point.sign == SHOWN for point in points)
    half = sum(point.sign == HALF for point in points)
    says = f"Of {len(points)} actions of yours whose day came, {kept} got done"
    says = "The one action of yours whose day came " if len(points) == 1 else says
    if len(points) == 1:
        says += "got done" if kept else f"is {STANDS.get(mine[0].status, 'still open')}"
    elif half:
        says += f" and {half} in part"
    legend = "● done   ◐ partly   – dropped   ○ open"
    short = _kept(mine)
    name, title = ACTIONS_KEPT.id, ACTIONS_KEPT.title
    return Trend(name, title, f"{says}.", short, Drawing.MONTHS, rows, legend=legend)


def actions_in_short(looked: Looked) -> str:
    """The same in short; what was promised is not read."""
    mine = _mine(looked) if _home(looked, needs.ACTIONS) is not None else []
    return _kept(mine) if mine else NO_DATA


class Promised(Struct, frozen=True):
    """One's own action whose day came.

    Attributes:
        item: The action.
        day: Under which it counts.
        asked: The day for which it was promised or on which it was agreed, be it later than today.
        status: Where it stands.
    """

    item: Item
    day: date
    asked: date
    status: str


def _mine(looked: Looked) -> list[Promised]:
    """One's own actions whose day came, the oldest first; of one day as their own list has them."""
    known = Known(looked.reading, looked.mentorship)
    items = looked.reading.snapshot.items_of(needs.ACTIONS)
    whose = (item for item in items if item.mentorship in (looked.mentorship, None))
    mine = [one for item in whose if (one := _promised(looked, known, item)) is not None]
    mine.sort(key=lambda one: (one.day, one.status in CLOSED, -one.asked.toordinal()))
    return mine


def _promised(looked: Looked, known: Known, item: Item) -> Promised | None:
    """An action with the day under which it counts; None where that is still to come."""
    if _text(looked, item, needs.ACTION_OWNER) == "mentor":
        return None
    status = _text(looked, item, needs.ACTION_STATUS) or STILL_OPEN
    due = values.day_of(looked.reading.item_value(item, needs.ACTION_DUE))
    if status not in CLOSED:
        late = due is not None and due < looked.today
        return Promised(item, due, due, status) if due is not None and late else None
    asked = due or _agreed(looked, known, item)
    return None if asked is None else Promised(item, min(asked, looked.today), asked, status)


def _agreed(looked: Looked, known: Known, item: Item) -> date | None:
    """The day of the meeting in which an action was agreed, or the day on which it was."""
    meeting = known.made_in.get(item.made_in or 0)
    said = looked.reading.item_value(meeting, needs.MEETING_DATE) if meeting is not None else None
    return values.day_of(said) or day_of(item.made)


def _kept(mine: Sequence[Promised]) -> str:
    return f"{sum(one.status == DONE for one in mine)} of {len(mine)}"


def _point(looked: Looked, one: Promised, place: Place) -> Point:
    """An action as a point."""
    what = _text(looked, one.item, needs.ACTION_WHAT) or "An action without words"
    words = f"{what} · {STANDS.get(one.status, 'still open')}"
    private = looked.reading.item_is_private(one.item, needs.ACTION_WHAT)
    return Point(one.day, 1, words, place, "status", SIGNS.get(one.status, OPEN), private)


def _text(looked: Looked, item: Item, key: str) -> str:
    value = looked.reading.item_value(item, key)
    return values.one_line(value) if isinstance(value, str) else ""


def _home(looked: Looked, key: str) -> tuple[Group, Place] | None:
    """A group by its full key, and the place of its page; None where no page has it."""
    group = looked.reading.pack.group(key)
    if group is None:
        return None
    return group, once_place(looked.reading.pack.pages[group.page], looked.mentorship)


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
    by_month: dict[date, list[Point]] = {}
    for point in points:
        by_month.setdefault(point.day.replace(day=1), []).append(point)
    years = first.year != last.year
    while start <= last:
        end = start.replace(day=monthrange(start.year, start.month)[1])
        own = tuple(by_month.get(start, ()))
        wanted = aim(max(start, first), min(end, last))
        name = MONTHS[start.month - 1][:3].capitalize()
        kept = sum(point.sign == SHOWN for point in own)
        if wanted is not None:
            words = f"{kept}, rhythm {wanted}"
        else:
            words = f"{kept} of {len(own)}" if kept < len(own) else str(kept or "")
        yield Series(f"{name} {start.year:04}" if years else name, own, words, wanted)
        start = end + timedelta(days=1)

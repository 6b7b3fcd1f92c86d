"""Actions as a list: late ones first, then by day."""

from __future__ import annotations

from datetime import date

from workbook.journey import values
from workbook.journey.action_list import (
    CLOSED,
    DONE,
    DROPPED,
    OPEN,
    PARTLY,
    ActionLine,
    Known,
    action_line,
    status_set,
)
from workbook.journey.dates import explain_day, say_day, short_day, until
from workbook.journey.edits import item_saying
from workbook.journey.kept.model import (
    EVERY,
    Ask,
    Detail,
    KeptRow,
    Kind,
    Line,
    Looked,
    Status,
    Telling,
    View,
)
from workbook.journey.kept.telling import came_from, line, open_facts, other_lines, since, text_of
from workbook.journey.mentorships import mentor_name
from workbook.journey.moments import day_of
from workbook.journey.noting import action_says
from workbook.notebook.records import Answer, Item, Record
from workbook.pages import needs

SIGNS = {OPEN: "○", PARTLY: "◐", DONE: "●", DROPPED: "–"}
"""How an action stands, as a sign that needs no colour; one that is late has ``LATE``."""

LATE = "!"

STATUSES = (
    Status(DONE, "done"),
    Status(PARTLY, "partly done"),
    Status(OPEN, "open"),
    Status(DROPPED, "dropped", Ask(needs.ACTION_REASON, "Why did you drop it?")),
)

VIEWS = (
    View("open", "open"),
    View(EVERY, "all", closed=True),
    View("mine", "mine"),
    View("theirs", "theirs"),
    View("late", "late"),
)

TOLD = frozenset(
    {
        needs.ACTION_WHAT,
        needs.ACTION_OWNER,
        needs.ACTION_DUE,
        needs.ACTION_GOAL,
        needs.ACTION_STATUS,
        needs.ACTION_REASON,
        needs.ACTION_LOG,
    }
)
"""What a row's detail tells in its own words."""

WORDS = {status.id: status.words for status in STATUSES}

WHOSE = {"me": "mine", "mentor": "theirs"}
"""The view in which an action stands, by who does it."""


def rows(looked: Looked) -> tuple[KeptRow, ...]:
    """The actions of a mentorship: late before due before undated, then closed, the latest first."""
    items = looked.reading.snapshot.items_of(needs.ACTIONS, archived=True)
    mine = (item for item in items if item.mentorship in (looked.mentorship, None))
    open_ones: list[tuple[date, KeptRow]] = []
    closed: list[tuple[date, KeptRow]] = []
    for item in mine:
        status = text_of(looked, item, needs.ACTION_STATUS) or OPEN
        due = values.day_of(looked.reading.item_value(item, needs.ACTION_DUE))
        if status in CLOSED:
            row = KeptRow(item, SIGNS[status], status, "Done and dropped", True, labels=_labels())
            closed.append((due or day_of(item.made) or date.min, row))
        else:
            owner = text_of(looked, item, needs.ACTION_OWNER)
            late = due is not None and due < looked.today
            sign = LATE if late else SIGNS.get(status, SIGNS[OPEN])
            labels = _labels(WHOSE.get(owner, ""), "late" if late else "")
            row = KeptRow(item, sign, status, pressing=late, labels=labels)
            open_ones.append((due or date.max, row))
    open_ones.sort(key=lambda one: one[0])  # items come by rank, which stays among equals
    closed.sort(key=lambda one: one[0], reverse=True)
    return tuple(row for _, row in (*open_ones, *closed))


def _labels(*more: str) -> frozenset[str]:
    return frozenset({"open", EVERY, *more})


class ActionTeller:
    """Tells what actions say."""

    def __init__(self, looked: Looked) -> None:
        self._looked = looked
        self._known = Known(looked.reading, looked.mentorship)

    def tell(self, row: KeptRow) -> Telling:
        """What an action says: what, its day, who, for which goal, and from which meeting."""
        looked = self._looked
        action = action_line(self._known, row.item, looked.today, ())
        agreed = short_day(action.agreed, looked.today) if action.agreed is not None else ""
        reason = f": {action.reason}" if action.reason else ""
        status = f"{WORDS[action.status]}{reason}" if action.status in (PARTLY, DROPPED) else ""
        facts = open_facts(
            looked,
            row.item,
            (needs.ACTION_REASON if reason else needs.ACTION_STATUS, status),
            (needs.ACTION_OWNER, action.who),
            (needs.ACTION_GOAL, action.goal),
            ("", f"meeting of {agreed}" if action.in_meeting and agreed else ""),
        )
        return Telling(
            action.what,
            looked.reading.item_is_private(row.item, needs.ACTION_WHAT),
            _due(looked, action),
            facts or since(looked, row.item),
        )

    def more(self, row: KeptRow) -> str:
        """What was said about it since."""
        told = self._known.told(row.item.id)
        action = action_line(self._known, row.item, self._looked.today, told)
        return " ".join(one.words for one in action.told)

    def detail(self, row: KeptRow) -> Detail:
        """Everything that is known of an action."""
        looked, item = self._looked, row.item
        told = self._known.told_of_one(item.id)
        action = action_line(self._known, item, looked.today, told)
        said = [
            *line(looked, item, needs.ACTION_OWNER, "Who", action.who),
            *line(looked, item, needs.ACTION_DUE, "By", _day(looked, action)),
            *line(looked, item, needs.ACTION_STATUS, "How far", WORDS.get(action.status, "")),
            *line(looked, item, needs.ACTION_REASON, "Why dropped", action.reason),
            *line(looked, item, needs.ACTION_GOAL, "Goal", action.goal),
            Line("Agreed", came_from(looked, item, self._known.made_in)),
            *other_lines(looked, item, TOLD),
        ]
        return Detail(tuple(said), action.told)


def _due(looked: Looked, action: ActionLine) -> tuple[str, ...]:
    """The day of an action and, where it is late, by how much."""
    if action.due is None:
        typed = text_of(looked, action.item, needs.ACTION_DUE)
        return (typed,) if typed else ()
    day = short_day(action.due, looked.today)
    return (f"{day}, {until(action.due, looked.today)}", day) if action.late else (day,)


def _day(looked: Looked, action: ActionLine) -> str:
    if action.due is None:
        return text_of(looked, action.item, needs.ACTION_DUE)
    if action.late:
        return f"{say_day(action.due, looked.today)}, {until(action.due, looked.today)}"
    return explain_day(action.due, looked.today)


def made(looked: Looked, text: str, view: View) -> tuple[Item, tuple[Record, ...]]:
    """A new action from one line: ``Amara: send the form by fri``."""
    says = action_says(values.one_line(text), _mentor(looked), looked.today)
    if view.id == "theirs":
        says[needs.ACTION_OWNER] = "mentor"
    reading = looked.reading
    return item_saying(reading, needs.ACTIONS, looked.mentorship, looked.now, says)


def understood(looked: Looked, text: str) -> str:
    """Who is understood to do it, and by when."""
    says = action_says(values.one_line(text), _mentor(looked), looked.today)
    who = _mentor(looked) if says.get(needs.ACTION_OWNER) == "mentor" else "me"
    due = values.day_of(says.get(needs.ACTION_DUE))
    when = f"by {explain_day(due, looked.today)}" if due is not None else "no day"
    return f"{when} · {who}"


def _mentor(looked: Looked) -> str:
    return mentor_name(looked.reading, looked.mentorship)


def answers(looked: Looked, item: Item, status: str) -> tuple[Answer, ...]:
    """An action as open, partly done, done or dropped."""
    return status_set(looked.reading, item, status, looked.mentorship)


ACTIONS = Kind(
    group=needs.ACTIONS,
    called="action",
    several="actions",
    what=needs.ACTION_WHAT,
    status=needs.ACTION_STATUS,
    statuses=STATUSES,
    views=VIEWS,
    empty=(
        "What you or your mentor said you would do will stand here, from whichever meeting it "
        "comes."
    ),
    ask="What will be done, by whom, by when?",
    rows=rows,
    teller=ActionTeller,
    made=made,
    understood=understood,
    answers=answers,
)
"""Everything that somebody said they would do."""

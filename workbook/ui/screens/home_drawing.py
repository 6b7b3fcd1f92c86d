"""What home says: the rows of its lists and the words beside them, made from what is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from textual.content import Content

from workbook.journey.dates import plain_day, say_day, short_day
from workbook.journey.home import HomeView
from workbook.journey.status import MARKS
from workbook.journey.tags import KIND_SIGNS
from workbook.ui.hints import with_keys
from workbook.ui.widgets.row import Row, one_line

BARS = "▁▂▃▄▅▆▇█"
"""Heights of a mark in a line of marks."""

MOST_ACTIONS = 6
MOST_TOPICS = 5
"""Rows that home shows of each list; the rest is one row that opens the page."""

MOST_NOTICES = 3
"""Notices that home shows; the commands that check pages and data tell all."""

LONGEST_NAME = 24
"""Columns for a mentor's name beside other things."""

REST = "rest"
"""Id of the row for the rest."""

NOTHING_YET = "none"
"""Id of the row in an empty list that opens its page."""


LISTS = ("home-next", "home-path", "home-actions", "home-topics")
"""The ids of the lists."""

FACTS = ("Next meeting", "Confidence")
"""What stands under the path."""


class Drawn(Struct, frozen=True):
    """What the widgets of home show.

    Attributes:
        who: With whom one is here, and what day it is; and the same shorter.
        rows: The rows of each list, by the id of its widget.
        actions: The heading of the actions.
        facts: What stands under the path: labels, and words beside them.
    """

    who: tuple[Content, Content]
    rows: Mapping[str, Sequence[Row]]
    actions: Content
    facts: Sequence[tuple[str, Content]]


def draw_home(home: HomeView | None, today: date, keys: Mapping[str, str]) -> Drawn:
    """Everything that home says but its notices.

    Args:
        home: What is known; None in a workbook in which nothing can be written, and nothing was.
        today: The day.
        keys: The keys that were changed, by the ids of their commands.
    """
    if home is None:
        day = Content(say_day(today, today))
        facts = [(label, Content("")) for label in FACTS]
        return Drawn((day, day), dict.fromkeys(LISTS, ()), Content("Actions"), facts)
    said = (_meeting(home, today), _marks(home.confidence))
    return Drawn(
        _who(home, today),
        {
            "home-next": [_row("next", home.next.title, home.next.detail)],
            "home-path": [
                _row(row.page, row.title, row.words, Content(MARKS[row.state])) for row in home.path
            ],
            "home-actions": _actions(home, today, keys),
            "home-topics": _topics(home, keys),
        },
        _actions_heading(home),
        [
            (label, Content(with_keys(words, keys)))
            for label, words in zip(FACTS, said, strict=True)
        ],
    )


def draw_notices(notices: Sequence[str]) -> Content:
    """The first of the notices, and how many more there are."""
    lines = [f"! {one_line(notice)}" for notice in notices[:MOST_NOTICES]]
    if len(notices) > MOST_NOTICES:
        lines.append(f"and {len(notices) - MOST_NOTICES} more")
    return Content("\n".join(lines))


def _who(home: HomeView, today: date) -> tuple[Content, Content]:
    mentor = _short(home.mentor)
    since = f" · since {plain_day(home.since, today)}" if home.since else ""
    day = f" · {today:%A} {plain_day(today, today)}"
    return (
        Content.assemble("with ", mentor, since, day),
        Content.assemble("with ", mentor, f" · {short_day(today, today)}"),
    )


def _actions_heading(home: HomeView) -> Content:
    late = f", {home.late} late" if home.late else ""
    count = f"   {len(home.actions)} open{late}" if home.actions else ""
    return Content.assemble("Actions", (count, "not bold $text-muted"))


def _actions(home: HomeView, today: date, keys: Mapping[str, str]) -> list[Row]:
    rows = []
    for action in home.actions[:MOST_ACTIONS]:
        when = short_day(action.due, today) if action.due else "—"
        what = Content(one_line(action.what))
        if action.owner not in ("", "me"):
            what = Content.assemble(_short(action.owner), ": ", what)
        sign = Content.styled("!", "bold $text-error") if action.late else Content("○")
        right = Content.styled(when, "$text-error" if action.late else "$text-muted")
        rows.append(Row(str(action.item.id), what, right, sign=sign))
    empty = with_keys("Nothing yet · ‹home.actions› opens the list", keys)
    return [*rows, *_tail(rows, len(home.actions), empty)]


def _topics(home: HomeView, keys: Mapping[str, str]) -> list[Row]:
    rows = [
        Row(
            str(topic.item.id),
            Content(one_line(topic.what)),
            sign=Content(KIND_SIGNS.get(topic.kind, "·")),
        )
        for topic in home.topics
    ]
    empty = with_keys("Nothing yet · ‹home.topics› opens the list", keys)
    return [*rows, *_tail(rows, home.waiting, empty)]


def _row(row_id: str, title: str, words: str, sign: Content | None = None) -> Row:
    """A row with words at its right, of which the last go first where there is no room."""
    forms = [Content.styled(form, "$text-muted") for form in _forms(one_line(words))]
    return Row(row_id, Content(one_line(title)), forms[0], sign=sign, shorter=tuple(forms[1:]))


def _forms(words: str) -> list[str]:
    """Words as they are, then ever shorter: the last part goes first, a count before its day."""
    parts = words.split(" · ")
    forms = [" · ".join(parts[:count]) for count in range(len(parts), 0, -1)]
    _, comma, day = parts[0].partition(", ")
    return [*forms, day] if comma else forms


def _meeting(home: HomeView, today: date) -> str:
    """When the next meeting is, and on a line of its own where."""
    if home.meeting is None:
        return "none yet · ‹home.meetings› sets one"
    clock = f", {home.meeting.time:%H:%M}" if home.meeting.time else ""
    place = f"\n{one_line(home.meeting.place)}" if home.meeting.place else ""
    return f"{short_day(home.meeting.day, today)}{clock}{place}"


def _tail(shown: Sequence[Row], total: int, empty: str) -> list[Row]:
    """The row under a list that is longer than home shows, or in one that is empty."""
    if not total:
        return [Row(NOTHING_YET, Content.styled(empty, "$text-muted"))]
    more = total - len(shown)
    return [Row(REST, Content.styled(f"and {more} more", "$text-muted"))] if more else []


def _short(name: str) -> Content:
    """A mentor's name where there is little room."""
    return Content(one_line(name)).truncate(LONGEST_NAME, ellipsis=True)


def _marks(marks: tuple[int, ...]) -> str:
    """Marks through time as a line of bars, with the first and the last in figures."""
    if not marks:
        return "no data yet"
    if len(marks) == 1:
        return str(marks[0])
    top = max(*marks, 5)
    bars = "".join(BARS[round((len(BARS) - 1) * mark / top)] for mark in marks)
    return f"{bars}  {marks[0]} → {marks[-1]} · ‹home.trends› trends"

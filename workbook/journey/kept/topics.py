"""Topics as a list: what waits, in its own order, then what rests, was covered or let go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from workbook.journey.action_list import Told, goal_words, meetings_by_entry
from workbook.journey.capturing import captured
from workbook.journey.dates import short_day
from workbook.journey.edits import answered
from workbook.journey.items import rests
from workbook.journey.kept.model import (
    EVERY,
    Detail,
    KeptRow,
    Kind,
    Line,
    Looked,
    Status,
    Telling,
    View,
)
from workbook.journey.kept.telling import (
    came_from,
    line,
    meeting_words,
    open_facts,
    other_lines,
    place_of,
    said_on,
    since,
    text_of,
)
from workbook.journey.meeting_pages import place_of_page
from workbook.journey.meetings import PLANNED, Meeting, meetings
from workbook.journey.said_of_items import ItemSaid, SaidOfItems
from workbook.journey.tags import KIND_SIGNS, read_kind
from workbook.journey.tags import KINDS as KIND_WORDS
from workbook.notebook.records import Answer, Item, Record, Value
from workbook.pages import needs

WAITING, COVERED, DROPPED = "waiting", "covered", "dropped"
"""Where a topic can stand, as the page's choices name it."""

PLAIN = "·"

RESTING, TALKED, GONE = "Resting", "Covered", "Let go"

SECTIONS = ("", RESTING, TALKED, GONE)
"""The headings of the list, in order; what waits has none."""

WHY_RESTS = ": two meetings went by without it; 1 lets it wait again"

STATUSES = (
    Status(WAITING, "waits"),
    Status(COVERED, "covered"),
    Status(DROPPED, "let go"),
)

VIEWS = (
    View("open", "waiting"),
    View(EVERY, "all", closed=True),
    View("question", "questions"),
    View("win", "wins"),
    View("obstacle", "obstacles"),
    View("feedback", "feedback wanted"),
    View("idea", "ideas"),
)

TOLD = frozenset({needs.TOPIC_WHAT, needs.TOPIC_KIND, needs.TOPIC_GOAL, needs.TOPIC_STATE})
"""What a row's detail tells in its own words."""

SAID = {"covered": "Talked about it", "again": "Talked about it, comes again", "dropped": "Let go"}
"""What a meeting's notes say of a topic."""


class _Known:
    """What is looked up once for all topics, each thing when it is first needed."""

    def __init__(self, looked: Looked) -> None:
        self.looked = looked
        self._talked: dict[int, Sequence[ItemSaid]] = {}

    @cached_property
    def goals(self) -> Mapping[str, str]:
        """The words of every goal, by its id."""
        return goal_words(self.looked.reading, self.looked.mentorship)

    @cached_property
    def made_in(self) -> Mapping[int, Item]:
        """The meeting of every entry of a meeting."""
        return meetings_by_entry(self.looked.reading, self.looked.mentorship)

    @cached_property
    def on(self) -> Mapping[int, date]:
        """The day of the next meeting on whose agenda a topic stands."""
        found: dict[int, date] = {}
        for meeting in meetings(self.looked.reading, self.looked.mentorship):
            if meeting.state == PLANNED and not meeting.is_over(self.looked.now):
                for item in _on_agenda(self.looked, meeting):
                    found.setdefault(item, meeting.day)
        return found

    @cached_property
    def _covered(self) -> SaidOfItems:
        keys = (needs.COVERED, needs.COVERED_TALKED, needs.COVERED_CAME_OUT)
        return SaidOfItems(self.looked.reading, self.looked.mentorship, *keys)

    @property
    def talked(self) -> Mapping[int, Sequence[ItemSaid]]:
        """What notes say became of every topic, and what came out of it; oldest first."""
        return self._covered.every

    def talked_of(self, item: int) -> Sequence[ItemSaid]:
        """The same of one, for which nothing needs to be read that is said of others."""
        found = self._talked.get(item)
        if found is None:
            found = self._talked[item] = tuple(self._covered.of(item))
        return found


def rows(looked: Looked) -> tuple[KeptRow, ...]:
    """The topics of a mentorship: waiting ones in their order, resting, covered, let go."""
    on = _Known(looked).on
    items = looked.reading.snapshot.items_of(needs.TOPICS, archived=True)
    found = [
        _row(looked, item, on) for item in items if item.mentorship in (looked.mentorship, None)
    ]
    return tuple(sorted(found, key=lambda row: SECTIONS.index(row.section)))


def _row(looked: Looked, item: Item, on: Mapping[int, date]) -> KeptRow:
    kind = text_of(looked, item, needs.TOPIC_KIND)
    state = text_of(looked, item, needs.TOPIC_STATE)
    if state in (COVERED, DROPPED):
        section = GONE if state == DROPPED else TALKED
    else:
        section = RESTING if item.id not in on and rests(looked.reading, item) else ""
    return KeptRow(
        item,
        KIND_SIGNS.get(kind, PLAIN),
        state,
        section,
        closed=section in (TALKED, GONE),
        labels=frozenset({"open", EVERY, kind}),
    )


def _answers(
    looked: Looked, group: str, meeting: Meeting
) -> Mapping[tuple[int | None, str], Value]:
    """What a page says of a meeting that is not private, by the group it says it in."""
    reading = looked.reading
    page = group.partition("/")[0]
    place = place_of_page(reading, page, meeting.item.id, looked.mentorship)
    return reading.open_answers(place) if place is not None else {}


def _on_agenda(looked: Looked, meeting: Meeting) -> list[int]:
    return [
        item
        for (item, key), value in _answers(looked, needs.AGENDA, meeting).items()
        if key == needs.AGENDA_ON and value == "yes" and item is not None
    ]


class TopicTeller:
    """Tells what topics say."""

    def __init__(self, looked: Looked) -> None:
        self._looked = looked
        self._known = _Known(looked)

    def tell(self, row: KeptRow) -> Telling:
        """What a topic says: its words and kind, how it stands, what came out of it, its goal."""
        looked, item, known = self._looked, row.item, self._known
        talked = known.talked_of(item.id)
        meeting = known.made_in.get(item.made_in or 0)
        facts = open_facts(
            looked,
            item,
            (needs.TOPIC_KIND, self._kind(item)),
            ("", f"→ {talked[-1].words}" if talked and talked[-1].words else ""),
            (needs.TOPIC_GOAL, self._goal(item)),
            ("", f"from {meeting_words(looked, meeting)}" if meeting is not None else ""),
        )
        return Telling(
            text_of(looked, item, needs.TOPIC_WHAT) or "A topic without words",
            looked.reading.item_is_private(item, needs.TOPIC_WHAT),
            self._state(row),
            facts or since(looked, item),
        )

    def more(self, row: KeptRow) -> str:
        """What came out of it, each time that it was talked about."""
        return " ".join(one.words for one in self._known.talked.get(row.item.id, ()))

    def detail(self, row: KeptRow) -> Detail:
        """Everything that is known of a topic."""
        looked, item, known = self._looked, row.item, self._known
        said = [
            *line(looked, item, needs.TOPIC_KIND, "Kind", self._kind(item)),
            Line(
                "How it stands", self._state(row)[0] + (WHY_RESTS if row.section == RESTING else "")
            ),
            *line(looked, item, needs.TOPIC_GOAL, "Goal", self._goal(item)),
            Line("Raised", came_from(looked, item, known.made_in)),
            *other_lines(looked, item, TOLD),
        ]
        told = tuple(
            Told(one.day, ": ".join(filter(None, (SAID.get(one.choice, one.choice), one.words))))
            for one in known.talked_of(item.id)
        )
        return Detail(tuple(said), told)

    def _kind(self, item: Item) -> str:
        return KIND_WORDS.get(text_of(self._looked, item, needs.TOPIC_KIND), "")

    def _goal(self, item: Item) -> str:
        return self._known.goals.get(text_of(self._looked, item, needs.TOPIC_GOAL), "")

    def _state(self, row: KeptRow) -> tuple[str, ...]:
        """How a topic stands, then shorter."""
        today = self._looked.today
        if row.status == DROPPED:
            return ("let go",)
        if row.status == COVERED:
            day = _covered_on(self._looked, row.item, self._known)
            return (f"covered on {short_day(day, today)}", "covered") if day else ("covered",)
        on = self._known.on.get(row.item.id)
        if on is not None:
            return f"on the agenda of {short_day(on, today)}", f"on {short_day(on, today)}"
        return ("rests",) if row.section == RESTING else ("waits",)


def _covered_on(looked: Looked, item: Item, known: _Known) -> date | None:
    """The day on which a topic was covered: that of the meeting, else that on which it was said."""
    days = [one.day for one in known.talked_of(item.id) if one.choice == COVERED]
    if days:
        return days[-1]
    return said_on(looked, item, needs.TOPIC_STATE)


def made(looked: Looked, text: str, view: View) -> tuple[Item, tuple[Record, ...]]:
    """A new topic from one line: ``win: the talk went well``."""
    kind, words = read_kind(text)
    if kind is None:
        kind = view.id if view.id in KIND_WORDS else ""
    return captured(looked.reading, looked.mentorship, words, looked.now, kind)


def understood(looked: Looked, text: str) -> str:
    """Which kind is understood."""
    del looked
    kind, _ = read_kind(text)
    if kind is not None:
        return f"{KIND_SIGNS[kind]} {KIND_WORDS[kind]}"
    return "no kind yet · begin with w: for a win, q: for a question"


def answers(looked: Looked, item: Item, status: str) -> tuple[Answer, ...]:
    """A topic as waiting, covered or let go."""
    return _said(looked, item, needs.TOPIC_STATE, status)


def kind_set(looked: Looked, item: Item, kind: str) -> tuple[Answer, ...]:
    """A topic as one of a kind; the kind that it is already is taken away."""
    now = text_of(looked, item, needs.TOPIC_KIND)
    return _said(looked, item, needs.TOPIC_KIND, "" if kind == now else kind)


def _said(looked: Looked, item: Item, key: str, choice: str) -> tuple[Answer, ...]:
    prompt = looked.reading.pack.prompt(key)
    if prompt is None:
        return ()
    return (answered(looked.reading, prompt, place_of(looked, item), choice or None),)


TOPICS = Kind(
    group=needs.TOPICS,
    called="topic",
    several="topics",
    what=needs.TOPIC_WHAT,
    status=needs.TOPIC_STATE,
    statuses=STATUSES,
    views=VIEWS,
    empty=("What you want to bring up will wait here until you have talked about it."),
    ask="What do you want to bring up?",
    rows=rows,
    teller=TopicTeller,
    made=made,
    understood=understood,
    answers=answers,
)
"""Things to bring up."""

"""Feedback as a list, by what it asks now: to be decided, to be looked at again, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from workbook.journey import values
from workbook.journey.action_list import Told, meetings_by_entry
from workbook.journey.dates import explain_day
from workbook.journey.edits import answered, item_saying
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
from workbook.journey.kept.telling import (
    came_from,
    day_words,
    line,
    open_facts,
    other_lines,
    place_of,
    said_on,
    since,
    text_of,
)
from workbook.journey.mentorships import mentor_name
from workbook.journey.moments import day_of
from workbook.journey.noting import read_name
from workbook.journey.recurring import Recurring, in_feedback, is_private
from workbook.notebook.records import Answer, Item, Record, Value
from workbook.pages import needs

ADOPT, TEST, PARK, DECLINE = "adopt", "test", "park", "decline"
"""What can be decided, as the page's choices name it."""

DECIDE, LOOK, TESTING, SETTLED = "Decide", "Look again", "Testing", "Settled"
"""What feedback asks now, and the headings of the list."""

SECTIONS = (DECIDE, LOOK, TESTING, SETTLED)

SIGNS = {ADOPT: "●", TEST: "◐", PARK: "◇", DECLINE: "–"}
"""What was decided, as a sign that needs no colour."""

UNDECIDED, DUE = "○", "!"

IN_WEEKS = "+3w"
"""When one looks again unless one says otherwise."""

MOST_AGAIN = 3
"""Words that are named of those that come back."""

LOOK_ASK = Ask(needs.FEEDBACK_LOOK_ON, "When do you look at it again?", IN_WEEKS)

STATUSES = (
    Status(ADOPT, "taken on", LOOK_ASK),
    Status(TEST, "on test", LOOK_ASK),
    Status(PARK, "put aside"),
    Status(DECLINE, "declined", Ask(needs.FEEDBACK_WHY, "Why do you decline it?")),
)

WORDS = {status.id: status.words for status in STATUSES}

VIEWS = (
    View(EVERY, "all", closed=True),
    View("open", "open"),
    View(DECIDE, "to decide"),
    View(LOOK, "to look at again"),
    View(TESTING, "on test"),
)

TOLD = frozenset(
    {
        needs.FEEDBACK_HEARD,
        needs.FEEDBACK_WHO,
        needs.FEEDBACK_DECISION,
        needs.FEEDBACK_WHY,
        needs.FEEDBACK_LOOK_ON,
        needs.FEEDBACK_OUTCOME,
    }
)
"""What a row's detail tells in its own words."""


def rows(looked: Looked) -> tuple[KeptRow, ...]:
    """All feedback by what it asks now: it is the mentee's, whoever the mentor is."""
    items = looked.reading.snapshot.items_of(needs.FEEDBACK, archived=True)
    found = [_row(looked, item) for item in items]
    return tuple(sorted(found, key=lambda row: SECTIONS.index(row.section)))


def _row(looked: Looked, item: Item) -> KeptRow:
    decision = text_of(looked, item, needs.FEEDBACK_DECISION)
    section = asks_now(looked, item, decision)
    return KeptRow(
        item,
        DUE if section == LOOK else SIGNS.get(decision, UNDECIDED),
        decision,
        section,
        closed=section == SETTLED,
        pressing=section == LOOK,
        labels=frozenset({"open", EVERY, section}),
    )


def asks_now(looked: Looked, item: Item, decision: str) -> str:
    """What a piece of feedback asks now.

    It asks to be looked at again from its day on, until something was said about it on that day or
    later: what came of it, or another decision.
    """
    if not decision:
        return DECIDE
    if decision == DECLINE:
        return SETTLED
    look_on = values.day_of(looked.reading.item_value(item, needs.FEEDBACK_LOOK_ON))
    if look_on is not None and look_on <= looked.today and not _looked_since(looked, item, look_on):
        return LOOK
    tested = values.is_answered(looked.reading.item_value(item, needs.FEEDBACK_OUTCOME))
    coming = look_on is not None and look_on > looked.today
    return TESTING if decision == TEST and (coming or not tested) else SETTLED


def _looked_since(looked: Looked, item: Item, day: date) -> bool:
    """Whether something was said on that day or later of what came of it, or of what to do."""
    days = (said_on(looked, item, key) for key in (needs.FEEDBACK_OUTCOME, needs.FEEDBACK_DECISION))
    return any(said is not None and said >= day for said in days)


class FeedbackTeller:
    """Tells what feedback says."""

    def __init__(self, looked: Looked) -> None:
        self._looked = looked

    @cached_property
    def _made_in(self) -> Mapping[int, Item]:
        return meetings_by_entry(self._looked.reading, self._looked.mentorship)

    def tell(self, row: KeptRow) -> Telling:
        """What it says: what was heard and from whom, what was decided, and what came of it."""
        looked, item = self._looked, row.item
        outcome = text_of(looked, item, needs.FEEDBACK_OUTCOME)
        who = text_of(looked, item, needs.FEEDBACK_WHO)
        facts = open_facts(
            looked,
            item,
            (needs.FEEDBACK_WHO, who),
            (needs.FEEDBACK_WHY, self._why(row)),
            (needs.FEEDBACK_OUTCOME, f"→ {outcome}" if outcome else ""),
        )
        if (again := self._again(item)) and not is_private(looked.reading, item):
            facts += (f"again: {again}",)
        return Telling(
            text_of(looked, item, needs.FEEDBACK_HEARD) or "Feedback without words",
            looked.reading.item_is_private(item, needs.FEEDBACK_HEARD),
            self._right(row),
            facts or since(looked, item),
        )

    def more(self, row: KeptRow) -> str:
        """Nothing: its row says all that there is."""
        del row
        return ""

    def detail(self, row: KeptRow) -> Detail:
        """Everything that is known of it."""
        looked, item = self._looked, row.item
        who = text_of(looked, item, needs.FEEDBACK_WHO)
        decided = WORDS.get(row.status, row.status)
        look_on = "" if row.status in ("", DECLINE) else _day(looked, item)
        outcome = text_of(looked, item, needs.FEEDBACK_OUTCOME)
        said = [
            *line(looked, item, needs.FEEDBACK_WHO, "Who said it", who),
            Line("Heard", came_from(looked, item, self._made_in)),
            *line(looked, item, needs.FEEDBACK_DECISION, "What you do", decided),
            *line(looked, item, needs.FEEDBACK_WHY, "Why declined", self._why(row)),
            *line(looked, item, needs.FEEDBACK_LOOK_ON, "Look again", look_on),
            *line(looked, item, needs.FEEDBACK_OUTCOME, "What came of it", outcome),
            *line(looked, item, needs.FEEDBACK_HEARD, "Comes back", self._again(item)),
            *other_lines(looked, item, TOLD),
        ]
        return Detail(tuple(said), _told(looked, item))

    @cached_property
    def _recurring(self) -> tuple[Recurring, ...]:
        return in_feedback(self._looked.reading)

    def _again(self, item: Item) -> str:
        """The words of it that other feedback has too, each with how often it comes."""
        found = [one for one in self._recurring if item.id in one.items]
        return ", ".join(f"“{one.word}” ({len(one.items)})" for one in found[:MOST_AGAIN])

    def _why(self, row: KeptRow) -> str:
        declined = row.status == DECLINE
        return text_of(self._looked, row.item, needs.FEEDBACK_WHY) if declined else ""

    def _right(self, row: KeptRow) -> tuple[str, ...]:
        """What was decided and when one looks again, then shorter."""
        if not row.status:
            return ()
        words = WORDS.get(row.status, row.status)
        look_on = self._looked.reading.item_value(row.item, needs.FEEDBACK_LOOK_ON)
        day = day_words(self._looked, look_on) if row.status != DECLINE else ""
        return (f"{words} · look again {day}", f"{words} · {day}", words) if day else (words,)


def _day(looked: Looked, item: Item) -> str:
    value = looked.reading.item_value(item, needs.FEEDBACK_LOOK_ON)
    day = values.day_of(value)
    return explain_day(day, looked.today) if day is not None else day_words(looked, value)


def _told(looked: Looked, item: Item) -> tuple[Told, ...]:
    """When it was heard, decided, and what came of it was written."""
    found = [Told(day_of(item.made), "Written down")]
    for key, words in (
        (needs.FEEDBACK_DECISION, "Decided"),
        (needs.FEEDBACK_OUTCOME, "Said what came of it"),
    ):
        day = said_on(looked, item, key)
        if day is not None:
            found.append(Told(day, words))
    return tuple(found)


def made(looked: Looked, text: str, view: View) -> tuple[Item, tuple[Record, ...]]:
    """New feedback from one line: ``Amara: you answer before I have finished``."""
    del view
    who, words = read_who(looked, text)
    says: dict[str, Value] = {needs.FEEDBACK_HEARD: words, needs.FEEDBACK_WHO: who}
    reading = looked.reading
    return item_saying(reading, needs.FEEDBACK, looked.mentorship, looked.now, says)


def read_who(looked: Looked, text: str) -> tuple[str, str]:
    """The mentor's name where it is written before a line, and the line without it."""
    words = values.one_line(text)
    mentor = mentor_name(looked.reading, looked.mentorship)
    named, said = read_name(words, mentor)
    return (mentor, said) if named == "mentor" else ("", words)


def understood(looked: Looked, text: str) -> str:
    """Who is understood to have said it."""
    who, _ = read_who(looked, text)
    return f"said by {who}" if who else "nobody named yet"


def answers(looked: Looked, item: Item, status: str) -> tuple[Answer, ...]:
    """Feedback as taken on, tested, put aside or declined."""
    prompt = looked.reading.pack.prompt(needs.FEEDBACK_DECISION)
    if prompt is None:
        return ()
    return (answered(looked.reading, prompt, place_of(looked, item), status),)


FEEDBACK = Kind(
    group=needs.FEEDBACK,
    called="piece of feedback",
    several="feedback",
    what=needs.FEEDBACK_HEARD,
    status=needs.FEEDBACK_DECISION,
    statuses=STATUSES,
    views=VIEWS,
    empty=(
        "What people tell you about your work will stand here, with what you decide to do about it."
    ),
    ask="What were you told?",
    rows=rows,
    teller=FeedbackTeller,
    made=made,
    understood=understood,
    answers=answers,
)
"""What one was told, what one made of it, and what came of that."""

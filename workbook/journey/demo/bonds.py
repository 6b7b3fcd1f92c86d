"""Mentorships over the years: begun, agreed on row by row, and put into new words each year."""

from __future__ import annotations

from datetime import date, time, timedelta

from workbook.journey.demo.calendar import Spell
from workbook.journey.demo.life import Bond, Life
from workbook.journey.demo.meeting_days import Meetings
from workbook.journey.demo.note_taking import hear
from workbook.journey.demo.parts import Answers, Line
from workbook.journey.demo.words.mentors import OPEN_ROW, ROWS
from workbook.journey.demo.words.told import LEARNING, RETURNING
from workbook.journey.place import once_place
from workbook.notebook.records import COLUMNS, Column
from workbook.pages import needs

EVENING = time(18, 40)

MINE, THEIRS, AGREED = 3, 20, 34
"""Days after the beginning on which one fills in each column of the agreement."""

REWRITTEN = 330
"""Days after which the purpose is put into new words."""

SHORT = 560
"""Days; in a mentorship that is shorter the words change after three fifths of it."""

RETURNS = 62
"""Days between two times that one hears the same in other words."""

LAST_HEARD = 12
"""Days since one heard it last."""

TWICE = 23
"""Days between that and the time before, so that two reviews in a row tell of it."""

LEARNS = 55
"""Days between two things that one learns from."""

PURPOSE = "agreement/purpose"


def tell_bond(life: Life, spell: Spell) -> Bond:
    """Begin a mentorship at its time and plan what happens in it."""
    bond = Bond(0, spell)
    life.happens(life.moment(spell.start, time(18, 0)), lambda: _begun(life, bond))
    Meetings(life, bond).tell()
    if not spell.is_main:
        return bond
    for column, days in zip(COLUMNS, (MINE, THEIRS, AGREED), strict=True):
        at = life.moment(spell.start + timedelta(days=days), EVENING)
        life.happens(at, lambda column=column: _agreed(life, bond, column))  # type: ignore[misc]
    for number, day in enumerate(_rewritten(life, spell), 1):
        at = life.moment(day, EVENING)
        life.happens(at, lambda number=number: _rewritten_purpose(life, bond, number))  # type: ignore[misc]
    settled = life.moment(spell.start + timedelta(days=REWRITTEN), time(18, 45))
    life.happens(settled, lambda: _compare(life, bond, (OPEN_ROW,), Column.AGREED))
    _plan_feedback(life, bond)
    return bond


def _begun(life: Life, bond: Bond) -> None:
    mentor, speech = bond.spell.mentor, life.speech
    bond.id = life.story.begin(
        {
            needs.MENTOR_NAME: mentor.name,
            needs.STAGE: "settled",
            needs.SINCE: bond.spell.start.isoformat(),
            "mentorship/why": mentor.why,
            "mentorship/hope": mentor.hope,
            "mentorship/channels": speech.some(("email", "chat", "video", "in-person"), 2, 3),
            "mentorship/details": mentor.details,
            needs.OFTEN_HOPED: "weekly" if bond.spell.is_main else "monthly",
            needs.MENTEE_NAME: "Sam Reyes",
            needs.NAMES: "name",
            "mentorship/learn": speech.some(("watching", "doing", "talking", "questions"), 2, 3),
            "mentorship/hard-things": (
                "Tell me straight and alone, please. I go quiet at first. Give me until the next day."
            ),
            "mentorship/days": "Month end eats the first three working days of every month.",
        }
    )


def _rewritten(life: Life, spell: Spell) -> list[date]:
    """The days on which the purpose is put into new words."""
    end = spell.end or life.today
    whole = (end - spell.start).days
    if whole < SHORT:
        return [spell.start + timedelta(days=whole * 3 // 5)]
    return [spell.start + timedelta(days=days) for days in range(REWRITTEN, whole, REWRITTEN)]


def _agreed(life: Life, bond: Bond, column: Column) -> None:
    """Fill in one column of the agreement; at the end the day and the next looks at it."""
    mentor = bond.spell.mentor
    purpose = (mentor.purposes[0], mentor.theirs, mentor.purposes[0])
    _compare(life, bond, ((PURPOSE, purpose), *ROWS.items()), column)
    if column is not Column.AGREED:
        _compare(life, bond, (OPEN_ROW,), column)
        return
    half = life.story.ahead(life.story.moment.date() + timedelta(days=180))
    checks = (Line("Does every week still suit us both?", half, done=half < 0),)
    day = life.story.moment.date().isoformat()
    life.story.say_once({"agreement/checks": checks, "agreement/agreed-on": day}, bond.id)


def _compare(
    life: Life,
    bond: Bond,
    rows: tuple[tuple[str, tuple[object, object, object]], ...],
    column: Column,
) -> None:
    page = life.story.pack.pages.get(needs.AGREEMENT)
    if page is None:
        return
    place = once_place(page, bond.id)
    number = COLUMNS.index(column)
    for key, row in rows:
        life.story.say({key: row[number]}, place, column)


def _rewritten_purpose(life: Life, bond: Bond, number: int) -> None:
    purposes = bond.spell.mentor.purposes
    words = purposes[min(number, len(purposes) - 1)]
    for column in (Column.MINE, Column.AGREED):
        _compare(life, bond, ((PURPOSE, (words, words, words)),), column)


def _plan_feedback(life: Life, bond: Bond) -> None:
    """What one hears again and again, on days of its own."""
    day = (bond.spell.end or life.today) - timedelta(days=LAST_HEARD)
    while day > bond.spell.start + timedelta(days=20):
        at = life.moment(day, time(17, 50))
        life.happens(at, lambda day=day: hear(life, bond, day, RETURNING))  # type: ignore[misc]
        first = (bond.spell.end or life.today) - day == timedelta(days=LAST_HEARD)
        day -= timedelta(days=TWICE if first else RETURNS + life.speech.within(-9, 9))


def tell_learning(life: Life) -> None:
    """Plan what one learns from: written down, then done, then what came of it."""
    day = life.start + timedelta(days=25)
    while day < life.today:
        life.happens(life.moment(day, time(21, 0)), lambda day=day: _learns(life, day))  # type: ignore[misc]
        day += timedelta(days=LEARNS)


def _learns(life: Life, day: date) -> None:
    what, kind, came = life.speech.pick(LEARNING)
    goal = next(iter(life.goals), None)
    begins = day + timedelta(days=life.speech.within(10, 30))
    says: Answers = {
        "what": what,
        "kind": kind,
        "goal": str(goal.item.id) if goal is not None else None,
        "on": begins.isoformat(),
        "state": "signed-up",
    }
    item = life.make("learning/learning", None, _learning(says))
    if item is None:
        return
    done: Answers = {"state": "done", "came": came}
    after = life.moment(begins + timedelta(days=12), time(21, 5))
    life.happens(after, lambda: life.say_of(item, _learning(done)))


def _learning(says: Answers) -> Answers:
    return {f"learning/learning.{name}": value for name, value in says.items()}

"""Looking back over the years: self-checks, reviews, and the end of a mentorship."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

from msgspec.structs import replace

from workbook.journey import edits
from workbook.journey.demo.calendar import CHECKS
from workbook.journey.demo.life import Bond, Life
from workbook.journey.demo.note_taking import let_go
from workbook.journey.demo.parts import Answers, lines
from workbook.journey.demo.words import dip, reviews
from workbook.journey.place import Place, entry_place, once_place
from workbook.pages import needs
from workbook.pages.model import Choice

EVENING = time(20, 15)
REVIEWS = 30
"""Days between two reviews."""

LAST_REVIEW = 20
"""Days since the last one."""


SETTLED = 10
"""The self-check from which habits rise no more."""


def check_days(life: Life) -> Iterator[date]:
    """The days of the self-checks: the first one, and a row that meets the dip."""
    yield life.start + timedelta(days=1)
    day = life.dip
    while day - timedelta(days=CHECKS) > life.start + timedelta(days=30):
        day -= timedelta(days=CHECKS)
    while day < life.today:
        yield day
        day += timedelta(days=CHECKS)


def tell_checks(life: Life) -> None:
    """Plan the self-checks."""
    days = list(check_days(life))
    for day in days:
        at = life.moment(day, EVENING)
        life.happens(at, lambda day=day: _checked(life, day, days))  # type: ignore[misc]


def confidence(day: date, days: list[date], dip_day: date) -> int:
    """The mark of a day: it rises from 3 to 4, falls to 1 on the day of the dip, and recovers."""
    if day == dip_day:
        return 1
    if day > dip_day:
        return 3 if (day - dip_day).days <= CHECKS else 4
    before = [one for one in days if one < dip_day]
    return 4 if before.index(day) * 2 >= len(before) and len(before) > 1 else 3


def _checked(life: Life, day: date, days: list[date]) -> None:
    page = life.story.pack.pages.get(needs.SELF_CHECK)
    if page is None:
        return
    story, speech = life.story, life.speech
    run = edits.new_run(page, None, story.moment, make_id=story.make_id)
    place = entry_place(page, run, None)
    mark = confidence(day, days, life.dip)
    habits = page.prompt("habits")
    step = days.index(day)
    story.write(run)
    marks = _habits(life, habits.choices if habits is not None else (), step, low=mark == 1)
    says: Answers = {
        needs.HABITS: marks,
        "self-check/floor": speech.say(reviews.CHECK_FLOOR),
        "self-check/lift": speech.say(reviews.CHECK_LIFT),
        "self-check/pressure": speech.some(("overload", "silence", "giving-in", "alone"), 1, 2),
        "self-check/steady": speech.say(reviews.STEADY),
        "self-check/strengths": lines(*speech.some(reviews.STRENGTHS, 3, 5)),
        "self-check/skills": lines(*map(speech.filled, speech.some(reviews.SKILLS, 2, 3))),
        "self-check/helpers": lines(*speech.some(reviews.HELPERS, 2, 4)),
        "self-check/missing": speech.some(
            ("craft", "place", "doors", "balance", "role-model"), 1, 2
        ),
        needs.CONFIDENCE: mark,
        needs.CONFIDENCE_FROM: speech.some(("done", "told", "felt", "seen"), 1, 2),
        "self-check/confidence-lift": speech.pick(reviews.CONFIDENCE_LIFT) if mark <= 3 else None,
    }
    if mark == 1:
        said = dip.SELF_CHECK.items()
        says |= {k: speech.filled(v, "Amara") if isinstance(v, str) else v for k, v in said}
    story.say(says, place)
    story.write(edits.finished(story.reading(), run, place, story.moment))


def _habits(life: Life, statements: tuple[Choice, ...], step: int, *, low: bool) -> dict[str, int]:
    """Marks that rise slowly, some faster than others, and drop a little in the dip."""
    marks = {}
    for number, statement in enumerate(statements):
        begins, most = 1 + number * 7 % 4, 3 + number * 5 % 3
        mark = begins + (most - begins) * min(1, step / SETTLED)
        mark += life.speech.chance.uniform(-0.7, 0.7) - (1 if low else 0)
        marks[statement.id] = min(5, max(1, round(mark)))
    return marks


# -- reviews -----------------------------------------------------------------------------------------------


def tell_reviews(life: Life, bond: Bond) -> None:
    """Plan the reviews of a main mentorship: light each month, full each third."""
    day = (bond.spell.end or life.today) - timedelta(days=LAST_REVIEW)
    days = []
    while day >= bond.spell.start + timedelta(days=REVIEWS - 5):
        days.append(day)
        day -= timedelta(days=REVIEWS)
    for day in reversed(days):
        at = life.moment(day, time(17, 5))
        life.happens(at, lambda day=day: _reviewed(life, bond, day))  # type: ignore[misc]


def _reviewed(life: Life, bond: Bond, day: date) -> None:
    page = life.story.pack.pages.get(needs.REVIEW)
    if page is None:
        return
    bond.reviews += 1
    story, speech = life.story, life.speech
    full = bond.reviews % 3 == 0
    run = edits.new_run(page, bond.id, story.moment, make_id=story.make_id)
    place = entry_place(page, run, bond.id)
    story.write(run)
    says: Answers = {
        "review/depth": "full" if full else "light",
        "review/surprise": speech.pick(reviews.SURPRISES),
        "review/in-common": speech.say(reviews.IN_COMMON) if bond.promises else None,
        "review/health": {
            key: speech.within(3, 5)
            for key in ("pace", "length", "honest", "stretched", "help", "aims")
        },
        "review/sentence": speech.pick(reviews.SENTENCES) if speech.happens(0.6) else None,
        needs.REVIEW_CHANGE: speech.pick(reviews.CHANGES),
        needs.REVIEW_NEXT: (day + timedelta(days=REVIEWS)).isoformat(),
        needs.REVIEW_NEWS: speech.say(reviews.NEWS),
        needs.REVIEW_THANKS: speech.say(reviews.MOST),
    }
    story.say(says, place)
    _looked_at_goals(life, place)
    if full:
        story.say(_full(life, day), place)
    story.write(edits.finished(story.reading(), run, place, story.moment))


def _looked_at_goals(life: Life, place: Place) -> None:
    speech = life.speech
    for goal in life.goals:
        decision = speech.weighed(keep=7, resize=1, re_date=1)
        far = min(4, 1 + sum(done for _, _, done in goal.steps))
        says: Answers = {
            "review/looks.far": far,
            needs.REVIEW_PROOF: speech.say(reviews.PROOFS),
            "review/looks.decision": decision,
        }
        if decision != "keep":
            says["review/looks.changes"] = speech.pick(reviews.CARD_CHANGES[decision])
        life.say_of(goal.item, says, place)


def _full(life: Life, day: date) -> Answers:
    """What only a full review asks."""
    speech = life.speech
    source = speech.weighed(done=1, seen=3, told=2, felt=1)
    after = 0 <= (day - life.dip).days <= CHECKS
    fits = speech.weighed(yes=2, nearly=1)
    return {
        "review/moved-by": dip.MOVED_BY if after else speech.pick(reviews.MOVED_BY),
        "review/source": source,
        "review/seek": speech.say(reviews.SEEK[source]),
        "review/returning": speech.pick(reviews.RETURNED),
        "review/differently": speech.pick(reviews.DIFFERENTLY),
        "review/ask-whom": speech.pick(reviews.ASK_WHOM),
        "review/fits": fits,
        "review/rows": speech.pick(reviews.ROWS) if fits == "nearly" else None,
    }


# -- the end of a mentorship -----------------------------------------------------------------------------------


def tell_end(life: Life, bond: Bond) -> None:
    """Plan the farewell of a mentorship that ended, and that it is put away."""
    end = bond.spell.end
    if end is None:
        return
    life.happens(life.moment(end - timedelta(days=6), EVENING), lambda: _closed(life, bond, end))
    life.happens(life.moment(end + timedelta(days=9), EVENING), lambda: _put_away(life, bond))


def _closed(life: Life, bond: Bond, end: date) -> None:
    speech, name = life.speech, bond.mentor
    says: Answers = {
        "reason": "agreed",
        "last-on": end.isoformat(),
        "last-for": speech.say(reviews.LAST_FOR, name),
        "can-now": speech.pick(reviews.CAN_NOW),
        "about-work": lines(*speech.some(reviews.ABOUT_WORK, 2, 3)),
        "about-me": lines(*speech.some(reviews.ABOUT_ME, 1, 2)),
        "moment": speech.say(reviews.MOMENTS, name),
        "again": speech.pick(reviews.AGAIN),
        "otherwise": speech.say(reviews.OTHERWISE, name),
        "most": speech.pick(reviews.MOST),
        "suggestion": speech.pick(reviews.SUGGESTIONS),
        "thanks": speech.say(reviews.GOODBYES, name),
        "contact": "now-and-then",
        "terms": speech.pick(reviews.TERMS),
        "half-year": lines(*speech.some(reviews.HALF_YEAR, 2, 3)),
        "pass-on": speech.pick(reviews.PASS_ON),
        "notes": "rest",
        "mark": speech.pick(reviews.MARKS),
    }
    life.story.say_once({f"{needs.CLOSURE}/{key}": value for key, value in says.items()}, bond.id)
    page = life.story.pack.pages.get(needs.CLOSURE)
    for goal in life.goals if page is not None else ():
        place = once_place(page, bond.id) if page is not None else None
        ends: Answers = {
            "closure/ends.proof": speech.say(reviews.PROOFS),
            "closure/ends.onward": speech.weighed(alone=1, somebody=2),
        }
        life.say_of(goal.item, ends, place)


def _put_away(life: Life, bond: Bond) -> None:
    let_go(life, bond)
    life.story.say_once({needs.STAGE: "closing"}, bond.id)
    mentorship = life.story.reading().snapshot.mentorships[bond.id]
    life.story.write(replace(mentorship, archived=True))

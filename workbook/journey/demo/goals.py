"""Goals over the years: begun with a season, moved step by step, reached or let go."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time, timedelta

from msgspec.structs import replace

from workbook.journey.demo.calendar import first_of, last_spring, season
from workbook.journey.demo.life import Life, LiveGoal
from workbook.journey.demo.parts import Line, lines
from workbook.journey.demo.words.limits import URGENT
from workbook.journey.demo.words.reviews import VIEWS, YEAR_CHANGES
from workbook.pages import needs

EVENING = time(19, 10)
STEPS = (20, 45, 75, 105)
"""Days after the beginning on which the steps are due."""

KEPT = 150
"""Days after its end from which a goal is put away."""

REWRITTEN = 330
"""Days after which the view of some years on is written anew."""


def tell_goals(life: Life) -> None:
    """Plan what happens to the goals, and to the longer view."""
    first = season(life.start)
    for number in range(first, season(life.today) + 1):
        day = max(first_of(number), life.start) + timedelta(days=6)
        life.happens(life.moment(day, EVENING), lambda day=day: _begun(life, day))  # type: ignore[misc]
    day, number = life.start + timedelta(days=2), 0
    while day <= life.today:
        at = life.moment(day, time(20, 30))
        life.happens(at, lambda number=number: _viewed(life, number))  # type: ignore[misc]
        day, number = day + timedelta(days=REWRITTEN), number + 1


def _viewed(life: Life, number: int) -> None:
    life.story.say_once(
        {
            "goals/view": VIEWS[min(number, len(VIEWS) - 1)],
            "goals/changes": lines(*YEAR_CHANGES[number % len(YEAR_CHANGES)]),
        },
        None,
    )


def _begun(life: Life, day: date) -> None:
    """A goal for the season, unless there is one like it already."""
    chapter = life.theme(day)
    if any(goal.chapter is chapter for goal in life.goals):
        return
    told, speech = chapter.goal, life.speech
    statement = told.later if told.statement in life.aims else told.statement
    if chapter is URGENT:  # the words of the last spring stand in no other season
        is_last = season(day) == last_spring(life.today)
        statement = told.statement if is_last else told.later
    life.aims.add(statement)
    sure = speech.within(2, 4)
    steps = [
        (step, day + timedelta(days=d), False) for step, d in zip(told.steps, STEPS, strict=True)
    ]
    says = {
        "statement": statement,
        "kind": told.kind,
        "horizon": "near" if speech.happens(0.7) else "far",
        "why": told.why,
        "measure": told.measure,
        "now": told.now,
        "by": (day + timedelta(days=120)).isoformat(),
        "checkpoints": _lines(life, steps),
        "next": told.next,
        "model": told.model,
        "obstacle": told.obstacle,
        "if-then": speech.filled(told.if_then),
        "help": speech.some(("advise", "open-door", "read", "rehearse", "hold-me", "listen"), 1, 2),
        "talked": speech.weighed(yes=3, partly=1),
        "matter": speech.within(3, 5),
        "sure": sure,
        "sure-lift": told.lift if sure <= 3 else None,
        "status": "not-begun",
    }
    item = life.make(needs.GOALS, None, _keyed(says))
    if item is None:
        return
    goal = LiveGoal(item, chapter, day, steps)
    life.goals.append(goal)
    _plan(life, goal)


def _keyed(says: Mapping[str, object]) -> dict[str, object]:
    return {f"{needs.GOALS}.{name}": value for name, value in says.items()}


def _lines(life: Life, steps: list[tuple[str, date, bool]]) -> tuple[Line, ...]:
    return tuple(Line(text, life.story.ahead(day), done) for text, day, done in steps)


def _plan(life: Life, goal: LiveGoal) -> None:
    """What becomes of it: its steps one by one, some of them late, and its end."""
    speech = life.speech
    fate = speech.weighed(reached=6, let_go=1.5, late=2)
    if goal.chapter is URGENT and fate == "let-go":
        fate = "reached"  # what is asked for again and again has to come to something
    steps = 2 if fate == "let-go" else 4
    for number in range(steps):
        late = speech.within(9, 24) if speech.happens(0.25) else speech.within(-2, 1)
        day = goal.steps[number][1] + timedelta(days=late)
        at = life.moment(day, EVENING)
        life.happens(at, lambda number=number: _stepped(life, goal, number))  # type: ignore[misc]
    if speech.happens(0.3):
        at = life.moment(goal.begun + timedelta(days=60), EVENING)
        life.happens(at, lambda: _stuck(life, goal))
    days = {"reached": 124, "let-go": 80, "late": 185}[fate]
    if fate == "late":
        at = life.moment(goal.begun + timedelta(days=118), EVENING)
        life.happens(at, lambda: _moved_on(life, goal))
    end = goal.begun + timedelta(days=days)
    life.happens(life.moment(end, EVENING), lambda: _ended(life, goal, reached=fate != "let-go"))
    away = life.moment(end + timedelta(days=KEPT), EVENING)
    life.happens(away, lambda: life.story.write(replace(goal.item, archived=True)))


def _stepped(life: Life, goal: LiveGoal, number: int) -> None:
    if goal not in life.goals:
        return
    text, day, _ = goal.steps[number]
    goal.steps[number] = (text, day, True)
    goal.moving = True
    says: dict[str, object] = {
        "checkpoints": _lines(life, goal.steps),
        "status": "moving",
        "sure": min(5, 2 + number + life.speech.within(0, 1)),
    }
    life.say_of(goal.item, _keyed(says))


def _stuck(life: Life, goal: LiveGoal) -> None:
    if goal in life.goals:
        life.say_of(goal.item, _keyed({"status": "stuck", "stuck": goal.chapter.goal.stuck}))


def _moved_on(life: Life, goal: LiveGoal) -> None:
    """Another date."""
    by = goal.begun + timedelta(days=182)
    life.say_of(goal.item, _keyed({"status": "moving", "by": by.isoformat()}))


def _ended(life: Life, goal: LiveGoal, *, reached: bool) -> None:
    told = goal.chapter.goal
    life.goals.remove(goal)
    if reached:
        result = life.speech.filled(told.result)
        says = {"status": "reached", "result": result, "sure": 5}
    else:
        says = {"status": "let-go", "reason": told.reason}
    life.say_of(goal.item, _keyed(says))

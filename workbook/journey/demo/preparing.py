"""Preparations over the years: what was promised, what moved, what one comes for, the agenda."""

from __future__ import annotations

from datetime import date, timedelta

from workbook.journey.demo.life import Bond, Life, Promise, Waiting
from workbook.journey.demo.parts import Answers, Line
from workbook.journey.demo.words.everyday import (
    ASIDES,
    DROPPED,
    HELD_UP,
    OFFERS,
    SEND,
    SETBACKS,
    WAYS,
)
from workbook.journey.place import Place
from workbook.pages import needs

WANT = ("view", "challenge", "contact", "read", "rehearse", "listen")

STATUS = {"done": "done", "partly": "partly", "not-yet": "open", "dropped": "dropped"}
"""Where an action stands, by what a preparation says of it."""


def catch_topics(
    life: Life, bond: Bond, day: date, made_in: int | None, least: int, most: int
) -> None:
    """Write down what comes to mind between two meetings, or while preparing one."""
    speech, chapter = life.speech, life.chapter(bond, day)
    kinds = {
        "question": chapter.questions,
        "obstacle": chapter.obstacles,
        "win": chapter.wins,
        "feedback": chapter.wanted,
        "idea": ASIDES,
    }
    weights = {"question": 4.0, "obstacle": 4.0, "win": 3.0, "feedback": 2.0, "idea": 1.0}
    for _ in range(speech.within(least, most)):
        kind = speech.weighed(**weights)
        says: Answers = {
            needs.TOPIC_WHAT: speech.say(kinds[kind], bond.mentor),
            needs.TOPIC_KIND: kind,
        }
        goal = next((goal for goal in life.goals if goal.chapter is chapter), None)
        if goal is not None and kind != "idea" and speech.happens(0.4):
            says[needs.TOPIC_GOAL] = str(goal.item.id)
        item = life.make(needs.TOPICS, bond.id, says, made_in)
        if item is not None:
            bond.waiting.append(Waiting(item, chapter))


def prepare(life: Life, bond: Bond, day: date, place: Place, *, begun: bool = False) -> None:
    """Fill in a preparation; one that is only begun leaves open what matters most."""
    if not begun:
        for promise in list(bond.promises):
            _owed(life, bond, promise, place)
        _progress(life, bond, day, place)
        _second_look(life, bond, day, place)
    catch_topics(life, bond, day, place.entry, 0, 1)
    speech, chapter = life.speech, life.chapter(bond, day)
    says: Answers = {
        needs.ONE_THING: None if begun else speech.say(chapter.one_things, bond.mentor),
        needs.WANT: speech.some(WANT, 1, 2),
    }
    if speech.happens(0.15):
        ready = life.story.ahead(day - timedelta(days=speech.within(0, 1)))
        says["prep/send"] = (Line(speech.say(SEND), ready, done=speech.happens(0.8)),)
    if speech.happens(0.15):
        says["prep/offer"] = speech.say(OFFERS)
    low = life.in_dip(day)
    if low or speech.happens(0.35):
        says["prep/energy"] = 2 if low else speech.within(2, 5)
        says["prep/nerves"] = speech.within(4, 5) if low else speech.within(1, 3)
    if speech.happens(0.08):
        says["prep/setback"] = speech.say(SETBACKS)
        says["prep/raise"] = speech.weighed(yes=1, no=1)
    life.story.say(says, place)
    _agenda(life, bond, place)


def _owed(life: Life, bond: Bond, promise: Promise, place: Place) -> None:
    """How an action went; after three meetings it is done or dropped."""
    speech = life.speech
    promise.asked += 1
    went = (
        speech.weighed(done=3, dropped=1)
        if promise.asked > 2
        else speech.weighed(done=6, partly=1.5, not_yet=1.5, dropped=0.4)
    )
    says: Answers = {needs.OWED_WENT: went}
    if went != "done" and promise.mine:
        says[needs.OWED_WHY] = speech.say(DROPPED if went == "dropped" else HELD_UP)
    life.say_of(promise.item, says, place)
    stands: Answers = {needs.ACTION_STATUS: STATUS[went]}
    if went == "dropped":
        stands[needs.ACTION_REASON] = speech.say(DROPPED)
    if went == "partly" and promise.mine:
        yesterday = life.story.ahead(life.story.moment.date()) - 1
        stands[needs.ACTION_LOG] = (Line(speech.say(WAYS), yesterday),)
    life.say_of(promise.item, stands)
    if went in ("done", "dropped"):
        bond.promises.remove(promise)


def _progress(life: Life, bond: Bond, day: date, place: Place) -> None:
    """What has moved about the goals; most is said of the one that is talked about."""
    chapter = life.chapter(bond, day)
    for goal in life.goals:
        talked_about = goal.chapter.goal is chapter.goal
        if life.speech.happens(0.8 if talked_about else 0.1):
            moved = (chapter if talked_about else goal.chapter).moved
            says: Answers = {needs.PROGRESS_MOVED: life.speech.say(moved, bond.mentor)}
            life.say_of(goal.item, says, place)


def _second_look(life: Life, bond: Bond, day: date, place: Place) -> None:
    """What came of feedback that was put to the test."""
    for test in [one for one in bond.tests if one.look_on <= day]:
        tried: Answers = {needs.SECOND_LOOK_TRIED: life.speech.weighed(helped=5, little=1)}
        life.say_of(test.item, tried, place)
        stands: Answers = {
            needs.FEEDBACK_OUTCOME: life.speech.filled(test.heard.outcome),
            needs.FEEDBACK_DECISION: "adopt",
        }
        life.say_of(test.item, stands)
        bond.tests.remove(test)


def _agenda(life: Life, bond: Bond, place: Place) -> None:
    """Put the newest of what waits on the agenda, and what has waited longest."""
    chosen = [*bond.waiting[:1], *bond.waiting[-1:]]
    for waiting in {one.item.id: one for one in chosen}.values():
        minutes = life.speech.pick((5, 5, 10, 10, 15))
        life.say_of(waiting.item, {needs.AGENDA_ON: "yes", needs.AGENDA_MINUTES: minutes}, place)
        waiting.offered += 1

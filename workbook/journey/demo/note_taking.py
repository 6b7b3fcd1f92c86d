"""Notes over the years: lines, what came out of topics, promises, feedback, the follow-up."""

from __future__ import annotations

from datetime import date, timedelta

from workbook.journey.demo.life import Bond, Life, Promise, Test
from workbook.journey.demo.parts import Answers
from workbook.journey.demo.words.everyday import DROPPED, PEOPLE, RESOURCES
from workbook.journey.demo.words.model import Chapter
from workbook.journey.demo.words.told import DECLINED, HEARD, REACTIONS, RETURNING, Heard
from workbook.journey.place import Place
from workbook.pages import needs

OFFERED = 3
"""After so many meetings what was not talked about is let go."""


LATELY = 8
"""Days of the last meeting, from which something of everything is still open."""


def take_notes(life: Life, bond: Bond, day: date, place: Place) -> None:
    """Write the notes of a meeting."""
    chapter = life.chapter(bond, day)
    _lines(life, bond, chapter, place)
    came_out = _covered(life, bond, chapter, place)
    promised = _promises(life, bond, chapter, day, place)
    if life.speech.happens(0.12):
        hear(life, bond, day, HEARD, place.entry)
    says: Answers = {
        "notes/said-back": life.speech.weighed(yes=6, sorted=2, no=1),
    }
    if life.speech.happens(0.35):
        says["notes/phrase"] = life.speech.say(chapter.phrases)
    if life.speech.happens(0.75):
        says[needs.NOTES_SENT] = _follow_up(came_out, promised)
        says[needs.NOTES_SENT_ON] = day.isoformat()
    life.story.say(says, place)


def _lines(life: Life, bond: Bond, chapter: Chapter, place: Place) -> None:
    group = life.story.pack.group(needs.NOTES_LINES)
    if group is None:
        return
    kinds = {
        "advice": chapter.advice,
        "decision": chapter.decisions,
        "idea": chapter.ideas,
        "person": PEOPLE,
        "resource": RESOURCES,
    }
    weights = {"advice": 4.0, "decision": 3.0, "idea": 2.0, "person": 0.7, "resource": 0.7}
    for _ in range(life.speech.within(1, 3)):
        tag = life.speech.weighed(**weights)
        words = life.speech.say(kinds[tag], bond.mentor)
        life.story.make_at(group, place, {needs.LINE_WHAT: words, needs.LINE_TAG: tag})


def _covered(life: Life, bond: Bond, chapter: Chapter, place: Place) -> list[str]:
    """What became of the topics; returns what came out of them."""
    told = []
    for waiting in list(bond.waiting):
        if waiting.offered == 0 and not life.speech.happens(0.2):
            continue
        again = "dropped" if waiting.offered >= OFFERED else "again"
        talked = "covered" if life.speech.happens(0.75) else again
        says: Answers = {needs.COVERED_TALKED: talked}
        if talked == "covered" and life.speech.happens(0.8):
            told.append(life.speech.say((waiting.chapter or chapter).came_out, bond.mentor))
            says[needs.COVERED_CAME_OUT] = told[-1]
        life.say_of(waiting.item, says, place)
        stands = {"covered": "covered", "again": "waiting", "dropped": "dropped"}[talked]
        life.say_of(waiting.item, {needs.TOPIC_STATE: stands})
        if talked != "again":
            bond.waiting.remove(waiting)
        else:
            waiting.offered += 1
    return told


def _promises(life: Life, bond: Bond, chapter: Chapter, day: date, place: Place) -> list[str]:
    """What either of the two will do; returns mine."""
    speech, told = life.speech, []
    lately = (life.today - day).days <= LATELY
    owners = ["me", *(["me"] if lately or speech.happens(0.3) else [])]
    owners += ["mentor"] if lately or speech.happens(0.2) else []
    goal = next((one for one in life.goals if one.chapter.goal is chapter.goal), None)
    for owner in owners:
        what = speech.say(chapter.actions if owner == "me" else chapter.theirs, bond.mentor)
        says: Answers = {
            needs.ACTION_WHAT: what,
            needs.ACTION_OWNER: owner,
            needs.ACTION_DUE: (day + timedelta(days=speech.within(4, 12))).isoformat(),
            needs.ACTION_GOAL: str(goal.item.id) if goal and speech.happens(0.6) else None,
            needs.ACTION_STATUS: "open",
        }
        item = life.make(needs.ACTIONS, bond.id, says, place.entry)
        if item is not None:
            bond.promises.append(Promise(item, owner == "me"))
        if owner == "me":
            told.append(what)
    return told


def _follow_up(came_out: list[str], promised: list[str]) -> str:
    """What was written to the mentor afterwards."""
    parts = ["Thank you for today."]
    if came_out:
        parts.append(f"We said: {came_out[0].rstrip('.')}.")
    parts += [f"I promised: {what.rstrip('.')}." for what in promised]
    return " ".join(parts)


# -- feedback ----------------------------------------------------------------------------------------------


def hear(
    life: Life, bond: Bond, day: date, pieces: tuple[Heard, ...], made_in: int | None = None
) -> None:
    """Write down a piece of feedback and what one makes of it."""
    speech = life.speech
    piece = speech.pick(pieces)
    decision = "test" if pieces is RETURNING else speech.weighed(adopt=3, test=3, park=1, decline=1)
    look_on = day + timedelta(days=speech.within(14, 24))
    looks = decision in ("test", "park")
    says: Answers = {
        needs.FEEDBACK_HEARD: speech.filled(piece.heard),
        needs.FEEDBACK_WHO: speech.filled(piece.who),
        needs.FEEDBACK_ABOUT: piece.about,
        "feedback/feedback.reaction": speech.pick(REACTIONS) if speech.happens(0.5) else None,
        needs.FEEDBACK_USABLE: piece.usable if decision != "decline" else None,
        needs.FEEDBACK_DECISION: decision,
        needs.FEEDBACK_WHY: speech.pick(DECLINED) if decision == "decline" else None,
        needs.FEEDBACK_LOOK_ON: look_on.isoformat() if looks else None,
        needs.FEEDBACK_OUTCOME: speech.filled(piece.outcome) if decision == "adopt" else None,
    }
    item = life.make(needs.FEEDBACK, bond.id, says, made_in)
    if item is not None and decision == "test":
        bond.tests.append(Test(item, piece, look_on))


def let_go(life: Life, bond: Bond) -> None:
    """Let go what is still open when a mentorship ends."""
    for promise in bond.promises:
        status = life.speech.weighed(done=1, dropped=1)
        says: Answers = {needs.ACTION_STATUS: status}
        if status == "dropped":
            says[needs.ACTION_REASON] = life.speech.say(DROPPED)
        life.say_of(promise.item, says)
    for waiting in bond.waiting:
        life.say_of(waiting.item, {needs.TOPIC_STATE: "dropped"})
    bond.promises, bond.waiting, bond.tests = [], [], []

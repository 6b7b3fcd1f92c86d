"""Reflections over the years: mostly quick, now and then deep."""

from __future__ import annotations

from datetime import date

from workbook.journey.demo.life import Bond, Life
from workbook.journey.demo.parts import Answers, lines
from workbook.journey.demo.words import everyday as words
from workbook.journey.demo.words.model import Chapter
from workbook.journey.place import Place
from workbook.pages import needs

SIDES = ("done", "seen", "told", "felt", "setback", "mentor", "ways")


def reflect(life: Life, bond: Bond, day: date, place: Place) -> None:
    """Look back on a meeting."""
    speech, chapter, low = life.speech, life.chapter(bond, day), life.in_dip(day)
    deep = low or speech.happens(0.25)
    says: Answers = {
        "reflection/depth": "deep" if deep else "quick",
        "reflection/happened": speech.say(chapter.happened, bond.mentor),
        "reflection/mattered": speech.say(chapter.mattered, bond.mentor),
        needs.REFLECTION_TRY: speech.say(chapter.tries, bond.mentor),
        needs.REFLECTION_USEFUL: 4
        if low
        else int(speech.weighed(**{"2": 1, "3": 4, "4": 6, "5": 3})),
    }
    if deep:
        sides = ["felt"] if low else _sides(life)
        says[needs.REFLECTION_SECTIONS] = sides
        if speech.happens(0.6):
            says["reflection/thanks"] = speech.say(words.THANKS)
        for side in sides:
            says |= _side(life, side, chapter, low=low)
    life.story.say(says, place)
    if deep and "done" in says[needs.REFLECTION_SECTIONS]:
        for goal in life.goals:
            life.say_of(goal.item, {needs.REFLECTION_SURE: speech.within(3, 5)}, place)
    if deep and "mentor" in says[needs.REFLECTION_SECTIONS]:
        _for_mentor(life, place)


def _sides(life: Life) -> list[str]:
    """One or two; something one saw is looked at least, which a review may notice."""
    first = life.speech.weighed(done=4, told=3, felt=3, setback=2, seen=1, mentor=1, ways=1)
    second = life.speech.weighed(done=3, told=3, felt=2, seen=1)
    return [
        side
        for side in SIDES
        if side in ((first, second) if life.speech.happens(0.4) else (first,))
    ]


def _side(life: Life, side: str, chapter: Chapter, *, low: bool) -> Answers:
    """What is said under one side."""
    speech = life.speech
    match side:
        case "done":
            said: Answers = {
                needs.REFLECTION_MANAGED: speech.say(chapter.managed),
                "within-reach": speech.pick(words.WITHIN_REACH),
            }
        case "seen":
            said = {
                "watched": speech.say(words.WATCHED),
                "alike": speech.pick(words.ALIKE),
                "borrow": speech.pick(words.BORROW),
                "own-story": speech.pick(words.OWN_STORY),
            }
        case "told":
            said = {
                "credit": lines(*map(speech.filled, speech.some(words.CREDIT, 1, 2))),
                "waved-away": speech.say(words.WAVED_AWAY),
                "ask-next": speech.say(words.ASK_NEXT),
            }
        case "felt":
            moods = ("calm", "curious", "glad", "proud", "relieved", "nervous", "tired")
            said = {
                needs.REFLECTION_FEELINGS: (
                    ["nervous", "embarrassed", "sad"] if low else speech.some(moods, 1, 3)
                ),
                "strength": 5 if low else speech.within(2, 4),
                "body": speech.pick(words.BODY[:2] if low else words.BODY),
                "settle": lines(*map(speech.filled, speech.some(words.SETTLE, 1, 2))),
            }
        case "setback":
            said = {
                "facts": speech.say(words.FACTS),
                "mine": lines(*speech.some(words.MINE, 1, 2)),
                "not-mine": lines(*map(speech.filled, speech.some(words.NOT_MINE, 1, 1))),
                "friend": speech.pick(words.FRIEND),
                "smaller": speech.pick(words.SMALLER),
                "mentor-knows": "yes",
            }
        case "ways":
            said = {
                "begin": lines(speech.pick(words.BEGIN)),
                "end": lines(speech.pick(words.END)),
                "keep": lines(speech.pick(words.KEEP)),
            }
        case _:
            said = {}
    return {
        key if "/" in key else f"{needs.REFLECTION}/{key}": value for key, value in said.items()
    }


def _for_mentor(life: Life, place: Place) -> None:
    """Something for one's mentor: what they did, and what it did to one."""
    group = life.story.pack.group("reflection/for-mentor")
    if group is None:
        return
    situation, behaviour, effect, sort, wish = life.speech.pick(words.SITUATIONS)
    how = life.speech.weighed(in_person=3, keep=2)
    says: Answers = {
        "situation": life.speech.filled(situation),
        "behaviour": life.speech.filled(behaviour),
        "effect": effect,
        "sort": sort,
        "wish": wish or None,
        "how": how,
    }
    keyed = {f"{group.key}.{name}": value for name, value in says.items()}
    life.story.make_at(group, place, keyed)

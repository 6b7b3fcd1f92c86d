"""Then and now: the answers to one question through time, and what happened to a goal."""

from __future__ import annotations

from collections.abc import Sequence

from tests.unit.journey.build import AMARA, TODAY, Notes, builtin
from workbook.journey.place import Place
from workbook.journey.then_and_now.answers import story_of
from workbook.journey.then_and_now.changes import Way, changes, changes_say
from workbook.journey.then_and_now.goal import goal_story
from workbook.journey.then_and_now.model import Looked, Story
from workbook.journey.then_and_now.topics import agreement_story, topics
from workbook.notebook.records import AnswerKey, Column, EarlierVersion, Value

Before = dict[AnswerKey, list[EarlierVersion]]


def looked(made: Notes, before: Before | None = None) -> Looked:
    """From where one looks back, with earlier versions by answer."""

    def earlier(key: AnswerKey) -> Sequence[EarlierVersion]:
        return (before or {}).get(key, [])

    return Looked(made.reading(), AMARA, TODAY, earlier)


def version(value: Value, day: str) -> EarlierVersion:
    """An earlier version of a day."""
    return EarlierVersion(value, f"{day}T10:00:00+01:00", "laptop")


def notes() -> Notes:
    """A notebook with one mentorship."""
    made = Notes(pack=builtin())
    made.mentorship(AMARA, "Amara")
    return made


def story(made: Notes, key: str, here: Place, before: Before | None = None) -> Story:
    """The answers to a prompt."""
    return story_of(looked(made, before), made.prompt(key), here)


def said(found: Story) -> list[tuple[str, str, str]]:
    """Day, source and words of everything that was said."""
    return [(str(one.day or ""), one.source, one.words) for one in found.sayings]


def test_answers_of_meetings_stand_in_the_order_of_their_days_with_earlier_versions() -> None:
    made = notes()
    late = made.meeting("2026-11-12")
    early = made.meeting("2026-09-17")
    undated = made.meeting("some day")
    written = "2026-10-05T10:00:00+01:00"
    for meeting, words in ((late, "Late"), (early, "Early"), (undated, "Undated")):
        made.say("reflection/try", words, made.at_meeting("reflection", meeting), at=written)
    there = made.at_meeting("reflection", late)
    before = {there.key(made.prompt("reflection/try")): [version("First words", "2026-11-12")]}
    made.say("reflection/try", "Late", there, at="2026-11-13T10:00:00+01:00")
    assert said(story(made, "reflection/try", there, before)) == [
        ("2026-09-17", "meeting", "Early"),
        ("2026-10-05", "meeting", "Undated"),
        ("2026-11-12", "meeting · earlier version", "First words"),
        ("2026-11-12", "meeting", "Late"),
    ]


def test_what_is_said_now_stands_in_the_same_column() -> None:
    made = notes()
    here = made.at("agreement")
    prompt = made.prompt("agreement/often")
    at = "2026-10-01T10:00:00+01:00"
    made.say("agreement/often", "monthly", here, column=Column.MINE, at=at)
    made.say("agreement/often", "fortnightly", here, column=Column.AGREED, at=at)
    made.say("agreement/often", "yes", here, column=Column.DIFFERS, at=at)
    before = {here.key(prompt, Column.MINE): [version("weekly", "2026-03-01")]}
    found = story(made, "agreement/often", here, before)
    assert {one.column for one in found.sayings} == {Column.MINE, Column.AGREED}
    then = found.sayings[0]
    now = found.now(then)
    assert (then.words, then.source) == ("Every week", "mine · earlier version")
    assert now is not None
    assert (now.words, now.source) == ("Every month", "mine")
    assert found.now(now) is None
    changed = agreement_story(looked(made, before))
    assert [one.words.splitlines()[1:] for one in changed.sayings] == [
        ["Every week", "→ Every month"]
    ]


def test_what_was_taken_out_again_is_never_called_now() -> None:
    made = notes()
    here = made.at("agreement")
    made.say("agreement/quiet", None, here, column=Column.AGREED)
    key = here.key(made.prompt("agreement/quiet"), Column.AGREED)
    found = story(made, "agreement/quiet", here, {key: [version("After nine", "2026-03-01")]})
    assert [(one.words, one.before) for one in found.sayings] == [("After nine", True)]
    assert found.now(found.sayings[0]) is None


def test_old_runs_stay_out_of_sight_while_a_new_one_is_answered() -> None:
    made = notes()
    for day, mark in (("2026-03-03", 2), ("2026-08-03", 3)):
        made.say("self-check/confidence", mark, made.at_run(made.run("self-check", day)))
    run = made.run("self-check", "2026-11-20", finished=False)
    here = made.at_run(run)
    assert story(made, "self-check/confidence", here).covered
    assert not story(made, "self-check/confidence", here).sayings
    first = made.at_run(next(iter(made.entries.values())))
    assert len(story(made, "self-check/confidence", first).sayings) == 2
    assert "self-check/confidence" in {one.id for one in topics(looked(made))}
    made.say("self-check/habits", {"aims": 3}, here)
    assert story(made, "self-check/confidence", first).covered
    assert "self-check/confidence" not in {one.id for one in topics(looked(made))}


def test_marks_are_told_apart_by_which_way_they_went() -> None:
    then = {"a": 1, "b": 4, "c": 3, "d": 2, "old": 5}
    now = {"a": 4, "b": 2, "c": 3, "e": 1}
    found = changes(then, now, {"a": "A", "b": "B", "c": "C", "d": "D", "e": "E"})
    assert [(one.statement, one.words, one.way) for one in found] == [
        ("A", "▲ +3", Way.ROSE),
        ("B", "▼ −2", Way.FELL),
        ("C", "· 0", Way.SAME),
        ("D", "not now", Way.ONCE),
        ("E", "new", Way.ONCE),
        ("old", "not now", Way.ONCE),
    ]
    assert changes_say(found) == "1 rose, 1 fell, 1 stayed as before, 3 marked only once."


def test_a_goal_tells_what_happened_to_it_in_the_order_of_the_days() -> None:
    made = notes()
    goal = made.item(
        "goals/goals",
        checkpoints=[
            {"id": "a", "text": "First talk", "day": "2026-10-20", "done": True},
            {"id": "b", "text": "Some time", "day": None, "done": False},
        ],
    )
    card = made.in_item(goal)
    at = "2026-11-01T10:00:00+01:00"
    made.say("goals/goals.statement", "Give talks", card, at="2026-08-01T10:00:00+01:00")
    made.say("goals/goals.status", "moving", card, at=at)
    stuck = version("stuck", "2026-09-15")
    before = {card.key(made.prompt("goals/goals.status")): [stuck]}
    meeting = made.meeting("2026-10-01")
    prep = made.at_meeting("prep", meeting).of_item(made.group("prep/progress"), goal)
    made.say("prep/progress.moved", "Wrote the opening", prep)
    reflection = made.at_meeting("reflection", meeting)
    sure = reflection.of_item(made.group("reflection/sureness"), goal)
    made.say("reflection/sureness.sure", 3, sure)
    found = said(goal_story(looked(made, before), goal, "Give talks"))
    assert found[0] == ("", "checkpoint", "Some time")
    assert found[1:3] == [
        ("2026-08-01", "the goal", "Give talks"),
        ("2026-09-15", "how it stands", "Stuck"),
    ]
    assert sorted(found[3:5]) == [
        ("2026-10-01", "how sure · meeting", "3 of 5"),
        ("2026-10-01", "what moved · meeting", "Wrote the opening"),
    ]
    assert found[5:] == [
        ("2026-10-20", "checkpoint passed", "First talk"),
        ("2026-11-01", "how it stands", "Moving"),
    ]


def test_a_put_away_goal_and_a_private_answer_are_marked_and_not_lost() -> None:
    made = notes()
    goal = made.item("goals/goals", statement="Old plan")
    card = made.in_item(goal)
    made.say("goals/goals.obstacle", "Fear", card, private=True, at="2026-10-01T10:00:00+01:00")
    before = {
        card.key(made.prompt("goals/goals.obstacle")): [version("Pride", "2026-04-01")],
    }
    made.items[goal.id] = type(goal)(
        goal.id, goal.group, goal.entry, goal.mentorship, rank=goal.rank, archived=True
    )
    known = {one.title: one for one in topics(looked(made, before))}
    assert "Old plan (put away)" in known
    obstacle = next(one for one in known.values() if one.id.startswith("goals/goals.obstacle"))
    told = obstacle.tell(looked(made, before))
    assert [(one.words, one.private) for one in told.sayings] == [("Pride", True), ("Fear", True)]


def test_an_answer_of_another_type_and_a_hidden_one_can_still_be_read() -> None:
    made = notes()
    here = made.at_run(made.run("self-check", "2026-03-03"))
    made.say("self-check/confidence", "rather sure", here)
    made.say("self-check/confidence-lift", "A good meeting", here)
    odd = story(made, "self-check/confidence", here)
    assert [one.words for one in odd.sayings] == ["rather sure"]
    hidden = story(made, "self-check/confidence-lift", here)
    assert [(one.words, one.hidden) for one in hidden.sayings] == [("A good meeting", True)]


def test_with_nothing_written_twice_there_is_nothing_to_look_back_on() -> None:
    made = notes()
    assert topics(looked(made)) == ()
    assert not story(made, "agreement/often", made.at("agreement")).sayings
    made.say("self-check/confidence", 3, made.at_run(made.run("self-check", "2026-03-03")))
    assert topics(looked(made)) == ()

"""What a key offers to narrow the list to: each choice finds something, the nearest first."""

from __future__ import annotations

from tests.unit.journey.build import AMARA, NOW, TODAY, Notes, builtin
from workbook.journey.review import choices
from workbook.journey.review.choices import Choice
from workbook.journey.review.finding import Finder
from workbook.journey.review.gathering import gathered
from workbook.journey.review.query import Filter, has_filter, read_query, toggled
from workbook.pages import needs


def filled() -> Notes:
    """Three goals that begin alike, an action for one of them, and two kinds."""
    notes = Notes(pack=builtin())
    notes.mentorship(AMARA, "Amara")
    notes.item(needs.GOALS, AMARA, statement="Run the planning meeting alone")
    notes.item(needs.GOALS, AMARA, statement="Run the planning of my own thesis")
    second = notes.item(needs.GOALS, AMARA, statement='A "fine" talk')
    notes.item(needs.ACTIONS, AMARA, what="Book a room", goal=str(second.id))
    notes.item(needs.TOPICS, AMARA, what="It went well", kind="win")
    notes.item(needs.TOPICS, AMARA, what="It went badly", kind="obstacle")
    run = notes.run("self-check", "2025-03-04")
    notes.say("self-check/floor", "Slow", notes.at_run(run), at="2025-03-04T10:00+01:00")
    return notes


def typed(choice: Choice) -> str:
    """What a choice types into an empty box."""
    text = ""
    for name, value in choice.filters:
        text = toggled(text, name, value)
    return text


def test_each_choice_finds_just_what_it_is_about() -> None:
    known = gathered(filled().reading(), NOW)
    finder = Finder(known)
    for goal in choices.goals(known, None):
        found = finder.find(read_query(typed(goal), TODAY))
        statements = [one for one in found.written if one.page == "goals"]
        assert [one.said[0].words for one in statements] == [goal.label]
    assert {one.label: one.note for one in choices.tags(known, None)}.keys() >= {"win", "obstacle"}
    for offered in (choices.tags(known, None), choices.times(known, None)):
        assert offered
        for one in offered:
            assert finder.find(read_query(typed(one), TODAY)).written


def test_what_the_entry_under_the_cursor_is_about_comes_first() -> None:
    known = gathered(filled().reading(), NOW)
    action = next(one for one in known.written if one.page == "actions")
    old = known.written[-1]

    assert choices.goals(known, action)[0].label == 'A "fine" talk'
    assert choices.goals(known, None)[0].label == "Run the planning meeting alone"
    assert choices.times(known, old)[0].label == "March 2025"


def test_seasons_are_offered_by_their_months() -> None:
    notes = filled()
    at = notes.at_run(notes.run("self-check", "2026-04-02"))
    notes.say("self-check/floor", "Green", at, at="2026-04-02T10:00+02:00")
    offered = {one.label: typed(one) for one in choices.times(gathered(notes.reading(), NOW), None)}

    assert offered["Spring, March to May 2026"] == "since:2026-03 until:2026-05"
    assert not [label for label in offered if label.startswith("Winter")]  # nothing was written


def test_a_filter_is_set_once_and_taken_away() -> None:
    text = toggled("words goal:x since:may", Filter.GOAL, "two words")
    assert text == 'words since:may goal:"two words"'
    assert has_filter(text, Filter.GOAL)
    assert toggled(text, Filter.GOAL, None) == "words since:may"
    assert not has_filter("goals since:may", Filter.GOAL)

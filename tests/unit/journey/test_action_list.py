"""The actions of a mentorship with all that is known of them, and saying how one stands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.unit.journey.build import AMARA, JONAS, NOW, TODAY, Notes, builtin
from workbook.journey import noting
from workbook.journey.action_list import ActionLine, action_lines, status_set
from workbook.journey.tags import Tag
from workbook.notebook.records import Item
from workbook.pages import needs


@pytest.fixture
def notes() -> Notes:
    notes = Notes(pack=builtin())
    notes.mentorship(AMARA, "Amara")
    return notes


def lines(notes: Notes) -> dict[str, ActionLine]:
    """The actions by their words, in their order."""
    return {line.what: line for line in action_lines(notes.reading(), AMARA, TODAY)}


def test_late_ones_come_before_those_that_are_due_and_closed_ones_last(notes: Notes) -> None:
    day = TODAY.isoformat()
    for what, due, status in (
        ("done long ago", "2026-01-01", "done"),
        ("some time", None, None),
        ("today", day, "open"),
        ("late", "2026-11-21", "partly"),
        ("done lately", "2026-11-20", "done"),
        ("next", "2026-11-25", "nonsense"),
    ):
        notes.item(needs.ACTIONS, what=what, due=due, status=status)
    notes.item(needs.ACTIONS, JONAS, what="with somebody else")

    found = lines(notes)
    assert list(found) == ["late", "today", "next", "some time", "done lately", "done long ago"]
    assert [what for what, line in found.items() if line.late] == ["late"]
    assert [line.is_open for line in found.values()] == [True] * 4 + [False] * 2


def test_it_is_told_who_does_it_and_which_goal_it_serves(notes: Notes) -> None:
    goal = notes.item(needs.GOALS, statement="Give a\ntalk")
    notes.item(needs.ACTIONS, what="theirs", owner="mentor", goal=str(goal.id))
    notes.item(needs.ACTIONS, what="mine", owner="me", goal="77")
    notes.item(needs.ACTIONS, what="whose")

    found = lines(notes)
    assert [(line.owner, line.who) for line in found.values()] == [
        ("mentor", "Amara"),
        ("me", "me"),
        ("", ""),
    ]
    assert [line.goal for line in found.values()] == ["Give a talk", "", ""]


def test_an_action_without_words_still_has_a_name(notes: Notes) -> None:
    notes.item(needs.ACTIONS, owner="me")
    assert list(lines(notes)) == ["An action without words"]


def test_an_action_of_a_meeting_was_agreed_on_its_day(notes: Notes) -> None:
    met = notes.item(needs.MEETINGS, date="2026-11-19")
    here = notes.at_meeting("notes", met)
    item, records = noting.noted(notes.reading(), here, "send it", Tag.ACTION, NOW)
    notes.write(*records)
    other = Item(9, needs.ACTIONS, item.entry, AMARA, rank="z9", made="2026-11-01T08:00:00+01:00")
    notes.write(other)

    found = lines(notes)
    assert (found["send it"].agreed, found["send it"].in_meeting) == (date(2026, 11, 19), True)
    alone = found["An action without words"]
    assert (alone.agreed, alone.in_meeting) == (date(2026, 11, 1), False)


def test_what_was_said_of_it_since_is_told_in_its_order(notes: Notes) -> None:
    action = notes.item(
        needs.ACTIONS,
        what="figures",
        log=[
            {"id": "a", "text": "half of them", "day": "2026-11-20", "done": False},
            {"id": "b", "text": "wrote to Tom", "day": "2026-11-02", "done": False},
        ],
    )
    met = notes.meeting("2026-11-12", "held")
    prep = notes.at_meeting("prep", met).of_item(notes.group(needs.OWED), action)
    notes.say(needs.OWED_WENT, "partly", prep)
    notes.say(needs.OWED_WHY, "Tom was ill", prep)

    told = [(one.day, one.words) for one in lines(notes)["figures"].told]
    assert told == [
        (date(2026, 11, 2), "wrote to Tom"),
        (date(2026, 11, 12), "Partly: Tom was ill"),
        (date(2026, 11, 20), "half of them"),
    ]


def test_dropping_keeps_the_reason(notes: Notes) -> None:
    action = notes.item(needs.ACTIONS, what="course")
    notes.write(*status_set(notes.reading(), action, "dropped", AMARA, " moved\nto spring "))

    line = lines(notes)["course"]
    assert (line.status, line.reason, line.told) == ("dropped", "moved to spring", ())


def test_what_is_said_of_any_other_status_goes_into_the_log(notes: Notes) -> None:
    action = notes.item(needs.ACTIONS, what="course")
    for day, words in enumerate(("asked", "", "asked again")):
        when = TODAY + timedelta(days=day)
        notes.write(*status_set(notes.reading(), action, "partly", AMARA, words, today=when))

    line = lines(notes)["course"]
    assert [(one.day, one.words) for one in line.told] == [
        (TODAY, "asked"),
        (TODAY + timedelta(days=2), "asked again"),
    ]
    kept = notes.reading().item_value(action, needs.ACTION_LOG)
    assert len({one["id"] for one in kept}) == 2

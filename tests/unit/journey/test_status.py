"""The status as lines and as JSON."""

from __future__ import annotations

import json

import pytest

from tests.unit.journey.build import AMARA, JONAS, NOW, Notes, builtin
from workbook.errors import UsageError
from workbook.journey.status import status

KEYS = {"to_choose", "mentor", "next", "meeting", "pages", "actions", "topics", "confidence"}


def workbook() -> Notes:
    """Two mentorships, a meeting with Jonas and some actions with Amara."""
    notes = Notes(pack=builtin())
    notes.mentorship(AMARA, "Amara Okafor")
    notes.mentorship(JONAS, "Jonas")
    notes.item("actions/actions", what="call", due="2026-11-20", owner="mentor")
    notes.item("actions/actions", what="write")
    notes.item("topics/topics", what="the grade", kind="question")
    return notes


def test_a_new_workbook_says_how_to_begin() -> None:
    found = status(Notes(pack=builtin()).reading(), NOW)

    assert found.lines() == ["Nothing here yet. Run workbook to begin: it takes three minutes."]
    assert set(found.as_json()) == KEYS
    assert json.loads(json.dumps(found.as_json()))["mentor"] is None


def test_the_lines_say_what_home_says() -> None:
    notes = workbook()
    title = notes.pack.pages["mentorship"].title
    lines = status(notes.reading(), NOW, "amara").lines()

    assert lines[0] == "With Amara Okafor"
    assert lines[1] == "Next: Look at what is due: call (2 days late)"
    assert lines[2] == "Next meeting: no date yet"
    assert any(line.startswith(f"◐ {title}") for line in lines)
    assert "Actions: 2 open, 1 late" in lines
    assert any(
        line.startswith("! ") and line.endswith("call  (Amara Okafor, Fri 20 Nov)")
        for line in lines
    )
    assert any(line.endswith("write  (nobody named, no date)") for line in lines)
    assert lines[-2:] == ["To raise:", "- the grade"]
    assert all("\n" not in line for line in lines)


def test_the_json_has_the_same_keys_whatever_there_is() -> None:
    notes = workbook()
    notes.item(
        "meetings/meetings", date="2026-11-26", time="14:00", place="Room 2", state="planned"
    )
    found = status(notes.reading(), NOW, "Amara").as_json()
    again = json.loads(json.dumps(found))

    assert set(again) == KEYS
    assert set(again["next"]) == {"title", "detail", "page", "item"}
    assert again["meeting"] == {
        "id": str(next(i.id for i in notes.items.values() if "meetings" in i.group)),
        "day": "2026-11-26",
        "time": "14:00",
        "place": "Room 2",
    }
    assert set(again["pages"][0]) == {
        "page",
        "state",
        "answered",
        "asked",
        "complete",
        "minutes_left",
    }
    assert [set(action) for action in again["actions"]] == [
        {"id", "what", "owner", "due", "late"}
    ] * 2
    assert again["topics"] == [{"what": "the grade", "kind": "question"}]
    assert again["confidence"] == []


def test_the_next_meeting_is_said_with_its_time() -> None:
    notes = workbook()
    notes.item("meetings/meetings", JONAS, date="2026-11-26", time="14:00")

    lines = status(notes.reading(), NOW).lines()

    assert lines[0] == "With Jonas", "the mentorship of the next meeting"
    assert "Next meeting: Thursday 26 November, 14:00" in lines


def test_an_unknown_name_is_a_wrong_call() -> None:
    with pytest.raises(UsageError, match="did you mean 'Jonas'"):
        status(workbook().reading(), NOW, "Jonsa")

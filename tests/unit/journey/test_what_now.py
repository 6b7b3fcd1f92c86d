"""What now, as far as the meetings ask for it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from tests.unit.journey.build import AMARA, NOW, TODAY, Notes, builtin
from workbook.journey.home import home_view
from workbook.journey.place import meeting_place
from workbook.journey.what_now import NextStep, of_the_loop, whose
from workbook.notebook.records import Item, Value


def workbook() -> Notes:
    """A mentorship with Amara and nothing else."""
    notes = Notes(pack=builtin())
    notes.mentorship(AMARA, "Amara")
    return notes


def step(notes: Notes) -> NextStep | None:
    """What the meetings ask for on a Sunday morning at nine."""
    return of_the_loop(notes.reading(), AMARA, NOW)


def title(notes: Notes) -> str:
    """What is to be done, or "" where the meetings ask for nothing."""
    found = step(notes)
    return found.title if found is not None else ""


def in_days(days: int) -> str:
    """A day as answers keep it."""
    return (TODAY + timedelta(days=days)).isoformat()


def say(notes: Notes, key: str, value: Value, meeting: Item) -> None:
    """An answer on a page of a meeting."""
    page = notes.pack.pages[key.partition("/")[0]]
    notes.say(key, value, meeting_place(page, meeting.id, AMARA))


def note(notes: Notes, meeting: Item) -> None:
    """A line in the notes of a meeting."""
    place = meeting_place(notes.pack.pages["notes"], meeting.id, AMARA)
    notes.item("notes/lines", AMARA, place, what="Ask the union first")


def test_a_meeting_within_its_week_is_prepared() -> None:
    notes = workbook()
    meeting = notes.meeting(in_days(4), "planned")

    found = step(notes)
    assert found is not None
    assert found.title == "Prepare Thursday's meeting"
    assert found.detail == "in 4 days · about 10 min"
    assert (found.page, found.item) == ("prep", meeting.id)


def test_what_was_caught_for_it_is_counted() -> None:
    notes = workbook()
    notes.meeting(in_days(4), "planned")
    for made in ("2026-11-20", "2026-11-21"):
        item = notes.item("topics/topics", what="the next grade", kind="question")
        notes.write(replace(item, made=f"{made}T09:00:00+01:00"))

    found = step(notes)
    assert found is not None
    assert found.detail.endswith("2 things captured for it")


@pytest.mark.parametrize(("days", "asked"), [(7, True), (8, False)])
def test_a_preparation_comes_first_in_the_week_before(days: int, asked: bool) -> None:
    notes = workbook()
    notes.meeting(in_days(days), "planned")

    assert title(notes).startswith("Prepare the meeting on Sun 29 Nov") is asked
    assert bool(step(notes)) is asked


def test_a_settled_preparation_asks_for_nothing() -> None:
    notes = workbook()
    meeting = notes.meeting(in_days(4), "planned")
    says = {"prep/one-thing": "a yes or a no", "prep/want": ["view"], "prep/energy": 3}
    says |= {"prep/setback": "the deadline", "prep/raise": "no", "prep/offer": "a link"}
    for key, value in says.items():
        say(notes, key, value, meeting)

    assert step(notes) is None


def test_today_one_prepares_while_there_is_time_then_takes_notes() -> None:
    notes = workbook()
    meeting = notes.item(
        "meetings/meetings", date=in_days(0), time="14:00", place="Room 2", state="planned"
    )
    found = step(notes)
    assert found is not None
    assert (found.title, found.detail) == ("Prepare today's meeting", "14:00 · about 10 min")

    say(notes, "prep/one-thing", "a yes or a no", meeting)
    found = step(notes)
    assert found is not None
    assert (found.title, found.detail) == ("Take notes of today's meeting", "14:00 · Room 2")
    assert (found.page, found.item) == ("notes", meeting.id)


def test_a_meeting_that_began_this_morning_is_not_asked_about_yet() -> None:
    notes = workbook()
    meeting = notes.item("meetings/meetings", date=in_days(0), time="08:30", state="planned")
    assert title(notes) == "Take notes of today's meeting"

    note(notes, meeting)
    notes.say("meetings/meetings.state", "held", notes.in_item(meeting))
    assert title(notes) == "Look back on today's meeting"


@pytest.mark.parametrize(("days", "words"), [(0, "today"), (1, "yesterday"), (3, "Thursday")])
def test_one_looks_back_while_it_is_fresh(days: int, words: str) -> None:
    notes = workbook()
    meeting = notes.meeting(in_days(-days), "held")
    note(notes, meeting)

    found = step(notes)
    assert found is not None
    assert found.title == f"Look back on {words}'s meeting"
    assert (found.page, found.item) == ("reflection", meeting.id)

    say(notes, "reflection/depth", "quick", meeting)
    assert step(notes) is not None, "how deep is no reflection yet"
    say(notes, "reflection/mattered", "That she listened.", meeting)
    assert step(notes) is None


def test_what_is_no_longer_fresh_is_not_asked_for() -> None:
    notes = workbook()
    notes.meeting(in_days(-4), "held")

    assert step(notes) is None


def test_the_day_after_a_meeting_without_word_is_asked_about() -> None:
    notes = workbook()
    meeting = notes.meeting(in_days(-1), "planned")
    notes.meeting(in_days(2), "planned")

    found = step(notes)
    assert found is not None
    assert found.title == "Did the meeting on Sat 21 Nov happen?"
    assert (found.page, found.item) == ("meetings", meeting.id)


def test_after_a_meeting_the_next_one_is_fixed_before_the_path_goes_on() -> None:
    notes = workbook()
    notes.meeting(in_days(-10), "held")
    notes.say("mentorship/often", "fortnightly")

    found = home_view(notes.reading(), AMARA, NOW).next
    assert found.title == "Fix the next meeting with Amara"
    assert found.detail == "Thursday 26 November would be due"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, "yesterday's meeting"),
        (1, "tomorrow's meeting"),
        (-6, "Monday's meeting"),
        (7, "the meeting on Sun 29 Nov"),
    ],
)
def test_a_meeting_is_named_by_its_day(days: int, words: str) -> None:
    assert whose(date(2026, 11, 22) + timedelta(days=days), TODAY) == words


def test_the_pages_of_a_meeting_have_no_rows_of_their_own_on_home() -> None:
    notes = workbook()
    notes.meeting(in_days(4), "planned")

    pages = [row.page for row in home_view(notes.reading(), AMARA, NOW).path]
    assert "meetings" in pages
    assert not {"prep", "notes", "reflection"} & set(pages)

"""A past win at the top of a preparation, or of a reflection on a hard day."""

from __future__ import annotations

import dataclasses
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.effort import effort
from tests.unit.journey.build import AMARA, Notes, builtin
from workbook.journey.past_win import PastWin, helps, past_win, past_wins, read_ahead
from workbook.journey.reading import Reading
from workbook.journey.values import day_of
from workbook.notebook.records import Answer, AnswerKey, Item, Value
from workbook.pages import needs


def workbook() -> Notes:
    """A mentorship."""
    notes = Notes(pack=builtin())
    notes.mentorship(name="Amara")
    return notes


def managed(notes: Notes, day: str, words: str, *, private: bool = False) -> Item:
    """A held meeting whose reflection tells of something that was managed."""
    meeting = notes.meeting(day)
    place = notes.at_meeting("reflection", meeting)
    notes.say("reflection/depth", "deep", place)
    notes.say("reflection/sections", ["done"], place)
    notes.say("reflection/managed", words, place, private=private)
    return meeting


def shown(notes: Notes, meeting: Item, page: str = "prep") -> str | None:
    """The words that a page of a meeting opens with."""
    win = past_win(notes.reading(), notes.at_meeting(page, meeting))
    return win.text if win is not None else None


def texts(notes: Notes) -> list[str]:
    """Every win, the oldest first."""
    return [win.text for win in past_wins(notes.reading(), AMARA)]


def test_where_nothing_went_well_yet_nothing_is_shown() -> None:
    notes = workbook()
    notes.item("topics/topics", what="Still to tell", kind="win", state="waiting")

    assert shown(notes, notes.meeting("2026-11-26", "planned")) is None


def test_it_says_what_was_managed_in_the_mentees_own_words() -> None:
    notes = workbook()
    managed(notes, "2026-11-12", "I held it to the end.")

    place = notes.at_meeting("prep", notes.meeting("2026-11-26", "planned"))

    win = past_win(notes.reading(), place)

    assert win is not None
    assert (win.title, win.text) == ("Something you managed", "I held it to the end.")


def test_wins_setbacks_overcome_feedback_and_goals_are_all_among_them() -> None:
    notes = workbook()
    notes.item("topics/topics", what="They quote me", kind="win", state="covered")
    wall = notes.item("topics/topics", what="All is urgent", kind="obstacle", state="covered")
    place = notes.at_meeting("notes", notes.meeting("2026-11-12"))
    inside = place.of_item(notes.group("notes/covered"), wall)
    notes.say("notes/covered.talked", "covered", inside)
    notes.say("notes/covered.came-out", "I ask for the day", inside)
    notes.item("feedback/feedback", heard="Too long", decision="adopt", outcome="She answers")
    notes.item("goals/goals", statement="One talk", status="reached", result="Held in May")
    notes.item("goals/goals", statement="Another", status="moving")

    assert sorted(texts(notes)) == [
        "All is urgent\n→ I ask for the day",
        "One talk\n→ Held in May",
        "They quote me",
        "Too long\n→ She answers",
    ]


def test_what_is_private_is_never_shown() -> None:
    notes = workbook()
    managed(notes, "2026-11-12", "secret", private=True)
    piece = notes.item("feedback/feedback", heard="secret", decision="adopt", outcome="open")
    notes.say("feedback/feedback.heard", "secret", notes.in_item(piece), private=True)

    assert texts(notes) == []


def test_no_two_meetings_in_a_row_have_the_same_and_each_keeps_its_own() -> None:
    notes = workbook()
    for day in ("2026-01-05", "2026-01-12", "2026-01-19"):
        managed(notes, day, f"Win of {day}")
    later = [notes.meeting(f"2026-02-{day:02}") for day in range(1, 20)]

    told = [shown(notes, meeting) for meeting in later]

    assert all(told)
    assert all(one != other for one, other in pairwise(told))
    assert len(set(told)) == 3
    managed(notes, "2026-11-12", "A new one")
    assert [shown(notes, meeting) for meeting in later] == told


def test_a_single_win_is_not_shown_twice_in_a_row() -> None:
    notes = workbook()
    managed(notes, "2026-01-05", "The one")
    later = [notes.meeting(f"2026-02-{day:02}") for day in range(1, 5)]

    told = [shown(notes, meeting) for meeting in later]

    assert told in ([None, "The one"] * 2, ["The one", None] * 2)


@pytest.mark.parametrize(
    ("key", "value", "low"),
    [
        ("prep/energy", 2, True),
        ("prep/energy", 3, False),
        ("reflection/feelings", ["sad", "calm"], True),
        ("reflection/feelings", ["glad", {"other": "sad"}], False),
        ("reflection/sections", ["setback", "felt"], True),
    ],
)
def test_a_reflection_needs_it_only_on_a_hard_day(key: str, value: Value, *, low: bool) -> None:
    notes = workbook()
    meeting = notes.meeting("2026-11-12")
    place = notes.at_meeting("reflection", meeting)
    notes.say("reflection/depth", "deep", place)
    notes.say("reflection/sections", ["felt"], place)
    assert not helps(notes.reading(), place)

    notes.say(key, value, notes.at_meeting(key.partition("/")[0], meeting))

    assert helps(notes.reading(), place) is low


def test_only_preparations_and_reflections_of_a_meeting_open_with_it() -> None:
    notes = workbook()
    meeting = notes.meeting("2026-11-12")
    goal = notes.item("goals/goals", statement="A talk")
    prep = notes.at_meeting("prep", meeting)

    assert helps(notes.reading(), prep)
    assert not helps(notes.reading(), prep.of_item(notes.group("prep/progress"), goal))
    assert not helps(notes.reading(), notes.at_meeting("notes", meeting))
    assert not helps(notes.reading(), replace(prep, meeting=None))


DAYS = st.sampled_from([f"2026-0{month}-1{day}" for month in (1, 2) for day in (1, 2, 3)])
NO_DAY = st.sampled_from(["", "soon", "9999-12-31"])


@settings(deadline=None, derandomize=True, max_examples=effort(600))
@given(
    days=st.lists(DAYS | st.just(""), max_size=8),
    meetings=st.lists(DAYS | NO_DAY, min_size=1, max_size=14),
)
def test_each_meeting_has_what_was_not_shown_for_longest(
    days: list[str], meetings: list[str]
) -> None:
    notes = workbook()
    for number, day in enumerate(days):
        goal = notes.item("goals/goals", statement=f"Goal {number}", status="reached")
        notes.write(replace(goal, made=f"{day}T09:00:00+01:00"))
    those = [notes.meeting(day) for day in meetings]
    reading = notes.reading()

    for one in those:
        assert past_win(reading, notes.at_meeting("prep", one)) == by_definition(reading, one)


def by_definition(reading: Reading, meeting: Item) -> PastWin | None:
    """The win of a meeting, as it is put in words: every win is asked of for every meeting."""
    wins = sorted(
        past_wins(reading, AMARA), key=lambda win: (win.day or date.min, win.title, win.text)
    )
    shown_in: dict[int, int] = {}
    before: int | None = None
    for number, one in enumerate(reading.meetings(AMARA)):
        day = day_of(reading.item_value(one, needs.MEETING_DATE))
        known = (n for n, win in enumerate(wins) if not (day and win.day and win.day >= day))
        others = (n for n in known if n != before)
        before = min(others, key=lambda n: (shown_in.get(n, -1), n), default=None)
        if one.id == meeting.id:
            break
        if before is not None:
            shown_in[before] = number
    return wins[before] if before is not None else None


class Asked(dict[AnswerKey, Answer]):
    """Answers that count how often one was asked for."""

    times = 0

    def get(self, key: AnswerKey) -> Answer | None:  # type: ignore[override]  # no other is needed
        """The answer."""
        self.times += 1
        return super().get(key)


def obstacles_overcome(many: int) -> tuple[Reading, Asked]:
    """So many meetings, in each of which something came out of an obstacle of its own."""
    notes = workbook()
    group = notes.group("notes/covered")
    for number in range(many):
        wall = notes.item("topics/topics", what=f"{number}", kind="obstacle", state="covered")
        inside = notes.at_meeting("notes", notes.meeting("2026-11-12")).of_item(group, wall)
        notes.say("notes/covered.talked", "covered", inside)
        notes.say("notes/covered.came-out", "It went well", inside)
    reading = notes.reading()
    asked = Asked(notes.answers)
    return reading.with_snapshot(dataclasses.replace(reading.snapshot, answers=asked)), asked


def test_of_twice_as_many_meetings_and_obstacles_twice_as_much_is_read() -> None:
    few, asked_of_few = obstacles_overcome(10)
    many, asked_of_many = obstacles_overcome(20)

    assert len(past_wins(few, AMARA)) == 10
    assert len(past_wins(many, AMARA)) == 20
    assert asked_of_many.times <= 2 * asked_of_few.times


def test_what_was_found_ahead_is_not_looked_for_again() -> None:
    reading, asked = obstacles_overcome(3)
    there = past_wins(obstacles_overcome(3)[0], AMARA)
    steps = len(list(read_ahead(reading, AMARA)))
    asked.times = 0

    assert past_wins(reading, AMARA) == there
    assert asked.times == 0
    assert steps >= len(there)


def test_notes_that_say_other_things_of_a_topic_do_not_tell_how_it_was_overcome() -> None:
    notes = workbook()
    group = notes.group("notes/covered")
    wall = notes.item("topics/topics", what="All is urgent", kind="obstacle", state="covered")
    for day, said in (("2026-11-05", "  "), ("2026-11-12", "I ask"), ("2026-11-19", "Nobody asks")):
        inside = notes.at_meeting("notes", notes.meeting(day)).of_item(group, wall)
        notes.say("notes/covered.talked", "covered", inside)
        notes.say("notes/covered.came-out", said, inside)
    other = notes.at_meeting("notes", notes.meeting("2026-11-26")).of_item(group, wall)
    notes.say("notes/covered.talked", "covered", other)

    assert texts(notes) == ["All is urgent\n→ I ask", "All is urgent\n→ Nobody asks"]

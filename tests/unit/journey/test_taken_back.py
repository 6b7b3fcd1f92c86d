"""What became of a meeting can be said and taken back."""

from __future__ import annotations

from datetime import time

import pytest

from tests.unit.journey.build import AMARA, NOW, Notes, builtin
from workbook.journey import meeting_edits, meeting_pages
from workbook.journey.meetings import meetings
from workbook.notebook.records import Item, Record
from workbook.pages import needs


def workbook() -> tuple[Notes, Item]:
    """A meeting on Thursday at two."""
    notes = Notes(pack=builtin())
    notes.mentorship(AMARA, "Amara")
    return notes, notes.item("meetings/meetings", date="2026-11-26", time="14:00")


def known(notes: Notes) -> tuple[str, str, str]:
    """Day, time and state of the only meeting."""
    (meeting,) = meetings(notes.reading(), AMARA)
    clock = meeting.time.isoformat("minutes") if meeting.time else ""
    return meeting.day.isoformat(), clock, meeting.state


def take_back(notes: Notes, meeting: Item) -> tuple[Record, ...]:
    """Take back the last word."""
    records = meeting_edits.taken_back(notes.reading(), meeting, AMARA, NOW)
    notes.write(*records)
    return records


@pytest.mark.parametrize("state", ["held", "cancelled"])
def test_a_state_is_taken_back(state: str) -> None:
    notes, meeting = workbook()
    assert not meeting_edits.can_take_back(notes.reading(), meeting)
    assert take_back(notes, meeting) == ()

    notes.write(*meeting_edits.marked(notes.reading(), meeting, state, AMARA, NOW))
    assert known(notes) == ("2026-11-26", "14:00", state)
    assert meeting_edits.can_take_back(notes.reading(), meeting)

    take_back(notes, meeting)
    assert known(notes) == ("2026-11-26", "14:00", "planned")
    assert not meeting_edits.can_take_back(notes.reading(), meeting)


def test_moving_twice_is_taken_back_step_by_step_with_the_times() -> None:
    notes, meeting = workbook()
    for day, clock in (("2026-12-03", time(9)), ("2026-11-26", time(9)), ("2026-12-10", None)):
        notes.write(*meeting_edits.moved(notes.reading(), meeting, AMARA, day, clock))
    assert known(notes) == ("2026-12-10", "09:00", "planned")

    take_back(notes, meeting)
    assert known(notes) == ("2026-11-26", "09:00", "planned")
    take_back(notes, meeting)
    assert known(notes) == ("2026-12-03", "09:00", "planned")
    take_back(notes, meeting)
    assert known(notes) == ("2026-11-26", "14:00", "planned")
    assert not meeting_edits.can_take_back(notes.reading(), meeting)
    assert notes.reading().item_value(meeting, needs.MEETING_MOVED_FROM) is None


def test_moved_without_a_new_day_is_taken_back_and_can_be_given_one() -> None:
    notes, meeting = workbook()
    notes.write(*meeting_edits.moved(notes.reading(), meeting, AMARA, None))
    assert known(notes) == ("2026-11-26", "14:00", "moved")

    notes.write(*meeting_edits.moved(notes.reading(), meeting, AMARA, "2026-12-03"))
    assert known(notes) == ("2026-12-03", "14:00", "planned")
    take_back(notes, meeting)
    assert known(notes) == ("2026-11-26", "14:00", "planned")


def test_a_held_meeting_keeps_its_words_until_that_is_taken_back() -> None:
    notes, meeting = workbook()
    topic = notes.item("topics/topics", what="the next grade", kind="question")
    place = meeting_pages.place_of_page(notes.reading(), "prep", meeting.id, AMARA)
    assert place is not None
    inside = place.of_item(notes.group("prep/agenda"), topic)
    notes.say(needs.AGENDA_ON, "yes", inside)
    notes.write(*meeting_edits.marked(notes.reading(), meeting, "held", AMARA, NOW))
    notes.say(needs.TOPIC_WHAT, "the raise", notes.in_item(topic))

    def words() -> list[str]:
        from workbook.journey.agenda import agenda

        return [point.what for point in agenda(notes.reading(), meeting, AMARA).chosen]

    assert words() == ["the next grade"]
    take_back(notes, meeting)
    assert words() == ["the raise"]

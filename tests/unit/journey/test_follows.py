"""What an answer says about another record, and takes back with itself."""

from __future__ import annotations

from datetime import timedelta

from tests.unit.journey.build import AMARA, JONAS, NOW, Notes, builtin
from workbook.journey import edits
from workbook.journey.follows import following
from workbook.journey.mentorships import current
from workbook.journey.place import Place
from workbook.notebook.records import Item, Value
from workbook.pages import needs


def workbook() -> tuple[Notes, Item]:
    """A workbook with a meeting to prepare."""
    notes = Notes(pack=builtin())
    notes.mentorship(AMARA)
    return notes, notes.meeting("2026-11-26", "planned")


def say(notes: Notes, key: str, place: Place, value: Value) -> None:
    """Answer a prompt with what follows from the answer."""
    reading = notes.reading()
    answer = edits.answered(reading, notes.prompt(key), place, value)
    notes.write(answer, *following(reading, answer, place, NOW))


def test_feedback_that_was_tried_out_says_what_came_of_it() -> None:
    notes, meeting = workbook()
    heard = notes.item(needs.FEEDBACK, AMARA, heard="Slower", decision="test")
    group = notes.group("prep/second-look")
    place = notes.at_meeting("prep", meeting).of_item(group, heard)

    def came() -> object:
        return notes.reading().item_value(heard, needs.FEEDBACK_OUTCOME)

    say(notes, needs.SECOND_LOOK_TRIED, place, "not-yet")
    assert came() is None
    say(notes, needs.SECOND_LOOK_TRIED, place, "helped")
    assert came() == "Yes, and it helped"
    say(notes, needs.SECOND_LOOK_TRIED, place, None)
    assert came() is None

    notes.say(
        needs.FEEDBACK_OUTCOME, "They ask more now", notes.in_item(heard, notes.at("feedback"))
    )
    say(notes, needs.SECOND_LOOK_TRIED, place, "harm")
    assert came() == "They ask more now", "one's own words stay"


def test_a_point_gets_the_usual_minutes_until_it_has_its_own() -> None:
    notes, meeting = workbook()
    topic = notes.item(needs.TOPICS, AMARA, what="The grade", kind="question")
    group = notes.group(needs.AGENDA)
    place = notes.at_meeting("prep", meeting).of_item(group, topic)

    say(notes, needs.AGENDA_ON, place, "yes")
    assert notes.reading().value(notes.prompt(needs.AGENDA_MINUTES), place) == 10

    notes.say(needs.AGENDA_MINUTES, 25, place)
    say(notes, needs.AGENDA_ON, place, None)
    say(notes, needs.AGENDA_ON, place, "yes")
    assert notes.reading().value(notes.prompt(needs.AGENDA_MINUTES), place) == 25


def test_on_the_day_of_a_meeting_its_mentorship_is_meant() -> None:
    notes, _ = workbook()
    notes.mentorship(JONAS)
    notes.meeting("2026-11-23", "planned", JONAS)
    assert current(notes.reading(), NOW) == JONAS

    today = notes.meeting(NOW.date().isoformat(), "held")
    notes.say(needs.MEETING_TIME, "08:00", notes.in_item(today, notes.at("meetings")))
    assert current(notes.reading(), NOW) == AMARA
    assert current(notes.reading(), NOW + timedelta(days=1)) == JONAS

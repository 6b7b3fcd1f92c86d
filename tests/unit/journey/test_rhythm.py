"""When the next meeting is due, by what was agreed."""

from __future__ import annotations

from datetime import date, time

import pytest

from tests.unit.journey.build import AMARA, NOW, Notes, builtin
from workbook.journey import meeting_edits
from workbook.journey.edits import item_saying
from workbook.journey.meetings import proposed
from workbook.notebook.records import Column
from workbook.pages import needs


@pytest.mark.parametrize(
    ("often", "met", "due"),
    [
        ("weekly", "2026-11-19", date(2026, 11, 26)),
        ("fortnightly", "2026-11-19", date(2026, 12, 3)),
        ("monthly", "2026-10-31", date(2026, 11, 30)),  # November has no 31st
        ("weekly", "2026-10-01", date(2026, 11, 26)),  # weeks that were missed are passed over
        ("weekly", "2026-12-03", date(2026, 12, 10)),  # one more after the one that is planned
        ("weekly", "9999-12-30", None),
        ("unknown", "2026-11-19", None),
    ],
)
def test_a_meeting_is_due_one_step_after_the_last(often: str, met: str, due: date | None) -> None:
    notes = Notes(pack=builtin())
    notes.mentorship(AMARA)
    notes.say(needs.OFTEN_HOPED, often)
    meeting = notes.meeting(met, "planned")
    notes.say(needs.MEETING_TIME, "14:00", notes.in_item(meeting, notes.at("meetings")))

    found = proposed(notes.reading(), AMARA, NOW)

    assert found == (None if due is None else (due, time(14)))


def test_what_is_agreed_counts_before_what_one_hoped_for() -> None:
    notes = Notes(pack=builtin())
    notes.mentorship(AMARA)
    notes.say(needs.OFTEN_HOPED, "weekly")
    assert proposed(notes.reading(), AMARA, NOW) == (date(2026, 11, 29), None)

    notes.say(needs.OFTEN_AGREED, "fortnightly", column=Column.AGREED)
    assert proposed(notes.reading(), AMARA, NOW) == (date(2026, 12, 6), None)


def test_a_new_meeting_says_when_it_is_due() -> None:
    notes = Notes(pack=builtin())
    notes.mentorship(AMARA)
    item, records = item_saying(notes.reading(), needs.MEETINGS, AMARA, NOW, {})
    assert meeting_edits.as_proposed(notes.reading(), item, AMARA, NOW) == ()

    notes.say(needs.OFTEN_HOPED, "weekly")
    notes.write(*records, *meeting_edits.as_proposed(notes.reading(), item, AMARA, NOW))

    assert notes.reading().item_value(item, needs.MEETING_DATE) == "2026-11-29"

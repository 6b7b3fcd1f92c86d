"""A meeting as a file for a calendar."""

from __future__ import annotations

import sys
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from tests.unit.journey.build import AMARA, NOW
from tests.unit.journey.documents.loop import Loop
from workbook.errors import WorkbookError
from workbook.journey.documents.meeting import Event, event
from workbook.output.calendar import to_calendar


def read(found: Event) -> Any:  # noqa: ANN401 (a calendar's values have many types)
    """The one event of the file, as a calendar reads it."""
    calendar = Calendar.from_ical(to_calendar(found, NOW))
    assert calendar["version"] == "2.0"
    [only] = calendar.walk("VEVENT")
    return only


def of(loop: Loop) -> Event:
    """The event of the loop's meeting."""
    found = event(loop.reading(), loop.this.id, AMARA)
    assert found is not None
    return found


def test_it_begins_at_the_hour_that_the_mentee_means_wherever_it_is_read() -> None:
    found = read(of(Loop()))

    assert found.decoded("dtstart") == datetime.fromisoformat("2026-11-26T14:00+01:00")
    assert found.decoded("dtend") - found.decoded("dtstart") == timedelta(minutes=45)
    assert str(found["summary"]) == "Meeting with Amara Okafor"
    assert str(found["location"]) == "Library"
    assert str(found["status"]) == "CONFIRMED"


def test_summer_time_is_that_of_the_meetings_day() -> None:
    found = read(Event("u", "Meeting", date(2027, 7, 1), time(14)))

    assert found.decoded("dtstart") == datetime.fromisoformat("2027-07-01T14:00+02:00")
    assert found.decoded("dtend") - found.decoded("dtstart") == timedelta(hours=1)


def test_a_meeting_without_a_time_lasts_all_day() -> None:
    loop = Loop()
    loop.this = loop.item("meetings/meetings", date="2026-12-31")

    found = read(of(loop))

    assert found.decoded("dtstart") == date(2026, 12, 31)
    assert found.decoded("dtend") == date(2027, 1, 1)
    assert "location" not in found


def test_a_meeting_that_was_moved_is_the_same_event_and_newer() -> None:
    loop = Loop()
    before = of(loop)
    inside = loop.in_item(loop.this)
    loop.say("meetings/meetings.date", "2026-12-01", inside)
    moved = [{"id": "a", "text": "moved", "day": "2026-11-26", "done": True}]
    loop.say("meetings/meetings.moved-from", moved, inside)
    after = of(loop)

    assert read(after)["uid"] == read(before)["uid"]
    assert read(after)["sequence"] > read(before)["sequence"]

    loop.say("meetings/meetings.state", "cancelled", inside)
    assert str(read(of(loop))["status"]) == "CANCELLED"
    assert read(of(loop))["sequence"] > read(after)["sequence"]


def test_words_stay_in_their_place() -> None:
    hostile = "x\nATTENDEE:mailto:a@b.c\r\n;,\\ \x1b[31m\u202e"
    found = read(Event("u", hostile, date(2026, 11, 26), place=hostile))

    assert "attendee" not in found
    assert str(found["summary"]) == "x ATTENDEE:mailto:a@b.c ;,\\ [31m"
    assert str(found["location"]) == str(found["summary"])


def test_without_the_library_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)

    with pytest.raises(WorkbookError, match=r'pip install "mentee-workbook\[calendar\]"'):
        to_calendar(Event("u", "Meeting", date(2026, 11, 26)), NOW)

"""A meeting as an event for a calendar.

Its time is written in UTC, as this computer's time zone has it on that day.  A time without a zone
would be read as another hour by a mentor who lives elsewhere, and UTC needs no rules of a zone to
travel with it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from workbook.errors import WorkbookError
from workbook.journey.documents.meeting import Event
from workbook.notebook.clean import clean

if TYPE_CHECKING:
    from icalendar import Event as CalendarEvent

INSTALL = 'pip install "mentee-workbook[calendar]"'
"""What installs the library that writes calendars."""

PRODUCT = "-//Workbook//mentee-workbook//EN"
"""The program that wrote it, as the format wants it named."""


def to_calendar(event: Event, written: datetime) -> bytes:
    """The event as an iCalendar file.

    Args:
        event: The meeting.
        written: This moment, with its offset.

    Raises:
        WorkbookError: The library is not installed; the message says how to install it.
    """
    try:
        from icalendar import Calendar
        from icalendar import Event as CalendarEvent
    except ModuleNotFoundError as error:
        raise WorkbookError(f"calendar files need one more package: {INSTALL}") from error
    found = CalendarEvent()
    found.add("uid", event.uid)
    found.add("sequence", event.revision)
    found.add("dtstamp", written.astimezone(UTC).replace(microsecond=0))
    found.add("summary", _line(event.summary))
    if event.place:
        found.add("location", _line(event.place))
    found.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    _add_times(found, event)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(found)
    return bytes(calendar.to_ical())


def _add_times(found: CalendarEvent, event: Event) -> None:
    """When it begins and ends; without a time of day it is the whole day."""
    if event.time is None:
        found.add("dtstart", event.day)
        found.add("dtend", event.day + timedelta(days=1))
        return
    begins = datetime.combine(event.day, event.time).astimezone(UTC)
    found.add("dtstart", begins)
    found.add("dtend", begins + timedelta(minutes=event.minutes))


def _line(text: str) -> str:
    return " ".join(clean(text).split())

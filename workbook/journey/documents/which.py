"""Which meeting a document is about: the one that is named, else the one it is mostly wanted of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from workbook.errors import UsageError
from workbook.journey.dates import read_day, read_time, short_day
from workbook.journey.meetings import CANCELLED, Meeting, held, meetings, to_prepare
from workbook.journey.mentorships import mentor_name
from workbook.journey.reading import Reading

MOST_NAMED = 8
"""Meetings that a message names; of more, those nearest to today."""

ONE_DAY = timedelta(days=1)


def coming_meeting(reading: Reading, mentorship: int | None, now: datetime) -> Meeting:
    """The next meeting, also while it is going on.

    Raises:
        UsageError: None is planned; the message names the meetings that there are.
    """
    meeting = to_prepare(reading, mentorship, now)
    if meeting is None:
        raise UsageError(f"no meeting is planned; {_there_are(reading, mentorship, now)}")
    return meeting


def last_meeting(reading: Reading, mentorship: int | None, now: datetime) -> Meeting:
    """The latest meeting that was held.

    Raises:
        UsageError: None was held; the message names the meetings that there are.
    """
    known = held(reading, mentorship)
    if not known:
        raise UsageError(f"no meeting was held yet; {_there_are(reading, mentorship, now)}")
    return known[-1]


def any_meeting(reading: Reading, mentorship: int | None, now: datetime) -> Meeting:
    """The next meeting or, where none is planned, the last one.

    Raises:
        UsageError: There is neither; the message names the meetings that there are.
    """
    meeting = to_prepare(reading, mentorship, now)
    return meeting if meeting is not None else last_meeting(reading, mentorship, now)


def named_meeting(reading: Reading, mentorship: int | None, text: str, now: datetime) -> Meeting:
    """The meeting that somebody names by ``last``, ``next`` or its day as people type it.

    A day without a year, and a weekday, are those of the meeting nearest to today.  Where there
    are two meetings on one day, the time behind it tells which: ``thu 14:00``.

    Raises:
        UsageError: There is no such meeting, or more than one; the message names those there are.
    """
    said = " ".join(text.casefold().split())
    if said == "last":
        return last_meeting(reading, mentorship, now)
    if said == "next":
        return coming_meeting(reading, mentorship, now)
    known = meetings(reading, mentorship)
    day_words, clock = _without_time(said)
    found = _on_day(known, day_words, now.date())
    if clock is not None:
        found = [meeting for meeting in found if meeting.time == clock]
    going = [meeting for meeting in found if meeting.state != CANCELLED]
    if len(going or found) == 1:
        return (going or found)[0]
    if found:
        several = ", ".join(_named(meeting, now.date()) for meeting in found)
        raise UsageError(f"several meetings are on that day: {several}; add the time")
    understood = read_day(day_words, now.date()) is not None
    wrong = "there is no meeting on" if understood else "no meeting is called"
    raise UsageError(f"{wrong} {text!r}; {_there_are(reading, mentorship, now)}")


def _without_time(said: str) -> tuple[str, time | None]:
    """A day without the time of day that it ends with, and that time."""
    day, _, last = said.rpartition(" ")
    clock = read_time(last) if ":" in last else None
    if clock is None:
        return said, None
    return day.removesuffix(" at").rstrip(" ,"), clock


def _on_day(known: Sequence[Meeting], said: str, today: date) -> list[Meeting]:
    """The meetings on the day that is meant, with today to judge by."""
    day = read_day(said, today)
    if day is None:
        return []
    exact = [meeting for meeting in known if meeting.day == day]
    if exact or read_day(said, today + ONE_DAY) == day + ONE_DAY:  # it counts from today
        return exact
    meant = {
        meeting.day
        for meeting in known
        if meeting.day in (read_day(said, meeting.day), read_day(said, meeting.day - ONE_DAY))
    }
    nearest = min(meant, key=lambda one: abs(one - today), default=None)
    return [meeting for meeting in known if meeting.day == nearest]


def _there_are(reading: Reading, mentorship: int | None, now: datetime) -> str:
    """The meetings that there are, or how to make one."""
    known = meetings(reading, mentorship)
    name = mentor_name(reading, mentorship)
    if not known:
        return f"there are none with {name} yet: add one with workbook open meetings"
    today = now.date()
    near = sorted(known, key=lambda meeting: abs(meeting.day - today))[:MOST_NAMED]
    shown = [_named(meeting, today) for meeting in known if meeting in near]
    return f"those with {name}: {', '.join(shown)}"


def _named(meeting: Meeting, today: date) -> str:
    clock = f" {meeting.time:%H:%M}" if meeting.time else ""
    return f"{short_day(meeting.day, today)}{clock} ({meeting.state})"

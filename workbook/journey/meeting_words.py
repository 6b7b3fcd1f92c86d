"""A meeting in words: when it is, how it stands, what it lacks."""

from __future__ import annotations

from datetime import date

from workbook.journey import values
from workbook.journey.dates import away, say_day, short_day, until
from workbook.journey.meeting_view import OVER, MeetingRow
from workbook.journey.meetings import CANCELLED, HELD, MOVED
from workbook.journey.reading import Reading
from workbook.journey.values import one_line
from workbook.journey.what_now import is_settled
from workbook.notebook.records import Item
from workbook.pages import needs
from workbook.pages.model import AnswerType

SAID = {MOVED: "moved, no new day yet", CANCELLED: "called off", OVER: "did it happen?"}
"""The states that say all there is to say."""

BECAME_WORDS = {"again": "again next time", "dropped": "let go", "": "not reached"}
"""The same in words, where the sign does not say it all."""


def day_words(reading: Reading, meeting: Item) -> str:
    """The day of a meeting with its year; where none was understood, what was typed for it."""
    said = reading.item_value(meeting, needs.MEETING_DATE)
    day = values.words(AnswerType.DATE, said, {}, reading.style)
    return one_line(day) or "a meeting without a day"


def when_words(reading: Reading, row: MeetingRow, today: date, *, short: bool = False) -> str:
    """When a meeting is; where no day was understood, what was typed for it."""
    if row.meeting is None:
        return day_words(reading, row.item)
    day = short_day(row.meeting.day, today) if short else say_day(row.meeting.day, today)
    return f"{day}, {row.meeting.time:%H:%M}" if row.meeting.time is not None else day


def lacks_words(row: MeetingRow) -> str:
    """What a meeting still lacks, or its state where that says it all; "" where all is there."""
    if row.state in SAID:
        return SAID[row.state]
    return f"lacks {', '.join(row.lacks)}" if row.lacks else ""


def how_prepared(row: MeetingRow) -> str:
    """How far a preparation is that was begun."""
    part = next((part for part in row.parts if part.page.id == needs.PREP), None)
    if part is None or is_settled(part.progress.state, part.progress):
        return "prepared"
    return f"{part.title.lower()} {part.progress.answered} of {part.progress.asked}"


def state_words(row: MeetingRow, today: date) -> str:
    """Where a meeting stands, in few words."""
    if row.state in SAID:
        return SAID[row.state]
    if row.state == HELD:
        been = row.meeting is not None and row.meeting.day <= today
        return f"held {away(row.meeting.day, today)}" if row.meeting and been else "held"
    return until(row.meeting.day, today) if row.meeting is not None else "no day yet"

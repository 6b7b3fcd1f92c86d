"""Which meeting is meant by somebody who wants to prepare, to take notes or to look back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from workbook.journey.meeting_pages import place_of_page
from workbook.journey.meetings import (
    HELD,
    PLANNED,
    Meeting,
    meetings,
    next_meeting,
    to_note,
    to_prepare,
    to_reflect,
)
from workbook.journey.note_lines import lines
from workbook.journey.progress import StepState, page_progress
from workbook.journey.reading import Reading
from workbook.journey.what_now import FRESH
from workbook.pages import needs
from workbook.pages.model import Page, Stage

NOT_LONG_AGO = 14
"""Days after which nobody is asked about an older meeting that was not looked back on."""


class Meant(Struct, frozen=True):
    """The meetings that may be meant.

    Attributes:
        meetings: Those that are likely, the likeliest first; () where there is none.
        now: A meeting that nobody planned is an answer too: two people are sitting together.
    """

    meetings: tuple[Meeting, ...] = ()
    now: bool = False

    @property
    def clear(self) -> Meeting | None:
        """The meeting that is meant, where there is nothing to ask."""
        return self.meetings[0] if len(self.meetings) == 1 and not self.now else None


def meant(reading: Reading, page: Page, mentorships: Sequence[int], now: datetime) -> Meant:
    """The meetings that a page may be opened for.

    Args:
        reading: The workbook.
        page: A page that is filled in for each meeting.
        mentorships: Those that may be meant: the one that is open, or all.
        now: The moment.
    """
    if page.id == needs.NOTES:
        return _to_note(reading, mentorships, now)
    if page.stage is Stage.REFLECT:
        return _to_reflect(reading, page, mentorships, now)
    return _to_prepare(reading, mentorships, now)


def _to_prepare(reading: Reading, mentorships: Sequence[int], now: datetime) -> Meant:
    """The next meeting; those of the same day are as likely."""
    nearest = [to_prepare(reading, one, now) for one in mentorships]
    days = [meeting.day for meeting in nearest if meeting is not None]
    if not days:
        return Meant()
    same = [m for m in _all(reading, mentorships) if m.day == min(days) and m.state == PLANNED]
    ahead = [meeting for meeting in same if not meeting.is_over(now)]
    return Meant(tuple(ahead or same[-1:]))


def _to_note(reading: Reading, mentorships: Sequence[int], now: datetime) -> Meant:
    """Today's meeting; without one the last, if its notes are still to be written; else ask."""
    known = [m for m in _all(reading, mentorships) if m.state in (PLANNED, HELD)]
    today = [meeting for meeting in known if meeting.day == now.date()]
    if today:
        return Meant(_first(today, [to_note(reading, one, now) for one in mentorships]))
    past = [meeting for meeting in known if meeting.is_over(now)][-1:]
    for meeting in past:
        place = place_of_page(reading, needs.NOTES, meeting.item.id, meeting.item.mentorship)
        without = place is not None and not lines(reading, place)
        if without and (now.date() - meeting.day).days <= FRESH:
            return Meant((meeting,))
    coming = (next_meeting(reading, one, now) for one in mentorships)
    ahead = sorted((one for one in coming if one is not None), key=lambda one: one.when)
    return Meant((*past, *ahead[:1]), now=True)


def _to_reflect(reading: Reading, page: Page, mentorships: Sequence[int], now: datetime) -> Meant:
    """The last meeting; those before it are as likely if nobody has looked back on them either."""
    latest = [to_reflect(reading, one, now) for one in mentorships]
    found = sorted((one for one in latest if one is not None), key=lambda one: one.when)
    if not found:
        return Meant(now=True)
    others = [
        meeting
        for meeting in _all(reading, mentorships)
        if meeting != found[-1]
        and meeting.state == HELD
        and 0 <= (now.date() - meeting.day).days <= NOT_LONG_AGO
        and _is_empty(reading, page, meeting)
    ]
    return Meant((found[-1], *reversed(others)))


def _is_empty(reading: Reading, page: Page, meeting: Meeting) -> bool:
    place = place_of_page(reading, page.id, meeting.item.id, meeting.item.mentorship)
    return place is not None and page_progress(reading, place).state is StepState.EMPTY


def _all(reading: Reading, mentorships: Iterable[int]) -> list[Meeting]:
    """The meetings of several mentorships in their order, each once."""
    found = {m.item.id: m for one in mentorships for m in meetings(reading, one)}
    return sorted(found.values(), key=lambda meeting: meeting.when)


def _first(known: Sequence[Meeting], likeliest: Iterable[Meeting | None]) -> tuple[Meeting, ...]:
    """The meetings with the likeliest before the others."""
    first = [meeting for meeting in likeliest if meeting in known]
    found = {m.item.id: m for m in (*first, *known) if m is not None}
    return tuple(found.values())

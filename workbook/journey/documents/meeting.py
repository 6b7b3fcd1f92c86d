"""A meeting as a whole: its agenda and its follow-up in one document, and its calendar event."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

from msgspec import Struct
from msgspec.structs import replace

from workbook.journey.documents.agenda import agenda
from workbook.journey.documents.details import details
from workbook.journey.documents.followup import FRAME, followup
from workbook.journey.documents.model import Document, Section
from workbook.journey.documents.names import NameStyle
from workbook.journey.documents.source import source
from workbook.journey.meetings import CANCELLED
from workbook.journey.reading import Reading
from workbook.pages import needs

USUAL_LENGTH = 60
"""Minutes of a meeting whose length was not said."""


class Event(Struct, frozen=True):
    """A meeting as a calendar keeps it.

    Attributes:
        uid: The same for a meeting whenever it is written, so that a calendar updates it.
        summary: What it is called.
        day: Its day.
        time: When it begins where the mentee is; None for a meeting without a time, all day.
        minutes: How long it is.
        place: Where; may be "".
        cancelled: It was called off.
        revision: Rises whenever the meeting was moved or called off.
    """

    uid: str
    summary: str
    day: date
    time: time | None = None
    minutes: int = USUAL_LENGTH
    place: str = ""
    cancelled: bool = False
    revision: int = 0

    @property
    def file_stem(self) -> str:
        """A name for its file, without the ending."""
        return f"meeting-{self.day.isoformat()}"


def whole_meeting(
    reading: Reading, meeting: int, mentorship: int | None, *, names: NameStyle | None = None
) -> Document:
    """What may leave of one meeting: what was on its agenda and what came of it.

    Args:
        reading: The workbook.
        meeting: Id of the meeting's item.
        mentorship: The mentorship.
        names: How people are named; None as the mentee chose.
    """
    before = agenda(reading, meeting, mentorship, names=names)
    after = followup(reading, meeting, mentorship, names=names)
    parts = (
        *_under("agenda", "Agenda", before),
        *(_under("followup", "What came of it", after) if not after.missing else ()),
    )
    title = before.title.replace("Agenda", "Meeting", 1)
    missing = "Nothing is written about this meeting yet." if not parts else ""
    return Document("meeting", title, before.subtitle, parts, before.day, missing)


def _under(key: str, title: str, document: Document) -> Iterator[Section]:
    """The parts of a document under one heading."""
    parts = [part for part in document.sections if part.key not in FRAME]
    if parts:
        yield Section(key, title)
        yield from (replace(part, key=f"{key}-{part.key}", level=3) for part in parts)


def event(
    reading: Reading, meeting: int, mentorship: int | None, *, names: NameStyle | None = None
) -> Event | None:
    """A meeting for a calendar; None where it has no day, or its day is private.

    Args:
        reading: The workbook.
        meeting: Id of the meeting's item.
        mentorship: The mentorship.
        names: How people are named; None as the mentee chose.
    """
    known = source(reading, mentorship, names, meeting)
    item = reading.snapshot.items.get(meeting)
    when = details(known, item)
    if item is None or when.day is None:
        return None
    moved = reading.item_value(item, needs.MEETING_MOVED_FROM)
    cancelled = reading.meeting_state(item) == CANCELLED
    return Event(
        uid=f"meeting-{item.id:x}@workbook",
        summary=f"Meeting with {known.names.mentor}",
        day=when.day,
        time=when.time,
        minutes=when.length or USUAL_LENGTH,
        place=when.place,
        cancelled=cancelled,
        revision=(len(moved) if isinstance(moved, list) else 0) + cancelled,
    )

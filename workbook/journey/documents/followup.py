"""The follow-up of a meeting: what was decided and who does what, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.journey import meetings
from workbook.journey.documents.agenda import actions
from workbook.journey.documents.details import Details, details, full_day
from workbook.journey.documents.model import Document, Line, Listing, Paragraph, Section
from workbook.journey.documents.names import NameStyle
from workbook.journey.documents.source import Source, source
from workbook.journey.reading import Reading
from workbook.notebook.records import Item
from workbook.pages import needs

DECISION = "decision"
"""The tag of a line of the notes that holds a decision."""

FRAME = ("opening", "closing")
"""Keys of the parts that frame it: the first lines and the last."""


def followup(
    reading: Reading, meeting: int, mentorship: int | None, *, names: NameStyle | None = None
) -> Document:
    """What the mentee sends after a meeting.

    Args:
        reading: The workbook.
        meeting: Id of the meeting's item.
        mentorship: The mentorship.
        names: How people are named; None as the mentee chose.
    """
    known = source(reading, mentorship, names, meeting)
    item = reading.snapshot.items.get(meeting)
    when = details(known, item)
    said = tuple(_said(known, when))
    coming = _next(known, item) if item is not None else Details()
    return Document(
        "followup",
        f"Follow-up · {when.when}" if when.when else "Follow-up",
        (known.names.who,),
        (_opening(when, said), *said, *_ahead(coming), _closing(known, coming)),
        when.day,
        "" if said else "The notes hold no decision and no action of this meeting yet.",
    )


def _opening(when: Details, said: tuple[Section, ...]) -> Section:
    day = f" on {full_day(when.day)}" if when.day is not None else ""
    words = f"Thank you for our talk{day}."
    if said:
        words += " This is what I took away from it. Please tell me if I got something wrong."
    return Section("opening", "", (Paragraph(words),))


def _said(source: Source, when: Details) -> Iterator[Section]:
    decisions = tuple(
        Line(what)
        for line in source.items(needs.NOTES_LINES)
        if source.item_value(line, needs.LINE_TAG) == DECISION
        and (what := source.item_words(line, needs.LINE_WHAT))
    )
    if decisions:
        yield Section("decisions", "What we decided", (Listing(decisions),))
    made = actions(source, _made_here(source), when)
    if made:
        yield Section("actions", "Who does what", (Listing(made),))


def _made_here(source: Source) -> tuple[Item, ...]:
    """The actions that were agreed in this meeting's notes and not dropped since."""
    notes = source.home(needs.NOTES)
    return tuple(
        action
        for action in source.items(needs.ACTIONS)
        if notes is not None
        and action.made_in == notes.entry
        and source.reading.item_value(action, needs.ACTION_STATUS) != "dropped"
    )


def _next(source: Source, meeting: Item) -> Details:
    """The first planned meeting after this one, as far as it may be told."""
    key = source.reading.meeting_when
    later = (
        one.item
        for one in meetings.meetings(source.reading, source.mentorship)
        if one.state == meetings.PLANNED and key(one.item) > key(meeting)
    )
    item = next(later, None)
    return details(source, item)


def _ahead(coming: Details) -> Iterator[Section]:
    if coming.when:
        words = " · ".join(part for part in (coming.when, coming.place) if part)
        yield Section("next", "Our next meeting", (Paragraph(words),))


def _closing(source: Source, coming: Details) -> Section:
    again = f"See you on {full_day(coming.day)}." if coming.day is not None else "Until next time."
    name = source.names.me
    return Section("closing", "", (Paragraph(f"{again}\n\n{name}" if name else again),))

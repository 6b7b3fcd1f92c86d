"""A meeting whole: when it is, what was prepared, noted and thought about it, and what it lacks."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from workbook.journey import values
from workbook.journey.agenda import Agenda, agenda
from workbook.journey.items import kept_words
from workbook.journey.meeting_pages import Said, said, said_at
from workbook.journey.meetings import CANCELLED, HELD, MOVED, PLANNED, Meeting, meetings
from workbook.journey.note_lines import Line, lines
from workbook.journey.place import Place, meeting_place
from workbook.journey.progress import Progress, StepState, page_progress
from workbook.journey.reading import Reading
from workbook.notebook.records import Item
from workbook.pages import needs
from workbook.pages.model import Kind, Page, Stage


class Part(Struct, frozen=True):
    """One page of a meeting and how far it is."""

    page: Page
    place: Place
    title: str
    progress: Progress

    @property
    def begun(self) -> bool:
        """Whether anything is written in it."""
        return self.progress.state is not StepState.EMPTY


class MeetingRow(Struct, frozen=True):
    """A meeting in the list of meetings.

    Attributes:
        item: The meeting's item.
        meeting: When it is; None where no day was understood.
        state: Its state, with ``over`` for one whose time passed without a word about it.
        lacks: What it still lacks, in a few words each, the most pressing first.
        parts: Its pages.
    """

    item: Item
    meeting: Meeting | None
    state: str
    lacks: tuple[str, ...]
    parts: tuple[Part, ...]


OVER = "over"
"""What a planned meeting is called once its time has passed."""


class ListedMeeting(Struct, frozen=True):
    """A meeting and where it stands in the list, before anything else is asked of it.

    Attributes:
        item: The meeting's item.
        meeting: When it is; None where no day was understood.
        state: Its state, with ``over`` for one whose time passed without a word about it.
    """

    item: Item
    meeting: Meeting | None
    state: str


class CoveredTopic(Struct, frozen=True):
    """What became of one topic in a meeting.

    Attributes:
        topic: The topic.
        what: Its words of then, in one line; never empty.
        talked: What became of it, as a choice id, or "".
        came_out: What came out of it, or "".
        private: Its words, or what came out of it, are private.
    """

    topic: Item
    what: str
    talked: str
    came_out: str
    private: bool = False


class MeetingView(Struct, frozen=True):
    """A meeting whole.

    Attributes:
        row: When it is, its state, its pages and what it lacks.
        aim: What it is for.
        one_thing: What one came for.
        agenda: The topics that waited for it.
        covered: What became of them.
        lines: Its notes, actions and feedback among them.
        sent: The follow-up as it was sent.
        sent_on: The day that was, as written.
        to_try: What one wants to try after it, as the reflection says.
    """

    row: MeetingRow
    aim: Said
    one_thing: Said
    agenda: Agenda
    covered: tuple[CoveredTopic, ...]
    lines: tuple[Line, ...]
    sent: Said
    sent_on: Said
    to_try: Said


def listed_meetings(
    reading: Reading, mentorship: int | None, now: datetime
) -> tuple[ListedMeeting, ...]:
    """Every meeting of a mentorship: coming ones first as they come, then past ones, latest first.

    Meetings without a day stand between the two.
    """
    dated = {one.item.id: one for one in meetings(reading, mentorship)}
    coming: list[ListedMeeting] = []
    undated: list[ListedMeeting] = []
    past: list[ListedMeeting] = []
    for item in reading.meetings(mentorship):
        meeting = dated.get(item.id)
        one = ListedMeeting(item, meeting, _state(reading, item, meeting, now))
        if meeting is None:
            undated.append(one)
        else:
            (coming if one.state == PLANNED else past).append(one)
    return (*coming, *undated, *reversed(past))


def meeting_rows(reading: Reading, mentorship: int | None, now: datetime) -> tuple[MeetingRow, ...]:
    """The same meetings, each with its pages and with what it lacks, which takes a while."""
    return tuple(
        meeting_row(reading, one.item, one.meeting, mentorship, now)
        for one in listed_meetings(reading, mentorship, now)
    )


def _state(reading: Reading, item: Item, meeting: Meeting | None, now: datetime) -> str:
    """The state of a meeting, with ``over`` for one whose time passed without a word about it."""
    state = reading.meeting_state(item)
    return OVER if state == PLANNED and meeting is not None and meeting.is_over(now) else state


def meeting_row(
    reading: Reading,
    item: Item,
    meeting: Meeting | None,
    mentorship: int | None,
    now: datetime,
    *,
    listed: bool = False,
) -> MeetingRow:
    """One meeting as a row.

    Args:
        reading: The workbook.
        item: The meeting's item.
        meeting: When it is; None where no day was understood.
        mentorship: The mentorship one is in.
        now: Now.
        listed: Only the pages on which a list has something to say: once a meeting was held, that
            is no longer its preparation, which takes longest to look through.
    """
    state = _state(reading, item, meeting, now)
    told = not listed or state != HELD
    parts = tuple(
        _part(reading, page, item.id, mentorship)
        for page in reading.pack.pages.values()
        if page.kind is Kind.PER_MEETING and (told or page.id != needs.PREP)
    )
    sent = bool(said(reading, needs.NOTES_SENT, item.id, mentorship).words)
    lacks = _lacks(reading, state, meeting, parts, sent=sent)
    return MeetingRow(item, meeting, state, lacks, parts)


def _part(reading: Reading, page: Page, meeting: int, mentorship: int | None) -> Part:
    place = meeting_place(page, meeting, mentorship)
    title = reading.fill(page.title, place).text
    return Part(page, place, title, page_progress(reading, place))


def _lacks(
    reading: Reading, state: str, meeting: Meeting | None, parts: tuple[Part, ...], *, sent: bool
) -> tuple[str, ...]:
    """What a meeting still lacks; nothing presses where it was called off."""
    if state == CANCELLED:
        return ()
    if state == OVER:
        return ("did it happen?",)
    if state == MOVED or meeting is None:
        return ("a day",)
    if state == PLANNED:
        lacks = [] if meeting.time is not None else ["a time"]
        pages = [part for part in parts if part.page.id == needs.PREP]
    else:
        lacks = []
        pages = [p for p in parts if p.page.id == needs.NOTES or p.page.stage is Stage.REFLECT]
    lacks += [part.title.lower() for part in pages if not part.begun and not _held(reading, part)]
    if state == HELD and not lacks and not sent:
        lacks.append("the follow-up")
    return tuple(lacks)


def _held(reading: Reading, part: Part) -> bool:
    """Whether notes have lines although none of their own questions is answered."""
    return part.page.id == needs.NOTES and bool(lines(reading, part.place))


def meeting_view(
    reading: Reading, item: Item, mentorship: int | None, now: datetime
) -> MeetingView:
    """A meeting whole."""
    known = {one.item.id: one for one in meetings(reading, mentorship)}
    row = meeting_row(reading, item, known.get(item.id), mentorship, now)
    aim = reading.item_value(item, needs.MEETING_AIM)
    one_thing, sent, sent_on, to_try = (
        said(reading, key, item.id, mentorship)
        for key in (
            needs.ONE_THING,
            needs.NOTES_SENT,
            needs.NOTES_SENT_ON,
            needs.REFLECTION_TRY,
        )
    )
    notes = next((part for part in row.parts if part.page.id == needs.NOTES), None)
    return MeetingView(
        row,
        Said(aim, reading.item_is_private(item, needs.MEETING_AIM)),
        one_thing,
        agenda(reading, item, mentorship),
        covered_topics(reading, notes.place) if notes is not None else (),
        lines(reading, notes.place) if notes is not None else (),
        sent,
        sent_on,
        to_try,
    )


def covered_topics(reading: Reading, place: Place) -> tuple[CoveredTopic, ...]:
    """What the notes of a meeting say of each topic that waited for it, in its words of then."""
    group = reading.pack.group(needs.COVERED)
    if group is None:
        return ()
    found = []
    then = kept_words(reading, group, place)
    for item in reading.items(group, place):
        inside = place.of_item(group, item)
        talked = _in_item(reading, needs.COVERED_TALKED, inside)
        came_out = _in_item(reading, needs.COVERED_CAME_OUT, inside)
        private = came_out.private or reading.item_is_private(item, needs.TOPIC_WHAT)
        what = reading.item_value(item, needs.TOPIC_WHAT)
        today = values.one_line(what) if isinstance(what, str) else "A topic without words"
        words = then.get(item.id, today)
        found.append(CoveredTopic(item, words, talked.words, came_out.words, private))
    return tuple(found)


def _in_item(reading: Reading, key: str, place: Place) -> Said:
    prompt = reading.pack.prompt(key)
    return said_at(reading, prompt, place) if prompt is not None else Said()

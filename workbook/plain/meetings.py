"""The meetings of a mentorship: what is coming, what has been, and what is done with each."""

from __future__ import annotations

from workbook.journey import meeting_edits
from workbook.journey.agenda import Point
from workbook.journey.documents.preview import Kind, Preview
from workbook.journey.meeting_view import MeetingRow, MeetingView, meeting_rows, meeting_view
from workbook.journey.meeting_words import (
    BECAME_WORDS,
    how_prepared,
    lacks_words,
    state_words,
    when_words,
)
from workbook.journey.meetings import CANCELLED, HELD
from workbook.journey.note_lines import Line
from workbook.journey.place import once_place
from workbook.journey.values import one_line
from workbook.notebook.records import Item, Record
from workbook.pages import needs
from workbook.plain.making import read_when
from workbook.plain.pages import open_page, walk_item
from workbook.plain.prose import spoken
from workbook.plain.sending import show_document, show_preview
from workbook.plain.session import Session, Stopped
from workbook.plain.which import NOT_A_DAY, plan

DONE_WITH = {
    "prep": "prepare it",
    "notes": "take notes of it",
    "reflect": "look back on it",
    "held": "you met",
    "move": "it is on another day, such as: move thu 14:00",
    "off": "it does not take place",
    "undo": "take back the last of these",
    "change": "its day, time, place and aim",
    "agenda": "the agenda as it will leave",
    "followup": "the follow-up as it will leave",
}
"""What can be done with a meeting, by its word."""

HELP = "\n".join(f"{name}: {what}" for name, what in DONE_WITH.items())

OPENS_ONE = "A number opens one; new plans one; an empty line goes back."

PAGES = {"prep": needs.PREP, "notes": needs.NOTES, "reflect": needs.REFLECTION}


def show_meetings(session: Session) -> None:
    """The meetings, each to be opened by its number, until one goes back.

    Raises:
        Ended: There are no more lines.
    """
    while True:
        rows = meeting_rows(session.reading(), session.mentorship, session.now)
        session.say()
        session.say(f"Meetings with {session.mentor}:" if rows else "No meetings yet.")
        for number, row in enumerate(rows, 1):
            session.say(f"{number}. {_row(session, row)}")
        try:
            said = session.ask(OPENS_ONE, f"{OPENS_ONE} What is done with one is said there.")
            if not said:
                return
            if said.isdecimal() and 1 <= int(said) <= len(rows):
                show_meeting(session, rows[int(said) - 1].item.id)
            elif said.casefold() in ("new", "plan"):
                plan(session)
            else:
                session.say(f"Type a number of the list, new, or an empty line; not “{said}”.")
        except Stopped:
            return


def _row(session: Session, row: MeetingRow) -> str:
    reading = session.reading()
    about = reading.item_value(row.item, needs.MEETING_AIM)
    private = reading.item_is_private(row.item, needs.MEETING_AIM)
    aim = f": {one_line(about)}{' (private)' if private else ''}" if isinstance(about, str) else ""
    how = lacks_words(row) or ("complete" if row.state == HELD else how_prepared(row))
    return f"{when_words(reading, row, session.today)}{aim} ({how})"


def show_meeting(session: Session, meeting: int) -> None:
    """One meeting whole, and what is done with it, until one goes back.

    Raises:
        Ended: There are no more lines.
    """
    said_before = ""
    while True:
        reading = session.reading()
        item = reading.snapshot.items.get(meeting)
        if item is None:
            return
        view = meeting_view(reading, item, session.mentorship, session.now)
        state = f"{when_words(reading, view.row, session.today)}: {_state(session, view)}"
        if state != said_before:
            session.say()
            session.say(f"{state[:1].upper()}{state[1:]}{'' if state.endswith('?') else '.'}")
            _tell(session, view)
            words = f"What now? {', '.join(DONE_WITH)}; help; an empty line goes back."
        else:
            words = "What now? help says what there is; an empty line goes back."
        said_before = state
        try:
            line = session.ask(words, HELP)
        except Stopped:
            return
        if not line:
            return
        if _do(session, item, line):
            said_before = ""


def _state(session: Session, view: MeetingView) -> str:
    lacks = lacks_words(view.row)
    state = state_words(view.row, session.today)
    return state if lacks in ("", state) else f"{state}, {lacks}"


def _tell(session: Session, view: MeetingView) -> None:
    """What is known of a meeting, from its aim to what was sent."""
    one_liners = (
        ("What for", view.aim),
        ("You come for", view.one_thing),
        ("To try", view.to_try),
    )
    for name, what in one_liners:
        if what.words:
            session.say(f"{name}: {one_line(what.words)}{_lock(private=what.private)}")
    for number, point in enumerate(view.agenda.chosen, 1):
        session.say(f"Agenda {number}: {_point(point)}")
    if view.agenda.words():
        session.say(f"{spoken(view.agenda.words())}.")
    if view.row.state == HELD:
        for one in view.covered:
            became = BECAME_WORDS.get(one.talked, "covered")
            out = f": {one_line(one.came_out)}" if one.came_out else ""
            session.say(f"{one.what} ({became}){out}{_lock(private=one.private)}")
    for line in filter(lambda line: line.text, view.lines):
        session.say(f"Note: {_note(line)}")
    if view.sent.words:
        session.say("The follow-up is kept as it was sent.")


def _lock(*, private: bool) -> str:
    return " (private)" if private else ""


def _point(point: Point) -> str:
    minutes = f", {point.minutes} min" if point.minutes else ""
    return f"{one_line(point.what)}{minutes}{_lock(private=point.private)}"


def _note(line: Line) -> str:
    tag = f"{line.tag}: " if line.tag else ""
    more = f" ({line.more})" if line.more else ""
    return f"{tag}{one_line(line.text)}{more}{_lock(private=line.private)}"


# -- what is done with it ------------------------------------------------------------------------------


def _do(session: Session, item: Item, line: str) -> bool:
    """Do what a word asks for; returns whether the meeting is told anew."""
    word, _, rest = line.partition(" ")
    match word.casefold():
        case name if name in PAGES:
            open_page(session, PAGES[name], item.id)
            return True
        case "held":
            _mark(session, item, HELD, "You met. “undo” takes it back.")
        case "off":
            _mark(session, item, CANCELLED, "Called off; its pages are kept.")
        case "move" | "moved":
            _move(session, item, rest)
        case "undo":
            if meeting_edits.can_take_back(session.reading(), item):
                _write(
                    session,
                    meeting_edits.taken_back(
                        session.reading(), item, session.mentorship, session.now
                    ),
                    "Taken back.",
                )
            else:
                session.say("Nothing was said of it that could be taken back.")
        case "change":
            _change(session, item)
            return True
        case "agenda" | "followup" as name:
            kind = Kind.AGENDA if name == "agenda" else Kind.FOLLOWUP
            show_preview(session, Preview(kind, item.id, session.mentorship))
        case "show":
            show_document(session, "meeting")
        case _:
            is_help = word.casefold() in ("help", "?")
            session.say(HELP if is_help else f"There is no “{word}” here.")
    return False


def _mark(session: Session, item: Item, state: str, words: str) -> None:
    _write(
        session,
        meeting_edits.marked(session.reading(), item, state, session.mentorship, session.now),
        words,
    )


def _move(session: Session, item: Item, rest: str) -> None:
    """Move a meeting to another day, or to none yet."""
    while True:
        if not rest:
            rest = session.ask(
                "To which day? An empty line means that none is set yet; .back leaves it where it is."
            )
        found = read_when(rest, session.today) if rest else None
        if found is not None or not rest:
            break
        session.say(NOT_A_DAY)
        rest = ""
    day, clock = found if found is not None else (None, None)
    records = meeting_edits.moved(session.reading(), item, session.mentorship, day, clock)
    _write(session, records, "Moved; its preparation goes with it.")


def _write(session: Session, records: tuple[Record, ...], words: str) -> None:
    if session.keep(*records):
        session.say(words)


def _change(session: Session, item: Item) -> None:
    group = session.reading().pack.group(needs.MEETINGS)
    if group is not None:
        page = session.reading().pack.pages[group.page]
        walk_item(session, once_place(page, session.mentorship).of_item(group, item))

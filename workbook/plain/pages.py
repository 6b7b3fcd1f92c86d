"""Opening a page: which entry of it is meant, going through it, and what stands at its end."""

from __future__ import annotations

from workbook.journey import edits, meeting_edits
from workbook.journey.dates import short_day
from workbook.journey.documents.plain import plain
from workbook.journey.documents.preview import LEADS_TO, Kind, Preview
from workbook.journey.moments import day_of
from workbook.journey.place import Place, entry_place, once_place
from workbook.journey.progress import Progress, page_progress
from workbook.journey.values import words
from workbook.notebook.records import Entry
from workbook.pages import needs
from workbook.pages.model import AnswerType, Audience, Page
from workbook.pages.model import Kind as Often
from workbook.plain.moves import Move
from workbook.plain.prose import prose
from workbook.plain.sending import show_preview
from workbook.plain.session import Session, Stopped
from workbook.plain.walk import Walk
from workbook.plain.which import meeting_meant

READ_OR_BEGIN = "A number opens it again; an empty line begins a new one; .back leaves."

NO_MENTORSHIP = "This page belongs to a mentorship; “mentors” in the menu begins one."


def open_page(session: Session, page_id: str, meeting: int | None = None) -> None:
    """Go through a page: for the meeting that is meant, in the run that is open, or as it is.

    Args:
        session: The sitting.
        page_id: Id of the page.
        meeting: Id of the meeting that the page is opened for; None asks where it is not clear.

    Raises:
        Ended: There are no more lines.
    """
    page = session.reading().pack.pages[page_id]
    between_us = page.audience is Audience.MENTORSHIP or page.kind is Often.PER_MEETING
    if between_us and session.mentorship is None:
        session.say(NO_MENTORSHIP)
        return
    try:
        place = _place(session, page, meeting)
        if place is not None:
            walk_page(session, place)
    except Stopped:
        return


def _place(session: Session, page: Page, meeting: int | None) -> Place | None:
    match page.kind:
        case Often.EACH_TIME:
            return _run(session, page)
        case Often.PER_MEETING:
            return meeting_meant(session, page, meeting)
        case _:
            return once_place(page, session.mentorship)


def _run(session: Session, page: Page) -> Place | None:
    """The open run; else one that was finished, or a new one."""
    runs = session.reading().runs(page, session.mentorship)
    unfinished = [run for run in runs if run.finished is None]
    if unfinished:
        return entry_place(page, unfinished[-1], session.mentorship)
    if runs:
        session.say(f"{plain(page.title)}, kept from:")
        for number, run in enumerate(reversed(runs), 1):
            day = day_of(run.finished)
            session.say(f"{number}. {short_day(day, session.today) if day else 'some day'}")
        while said := session.ask(READ_OR_BEGIN, READ_OR_BEGIN):
            if said.isdecimal() and 1 <= int(said) <= len(runs):
                return entry_place(page, runs[-int(said)], session.mentorship)
            session.say(f"There is no “{said}” here.")
    run = edits.new_run(page, session.mentorship, session.now)
    return entry_place(page, run, session.mentorship) if session.keep(run) else None


# -- going through it ----------------------------------------------------------------------------------


def walk_page(session: Session, place: Place, *, start: str = "") -> None:
    """Go through a page from its beginning, or from one of its steps, to its end.

    Raises:
        Stopped: One leaves.
        Ended: There are no more lines.
    """
    reading = session.reading()
    session.say()
    progress = page_progress(reading, place)
    session.say(f"{plain(reading.fill(place.page.title, place).text)}{_of_meeting(session, place)}")
    session.say(f"{_state(session, place, progress)} .help says what can be done.")
    if place.page.intro and not start and place.page.id not in session.introduced:
        session.introduced.add(place.page.id)
        session.say(prose(reading.fill(place.page.intro, place).text))
    try:
        while True:
            went = Walk(session, place).go(start=start or _first(place))
            if went.move is Move.BACK or _end(session, place):
                return
            start = ""
    finally:
        _leave(session, place)


def _first(place: Place) -> str:
    """Where one begins: in notes at the line to write in, which says what stands before it too."""
    return needs.NOTES_LINES.partition("/")[2] if place.page.id == needs.NOTES else ""


def walk_item(session: Session, place: Place, *, after: int = 0, start: str = "") -> None:
    """Go through the questions of one item; going back or stopping leads out of it.

    Raises:
        Ended: There are no more lines.
    """
    try:
        Walk(session, place).go(after=after, start=start)
    except Stopped:
        return


def _of_meeting(session: Session, place: Place) -> str:
    reading = session.reading()
    meeting = reading.snapshot.items.get(place.meeting or 0)
    if meeting is None:
        return ""
    day = reading.item_value(meeting, needs.MEETING_DATE)
    return f" for {words(AnswerType.DATE, day, {}, reading.style) or 'a meeting without a day'}"


def _state(session: Session, place: Place, progress: Progress) -> str:
    run = session.reading().snapshot.entries.get(place.entry)
    day = day_of(run.finished) if run is not None and run.finished else None
    if day is not None:
        return f"Finished {short_day(day, session.today)}."
    if progress.answered:
        left = f", about {progress.minutes_left} min left" if progress.minutes_left else ""
        done = f"{progress.answered} of {progress.asked} answered{left}"
        is_open = progress.answered < progress.asked
        return f"{done}{'; .open goes to the next open question' if is_open else ''}."
    return f"{progress.asked} questions, {_minutes(progress)}." if progress.asked else ""


def _minutes(progress: Progress) -> str:
    return f"about {progress.minutes_left} min" if progress.minutes_left else "in your time"


# -- its end -------------------------------------------------------------------------------------------


def _end(session: Session, place: Place) -> bool:
    """What stands at the end of a page; returns whether it is left."""
    reading = session.reading()
    progress = page_progress(reading, place)
    session.say()
    done = f"{progress.answered} of {progress.asked} answered" if progress.asked else "read"
    session.say(f"That is all of {plain(place.page.title)}: {done}.")
    run = _open_run(session, place)
    if run is not None and progress.answered and not _finished(session, place, run, progress):
        return True
    preview = preview_of(place)
    if preview is not None and (run is None or progress.answered):
        leads = LEADS_TO[place.page.id].removeprefix("see ")
        if session.agrees(f"See {leads}?"):
            show_preview(session, preview)
    return True


def _open_run(session: Session, place: Place) -> Entry | None:
    if place.page.kind is not Often.EACH_TIME:
        return None
    entry = session.reading().snapshot.entries.get(place.entry)
    return entry if entry is not None and entry.finished is None else None


def _finished(session: Session, place: Place, run: Entry, progress: Progress) -> bool:
    """Ask whether a run is finished, and finish it."""
    if not progress.complete:
        session.say("Needed, and not answered yet:")
        for text in Walk(session, place).lacking():
            session.say(f"- {text}")
    if not session.agrees("Finish it, and keep it as it is today?"):
        session.say("It stays open.")
        return False
    done = edits.finished(session.reading(), run, place, session.now)
    if session.keep(done):
        session.say(f"{plain(place.page.title)}: finished and kept.")
    return True


def preview_of(place: Place) -> Preview | None:
    """What leaves the workbook from a page, or None."""
    if place.group is not None or place.page.id not in set(Kind):
        return None
    kind = Kind(place.page.id)
    run = place.entry if kind is Kind.UPDATE else None
    return Preview(kind, place.meeting or 0, place.mentorship, run)


def _leave(session: Session, place: Place) -> None:
    """Let the notes of a held meeting keep what their lists show."""
    reading = session.reading()
    meeting = reading.snapshot.items.get(place.meeting or 0)
    if place.page.id != needs.NOTES or meeting is None:
        return
    if session.workbook.notebook.read_only is None:
        session.keep(*meeting_edits.notes_left(reading, meeting, place.mentorship, session.now))

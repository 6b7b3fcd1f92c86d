"""One sitting of plain mode, from its beginning to the end of what is typed."""

from __future__ import annotations

from typing import TextIO

from msgspec import Struct

from workbook.errors import UsageError
from workbook.journey.mentorships import current, named
from workbook.journey.workbook import Workbook
from workbook.plain.beginning import begin
from workbook.plain.console import Console, Ended
from workbook.plain.menu import menu
from workbook.plain.pages import open_page
from workbook.plain.places import NUMBERS, go_to
from workbook.plain.session import NOTHING_AROUND, Around, Session


class Wanted(Struct, frozen=True):
    """What a call asks for.

    Attributes:
        words: Words as one types them in the menu; "" for the menu itself.
        page: Id of a page to go through; "" for none.
        meeting: Id of the meeting that the page is opened for, or None.
        mentor: Name of the mentor, or None for the one of the next meeting.
        notices: What is to be said first.
    """

    words: str = ""
    page: str = ""
    meeting: int | None = None
    mentor: str | None = None
    notices: tuple[str, ...] = ()


def talk(
    workbook: Workbook,
    source: TextIO,
    out: TextIO,
    wanted: Wanted,
    around: Around = NOTHING_AROUND,
) -> None:
    """Ask and answer until somebody leaves, or until there are no more lines.

    Args:
        workbook: The workbook, which is open.
        source: The lines that somebody types, or that a script has.
        out: Where is said what is to be said.
        wanted: What the call asks for.
        around: What lies around the workbook.

    Raises:
        UsageError: There is no such mentor, or no such place.
        NotebookError: Something could not be saved, and nobody wants it to be tried again.
    """
    reading = workbook.reading()
    now = workbook.now()
    mentorship = named(reading, wanted.mentor) if wanted.mentor else current(reading, now)
    session = Session(workbook, Console(source, out), mentorship, around, tuple(NUMBERS))
    try:
        for notice in (*wanted.notices, workbook.notebook.read_only or ""):
            if notice:
                session.say(notice)
        _go(session, wanted)
    except Ended:
        if session.console.typed:
            session.say(_leaving(session))
    except KeyboardInterrupt:
        session.say()
        session.say(_leaving(session))
        raise
    finally:
        out.flush()


def _go(session: Session, wanted: Wanted) -> None:
    """Go to what is wanted, and from the menu to whatever is asked for."""
    if (wanted.page or wanted.words) and session.mentorship is None and not begin(session):
        return
    if wanted.page:
        open_page(session, wanted.page, wanted.meeting)
    elif not wanted.words:
        menu(session)
        session.say(_leaving(session))
    elif not go_to(session, wanted.words):
        raise UsageError(f"there is no {wanted.words!r}: workbook --plain shows what there is")


def _leaving(session: Session) -> str:
    """What is said at the end."""
    if session.workbook.notebook.read_only is not None:
        return "Nothing was changed."
    return "Everything is kept."

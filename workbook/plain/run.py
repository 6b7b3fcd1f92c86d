"""One sitting of plain mode, from its beginning to the end of what is typed."""

from __future__ import annotations

from typing import TextIO

from msgspec import Struct

from workbook.errors import UsageError
from workbook.journey.mentorships import current, named
from workbook.journey.workbook import Workbook
from workbook.plain.beginning import begin
from workbook.plain.console import Console, Ended
from workbook.plain.menu import go_to, menu
from workbook.plain.pages import open_page
from workbook.plain.session import Editor, Session


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
    editor: Editor | None = None,
) -> None:
    """Ask and answer until somebody leaves, or until there are no more lines.

    Args:
        workbook: The workbook, which is open.
        source: The lines that somebody types, or that a script has.
        out: Where is said what is to be said.
        wanted: What the call asks for.
        editor: One's own editor; None where there is no terminal for it.

    Raises:
        UsageError: There is no such mentor, or no such place.
        NotebookError: Something could not be saved, and nobody wants it to be tried again.
    """
    reading = workbook.reading()
    now = workbook.now()
    mentorship = named(reading, wanted.mentor) if wanted.mentor else current(reading, now)
    session = Session(workbook, Console(source, out), mentorship, editor)
    try:
        for notice in (*wanted.notices, workbook.notebook.read_only or ""):
            if notice:
                session.say(notice)
        if (wanted.page or wanted.words) and session.mentorship is None and not begin(session):
            return
        if wanted.page:
            open_page(session, wanted.page, wanted.meeting)
        elif not wanted.words:
            menu(session)
        elif not go_to(session, wanted.words):
            raise UsageError(f"there is no {wanted.words!r}: workbook --plain shows what there is")
    except Ended:
        return
    finally:
        out.flush()

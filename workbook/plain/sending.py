"""What leaves the workbook, shown exactly as it will, written to a file, or kept as sent."""

from __future__ import annotations

from pathlib import Path

from workbook.errors import UsageError
from workbook.journey.documents import which
from workbook.journey.documents.agreement import agreement
from workbook.journey.documents.goals import goals
from workbook.journey.documents.meeting import whole_meeting
from workbook.journey.documents.model import Document
from workbook.journey.documents.preview import TITLES, Kind, Preview
from workbook.output.formats import Format, draw
from workbook.output.writing import write_file
from workbook.plain.commands import Command
from workbook.plain.session import Session

SHOWN = ("agenda", "followup", "agreement", "goals", "meeting", "update", "thanks")
"""What can be shown, by the words of ``workbook show``."""


def show_preview(session: Session, preview: Preview) -> None:
    """Show what leaves from a page, and what is not in it; then write it or keep it as sent."""
    reading = session.reading()
    document = preview.document(reading)
    text = draw(document, Format.MARKDOWN)
    session.say()
    session.say(f"{TITLES[preview.kind]}. {preview.note(reading, text, session.today)}")
    session.say()
    session.console.say_exactly(text)
    session.say()
    answers = preview.sent(reading, text, session.today)
    sent = ".sent keeps it with the notes, as sent today; " if answers else ""
    _offer(session, document, f"{sent}.write FILE writes it; an empty line goes on.", preview)


def show_document(session: Session, what: str) -> None:
    """Show a document by the word for it, such as ``agreement``."""
    if session.mentorship is None:
        session.say("There is nothing to show yet.")
        return
    reading, mentorship, now = session.reading(), session.mentorship, session.now
    try:
        match what:
            case "agenda":
                meeting = which.coming_meeting(reading, mentorship, now)
                show_preview(session, Preview(Kind.AGENDA, meeting.item.id, mentorship))
            case "followup":
                meeting = which.last_meeting(reading, mentorship, now)
                show_preview(session, Preview(Kind.FOLLOWUP, meeting.item.id, mentorship))
            case "update":
                show_preview(session, Preview(Kind.UPDATE, 0, mentorship))
            case "thanks":
                show_preview(session, Preview(Kind.THANKS, 0, mentorship))
            case "meeting":
                meeting = which.any_meeting(reading, mentorship, now)
                _show(session, whole_meeting(reading, meeting.item.id, mentorship))
            case "goals":
                _show(session, goals(reading, mentorship))
            case _:
                _show(session, agreement(reading, mentorship))
    except UsageError as error:
        session.say(f"{str(error)[:1].upper()}{str(error)[1:]}.")


def choose_document(session: Session, word: str = "") -> None:
    """Ask which document is shown, and show it."""
    while word not in SHOWN:
        session.say("; ".join(f"{n} {name}" for n, name in enumerate(SHOWN, 1)))
        said = session.ask("Which one? An empty line goes back.")
        if not said:
            return
        word = said
        if said.isdecimal() and 1 <= int(said) <= len(SHOWN):
            word = SHOWN[int(said) - 1]
    show_document(session, word)


def _show(session: Session, document: Document) -> None:
    session.say()
    session.console.say_exactly(draw(document, Format.MARKDOWN))
    session.say()
    session.say(document.missing or "Nothing private is in it.")
    _offer(session, document, ".write FILE writes it; an empty line goes on.")


def _offer(
    session: Session, document: Document, words: str, preview: Preview | None = None
) -> None:
    """Take what is done with a document, until one goes on.

    Raises:
        Ended: There are no more lines.
    """
    session.say(words)
    while True:
        said = session.read()
        if not isinstance(said, Command):
            if not said.strip():
                return
            session.say(words)
        elif said.name == "write" and said.rest:
            write_document(session, document, said.rest)
        elif said.name == "sent" and preview is not None:
            _keep_as_sent(session, preview)
        elif said.name in ("stop", "back", "next", "skip"):
            return
        else:
            session.say(words)


def _keep_as_sent(session: Session, preview: Preview) -> None:
    text = draw(preview.document(session.reading()), Format.MARKDOWN)
    answers = preview.sent(session.reading(), text, session.today)
    if answers and session.keep(*answers):
        session.say("Kept with the notes, as sent today.")


def write_document(session: Session, document: Document, name: str) -> None:
    """Write a document into a file; a file that is there already is left as it is."""
    path = Path(name).expanduser()
    form = Format.HTML if path.suffix.lower() in (".html", ".htm") else Format.MARKDOWN
    try:
        write_file(path, draw(document, form))
    except FileExistsError:
        session.say(f"{path} is there already: give another name.")
    except OSError as error:
        session.say(f"{path} can't be written: {error.strerror or type(error).__name__}.")
    else:
        session.say(f"{path} is written; only you can read it.")

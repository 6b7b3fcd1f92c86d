"""What concerns all that was written: a backup, going back to one, and taking everything along."""

from __future__ import annotations

from pathlib import Path

from workbook.errors import UsageError, WorkbookError
from workbook.journey.backups import (
    NOT_ENCRYPTED,
    WAY_BACK,
    choose,
    holds,
    look_lines,
    made,
    newest_change,
    size_words,
    usable,
)
from workbook.journey.export.gate import Gate
from workbook.journey.mentorships import current
from workbook.notebook.backup import Backup, Reason
from workbook.output.export.folder import build, proposed, write
from workbook.plain.prose import spoken
from workbook.plain.session import Session, Stopped

TELLS_ONE = "A number or a day tells what going back to it changes; an empty line goes back."

NO_BACKUPS = "No backups are made of this workbook."


def make_backup(session: Session) -> None:
    """Make a backup now."""
    backups = session.workbook.backups
    if backups is None:
        session.say(NO_BACKUPS)
        return
    try:
        done = backups.make(Reason.ASKED)
    except (WorkbookError, OSError) as error:
        session.say(_sentence(error))
        return
    if done is None:
        session.say("There is nothing to back up yet.")
    else:
        session.say(f"{done.file} is made ({size_words(done.size)}). {NOT_ENCRYPTED}")


def go_back_to_one(session: Session) -> None:
    """Tell the backups, and go back to one after a look at what would change.

    Raises:
        Ended: There are no more lines.
    """
    backups = session.workbook.backups
    if backups is None:
        session.say(NO_BACKUPS)
        return
    if session.workbook.notebook.read_only is not None:
        session.say(session.workbook.notebook.read_only)
        return
    try:
        found = backups.all()
        if not found:
            session.say("There are no backups yet. One is made each day that you write.")
            return
        session.say()
        session.say("Backups, the newest first:")
        for number, one in enumerate(found, 1):
            session.say(f"{number}. {_words(session, one)}")
        chosen = _chosen(session, found)
        if chosen is not None:
            _go_back(session, chosen)
    except Stopped:
        session.say("Nothing was changed.")
    except (WorkbookError, OSError) as error:
        session.say(_sentence(error))


def _words(session: Session, one: Backup) -> str:
    if one.problem:
        return f"{one.file.name}: can't be used"
    newest = newest_change(one.counts, session.today)
    since = f", newest {newest}" if newest else ""
    return spoken(f"{made(one, session.today)}: {holds(one.counts)}{since}")


def _chosen(session: Session, found: tuple[Backup, ...] | list[Backup]) -> Backup | None:
    """The backup that somebody names by its number or its day."""
    while True:
        said = session.ask(TELLS_ONE, TELLS_ONE)
        if not said:
            return None
        try:
            return usable(choose(found, said, session.today))
        except UsageError as error:
            session.say(_sentence(error))


def _go_back(session: Session, one: Backup) -> None:
    """Say what would change, ask, and do it."""
    backups = session.workbook.backups
    if backups is None:
        return
    look = backups.look(one.file)
    if not look.changes_anything:
        session.say("The notebook says all that already: nothing would change.")
        return
    name = spoken(made(one, session.today))
    session.say(f"Going back to {name}:")
    for line in look_lines(look):
        session.say(line, "  ")
    session.say(WAY_BACK)
    if not session.agrees("Go back to it?"):
        session.say("Nothing was changed.")
        return
    backups.restore(one.file)
    session.workbook.notebook.poll().result()
    reading = session.reading()
    if session.mentorship not in reading.snapshot.mentorships:
        session.mentorship = current(reading, session.now)
    session.say(
        f"Everything is as it was on {name}. To take that back, go back to the backup “before a "
        "restore”."
    )


def take_along(session: Session, folder: str = "") -> None:
    """Write everything into a folder, after saying what of it is private.

    Raises:
        Ended: There are no more lines.
    """
    notebook = session.workbook.notebook
    try:
        notebook.flush()
        records, _damaged = notebook.carry_out()
        gate = Gate(session.reading(), records)
        private = _private(session, gate.count)
        if private is None:
            session.say("Nothing was written.")
            return
        usual = proposed(session.now, Path.cwd())
        said = folder or session.ask(f"Into which folder? An empty line means {usual}")
        where = Path(said).expanduser() if said else usual
        write(build(gate, session.now, private=private), where)
    except Stopped:
        session.say("Nothing was written.")
    except OSError as error:
        session.say(f"It can't be written there: {error.strerror or type(error).__name__}.")
    except WorkbookError as error:
        session.say(_sentence(error))
    else:
        session.say(f"Everything is in {where}. Only you can read it there.")


def _private(session: Session, count: int) -> bool | None:
    """Whether private answers go along; None where nothing is to be written after all."""
    if not count:
        return True
    answers = "1 private answer" if count == 1 else f"{count} private answers"
    session.say(f"You have {answers}. Whoever gets the folder can read what is in it.")
    session.say("1. Leave them out")
    session.say("2. Take them along, in plain words")
    chosen = session.number(2, "Which?")
    return None if chosen is None else chosen == 2


def _sentence(error: Exception) -> str:
    said = str(error)
    return f"{said[:1].upper()}{said[1:]}{'' if said.endswith('.') else '.'}"

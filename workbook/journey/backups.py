"""Backups in words: what one is, what going back to it would change, and which one is meant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from workbook.errors import UsageError
from workbook.journey.dates import WEEKDAYS, read_day, short_day
from workbook.notebook.backup import Backup, Counts, Look, Reason
from workbook.notebook.backups import Backups

__all__ = [
    "NOT_ENCRYPTED",
    "REASONS",
    "WAY_BACK",
    "Backups",
    "choose",
    "holds",
    "is_file",
    "look_lines",
    "made",
    "newest_change",
    "size_words",
    "undo_of",
    "usable",
    "when",
]

REASONS = {
    Reason.DAILY: "daily",
    Reason.ASKED: "asked for",
    Reason.BEFORE_RESTORE: "before a restore",
    Reason.BEFORE_IMPORT: "before an import",
    Reason.BEFORE_MIGRATION: "before a newer format",
}
"""Why a backup was made, in a few words."""

MOST_NAMED = 5
"""Backups that a message names."""


def when(moment: datetime, today: date) -> str:
    """A moment as ``Thu 26 Nov, 09:30``."""
    return f"{short_day(moment.date(), today)}, {moment:%H:%M}"


def made(backup: Backup, today: date) -> str:
    """When a backup was made, and why."""
    return f"{when(backup.made, today)} · {REASONS[backup.reason]}"


def holds(counts: Counts) -> str:
    """How much a backup holds, such as ``120 answers, 3402 words``."""
    return f"{_count(counts.answers, 'answer')}, {_count(counts.words, 'word')}"


def newest_change(counts: Counts, today: date) -> str:
    """When the newest of what it holds was written; "" where that isn't known."""
    try:
        return when(datetime.fromisoformat(counts.newest), today)
    except ValueError:
        return ""


def size_words(size: int) -> str:
    """A file's size as people say it."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB"


def look_lines(look: Look) -> tuple[str, ...]:
    """What going back to a backup changes, a line for each thing."""
    if look.fresh:
        pages = f", and {_count(look.pages_back, 'page')} of your own" if look.pages_back else ""
        logs = _count(look.logs_back, "log")
        return (f"Everything comes back as it was, earlier versions too ({logs}{pages}).",)
    lines = (
        (look.answers_back, "answer", "as it was then", "as they were then"),
        (
            look.answers_emptied,
            "answer",
            "written since is taken back",
            "written since are taken back",
        ),
        (look.items_back, "item", "comes back", "come back"),
        (look.items_away, "item", "made since is put away", "made since are put away"),
        (look.mentorships_back, "mentorship", "comes back", "come back"),
        (
            look.mentorships_away,
            "mentorship",
            "begun since is put away",
            "begun since are put away",
        ),
        (
            look.entries_away,
            "entry of a page",
            "begun since is put away",
            "begun since are put away",
        ),
        (look.logs_back, "lost log", "comes back", "come back"),
        (look.others, "other record", "as it was then", "as they were then"),
    )
    return tuple(
        f"{_count(number, thing)} {one if number == 1 else several}"
        for number, thing, one, several in lines
        if number
    )


NOT_ENCRYPTED = "It is not encrypted: whoever has the file can read it."
"""What to say beside a backup that was made."""

WAY_BACK = (
    "Nothing is lost: what your answers say now stays under their earlier versions, and a "
    "backup of this moment is made first."
)
"""What to say beside such a look."""


def choose(backups: Sequence[Backup], which: str, today: date) -> Backup:
    """The backup that somebody names by its number in the list, or by the day it was made.

    Args:
        backups: All of them, as they are listed.
        which: The number, from 1, or a day as people type it; it is taken for one that has passed.
        today: Today.

    Raises:
        UsageError: There is none, or there are several; the message says what to name.
    """
    if not backups:
        raise UsageError("there are no backups yet: workbook backup makes one")
    said = which.strip()
    if said.isascii() and said.isdecimal() and len(said) < 4:
        if not 1 <= int(said) <= len(backups):
            raise UsageError(f"there is no backup {said}; they go from 1 to {len(backups)}")
        return backups[int(said) - 1]
    day = _passed_day(said, today)
    if day is None:
        raise UsageError(
            f"{which!r} is no number of a backup, no day and no file; workbook restore lists them"
        )
    found = [number for number, backup in enumerate(backups, 1) if backup.made.date() == day]
    if len(found) == 1:
        return backups[found[0] - 1]
    name = short_day(day, today)
    if found:
        listed = "; ".join(
            f"{number}: {made(backups[number - 1], today)}" for number in found[:MOST_NAMED]
        )
        raise UsageError(f"several backups are of {name}, so name one by its number: {listed}")
    nearest = min(range(len(backups)), key=lambda n: abs(backups[n].made.date() - day))
    raise UsageError(
        f"there is no backup of {name}; the nearest is "
        f"{nearest + 1}: {made(backups[nearest], today)}"
    )


def usable(backup: Backup) -> Backup:
    """The backup, if it can be used.

    Raises:
        UsageError: It can't be; the message says why.
    """
    if backup.problem:
        raise UsageError(backup.problem)
    return backup


def undo_of(backups: Sequence[Backup]) -> Backup:
    """The backup that was made before the last restore.

    Raises:
        UsageError: Nothing was restored yet.
    """
    before = (one for one in backups if one.reason is Reason.BEFORE_RESTORE and not one.problem)
    found = next(before, None)
    if found is None:
        raise UsageError("nothing was restored here yet, so there is nothing to undo")
    return found


def is_file(which: str) -> bool:
    """Whether somebody means a file, and no number or day."""
    path = Path(which).expanduser() if which.startswith("~") else Path(which)
    return path.suffix == ".zip" or path.is_file()


def _passed_day(said: str, today: date) -> date | None:
    """A day as people type it, the last such day that has been."""
    day = read_day(said, today)
    if day is None or day <= today:
        return day
    is_weekday = any(name.startswith(said.casefold().strip(" .,;")) for name in WEEKDAYS)
    earlier = read_day(said, today - timedelta(days=7 if is_weekday else 365))
    return earlier if earlier is not None and earlier <= today else day


def _count(number: int, thing: str) -> str:
    """A number of things; of several words the first takes the s, and entries are spelt so."""
    if number == 1:
        return f"1 {thing}"
    first, space, rest = thing.partition(" of ")
    several = f"{first[:-1]}ies" if first.endswith("y") else f"{first}s"
    return f"{number} {several}{space}{rest}"

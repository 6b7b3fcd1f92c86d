"""A look at everything around a workbook, for ``workbook doctor``, and the report of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from workbook.cli.call import Call
from workbook.cli.diagnosis import Trouble, remarks, troubles
from workbook.cli.saying import count
from workbook.cli.services import find_backups, read_pack
from workbook.errors import NotebookError, PageError
from workbook.notebook.backup import Backup
from workbook.notebook.examining import Facts, LogFacts


class Checkup(Struct, frozen=True):
    """What was found.

    Attributes:
        facts: About the notebook and the state.
        backups: The backups, newest first.
        troubles: What needs attention.
    """

    facts: Facts
    backups: tuple[Backup, ...]
    troubles: tuple[Trouble, ...]


def check_up(call: Call, facts: Facts) -> Checkup:
    """Look at what lies elsewhere than in the notebook's folders, too, and put it all together."""
    found = [*troubles(facts)]
    backups: tuple[Backup, ...] = ()
    try:
        backups = find_backups(call).all()
    except NotebookError as error:
        found.append(
            Trouble("Backups", str(error), "There may be none to go back to.", "Check the folder.")
        )
    found += [*_of_backups(backups), *_of_pages(call), *_of_settings(call)]
    return Checkup(facts, backups, tuple(found))


def _of_backups(backups: Iterable[Backup]) -> Iterator[Trouble]:
    for backup in backups:
        if backup.problem:
            yield Trouble(
                _text(backup.file),
                f"this backup can't be used: {backup.problem}",
                "The notebook itself is not touched by that; other backups are as they were.",
                "Delete it, and run workbook backup to make one now.",
            )


def _of_pages(call: Call) -> Iterator[Trouble]:
    try:
        broken = [str(problem) for problem in read_pack(call).broken]
    except PageError as error:
        broken = [str(error)]
    for problem in broken:
        yield Trouble(
            "Pages",
            problem,
            "The page can't be opened. Its answers are kept.",
            "workbook content check says what to change.",
        )


def _of_settings(call: Call) -> Iterator[Trouble]:
    for problem in call.settings().problems:
        yield Trouble("Settings", problem, "The usual value is taken.", "Mend the file by hand.")


def report(checkup: Checkup) -> Iterator[str]:
    """The whole report, line by line."""
    facts, backups, found = checkup.facts, checkup.backups, checkup.troubles
    yield f"Notebook: {_text(facts.data)}" + ("" if facts.there else " (not there yet)")
    for log in facts.logs:
        yield f"  {_log_line(log)}"
    name = f", writes as {facts.mark.device}" if facts.mark is not None else ""
    yield f"This computer: {_text(facts.state)}{name}"
    yield f"Open in: {facts.open_in or 'no app'}"
    if facts.free is not None:
        yield f"Room: {facts.free / 1e9:.1f} GB free"
    newest = f", the newest of {_day(backups[0].made)}" if backups else ""
    yield f"Backups: {len(backups)}{newest}"
    notes = list(remarks(facts))
    if notes:
        yield ""
        yield "Good to know:"
        yield from (f"  {note}" for note in notes)
    yield ""
    if not found:
        yield "All is well."
        return
    yield f"{count(len(found), 'thing')} {'needs' if len(found) == 1 else 'need'} attention:"
    for number, trouble in enumerate(found, 1):
        yield ""
        yield f"{number}. {trouble.where}: {trouble.what}"
        yield f"   {trouble.means}"
        yield f"   What to do: {trouble.do}"


def _log_line(log: LogFacts) -> str:
    """One log: whose it is, and what is in it."""
    whose = log.label or log.device or "nobody's"
    here = ", this computer" if log.own else ""
    when = ""
    if log.first is not None and log.last is not None:
        first, last = _day(log.first), _day(log.last)
        when = f", {first}" if first == last else f", {first} to {last}"
    size = f"{log.size / 1e6:.1f} MB" if log.size >= 1e6 else f"{-(-log.size // 1000)} KB"
    return f"{log.name} ({whose}{here}): {count(log.acts, 'save')}{when}, {size}"


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"


def as_json(checkup: Checkup, made_private: Iterable[Path]) -> dict[str, Any]:
    """All of it for scripts; sizes in bytes, times with their offset, spans as [start, end].

    Args:
        checkup: What was found.
        made_private: What was just made the owner's alone.
    """
    facts, found = checkup.facts, checkup.troubles
    return {
        "well": not found,
        "data": _text(facts.data),
        "state": _text(facts.state),
        "there": facts.there,
        "device": facts.mark.device if facts.mark is not None else None,
        "log_continues": facts.continues,
        "open_in": facts.open_in,
        "saving_hangs": facts.saving,
        "free": facts.free,
        "logs": [_log_as_json(log) for log in facts.logs],
        "backups": len(checkup.backups),
        "files_made_private": [_text(path) for path in made_private],
        "notes": list(remarks(facts)),
        "problems": [
            {"where": one.where, "what": one.what, "means": one.means, "do": one.do}
            for one in found
        ],
    }


def _log_as_json(log: LogFacts) -> dict[str, Any]:
    return {
        "name": _text(log.name),
        "device": log.device,
        "label": log.label,
        "own": log.own,
        "size": log.size,
        "acts": log.acts,
        "first": log.first.isoformat() if log.first else None,
        "last": log.last.isoformat() if log.last else None,
        "damaged": [[span.start, span.end] for span in log.damaged],
        "torn": [log.torn.start, log.torn.end] if log.torn else None,
        "newer": log.newer,
        "strange": log.strange,
        "copy": log.copy,
        "needless": log.needless,
        "error": log.error,
    }


def _text(path: str | Path) -> str:
    """A path as text that JSON and every terminal can take."""
    return os.fspath(path).encode(errors="replace").decode()

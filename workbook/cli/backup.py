"""``workbook backup``: a copy of the notebook, now, and the list of those that there are."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbook.cli.call import Call
from workbook.cli.options import for_every_command
from workbook.cli.saying import printable, shown
from workbook.errors import UsageError, WorkbookError

if TYPE_CHECKING:
    from workbook.notebook.backup import Backup

EMPTY = "there is nothing to back up yet"


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--list", "listing", is_flag=True, help="List the backups that there are.")
@click.option("--json", "as_json", is_flag=True, help="The list as JSON, for scripts.")
@for_every_command
@click.pass_obj
def backup(call: Call, file: Path | None, *, listing: bool, as_json: bool) -> None:
    """Make a backup of the notebook now.

    It is a zip file with everything you wrote. Without FILE it goes to the others, which the
    workbook makes by itself once a day and keeps for thirty days; the last thirty that you ask for
    are kept, too. With FILE, or a folder, it goes there, such as on a USB stick, and is yours to
    keep. Nothing is written over.
    """
    from workbook.cli.services import find_backups
    from workbook.notebook.backup import Reason

    if as_json and not listing:
        raise UsageError("--json goes with --list")
    if listing and file is not None:
        raise UsageError("--list lists the backups, so leave FILE out")
    if listing:
        print_list(call, as_json=as_json)
        return
    backups = find_backups(call)
    if file is not None:
        _write(call, file)
        return
    made = backups.make(Reason.ASKED)
    if made is None:
        raise WorkbookError(EMPTY)
    _say_made(made.file, made.size)


def _write(call: Call, file: Path) -> None:
    """Write a backup of now into a file or a folder.

    Raises:
        UsageError: The file is there already, or there is no such folder.
    """
    from workbook.cli.services import find_backups
    from workbook.output.writing import write_file

    path = file.expanduser()
    if path.is_dir():
        path /= f"workbook-{call.clock()():%Y-%m-%d-%H%M}.zip"
    data = find_backups(call).bytes_of_now()
    if data is None:
        raise WorkbookError(EMPTY)
    try:
        write_file(path, data)
    except FileExistsError as error:
        raise UsageError(f"{shown(path)} is there already: give another name") from error
    except FileNotFoundError as error:
        raise UsageError(
            f"there is no folder {shown(path.parent)}: make it first, or name another"
        ) from error
    _say_made(path, len(data))


def _say_made(path: Path, size: int) -> None:
    from workbook.journey.backups import NOT_ENCRYPTED, size_words

    click.echo(f"{shown(path)} is made ({size_words(size)}). {NOT_ENCRYPTED}")


def print_list(call: Call, *, as_json: bool = False) -> None:
    """Print every backup with its number, the newest first."""
    from workbook.cli.services import find_backups

    backups = find_backups(call)
    found = backups.all()
    if as_json:
        rows = [_as_json(number, one) for number, one in enumerate(found, 1)]
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    if not found:
        click.echo(f"There are no backups yet. They will be in {shown(backups.folder)}")
        return
    today = call.clock()().date()
    for number, one in enumerate(found, 1):
        click.echo(f"{number:3}  {printable(_line(one, today))}")
    click.echo(f"They are in {shown(backups.folder)}")


def _line(one: Backup, today: date) -> str:
    """One backup in one line."""
    from workbook.journey.backups import holds, made, newest_change

    if one.problem:
        return f"can't be used: {one.file.name}"
    words = f"{made(one, today):<37} {holds(one.counts)}"
    newest = newest_change(one.counts, today)
    return f"{words}, newest {newest}" if newest else words


def _as_json(number: int, one: Backup) -> dict[str, object]:
    """One backup for scripts; times with their offset, the size in bytes."""
    return {
        "number": number,
        "file": str(one.file).encode(errors="replace").decode(),
        "made": one.made.isoformat(),
        "reason": one.reason.value,
        "device": one.device,
        "size": one.size,
        "answers": one.counts.answers,
        "words": one.counts.words,
        "items": one.counts.items,
        "mentorships": one.counts.mentorships,
        "newest": one.counts.newest,
        "damaged_lines": one.damaged,
        "problem": one.problem,
    }

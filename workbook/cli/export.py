"""``workbook export``: everything that was written, as a folder to keep."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbook.cli.call import Call
from workbook.cli.missing import is_begun
from workbook.cli.options import for_every_command
from workbook.cli.progress import progress
from workbook.cli.saying import count, printable, say, shown
from workbook.errors import UsageError, WorkbookError

if TYPE_CHECKING:
    from workbook.journey.export.gate import Gate


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--without-private", is_flag=True, help="Leave private answers out, everywhere.")
@click.option("--yes", is_flag=True, help="Let private answers leave without being asked.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of workbook.json, and end.")
@for_every_command
@click.pass_obj
def export(
    call: Call, folder: Path | None, *, without_private: bool, yes: bool, schema: bool
) -> None:
    """Write everything into a folder that is yours to keep.

    Each page is a Markdown file that any program shows, and workbook.json holds it all once more
    for "workbook import". FOLDER is made; without it, it is called after the day. Nothing is ever
    written over. Before private answers leave, you are asked.
    """
    if schema:
        from workbook.output.export.schema import SCHEMA

        click.echo(json.dumps(SCHEMA, indent=2, ensure_ascii=False))
        return
    if not is_begun(call):
        raise WorkbookError("there is nothing to export yet: run workbook to begin")
    from workbook.cli.services import open_workbook
    from workbook.journey.export.gate import Gate
    from workbook.output.export.folder import build, check_folder, proposed, write

    now = call.clock()()
    folder = folder if folder is not None else proposed(now, Path())
    check_folder(folder)
    with open_workbook(call) as workbook:
        reading = workbook.reading()
        records, damaged = workbook.notebook.carry_out()
        problems = workbook.notebook.problems
    gate = Gate(reading, records)
    if not without_private and not _may_leave(gate, yes=yes):
        click.echo("Nothing was written. --without-private leaves them out.")
        return
    found = build(gate, now, private=not without_private)
    with progress("Writing") as tell:
        write(found, folder, tell)
    pages = count(len(found.files), "page")
    click.echo(f"{shown(folder)} holds everything: {pages} to read, and workbook.json.")
    if without_private and gate.count:
        click.echo(f"{count(gate.count, 'private answer')} stayed here.")
    if damaged:
        say(f"{count(damaged, 'record')} can't leave, being damaged; the notebook keeps all of it")
    for problem in problems:
        say(problem)


def _may_leave(gate: Gate, *, yes: bool) -> bool:
    """Whether private answers may leave, asked of whoever is at the terminal.

    Raises:
        UsageError: Nobody is there to be asked.
    """
    if yes or not gate.count:
        return True
    private = f"{count(gate.count, 'private answer')} would be in it, in plain words"
    if not (sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError(f"{private}: add --yes to let them leave, or --without-private")
    question = f"{private} that whoever gets the folder can read. Let them leave?"
    return click.confirm(printable(question), default=False, err=True)

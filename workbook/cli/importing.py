"""``workbook import``: what was exported, read back into a notebook without doubling anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbook.cli.call import Call
from workbook.cli.missing import is_begun
from workbook.cli.options import for_every_command
from workbook.cli.progress import progress
from workbook.cli.saying import count, say

if TYPE_CHECKING:
    from workbook.notebook.carried import Brought, Carried

FEW = 500
"""Records that are read in no time, so that no bar is shown for them."""


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would come in.")
@for_every_command
@click.pass_obj
def import_(call: Call, file: Path, *, dry_run: bool) -> None:
    """Read back what "workbook export" wrote.

    FILE is a workbook.json, or the folder it lies in. What is here already is not doubled, and
    nothing that is here is lost: where an answer says something else than the file, both versions
    are kept for you to choose. What you deleted since comes back.
    """
    from workbook.output.export.incoming import read_export

    records = read_export(file)
    if dry_run and not is_begun(call):
        _tell(_all_new(records), dry=True)
        return
    from workbook.cli.services import open_workbook

    with open_workbook(call) as workbook:
        found = workbook.notebook.would_bring(records)
        if dry_run or not found.changes:
            _tell(found, dry=True)
            return
        _back_up(call)
        if len(records) > FEW:
            with progress("Reading in") as tell:
                found = workbook.notebook.bring_in(records, tell)
        else:
            found = workbook.notebook.bring_in(records)
        problems = workbook.notebook.problems
    _tell(found, dry=False)
    for problem in problems:
        say(problem)


def _back_up(call: Call) -> None:
    """Keep the notebook as it is before anything comes in; one that is empty needs none."""
    from workbook.cli.services import find_backups
    from workbook.notebook.backup import Reason

    made = find_backups(call).make(Reason.BEFORE_IMPORT)
    if made is not None:
        say("the notebook as it was is kept: workbook restore brings it back")


def _all_new(records: tuple[Carried, ...]) -> Brought:
    """What comes into a notebook that isn't there yet."""
    from workbook.notebook.carried import Brought, Coming

    tables = {record.table for record in records}
    return Brought(
        {table: Counter({Coming.NEW: sum(r.table == table for r in records)}) for table in tables}
    )


def _tell(found: Brought, *, dry: bool) -> None:
    """Say what came in, or would."""
    if not found.changes:
        same = sum(sum(counted.values()) for counted in found.tables.values())
        click.echo(f"Nothing is new: all {count(same, 'record')} are here already.")
        return
    click.echo(f"{'Would come' if dry else 'Came'} in: {', '.join(_parts(found))}.")
    from workbook.notebook.carried import Coming

    if differ := found.count("answers", Coming.DIFFERS):
        answers = count(differ, "answer")
        say_ = "says" if differ == 1 else "say"
        kept = "would be kept" if dry else "are kept"
        click.echo(
            f"{answers} {say_} something else than here: both versions {kept} to choose from."
        )


def _parts(found: Brought) -> Iterator[str]:
    """How many of what, in words."""
    from workbook.notebook.carried import Coming

    said = (
        ("new answer", found.count("answers", Coming.NEW)),
        ("newer answer", found.count("answers", Coming.NEWER)),
        ("differing answer", found.count("answers", Coming.DIFFERS)),
        ("deleted answer", found.count("answers", Coming.BACK)),
        ("answer with earlier versions", found.count("answers", Coming.EARLIER)),
        ("new item", found.count("items", Coming.NEW, Coming.BACK)),
        ("new mentorship", found.count("mentorships", Coming.NEW, Coming.BACK)),
    )
    for thing, number in said:
        if number:
            yield _counted(number, thing)
    if not any(number for _, number in said):
        yield "a few facts about pages"
    if same := found.count("answers", Coming.SAME):
        yield f"{count(same, 'answer')} {'is' if same == 1 else 'are'} the same"


def _counted(number: int, thing: str) -> str:
    if thing.startswith("answer "):
        return f"earlier versions of {count(number, 'answer')}"
    return count(number, thing)

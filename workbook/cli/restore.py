"""``workbook restore``: going back to a backup, with a look before and a way back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbook.cli.backup import print_list
from workbook.cli.call import Call
from workbook.cli.options import for_every_command
from workbook.cli.saying import printable, shown
from workbook.errors import UsageError

if TYPE_CHECKING:
    from workbook.notebook.backups import Backups


@click.command()
@click.argument("which", required=False)
@click.option("--undo", is_flag=True, help="Take the last restore back.")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--yes", is_flag=True, help="Do it without asking.")
@for_every_command
@click.pass_obj
def restore(call: Call, which: str | None, *, undo: bool, dry_run: bool, yes: bool) -> None:
    """Go back to a backup.

    Without WHICH it lists the backups. WHICH is a number from that list, a day such as fri or
    12 nov, or a file. You see first what would change. What was made since is put away, what was
    written since stays under earlier versions, and a backup of now is made first: --undo goes back
    to it. It works while the workbook is open, and is seen there at once.
    """
    from workbook.cli.services import find_backups
    from workbook.journey.backups import WAY_BACK, look_lines

    if undo and which is not None:
        raise UsageError("--undo goes back to before the last restore: leave WHICH out")
    if which is None and not undo:
        if dry_run or yes:
            raise UsageError("say which backup: a number from workbook restore, a day or a file")
        print_list(call)
        click.echo("workbook restore NUMBER goes back to one; you see first what would change.")
        return
    backups = find_backups(call)
    file = _file(call, backups, which)
    look = backups.look(file)
    if not look.changes_anything:
        click.echo("The notebook says all that already: nothing would change.")
        return
    click.echo(f"Going back to {shown(file.name)}:")
    for line in look_lines(look):
        click.echo(f"  {printable(line)}")
    if not look.fresh:
        click.echo(WAY_BACK)
    if dry_run:
        return
    if not yes:
        _ask()
    _, before = backups.restore(file)
    way_back = " workbook restore --undo takes it back." if before is not None else ""
    click.echo(f"Done.{way_back}")


def _file(call: Call, backups: Backups, which: str | None) -> Path:
    """The file of the backup that is meant; None means the one before the last restore."""
    from workbook.journey.backups import choose, is_file, undo_of, usable

    if which is None:
        return undo_of(backups.all()).file
    if is_file(which):
        return Path(which).expanduser()
    return usable(choose(backups.all(), which, call.clock()().date())).file


def _ask() -> None:
    """Ask whether to do it.

    Raises:
        UsageError: Nobody is there to answer.
        click.Abort: They said no.
    """
    if not sys.stdin.isatty():
        raise UsageError("nothing was changed: add --yes to do it without being asked")
    if not click.confirm("Go back to it?", default=False):
        click.echo("Nothing was changed.")
        raise click.Abort

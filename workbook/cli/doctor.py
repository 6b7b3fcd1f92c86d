"""``workbook doctor``: looks everything over, says what is wrong, what it means and what to do.

It opens nothing and alters nothing unless asked, and it never prints what somebody wrote.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbook.cli.call import Call
from workbook.cli.options import for_every_command
from workbook.cli.saying import printable, shown
from workbook.errors import UsageError

if TYPE_CHECKING:
    from workbook.notebook.examining import Facts

NEEDS_ATTENTION = 1
"""What the command exits with when something is wrong."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for scripts.")
@click.option(
    "--rescue",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write what can still be read of damaged lines into a new file.",
)
@click.option("--fix-modes", is_flag=True, help="Make the notebook's files yours alone to read.")
@for_every_command
@click.pass_obj
def doctor(call: Call, *, as_json: bool, rescue: Path | None, fix_modes: bool) -> int:
    """Look everything over: what is wrong, and what to do.

    It works on a notebook that doesn't open, too. Nothing is altered without --fix-modes, and
    nothing that you wrote is shown.
    """
    # Imported when the command runs, so that no other command waits for it.
    from workbook.cli.checkup import as_json as told_as_json
    from workbook.cli.checkup import check_up, report
    from workbook.notebook.examining import examine

    paths = call.paths()
    facts = examine(paths.data, paths.state)
    fixed = _fix_modes(facts) if fix_modes else []
    checkup = check_up(call, examine(paths.data, paths.state) if fixed else facts)
    if rescue is not None:
        _rescue(facts, rescue)
    if as_json:
        told = told_as_json(checkup, fixed)
        click.echo(printable(json.dumps(told, indent=2, ensure_ascii=False)))
    else:
        if fixed:
            thing = "file or folder is" if len(fixed) == 1 else "files and folders are"
            click.echo(f"{len(fixed)} {thing} yours alone to read now.")
        click.echo(printable("\n".join(report(checkup))))
    return NEEDS_ATTENTION if checkup.troubles else 0


def _fix_modes(facts: Facts) -> list[Path]:
    """Take away what others may do; returns what was changed."""
    fixed = []
    for path in facts.open_to_others:
        path.chmod(path.stat().st_mode & 0o700)
        fixed.append(path)
    return fixed


def _rescue(facts: Facts, file: Path) -> None:
    """Write what can be read of damaged lines into a file that wasn't there.

    Raises:
        UsageError: There is such a file, or nothing to write down.
    """
    from workbook.notebook.rescuing import rescued
    from workbook.output.writing import write_file

    lines = list(rescued(facts.data, facts.logs))
    if not lines:
        raise UsageError("no line of any log is damaged, so there is nothing to rescue")
    path = file.expanduser()
    try:
        write_file(path, "\n".join(lines))
    except FileExistsError as error:
        raise UsageError(f"{shown(path)} is there already: give another name") from error
    click.echo(
        f"{shown(path)} has what can be read of the damaged lines. "
        "It may hold private words, and only you can read it.",
        err=True,
    )

"""``workbook status``: what home says, without the screens."""

from __future__ import annotations

import json

import click

from workbook.cli.call import Call, for_every_command
from workbook.cli.saying import printable, say
from workbook.collection import no_collection


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for scripts.")
@for_every_command
@click.pass_obj
@no_collection()
def status(call: Call, *, as_json: bool) -> None:
    """Show what is next and where everything stands."""
    # The rooms are imported when the command runs, so that no other command waits for them.
    from workbook.cli.services import read_workbook
    from workbook.journey.status import status as status_of

    reading, problems = read_workbook(call)
    found = status_of(reading, call.clock()(), call.with_name)
    if as_json:
        click.echo(json.dumps(found.as_json(), indent=2, ensure_ascii=False))
    else:
        click.echo(printable("\n".join(found.lines())))
    for problem in problems:
        say(problem)

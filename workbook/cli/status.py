"""``workbook status``: what home says, without the screens."""

from __future__ import annotations

import click

from workbook.cli.call import Call
from workbook.cli.options import for_every_command


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for scripts.")
@for_every_command
@click.pass_obj
def status(call: Call, *, as_json: bool) -> None:
    """Show what is next and where everything stands."""
    # The rooms are imported when the command runs, so that no other command waits for them.
    from workbook.cli.standing import tell_status

    tell_status(call, as_json=as_json)

"""``workbook where``: each folder and file, and what it is for."""

from __future__ import annotations

import click

from workbook.cli.call import Call
from workbook.cli.folders import tell_places
from workbook.cli.options import for_every_command


@click.command()
@for_every_command
@click.pass_obj
def where(call: Call) -> None:
    """Show where everything is kept, and what it is for."""
    tell_places(call)

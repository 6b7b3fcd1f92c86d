"""``workbook capture``: a thought caught from the shell, for the next meeting."""

from __future__ import annotations

import click

from workbook.cli.call import Call
from workbook.cli.options import for_every_command
from workbook.journey.tags import KINDS


@click.command()
@click.argument("text", nargs=-1)
@click.option("--as", "kind", type=click.Choice(tuple(KINDS)), help="What it is; it may stay open.")
@for_every_command
@click.pass_obj
def capture(call: Call, text: tuple[str, ...], kind: str | None) -> None:
    """Catch something for the next meeting.

    TEXT is one topic. Without it each line of the standard input is one, empty lines left out. A
    line may begin with what it is, such as "win: the talk went well"; --as says it for all others.
    It works while the workbook is open, and is seen there at once.
    """
    # The rooms are imported when the command runs, so that no other command waits for them.
    from workbook.cli.catching import catch

    catch(call, text, kind or "")

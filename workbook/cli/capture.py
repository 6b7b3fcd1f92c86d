"""``workbook capture``: a thought caught from the shell, for the next meeting."""

from __future__ import annotations

import sys
from typing import IO

import click

from workbook.cli.call import Call, for_every_command
from workbook.cli.missing import is_begun
from workbook.cli.saying import as_typed, printable
from workbook.collection import no_collection
from workbook.errors import UsageError, WorkbookError

KINDS = ("question", "win", "obstacle", "feedback", "idea")
"""What a topic can be caught as; the notebook's room is not imported for its help."""

MOST = 200
"""Lines that a pipe may bring at once; a file of more was hardly meant as topics."""


@click.command()
@click.argument("text", nargs=-1)
@click.option("--as", "kind", type=click.Choice(KINDS), help="What it is; it may stay open.")
@for_every_command
@click.pass_obj
@no_collection()
def capture(call: Call, text: tuple[str, ...], kind: str | None) -> None:
    """Catch something for the next meeting.

    TEXT is one topic. Without it each line of the standard input is one, empty lines left out. A
    line may begin with what it is, such as "win: the talk went well"; --as says it for all others.
    It works while the workbook is open, and is seen there at once.
    """
    from workbook.notebook.clean import clean

    lines = [as_typed(" ".join(text))] if text else _piped()
    caught = [" ".join(clean(line).split()) for line in lines]
    caught = [line for line in caught if line]
    if not caught:
        raise UsageError('there is nothing to keep: say it, as in workbook capture "ask about x"')
    if len(caught) > MOST:
        raise UsageError(f"these are {len(caught)} topics; at most {MOST} are taken at once")
    click.echo(printable(_keep(call, caught, kind or "")))


def _piped() -> list[str]:
    """The lines of the standard input; none where somebody would have to type them."""
    if sys.stdin is None or sys.stdin.isatty():
        return []
    stream: IO[str] = click.open_file("-", encoding="utf-8", errors="replace")
    return stream.read().splitlines()


def _keep(call: Call, lines: list[str], kind: str) -> str:
    """Keep each line as a topic, all in one act; returns what to say.

    Raises:
        WorkbookError: There is no mentorship yet, or the notebook can't be written.
    """
    from workbook.cli.services import open_workbook
    from workbook.journey.capturing import captured_all, waits_for
    from workbook.journey.mentorships import active, current, mentor_name, named
    from workbook.journey.tags import KINDS as WORDS

    nobody = WorkbookError("there is no mentorship yet: run workbook to begin one")
    if not is_begun(call):
        raise nobody
    with open_workbook(call) as workbook:
        reading, now = workbook.reading(), workbook.now()
        who = call.with_name
        mentorship = named(reading, who) if who else current(reading, now)
        if mentorship is None:
            raise nobody
        caught = captured_all(reading, mentorship, lines, now, kind)
        workbook.write(*(record for one in caught for record in one.records)).result()
        meeting = waits_for(reading, mentorship, now)
        if len(active(reading)) > 1:
            meeting = f"{mentor_name(reading, mentorship)}, {meeting}"
    if len(caught) > 1:
        return f"Kept {len(caught)} topics for {meeting}."
    only = caught[0]
    known = f" ({WORDS[only.kind]})" if only.kind else ""
    return f"Kept for {meeting}{known}: {only.words}"

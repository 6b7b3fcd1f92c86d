"""``workbook actions``: who said they would do what, and how it stands."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from workbook.cli.call import Call
from workbook.cli.missing import is_begun
from workbook.cli.options import for_every_command
from workbook.cli.plain import open_plain
from workbook.cli.saying import as_typed, printable, say
from workbook.errors import UsageError

if TYPE_CHECKING:
    from workbook.journey.action_list import ActionLine
    from workbook.journey.reading import Reading
    from workbook.journey.workbook import Workbook

SIGNS = {"open": "○", "partly": "◐", "done": "✓", "dropped": "–"}
"""What stands before an action, by its status; one that is late has an exclamation mark."""

LONGEST_WHAT = 60
"""Columns for what is to be done; the rest is in the workbook and in --json."""

MOST_NAMED = 5
"""Actions that a message names."""


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="A JSON array of objects, for scripts.")
@click.option("--all", "everything", is_flag=True, help="Also those that are done or dropped.")
@click.option("--mine", is_flag=True, help="Only what you do.")
@click.option("--theirs", is_flag=True, help="Only what your mentor does.")
@click.option("--late", is_flag=True, help="Only what is late.")
@for_every_command
@click.pass_context
def actions(
    context: click.Context,
    *,
    as_json: bool,
    everything: bool,
    mine: bool,
    theirs: bool,
    late: bool,
) -> None:
    """Show what you and your mentor will do, or say how it stands.

    Each line begins with a short id, which the commands below take: workbook actions done k7f
    """
    call = context.find_object(Call) or Call()
    if context.invoked_subcommand is not None:
        return
    if call.plain and not as_json:
        context.exit(open_plain(call, words="actions"))
    if mine and theirs:
        raise UsageError("--mine and --theirs together leave nothing: choose one, or neither")
    from workbook.cli.services import read_workbook

    reading, problems = read_workbook(call)
    known = _actions(call, reading)
    chosen = [
        line
        for line in known
        if (everything or line.is_open)
        and not (mine and line.owner == "mentor")
        and not (theirs and line.owner != "mentor")
        and (line.late or not late)
    ]
    if as_json:
        ids = _ids(known)
        objects = [_object(line, ids[line.item.id]) for line in chosen]
        click.echo(json.dumps(objects, indent=2, ensure_ascii=False))
    elif chosen:
        click.echo(printable("\n".join(_table(chosen, known, call.clock()().date()))))
    else:
        click.echo(_nothing(known, everything=everything, narrowed=mine or theirs or late))
    for problem in problems:
        say(problem)


def _nothing(known: Sequence[ActionLine], *, everything: bool, narrowed: bool) -> str:
    """What to say where no action is listed."""
    if narrowed and known:
        return "No such actions."
    if known and not everything:
        return "Nothing is open. --all shows what was done."
    return "No actions yet."


def _actions(call: Call, reading: Reading) -> tuple[ActionLine, ...]:
    """All actions of the mentorship that is meant."""
    from workbook.journey.action_list import action_lines
    from workbook.journey.mentorships import current, named

    now = call.clock()()
    mentorship = named(reading, call.with_name) if call.with_name else current(reading, now)
    return action_lines(reading, mentorship, now.date())


def _ids(known: Sequence[ActionLine]) -> dict[int, str]:
    """The short id of each action."""
    from workbook.notebook.short_ids import short_ids

    return short_ids(line.item.id for line in known)


def _object(line: ActionLine, short: str) -> dict[str, Any]:
    """An action for scripts; its keys stay."""
    return {
        "id": short,
        "what": line.what,
        "owner": line.owner or None,
        "who": line.who or None,
        "due": line.due.isoformat() if line.due is not None else None,
        "late": line.late,
        "status": line.status,
        "reason": line.reason or None,
        "goal": line.goal or None,
        "agreed": line.agreed.isoformat() if line.agreed is not None else None,
        "told": [
            {"day": one.day.isoformat() if one.day is not None else None, "words": one.words}
            for one in line.told
        ],
    }


def _table(lines: Sequence[ActionLine], known: Sequence[ActionLine], today: date) -> list[str]:
    """The actions in columns: sign, id, what, who, due, goal."""
    from workbook.journey.dates import short_day

    ids = _ids(known)
    rows = [
        (
            "!" if line.late else SIGNS.get(line.status, "○"),
            ids[line.item.id],
            _cut(line.what, LONGEST_WHAT),
            line.who or "–",
            short_day(line.due, today) if line.due is not None else "–",
            _cut(line.goal, LONGEST_WHAT // 2),
        )
        for line in lines
    ]
    widths = [max(_columns(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(map(_padded, row, widths)).rstrip() for row in rows]


def _padded(cell: str, width: int) -> str:
    """A cell with blanks up to this many columns."""
    return cell + " " * (width - _columns(cell))


def _columns(words: str) -> int:
    """How many columns of a terminal words take: some signs two, marks above a letter none."""
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in words)
    return len(words) + wide - sum(unicodedata.combining(sign) > 0 for sign in words)


def _cut(words: str, most: int) -> str:
    """Words in at most this many columns."""
    if _columns(words) <= most:
        return words
    while _columns(words) >= most:
        words = words[:-1]
    return f"{words.rstrip()}…"


# -- saying how one stands -----------------------------------------------------------------------------


def _says(status: str, words: str) -> None:
    """Add a command that sets where an action stands."""

    @actions.command(status, help=words)
    @click.argument("action_id", metavar="ID")
    @click.option(
        "--why", metavar="TEXT", help="What there is to say about it; it is kept with it."
    )
    @for_every_command
    @click.pass_obj
    def set_status(call: Call, action_id: str, why: str | None) -> None:
        click.echo(printable(_set(call, action_id, status, as_typed(why or ""))))


_says("done", "It is done.")
_says("partly", "It is partly done.")
_says("dropped", "It is dropped, on purpose.")
_says("open", "It is still to be done, after all.")


def _set(call: Call, action_id: str, status: str, why: str) -> str:
    """Set where an action stands; returns what to say.

    Raises:
        UsageError: No action, or more than one, has such an id.
    """
    from workbook.journey.action_list import status_set

    with _opened(call) as workbook:
        reading = workbook.reading()
        known = _actions(call, reading)
        line = _named(action_id, known)
        now = workbook.now()
        mentorship = line.item.mentorship
        records = status_set(reading, line.item, status, mentorship, why, today=now.date())
        workbook.save(*records)
        return f"{SIGNS[status]} {_ids(known)[line.item.id]}  {line.what}: {status}"


def _opened(call: Call) -> AbstractContextManager[Workbook]:
    """The workbook, where there is one."""
    from workbook.cli.services import open_workbook

    if not is_begun(call):
        raise UsageError("there are no actions yet: run workbook to begin")
    return open_workbook(call)


def _named(action_id: str, known: Sequence[ActionLine]) -> ActionLine:
    """The action that a short id means."""
    from workbook.notebook.short_ids import find_by_prefix

    by_id = {line.item.id: line for line in known}
    found = [by_id[number] for number in find_by_prefix(action_id, by_id)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{action_id!r} could be {_listed(found, known)}: type more of the id")
    if not known:
        raise UsageError("there are no actions yet")
    open_ones = [line for line in known if line.is_open]
    could = f"; open: {_listed(open_ones, known)}" if open_ones else ""
    raise UsageError(f"no action has the id {action_id!r}{could}")


def _listed(lines: Sequence[ActionLine], known: Sequence[ActionLine]) -> str:
    """A few actions by id and words."""
    ids = _ids(known)
    named = [f"{ids[line.item.id]} ({_cut(line.what, 30)})" for line in lines[:MOST_NAMED]]
    more = len(lines) - len(named)
    return ", ".join(named) + (f" and {more} more" if more > 0 else "")

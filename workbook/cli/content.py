"""``workbook content``: what somebody who writes pages needs.

The rooms are imported when a command runs, so that no other command waits for them.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbook.cli.call import Call
from workbook.cli.options import for_every_command
from workbook.cli.saying import count, printable, say, shown
from workbook.errors import PageError, UsageError

if TYPE_CHECKING:
    from workbook.pages.lint import Report

existing_or_not = click.Path(path_type=Path)
"""A file or folder; that it is missing is told like anything else that is wrong with a page."""


@click.group()
@for_every_command
def content() -> None:
    """Check pages that you write, and keep their ids."""


@content.command()
@click.argument("paths", nargs=-1, type=existing_or_not, metavar="[FILE|DIR]...")
@click.option("--fix", is_flag=True, help="Write missing ids into the pages first.")
@click.option("--outline", is_flag=True, help="Show what each page asks.")
@click.option("--json", "as_json", is_flag=True, help="The messages as JSON, for editors.")
@for_every_command
@click.pass_obj
def check(call: Call, paths: tuple[Path, ...], *, fix: bool, outline: bool, as_json: bool) -> int:
    """Say what is wrong with pages, by file, line and column.

    Without FILE or DIR it checks the built-in pages and your own. The exit code is 1 if there is
    an error; warnings alone are none.
    """
    from workbook.pages.lint import check_paths
    from workbook.pages.outline import outline as outline_of

    if outline and as_json:
        raise UsageError("--outline and --json can't go together: choose one")
    places = call.paths()
    own = places.own_pages()
    wanted = paths or (places.builtin, *([own] if own else []))
    report = check_paths(wanted, builtin=places.builtin)
    if fix and _fix(report):
        report = check_paths(wanted, builtin=places.builtin)
    if as_json:
        click.echo(report.as_json())
        return report.exit_code
    if outline:
        click.echo(printable("\n".join(outline_of(page) for page in report.pages)), nl=False)
    for problem in report.problems:
        click.echo(printable(str(problem)))
    say(_summary(report))
    return report.exit_code


@content.command()
@click.argument("folder", required=False, type=existing_or_not, metavar="[DIR]")
@for_every_command
@click.pass_obj
def lock(call: Call, folder: Path | None) -> None:
    """Write every id, type and choice into ids.lock.

    Do this with each release of pages. From then on the check tells of an id that is gone, a
    type that changed and a choice that is missing, before answers are orphaned. Without DIR it
    locks the built-in pages.
    """
    from workbook.pages.lint import check_paths
    from workbook.pages.lock import lock_path, lock_text, make_lock, read_lock
    from workbook.pages.packs import Problem

    builtin = call.paths().builtin
    report = check_paths([folder or builtin], builtin=builtin)
    if report.errors:
        for problem in report.problems:
            click.echo(printable(str(problem)))
        raise PageError(f"nothing was locked: {_summary(report)}; mend the pages first")
    if not report.pages:
        raise PageError(f"there are no pages in {shown(folder or builtin)}")
    path = lock_path(Path(report.pages[0].path).parent)
    before = read_lock(path) if path.exists() else None
    if isinstance(before, Problem):
        raise PageError(str(before))
    locked = make_lock(report.pages, before)
    _write(path, lock_text(locked), beside=Path(report.pages[0].path))
    new = len(locked.ids) - (len(before.ids) if before else 0)
    click.echo(f"{shown(path)}: {count(len(locked.ids), 'id')}, {new} of them new")


def _fix(report: Report) -> bool:
    """Write missing ids into the pages of this report; says where, and whether anywhere.

    Raises:
        PageError: A file can't be written.
    """
    from workbook.pages.fix import fix_file

    fixed = False
    for page in report.pages:
        done = fix_file(Path(page.path))
        if not isinstance(done, bool):
            raise PageError(str(done))
        if done:
            say(f"{page.path}: ids written")
            fixed = True
    return fixed


def _summary(report: Report) -> str:
    """How many pages there are and what is wrong with them, in a few words."""
    pages = count(len(report.pages), "page")
    if not report.problems:
        return f"{pages}, nothing wrong"
    warnings = len(report.problems) - report.errors
    return f"{pages}, {count(report.errors, 'error')}, {count(warnings, 'warning')}"


def _write(path: Path, text: str, *, beside: Path) -> None:
    """Put a file in place as a whole, readable by whoever may read the page beside it."""
    temporary = path.with_name(f".{path.name}.new")
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(beside, temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)

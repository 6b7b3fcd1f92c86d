"""``workbook demo``: a lived-in workbook to look around in, which leaves nothing behind."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from workbook.cli.call import Call
from workbook.cli.options import for_every_command
from workbook.cli.saying import count, shown
from workbook.cli.screens import check_terminal, open_screens
from workbook.errors import UsageError
from workbook.paths import CONFIG_VARIABLE, STATE_VARIABLE
from workbook.settings_file import SettingsError, write_settings

if TYPE_CHECKING:
    from workbook.journey.demo import Progress

LONGEST = 10
"""Years that can be told at most."""

PATIENCE = 1.0
"""Seconds after which it is said how far it is."""


@click.command()
@click.option(
    "--years",
    type=click.IntRange(1, LONGEST),
    metavar="N",
    help=f"Some years with several mentors, 1 to {LONGEST}, in place of half a year.",
)
@click.option("--seed", type=int, metavar="N", help="With --years: which of many stories.")
@click.option(
    "--into",
    metavar="FOLDER",
    help="Write it into a new or empty folder, to keep.",
)
@for_every_command
@click.pass_obj
def demo(call: Call, years: int | None, seed: int | None, into: str | None) -> int:
    """Look around in a workbook that somebody has lived in.

    It lies in a temporary folder and is gone when you leave; your own is not touched.
    """
    if seed is not None and years is None:
        raise UsageError("--seed chooses among stories of years: add --years, such as --years 3")
    if into is not None:
        return _write_into(call, into, years, seed)
    if not call.is_plain:
        check_terminal()
    with tempfile.TemporaryDirectory(prefix="workbook-demo-") as name:
        elsewhere = _elsewhere(call, Path(name))
        _write(elsewhere, years, seed)
        return open_screens(elsewhere)


def _write_into(call: Call, into: str, years: int | None, seed: int | None) -> int:
    """Write it where it stays, and say how to open it.

    Raises:
        UsageError: Something is there already.
        WorkbookError: The folder can't be used.
    """
    if not into.strip():
        raise UsageError("--into wants a folder: name a new or an empty one")
    folder = Path(into).expanduser().absolute()
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            what = "is not empty" if folder.is_dir() else "is a file"
            raise UsageError(f"{shown(folder)} {what}: name a new or an empty folder")
    except OSError as error:
        raise UsageError(f"{shown(folder)} can't be looked into: {error.strerror}") from error
    _write(call._replace(data=str(folder)), years, seed)
    told = count(years, "year") if years is not None else "half a year"
    click.echo(f"A workbook of {told} is in {shown(folder)}.")
    click.echo(f"Open it: workbook --data {shown(_quoted(folder))}")
    return 0


def _quoted(folder: Path) -> str:
    """A folder as a shell takes it."""
    import shlex

    return shlex.quote(str(folder)) if sys.platform != "win32" else f'"{folder}"'


def _write(call: Call, years: int | None, seed: int | None) -> None:
    """Write the demonstration into the notebook of a call, which is new."""
    from workbook.cli.services import open_workbook
    from workbook.journey.demo import write_demo, write_years

    with open_workbook(call) as workbook:
        if years is None:
            write_demo(workbook)
            return
        told = f"Writing {count(years, 'year')} of a workbook"
        with _progress(told) as progress:
            write_years(workbook, years, 1 if seed is None else seed, progress=progress)


@contextmanager
def _progress(what: str) -> Iterator[Progress]:
    """Says on the terminal how far something is, once it takes longer than a moment."""
    began, told = monotonic(), ""
    terminal = sys.stderr.isatty()

    def progress(share: float) -> None:
        nonlocal told
        line = f"{what}: {share:.0%}"
        if terminal and line != told and monotonic() - began >= PATIENCE:
            click.echo(f"\r{line}", nl=False, err=True)
            told = line

    try:
        yield progress
    finally:
        if told:
            click.echo("\r" + " " * (len(told) + 1) + "\r", nl=False, err=True)


def _elsewhere(call: Call, folder: Path) -> Call:
    """The same call with everything it writes in a folder, and the settings as they are now."""
    config = folder / "config"
    settings = call.paths().settings
    if settings.is_file():
        config.mkdir(mode=0o700)
        _copy_settings(settings, config / settings.name)
    environ = {
        **call.environ,
        STATE_VARIABLE: str(folder / "state"),
        CONFIG_VARIABLE: str(config),
    }
    own = call.paths().own_pages()
    return call._replace(
        environ=environ,
        data=str(folder / "data"),
        content=str(own) if own is not None else None,
    )


def _copy_settings(settings: Path, copy: Path) -> None:
    """Copy the settings without the folder of the backups, in which nothing may be left."""
    shutil.copyfile(settings, copy)
    try:
        write_settings(copy, {"backups": None})
    except (SettingsError, OSError):
        copy.unlink()

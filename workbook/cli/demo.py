"""``workbook demo``: a lived-in workbook to look around in, which leaves nothing behind."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import click

from workbook.cli.call import Call, for_every_command
from workbook.cli.screens import check_terminal, open_screens
from workbook.paths import CONFIG_VARIABLE, STATE_VARIABLE


@click.command()
@for_every_command
@click.pass_obj
def demo(call: Call) -> int:
    """Look around in a workbook that somebody has lived in.

    It lies in a temporary folder and is gone when you leave; your own is not touched.
    """
    check_terminal()
    from workbook.cli.services import open_workbook
    from workbook.journey.demo import write_demo

    with tempfile.TemporaryDirectory(prefix="workbook-demo-") as name:
        folder = Path(name)
        shown = _elsewhere(call, folder)
        with open_workbook(shown) as workbook:
            write_demo(workbook)
        return open_screens(shown)


def _elsewhere(call: Call, folder: Path) -> Call:
    """The same call with everything it writes in a folder, and the settings as they are now."""
    config = folder / "config"
    settings = call.paths().settings
    if settings.is_file():
        config.mkdir(mode=0o700)
        shutil.copyfile(settings, config / settings.name)
    environ = {
        **call.environ,
        STATE_VARIABLE: str(folder / "state"),
        CONFIG_VARIABLE: str(config),
    }
    own = call.paths().own_pages()
    return replace(
        call,
        environ=environ,
        data=str(folder / "data"),
        content=str(own) if own is not None else None,
    )

"""The workbook on disks that are full, locked, read-only or taken out while one types."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.effort import soak_only
from tests.journeys import drives
from tests.journeys.drives import Cure
from tests.journeys.terminal import Terminal
from tests.journeys.test_on_a_terminal import re_of, workbook
from tests.journeys.test_two_at_once import environment
from tests.ui.app_driver import begin, make_workbook

WORDS = "Words that stay on the screen. "

MORE = "And more. " * 500
"""More than fits into what the last block of a log has left."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="disks are mounted on POSIX")


def pasted(text: str) -> str:
    """What a terminal sends for a paste."""
    return f"\x1b[200~{text}\x1b[201~"


def go_to_a_text(terminal: Terminal) -> None:
    """Come to a field for a long text."""
    terminal.wait_for("Who it is")
    terminal.press("ctrl+n")
    terminal.wait_for("Why does a mentor matter")


def said(folder: Path) -> str:
    """What a new program finds of the text."""
    opened = make_workbook(folder)
    opened.notebook.close()
    return "".join(
        str(one.value)
        for one in opened.reading().snapshot.answers.values()
        if one.key.prompt == "mentorship/why"
    )


@pytest.mark.parametrize(
    ("disk", "trouble", "advice"),
    [
        (drives.small_disk, drives.full, "Make some room there"),
        pytest.param(
            *(drives.small_disk, drives.read_only, "Make it writable for you"), marks=soak_only
        ),
        pytest.param(*(drives.drive, drives.taken_out, "is its drive connected"), marks=soak_only),
        pytest.param(
            *(drives.no_disk, drives.locked_log, "Make it writable for you"), marks=soak_only
        ),
        pytest.param(
            *(drives.no_disk, drives.locked_folder, "Make it writable for you"), marks=soak_only
        ),
    ],
    ids=["full", "read-only", "taken out", "locked log", "locked folder"],
)
def test_the_text_stays_and_is_saved_by_itself_once_all_is_well(
    tmp_path: Path,
    disk: Callable[[Path, ExitStack], None],
    trouble: Callable[[Path], Cure],
    advice: str,
) -> None:
    data = tmp_path / "data"
    with ExitStack() as stack:
        disk(data, stack)
        begin(tmp_path)
        cure = trouble(data)
        stack.callback(cure)  # whatever happens: nobody could clear this folder away
        with workbook(tmp_path, "open", "mentorship", size=(120, 36)) as terminal:
            if trouble is drives.taken_out:
                terminal.wait_for("Your notebook is missing")
                cure()
                terminal.press("enter")
                go_to_a_text(terminal)
                trouble(data)
            else:
                go_to_a_text(terminal)
            terminal.type(pasted(f"{MORE}{WORDS}"))
            terminal.wait_for(re_of(advice))
            assert "Not saved in" in terminal.text
            terminal.wait_for(re_of(WORDS.strip()))
            cure()
            terminal.wait_until_kept(data, WORDS)
            terminal.type("Typed on.")
            terminal.press("ctrl+q")  # at once: the letters before it are not lost
            assert terminal.ended() == 0
        assert said(tmp_path) == f"{MORE}{WORDS}Typed on."
        assert len(list(data.glob("log-*"))) == (2 if trouble is drives.locked_folder else 1)


@soak_only
def test_a_file_that_may_not_grow_keeps_the_text_and_lets_one_leave(tmp_path: Path) -> None:
    begin(tmp_path)
    limited = ["bash", "-c", f"ulimit -f 4; exec {sys.executable} -m workbook open mentorship"]
    with Terminal(
        limited, environment=environment(tmp_path), size=(100, 30), cwd=tmp_path
    ) as terminal:
        go_to_a_text(terminal)
        terminal.type(WORDS)
        terminal.wait_until_kept(tmp_path, WORDS)
        terminal.type(pasted(MORE))
        terminal.wait_for(r"Not\s+saved\s+in.*Make\s+some\s+room\s+there")
        terminal.press("ctrl+q")
        terminal.wait_for("What you typed last")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
    assert said(tmp_path) == WORDS


def test_a_notebook_that_is_away_is_waited_for(tmp_path: Path) -> None:
    begin(tmp_path)
    data = tmp_path / "data"
    shutil.move(data, tmp_path / "away")
    with workbook(tmp_path, size=(100, 30)) as terminal:
        terminal.wait_for(r"Your notebook is missing.*q leaves")
        assert not data.exists()
        shutil.move(tmp_path / "away", data)
        terminal.press("enter")
        terminal.wait_for("with Amara.*Your path")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0

"""The workbook wherever it is started: odd terminals, languages, homes and folders."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.effort import soak_only
from tests.journeys.terminal import Terminal
from tests.ui.app_driver import begin, make_workbook

ROOT = Path(__file__).parents[2]

ASCII = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
"""A system that was told to know no letter beyond ASCII."""

FOLDERS = {"WORKBOOK_DATA": "data", "WORKBOOK_STATE": "state", "WORKBOOK_CONFIG": "config"}

TELLTALE = {"TEXTUAL_LOG": "screen.log", "TEXTUAL_DEBUG": "1", "TEXTUAL": "debug,devtools"}
"""What makes Textual write keys and screens into files, or send them to a developer's window."""

SPOKEN = "Zoë said “bonne idée”"
"""Words with signs that ASCII has not."""


Variables = Mapping[str, str]

NOTHING: Variables = {}

UNNAMED: Variables = dict.fromkeys(FOLDERS, "")
"""The folders of a call that names none: those of the home are meant."""


def environment(folder: Path, more: Variables) -> dict[str, str]:
    """The variables of a call whose folders lie in this one."""
    named = {name: str(folder / place) for name, place in FOLDERS.items()}
    fixed = {"WORKBOOK_NOW": "2026-11-22T10:00", "PYTHONPATH": str(ROOT)}
    return {**os.environ, **named, **fixed, **more}


def call(folder: Path, *words: str, more: Variables = NOTHING) -> subprocess.CompletedProcess[str]:
    """One command from beginning to end, its output read as UTF-8."""
    return subprocess.run(
        [sys.executable, "-m", "workbook", *words],
        env=environment(folder, more),
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )


def screens(
    folder: Path, *words: str, before: Sequence[str] = (), more: Variables = NOTHING
) -> Terminal:
    """The screens on a terminal."""
    return Terminal(
        [*before, sys.executable, "-m", "workbook", *words],
        environment=environment(folder, more),
        cwd=folder,
    )


def assert_one_message(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """It failed with one line that holds these words, and with no traceback."""
    assert done.returncode in (1, 2)
    assert done.stderr.startswith("workbook: ")
    assert done.stderr.count("\n") == 1
    assert [word for word in words if word not in done.stderr] == []


def answers(folder: Path) -> list[object]:
    """What is kept there now."""
    workbook = make_workbook(folder)
    kept = [answer.value for answer in workbook.notebook.snapshot().answers.values()]
    workbook.notebook.close()
    return kept


# -- languages ---------------------------------------------------------------------------------------


def test_words_that_the_system_can_not_spell_are_kept_as_they_were_typed(tmp_path: Path) -> None:
    begin(tmp_path, mentor=SPOKEN)

    assert call(tmp_path, "capture", f"{SPOKEN} 2", more=ASCII).returncode == 0
    shown = call(tmp_path, "status", more=ASCII)

    assert f"{SPOKEN} 2" in answers(tmp_path)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert f"With {SPOKEN}" in shown.stdout


@pytest.mark.parametrize(
    "more",
    [
        {**ASCII, "TERM": "vt100", "COLORTERM": "", **TELLTALE},
        pytest.param({"LC_ALL": "POSIX", "PYTHONUTF8": "1", "TERM": ""}, marks=soak_only),
        pytest.param({"TERM": "no-such-terminal", "NO_COLOR": "1"}, marks=soak_only),
    ],
)
def test_an_odd_terminal_still_takes_every_letter(tmp_path: Path, more: Variables) -> None:
    begin(tmp_path)
    with screens(tmp_path, "open", "mentorship", more=more) as terminal:
        terminal.wait_for("Who it is")
        terminal.press("ctrl+n")
        terminal.wait_for("Why does a mentor matter")
        terminal.type(SPOKEN)
        terminal.wait_for("bonne")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
    assert SPOKEN in answers(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} <= {*FOLDERS.values()}


# -- homes and folders -------------------------------------------------------------------------------


def test_a_home_with_blanks_and_umlauts_is_like_any_other(tmp_path: Path) -> None:
    home = tmp_path / "Zoë’s höme [b] of 100 %"
    home.mkdir()

    done = call(tmp_path, "where", more={**UNNAMED, "HOME": str(home)})

    assert done.returncode == 0
    assert str(home / ".local" / "share" / "workbook") in done.stdout


def test_where_the_current_folder_is_gone_a_named_notebook_works(tmp_path: Path) -> None:
    begin(tmp_path)
    gone = tmp_path / "gone"
    gone.mkdir()
    words = (sys.executable, "-m", "workbook", "status")

    def from_there(**more: str) -> subprocess.CompletedProcess[str]:
        gone.mkdir(exist_ok=True)
        shell = ("sh", "-c", 'rmdir "$0"; exec "$@"', str(gone), *words)
        return subprocess.run(
            shell,
            env=environment(tmp_path, more),
            cwd=gone,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    assert from_there().stdout.startswith("With Amara")
    assert_one_message(from_there(WORKBOOK_DATA="here"), "here", "folder you are in is gone")


def without_power() -> tuple[str, ...]:
    """What is put before a command so that even the administrator may not write everywhere."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("the administrator may write everywhere, and setpriv is not here")
    return ("setpriv", "--bounding-set=-dac_override")


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such modes there")
def test_a_home_that_can_not_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(0o500)
    more = {**UNNAMED, "HOME": str(home)}
    powerless = without_power()

    with screens(tmp_path, before=powerless, more=more) as terminal:
        code = terminal.ended()

    said = " ".join(terminal.text.split())
    assert code == 1
    assert said.startswith("workbook: The folder")
    assert "Permission denied" in said
    assert "Traceback" not in said


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such modes there")
def test_a_reader_who_goes_away_ends_it_quietly(tmp_path: Path) -> None:
    begin(tmp_path)
    command = f"'{sys.executable}' -m workbook review --json | head -1"

    done = subprocess.run(
        ["sh", "-c", command],
        env=environment(tmp_path, {}),
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.stdout, done.stderr) == ("[\n", "")


# -- sizes and signals -------------------------------------------------------------------------------


def at_a_long_text(folder: Path) -> Terminal:
    """The workbook with the cursor in a long text."""
    begin(folder)
    terminal = screens(folder, "open", "mentorship")
    terminal.wait_for("Who it is")
    terminal.press("ctrl+n")
    terminal.wait_for("Why does a mentor matter")
    return terminal


def test_the_window_may_become_any_size_while_one_types(tmp_path: Path) -> None:
    typed = ""
    with at_a_long_text(tmp_path) as terminal:
        for number, size in enumerate([(1, 1), (500, 300), (20, 5), (3, 200), (80, 24)]):
            terminal.type(f"one{number} ")
            terminal.resize(*size)
            terminal.type(f"two{number} ")
            terminal.read(0.05)
            typed += f"one{number} two{number} "
        terminal.wait_for("one0.*two4")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
    assert typed in answers(tmp_path)


def test_a_suspended_workbook_has_saved_and_comes_back(tmp_path: Path) -> None:
    with at_a_long_text(tmp_path) as terminal:
        terminal.type("typed right before")
        terminal.wait_for("typed right before")
        while data := terminal.receive(0.3):  # until it draws nothing more by itself
            terminal.draw(data)
        terminal.suspend()
        assert b"\x1b[?1049l" in terminal.written
        assert "typed right before" in answers(tmp_path)

        terminal.screen.reset()
        terminal.process.send_signal(signal.SIGCONT)
        terminal.wait_for("Why does a mentor matter.*typed right before")
        terminal.type(" and after")
        terminal.wait_for("typed right before and after")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
    assert "typed right before and after" in answers(tmp_path)

"""Every command in the README is run: here, by the check of a clean checkout, or by both.

The commands are read from the README, so that one that is added there without a way to run it
fails.  What takes long, or needs a fresh environment, is run word for word by ``.ci/run``.
"""

from __future__ import annotations

import io
import json
import re
import shlex
import shutil
from collections.abc import Callable
from functools import partialmethod
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

import tests.benchmarks.__main__ as benchmarks
import tests.golden.__main__ as golden
import tests.keys
import tests.screenshots
import tests.soak
from tests.benchmarks.bench import Bench
from tests.benchmarks.figures import Goal, Sample, compared
from tests.benchmarks.installed import Installed
from tests.golden import keeping
from tests.golden.books import lived_in
from tests.ui.shown import screen_text
from tests.ui.styles import parsed_once
from workbook.cli import run
from workbook.paths import builtin_pages
from workbook.ui.app import WorkbookApp

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

PROGRAMS = r"(?:\.venv/bin/)?(?:bash|mypy|pip|pre-commit|python3?(?= )|ruff|workbook)(?: .+)?"
"""What a command begins with; the name of a language alone is none."""

BLOCKS = [
    line
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.split("\n")
]
"""The lines of the blocks for the shell."""

COMMANDS = list(
    dict.fromkeys(
        text.removeprefix(".venv/bin/")
        for text in [*re.findall(r"`([^`\n]+)`", README), *BLOCKS]
        if re.fullmatch(PROGRAMS, text)
    )
)
"""Every command, once."""

STAND_INS = {
    "PAGE": "goals",
    "TEXT": "'Ask about the budget'",
    "…": "Ask about the budget",
    "WHAT": "agenda",
    "[WORDS]": "planning",
    "[FOLDER]": "out",
    "[FILE]": "kept.zip",
    "FILE": "out/workbook.json",
    "[WHICH]": "1",
    "SHELL": "bash",
    "COMMAND": "status",
}
"""What is typed for a word that stands for something."""

BEFORE = {"import": ["export", "out", "--yes"], "restore": ["backup"]}
"""What is called before, so that there is something to work on."""

CONSENT = {"export": ["--yes"]}
"""What stands for the answer to a question that is asked on a terminal."""

SCREENS = {"", "open", "prep", "notes", "reflect", "demo"}
"""The commands that open the screens."""


def of(*programs: str) -> list[str]:
    """The commands that begin so."""
    return [one for one in COMMANDS if f"{one} ".startswith(tuple(f"{name} " for name in programs))]


def test_each_command_is_run_somewhere() -> None:
    here = of("workbook", "python -m pytest", *(f"python -m {name}" for name in OURS))
    assert len(COMMANDS) > 50
    assert [one for one in COMMANDS if one not in {*here, *of(*BY_THE_CHECK)}] == []


# -- the program itself ----------------------------------------------------------------------------------


@pytest.fixture
def opened(place: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A notebook to work on; holds what the screens showed that were opened and left."""
    shown: list[str] = []

    async def leave(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        shown.append(screen_text(pilot.app))
        await pilot.press("ctrl+q")

    with lived_in(place):
        pass
    pages = shutil.copytree(builtin_pages(), place / "pages")  # they are written to
    monkeypatch.setattr("workbook.paths.builtin_pages", lambda: pages)
    monkeypatch.setattr("workbook.cli.screens.in_terminal", lambda: True)
    without_terminal = partialmethod(App.run, headless=True, auto_pilot=leave)
    monkeypatch.setattr(WorkbookApp, "run", without_terminal)
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    monkeypatch.setenv("WORKBOOK_NOW", "2026-11-22T10:00")
    monkeypatch.chdir(place)
    return shown


def is_a_name(command: str) -> bool:
    """Whether it only names a command that is also there with what it can't do without."""
    return any(f"{command} {word}" in COMMANDS for word in STAND_INS if word.isalpha())


@pytest.mark.parametrize("command", [one for one in of("workbook") if not is_a_name(one)])
def test_the_program_does_it(
    command: str, opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    words = shlex.split(_filled(command))[1:]
    name = next((word for word in words if not word.startswith("-")), "")
    if "ID" in words:
        assert run(["actions", "--json"]) == 0
        words[words.index("ID")] = str(json.loads(capsys.readouterr().out)[0]["id"])
    if before := BEFORE.get(name):
        assert run(before) == 0

    with parsed_once():
        assert run([*words, *CONSENT.get(name, ())]) == 0

    out, err = capsys.readouterr()
    assert out.strip() or err.strip() or opened
    assert len(opened) == (name in SCREENS and words[-1:] != ["--plain"])


def _filled(command: str) -> str:
    """A command with something real for each word that stands for something."""
    for word, real in STAND_INS.items():
        command = re.sub(rf"(?<![\w\[]){re.escape(word)}(?![\w\]])", real, command)
    assert set(re.findall(r"\b[A-Z]{2,}\b", command)) <= {"ID"}
    return command


# -- what those use who work on it -------------------------------------------------------------------------


def _keys(_words: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tests.keys, "README", folder / "README.md")
    (folder / "README.md").write_text(f"a\n{tests.keys.BEGIN}{tests.keys.END}b", encoding="utf-8")
    assert tests.keys.main() == 0
    assert tests.keys.key_table() in (folder / "README.md").read_text(encoding="utf-8")


def _soak(words: list[str], _folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[tuple[list[str], str]] = []

    class Done:
        returncode = 0

    def note(command: list[str], env: dict[str, str], **_how: object) -> Done:
        called.append((command, env["WORKBOOK_SOAK"]))
        return Done()

    monkeypatch.setattr("subprocess.run", note)
    monkeypatch.setattr("sys.argv", ["soak", *words])
    assert tests.soak.main() == 0
    ((command, soak),) = called
    assert (command[1:3], soak) == (["-m", "pytest"], "1")


def _golden(words: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "FOLDER", folder)
    drawn = [("home", (80, 24), '<text class="a-r1" x="0" b-line-0)">words</text>')]
    monkeypatch.setattr(golden, "on_all_cores", lambda _wanted: drawn)
    assert golden.main(words) == 0
    assert keeping.kept("home")[80, 24].startswith("words")


def _screenshots(words: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tests.screenshots, "on_all_cores", lambda _wanted: [("a", (1, 1), "<b/>")])
    assert tests.screenshots.main([*words, "--to", str(folder)]) == 0
    assert (folder / "a.svg").read_text(encoding="utf-8") == "<b/>\n"


def _benchmarks(words: list[str], _folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def bench(folder: Path, rounds: int, *, peers: bool) -> Bench:
        asked.append(peers)
        return Bench(rounds, folder, Installed(folder, folder))

    row = compared("start", "ours", "theirs", [Sample(1.0)], [Sample(1.0)], goal=Goal(1.3))
    monkeypatch.setattr(benchmarks, "_bench", bench)
    monkeypatch.setattr(benchmarks, "BENCHMARKS", {"start": lambda _bench: [row]})
    assert benchmarks.main(words) == 0
    assert asked == ["--peers" in words]


OURS: dict[str, Callable[[list[str], Path, pytest.MonkeyPatch], None]] = {
    "tests.keys": _keys,
    "tests.soak": _soak,
    "tests.golden": _golden,
    "tests.screenshots": _screenshots,
    "tests.benchmarks": _benchmarks,
}
"""Programs among the tests, and what runs each without the hours or the screens that it takes.

The screens themselves are walked through, compared and drawn in ``tests/golden``.
"""


@pytest.mark.parametrize("command", of(*(f"python -m {name}" for name in OURS)))
def test_a_program_among_the_tests_does_it(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _python, _m, name, *words = shlex.split(command)
    OURS[name](words, tmp_path, monkeypatch)


@pytest.mark.parametrize("command", of("python -m pytest"))
def test_the_tests_that_are_named_are_there(command: str) -> None:
    for path in shlex.split(command)[3:]:
        if not path.startswith("-"):
            found = [ROOT / path] if path.endswith(".py") else [*(ROOT / path).rglob("test_*.py")]
            assert any("def test_" in file.read_text(encoding="utf-8") for file in found), path


# -- what the check of a clean checkout runs ----------------------------------------------------------------

BY_THE_CHECK = {
    "python3 -m venv": "for name in setup tests",
    "python -m pip install": "for name in setup tests",
    "pip install '.[calendar]'": "for name in setup tests",
    "ruff format": "ruff format --check",
    "ruff check": "ruff check",
    "mypy": "mypy",
    "bash .ci/run": "#!/usr/bin/env bash",
    "pre-commit": "ruff check",
}
"""How a command begins, and the line of ``.ci/run`` that runs it, or what it runs.

The commands of the two blocks are taken out of the README there, word for word; what the second one
installs holds the calendar, and a hook runs what that check runs, without writing.
"""


@pytest.mark.parametrize("begin", BY_THE_CHECK)
def test_the_check_of_a_clean_checkout_does_it(begin: str) -> None:
    assert of(begin)
    assert BY_THE_CHECK[begin] in CI

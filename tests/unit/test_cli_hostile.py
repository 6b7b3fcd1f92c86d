"""Hostile words on the command line: in the notebook, in the pages, in what is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.hostile import FORBIDDEN, hostile_pages, make_hostile
from workbook.cli import run

BAD = "x\x1b]52;c;aGk=\x07\u202e[b]\x9b31m"
"""A name that nobody would choose."""

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("status",),
    ("status", "--json"),
    ("actions",),
    ("review", "bold"),
    ("review", "--json", "evil"),
    ("show", "goals"),
    ("show", "goals", "--format", "html"),
    ("show", "update", "--format", "json"),
    ("doctor",),
    ("show", BAD),
    ("open", BAD),
    (BAD,),
    ("actions", "done", BAD),
    ("--with", BAD, "actions"),
    ("--content", BAD, "status"),
    ("content", "check", BAD),
    ("--data", BAD, "where"),
    ("capture", BAD),
)


WITH_PAGES = {("status",), ("show", "goals")}
"""Those that are called with hostile pages; the others would only read them again."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hostile workbook beside hostile pages."""
    folder = tmp_path_factory.mktemp("hostile")
    make_hostile(folder, folder / "home")
    hostile_pages(folder / "own")
    return folder


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: ascii(" ".join(command)))
def test_no_command_prints_what_a_terminal_obeys(
    command: tuple[str, ...],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKBOOK_NOW", "2026-11-22T10:00")
    monkeypatch.setenv("WORKBOOK_DATA", str(folder / "data"))
    if command in WITH_PAGES:
        monkeypatch.setenv("WORKBOOK_CONTENT", str(folder / "own"))
    run(list(command))
    said = "".join(capsys.readouterr())
    assert said
    assert not FORBIDDEN.search(said), ascii(said[:300])

"""A notebook that is not where it was: said before anything, and no new one begun over it."""

from __future__ import annotations

import io
import os
import re
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from tests.unit.plain.talks import BEGUN, Talks
from workbook.cli import run
from workbook.notebook.missing import find_missing

FRIDAY = datetime.fromisoformat("2026-11-20T18:02:00+01:00").timestamp()


@pytest.fixture(autouse=True)
def _began(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A workbook that was begun and backed up, and last written in on Friday."""
    monkeypatch.setenv("WORKBOOK_NOW", "2026-11-22T10:00")
    Talks(place)(*BEGUN)
    assert run(["backup"]) == 0
    for mark in (place / "state").rglob("device.json"):
        os.utime(mark, (FRIDAY, FRIDAY))
    capsys.readouterr()


def emptied(data: Path) -> None:
    """What the folder of a drive looks like that is not connected."""
    shutil.move(data, data.with_name("drive"))
    data.mkdir()


def taken_away(data: Path) -> None:
    """What a folder looks like that was moved."""
    shutil.move(data, data.with_name("drive"))


def on_its_way(data: Path) -> None:
    """What a sync leaves that has only made the names."""
    emptied(data)
    for log in data.with_name("drive").glob("log-*"):
        (data / log.name).touch()


@pytest.mark.parametrize(
    ("away", "words"),
    [
        (emptied, ["capture", "a thought"]),
        (emptied, ["status"]),
        (taken_away, ["capture", "a thought"]),
        (taken_away, ["status"]),
        (on_its_way, ["actions"]),
    ],
)
def test_no_command_takes_it_for_a_new_notebook(
    away: Callable[[Path], None],
    words: list[str],
    place: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    away(place / "data")
    before = sorted(place.rglob("*"))

    assert run(words) == 1
    said = capsys.readouterr().err

    assert said.startswith(f"workbook: Your notebook is missing: {place / 'data'} is ")
    assert "last wrote in it on Fri 20 Nov, 18:02" in said
    assert re.search(r"backup is of Sun 22 Nov, 10:00 and holds \d answers", said)
    assert "connect it" in said
    assert "workbook restore" in said
    assert [path for path in sorted(place.rglob("*")) if path not in before] == []


@pytest.mark.parametrize("away", [emptied, taken_away, on_its_way])
def test_plain_mode_waits_for_it(
    away: Callable[[Path], None],
    place: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    away(place / "data")
    monkeypatch.setattr("sys.stdin", io.StringIO("\nwhat?\nq\n"))

    assert run(["--plain"]) == 1
    said = capsys.readouterr().out
    assert said.count("Your notebook is missing") == 3, "asked again until it is settled"
    assert "Welcome" not in said

    shutil.rmtree(place / "data", ignore_errors=True)
    shutil.move(place / "drive", place / "data")
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert run(["--plain"]) == 0
    assert "With Amara" in capsys.readouterr().out


def test_a_new_one_is_begun_where_somebody_says_so(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    emptied(place / "data")
    monkeypatch.setattr("sys.stdin", io.StringIO("New\nRuth\n"))

    assert run(["--plain"]) == 0
    assert "Welcome to your workbook" in capsys.readouterr().out
    assert run(["status"]) == 0
    assert "With Ruth" in capsys.readouterr().out
    assert run(["backup", "--list"]) == 0
    assert "22 Nov" in capsys.readouterr().out, "the backup of the old one is there"


def test_a_backup_brings_it_back(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    emptied(place / "data")

    assert run(["restore", "1", "--yes"]) == 0
    assert find_missing(place / "data", place / "state") is None
    capsys.readouterr()
    assert run(["status"]) == 0
    assert "With Amara" in capsys.readouterr().out


def test_without_a_backup_none_is_promised(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(place / "state" / "backups")
    emptied(place / "data")

    assert run(["status"]) == 1
    said = capsys.readouterr().err
    assert "There is no backup of it on this computer" in said
    assert "workbook restore" not in said

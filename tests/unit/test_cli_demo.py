"""``workbook demo``: into a folder to keep, and calls that can't be meant."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from workbook.cli import demo as demo_command
from workbook.cli import run
from workbook.cli.call import Call
from workbook.cli.services import read_workbook
from workbook.journey import demo as journey_demo
from workbook.journey.demo import Progress, write_years
from workbook.journey.mentorships import active, mentor_name
from workbook.journey.workbook import Workbook


class Terminal(io.StringIO):
    """What is printed on a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def mentors(folder: Path) -> list[str]:
    """Who the mentors in a folder are, the newest first."""
    reading, problems = read_workbook(Call(data=str(folder)))
    assert problems == ()
    return [mentor_name(reading, one.id) for one in active(reading)]


def test_it_is_written_into_a_new_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "some where" / "new"

    assert run(["demo", "--into", str(folder)]) == 0

    said = capsys.readouterr()
    assert said.out.splitlines() == [
        f"A workbook of half a year is in {folder}.",
        f"Open it: workbook --data '{folder}'",
    ]
    assert said.err == ""
    assert mentors(folder) == ["Jonas", "Amara Okafor"]
    assert not Call().paths().data.exists()


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    assert run(["demo", "--into", str(tmp_path)]) == 0

    assert mentors(tmp_path)


def test_a_folder_in_which_something_is_stays_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")

    assert run(["demo", "--into", str(tmp_path)]) == 2
    assert run(["demo", "--into", str(tmp_path / "mine.txt")]) == 2

    assert capsys.readouterr().err.splitlines() == [
        f"workbook: {tmp_path} is not empty: name a new or an empty folder",
        f"workbook: {tmp_path / 'mine.txt'} is a file: name a new or an empty folder",
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_years_are_written_and_how_far_it_is_is_told_on_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Terminal()
    asked: list[tuple[float, int]] = []

    def less(workbook: Workbook, years: float, seed: int, *, progress: Progress) -> int:
        asked.append((years, seed))
        return write_years(workbook, 0.1, seed, progress=progress)

    monkeypatch.setattr(journey_demo, "write_years", less)
    monkeypatch.setattr(demo_command, "PATIENCE", 0.0)
    monkeypatch.setattr(sys, "stderr", terminal)

    assert run(["demo", "--years", "3", "--seed", "4", "--into", str(tmp_path)]) == 0

    assert "A workbook of 3 years is in" in capsys.readouterr().out
    told = terminal.getvalue()
    assert "\rWriting 3 years of a workbook: 100%" in told
    assert told.endswith(" \r")
    assert asked == [(3, 4)]
    assert mentors(tmp_path) == ["Amara Okafor", "Johanna Lindgren"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--years", "0"], "0 is not in the range 1<=x<=10"),
        (["--years", "11"], "11 is not in the range 1<=x<=10"),
        (["--years", "many"], "'many' is not a valid integer range"),
        (["--seed", "3"], "--seed chooses among stories of years: add --years, such as --years 3"),
        (["--into", " "], "--into wants a folder: name a new or an empty one"),
    ],
)
def test_calls_that_cannot_be_meant_are_refused(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["demo", *words]) == 2

    assert says in capsys.readouterr().err


def test_without_a_terminal_it_needs_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["demo", "--years", "3"]) == 2

    assert "need a terminal" in capsys.readouterr().err

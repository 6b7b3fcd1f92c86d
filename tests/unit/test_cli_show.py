"""``workbook show``."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from workbook.cli import run
from workbook.cli.call import Call
from workbook.cli.services import open_workbook
from workbook.journey.demo import write_demo
from workbook.journey.meeting_edits import planned
from workbook.journey.mentorships import current

SAYS = Callable[..., tuple[str, str]]
"""Runs the command and returns what it printed and what it said beside it."""


DAY = "2026-11-22T09:30"
"""When every test takes place."""


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook's folder with the demonstration, written once."""
    folder = tmp_path_factory.mktemp("demonstration")
    names = ("DATA", "STATE", "CONFIG")
    places = {f"WORKBOOK_{name}": str(folder / name.lower()) for name in names}
    with open_workbook(Call({**places, "WORKBOOK_NOW": DAY})) as workbook:
        write_demo(workbook)
    return folder / "data"


@pytest.fixture
def lived_in(demonstration: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The demonstration in this test's notebook, seen on a fixed day."""
    monkeypatch.setenv("WORKBOOK_NOW", DAY)
    shutil.copytree(demonstration, Call().paths().data)


@pytest.fixture
def show(lived_in: None, capsys: pytest.CaptureFixture[str]) -> SAYS:
    """Calls the command."""

    def call(*words: str, code: int = 0) -> tuple[str, str]:
        assert run(["show", *words]) == code
        return capsys.readouterr()

    return call


def test_each_can_be_shown(show: SAYS) -> None:
    firsts = {what: show(what)[0].splitlines()[0] for what in ("agenda", "followup", "meeting")}

    assert firsts == {
        "agenda": "# Agenda · Thursday 26 November, 14:00",
        "followup": "# Follow-up · Thursday 12 November, 14:00",
        "meeting": "# Meeting · Thursday 26 November, 14:00",
    }
    assert show("agreement")[0].startswith("# Agreement\n\n")
    assert show("update")[0].startswith("# Update · Saturday 14 November\n\n")
    assert "## Write R scripts" in show("goals")[0]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("next", "26 November"),
        ("last", "12 November"),
        ("LAST ", "12 November"),
        ("thu", "26 November"),
        ("12 nov", "12 November"),
        ("15 oct", "15 October"),
        ("2026-09-17", "17 September"),
        ("in 4 days", "26 November"),
        ("26 nov 14:00", "26 November"),
    ],
)
def test_a_meeting_is_named_as_people_name_it(show: SAYS, words: str, day: str) -> None:
    assert show("agenda", "--meeting", words)[0].startswith(f"# Agenda · Thursday {day}")


@pytest.mark.parametrize("words", ["tomorrow", "yesterday", "3 may", "the big one", "26 nov 9:00"])
def test_a_meeting_that_is_not_there_is_told_with_those_that_are(show: SAYS, words: str) -> None:
    out, err = show("agenda", "--meeting", words, code=2)

    assert out == ""
    assert words in err
    assert "Thu 12 Nov 14:00 (held)" in err
    assert err.count("\n") == 1


def test_two_meetings_on_a_day_are_told_apart_by_their_time(show: SAYS) -> None:
    with open_workbook(Call()) as workbook:
        reading = workbook.reading()
        ours = current(reading, workbook.now())
        _, made = planned(reading, ours, workbook.now(), date(2026, 11, 26), "17:00")
        workbook.write(*made).result()

    assert "add the time" in show("agenda", "--meeting", "thu", code=2)[1]
    assert "17:00" in show("agenda", "--meeting", "thu 17:00")[0].splitlines()[0]
    assert "14:00" in show("agenda", "--meeting", "thu at 14:00")[0].splitlines()[0]


def test_forms(show: SAYS) -> None:
    assert json.loads(show("goals", "--format", "json")[0])["document"] == "goals"
    assert show("goals", "--format", "html")[0].startswith("<!DOCTYPE html>")
    assert "DTSTART:20261126T130000Z" in show("meeting", "--format", "ics")[0]


def test_only_a_meeting_goes_into_a_calendar(show: SAYS) -> None:
    assert "workbook show meeting" in show("agenda", "--format", "ics", code=2)[1]


@pytest.mark.parametrize("what", ["agreement", "goals"])
def test_what_is_about_no_meeting_takes_none(show: SAYS, what: str) -> None:
    assert "--meeting" in show(what, "--meeting", "last", code=2)[1]


def test_names(show: SAYS) -> None:
    assert "With Amara Okafor" in show("agenda")[0]
    assert "With A. O." in show("agenda", "--names", "initials")[0]
    assert "With Jonas" in show("agenda", "--with", "jonas")[0]


def test_a_file_gets_what_is_printed_and_takes_its_form_from_its_name(
    show: SAYS, tmp_path: Path
) -> None:
    path = tmp_path / "agenda.html"

    out, err = show("agenda", "--output", str(path))

    assert out == ""
    assert f"{path} is written" in err
    assert path.read_text(encoding="utf-8") == show("agenda", "--format", "html")[0]
    assert path.stat().st_mode & 0o777 == 0o600
    assert show("agenda", "--output", "-")[0] == show("agenda")[0]


def test_a_file_is_written_over_only_when_forced(show: SAYS, tmp_path: Path) -> None:
    path = tmp_path / "goals.md"
    path.write_text("mine", encoding="utf-8")

    _, err = show("goals", "--output", str(path), code=2)
    assert "--force" in err
    assert path.read_text(encoding="utf-8") == "mine"

    show("goals", "--output", str(path), "--force")
    assert path.read_text(encoding="utf-8").startswith("# Goals")
    assert "--output" in show("goals", "--force", code=2)[1]


def test_a_folder_that_is_not_there_is_told(show: SAYS, tmp_path: Path) -> None:
    _, err = show("goals", "--output", str(tmp_path / "no" / "goals.md"), code=2)

    assert "make it first" in err
    assert err.count("\n") == 1
    assert show("goals", "--output", str(tmp_path), code=1)[1].count("\n") == 1


def test_an_empty_workbook_says_how_to_begin_and_makes_nothing(
    capsys: pytest.CaptureFixture[str], place: Path
) -> None:
    before = set(place.rglob("*"))

    assert run(["show", "agenda"]) == 2

    assert "run workbook to begin" in capsys.readouterr().err
    assert set(place.rglob("*")) == before


def test_what_is_not_there_yet_is_said_beside_it(
    capsys: pytest.CaptureFixture[str], lived_in: None
) -> None:
    assert run(["show", "--with", "jonas", "followup"]) == 2
    assert "no meeting was held yet; those with Jonas" in capsys.readouterr().err

    assert run(["show", "--with", "jonas", "agreement"]) == 0
    out, err = capsys.readouterr()
    assert "## Still to agree" in out
    assert "Nothing is agreed yet" in err
    assert "Nothing is agreed yet" not in out


def test_a_thank_you_that_nobody_wrote_says_where_it_is_written(show: SAYS) -> None:
    said = show("thanks")

    assert said[0] == "# Thank you, Amara Okafor\n"
    assert "The page about a good ending says nothing yet" in said[1]

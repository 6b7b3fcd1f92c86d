"""``workbook backup`` and ``workbook restore``."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from tests.ui.app_driver import NOW, begin, make_workbook
from workbook.cli import run
from workbook.cli.call import Call
from workbook.cli.services import find_backups
from workbook.journey.capturing import captured_all
from workbook.notebook.backup import Reason

Captured = pytest.CaptureFixture[str]


def topics(folder: Path) -> list[object]:
    """The topics that are not put away."""
    snapshot = (workbook := make_workbook(folder)).notebook.snapshot()
    workbook.notebook.close()
    shown = {item.id for item in snapshot.items_of("topics/topics")}
    return [answer.value for key, answer in snapshot.answers.items() if key.item in shown]


def catch(folder: Path) -> None:
    """Catch a topic."""
    workbook = make_workbook(folder)
    reading = workbook.reading()
    (mentorship,) = reading.snapshot.mentorships
    caught = captured_all(reading, mentorship, ["a topic of today"], NOW, "")
    workbook.write(*caught[0].records).result()
    workbook.notebook.close()


@pytest.fixture
def begun(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workbook as the first run leaves it, on a fixed day."""
    monkeypatch.setenv("WORKBOOK_NOW", "2026-11-22T10:00")
    begin(place)
    return place


def test_a_backup_is_made_and_listed(begun: Path, capsys: Captured) -> None:
    assert run(["backup"]) == 0
    out = capsys.readouterr().out
    assert str(begun / "state" / "backups") in out
    assert "not encrypted" in out

    assert run(["backup", "--list"]) == 0
    assert "  1  Sun 22 Nov, 10:00 · asked for" in capsys.readouterr().out
    assert run(["backup", "--list", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["number"], row["reason"], row["answers"]) == (1, "asked", 3)


def test_it_goes_where_one_says_and_over_nothing(begun: Path, capsys: Captured) -> None:
    folder = begun / "stick"
    folder.mkdir()

    assert run(["backup", str(folder)]) == 0
    assert run(["backup", str(folder / "mine.zip")]) == 0
    assert {path.name for path in folder.iterdir()} == {"workbook-2026-11-22-1000.zip", "mine.zip"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}

    before = (folder / "mine.zip").read_bytes()
    assert run(["backup", str(folder / "mine.zip")]) == 2
    assert "is there already" in capsys.readouterr().err
    assert (folder / "mine.zip").read_bytes() == before
    assert run(["backup", str(begun / "nowhere" / "mine.zip")]) == 2
    assert "there is no folder" in capsys.readouterr().err


def test_the_settings_name_another_folder(begun: Path, capsys: Captured) -> None:
    (begun / "config").mkdir()
    (begun / "config" / "settings.toml").write_text(f'backups = "{begun}/elsewhere"\n')

    assert run(["backup"]) == 0

    assert str(begun / "elsewhere") in capsys.readouterr().out
    assert not (begun / "state" / "backups").exists()


def test_backups_can_not_be_turned_off_by_mistake(begun: Path, capsys: Captured) -> None:
    (begun / "config").mkdir()
    (begun / "config" / "settings.toml").write_text('backups = "off"\n')

    assert run(["backup"]) == 0
    assert str(begun / "state" / "backups") in capsys.readouterr().out
    assert run(["where"]) == 0
    assert "backups are always made" in capsys.readouterr().err


def test_nothing_to_back_up_is_said(place: Path, capsys: Captured) -> None:
    assert run(["backup"]) == 1
    assert run(["backup", str(place / "x.zip")]) == 1
    assert "nothing to back up yet" in capsys.readouterr().err
    assert run(["restore"]) == 0
    assert "There are no backups yet" in capsys.readouterr().out
    assert not (place / "data").exists()
    assert not (place / "x.zip").exists()


def test_going_back_shows_what_changes_and_can_be_undone(begun: Path, capsys: Captured) -> None:
    run(["backup"])
    catch(begun)
    capsys.readouterr()

    assert run(["restore", "today", "--dry-run"]) == 0
    out = capsys.readouterr().out
    assert "1 item made since is put away" in out
    assert "earlier versions" in out
    assert "a topic of today" in topics(begun)

    assert run(["restore", "1", "--yes"]) == 0
    assert "workbook restore --undo" in capsys.readouterr().out
    assert "a topic of today" not in topics(begun)

    assert run(["restore", "--undo", "--yes"]) == 0
    assert "a topic of today" in topics(begun)
    assert run(["restore", "3", "--yes"]) == 0, "the list is renumbered as it grows"


def test_without_a_terminal_nobody_is_asked(begun: Path, capsys: Captured) -> None:
    run(["backup"])
    catch(begun)

    assert run(["restore", "1"]) == 2
    assert "add --yes" in capsys.readouterr().err
    assert [one.reason for one in find_backups(Call()).all()] == [Reason.ASKED]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["restore", "--yes"], "say which backup"),
        (["restore", "1", "--undo"], "leave WHICH out"),
        (["restore", "1"], "there are no backups yet"),
        (["restore", "--undo"], "nothing was restored"),
        (["restore", "no/such.zip"], "can't be read"),
        (["backup", "--json"], "--json goes with --list"),
        (["backup", "x.zip", "--list"], "leave FILE out"),
    ],
)
def test_a_call_that_makes_no_sense_is_told(
    begun: Path, capsys: Captured, words: list[str], says: str
) -> None:
    assert run(words) in (1, 2)
    assert says in capsys.readouterr().err


def test_a_new_computer_gets_everything_from_a_file(begun: Path, capsys: Captured) -> None:
    file = begun / "mine.zip"
    run(["backup", str(file)])
    fresh = str(begun / "fresh")
    capsys.readouterr()

    assert run(["restore", str(file), "--yes", "--data", fresh]) == 0
    assert "earlier versions too" in capsys.readouterr().out

    logs = {log.name: log.read_bytes() for log in (begun / "data").glob("log-*")}
    assert {log.name: log.read_bytes() for log in Path(fresh).glob("log-*")} == logs


def test_the_demo_leaves_no_backup_behind(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (begun / "config").mkdir()
    settings = f'theme = "nord"\nbackups = "{begun}/elsewhere"\n'
    (begun / "config" / "settings.toml").write_text(settings)
    opened: list[tuple[Path, str | None]] = []
    monkeypatch.setattr("workbook.cli.demo.check_terminal", lambda: None)
    monkeypatch.setattr("workbook.journey.demo.write_demo", lambda _workbook: None)

    def screens(call: Call) -> int:
        opened.append((call.paths().backups, call.settings().settings.theme))
        return 0

    monkeypatch.setattr("workbook.cli.demo.open_screens", screens)

    assert run(["demo"]) == 0
    ((folder, theme),) = opened
    assert begun not in folder.parents or (begun / "tmp") in folder.parents
    assert theme == "nord", "the other settings hold there too"
    assert (begun / "config" / "settings.toml").read_text() == settings

"""``workbook doctor``: it tells what is wrong and what to do, and touches nothing unasked."""

from __future__ import annotations

import json
import os
import shutil
import stat
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.unit.notebook.laptops import HOW, WHY, answer
from workbook.cli import run
from workbook.notebook.files import Disk
from workbook.notebook.notebook import Notebook
from workbook.pages.pack import load_pack
from workbook.pages.packs import Pack
from workbook.paths import builtin_pages

Told = Callable[..., tuple[int, dict[str, Any]]]
"""Runs it with ``--json``."""

Report = Callable[..., tuple[int, str]]
"""Runs it for people."""

WORDS = "Zanzibar is what I told nobody"


@pytest.fixture(scope="module")
def pages() -> Pack:
    """The built-in pages, read once."""
    return load_pack(builtin_pages())


@pytest.fixture(autouse=True)
def _pages_once(
    request: pytest.FixtureRequest, pages: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Spare each test the reading of the pages, but for the one that is about them."""
    if "pages" not in request.node.name:
        monkeypatch.setattr("workbook.cli.checkup.read_pack", lambda _: pages)


def moment() -> datetime:
    return datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def log(place: Path) -> Path:
    """The log of a notebook with three saves."""
    notebook = Notebook.open(place / "data", state=place / "state", clock=moment)
    for value, key in ((WORDS, WHY), ("how", HOW), (f"{WORDS}, and more", WHY)):
        notebook.write(answer(value, key)).result()
    notebook.close()
    (path,) = (place / "data").glob("log-*.jsonl")
    return path


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, dict[str, Any]]]:
    """Runs it with ``--json``: its exit code and what it says."""

    def tell(*more: str) -> tuple[int, dict[str, Any]]:
        capsys.readouterr()
        code = run(["doctor", "--json", *more])
        said = capsys.readouterr()
        assert "Zanzibar" not in said.out + said.err
        return code, json.loads(said.out)

    return tell


@pytest.fixture
def report(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Runs it for people: its exit code and what it says."""

    def tell(*more: str) -> tuple[int, str]:
        capsys.readouterr()
        code = run(["doctor", *more])
        said = capsys.readouterr().out
        assert "Zanzibar" not in said
        return code, said

    return tell


def files(place: Path) -> dict[Path, tuple[bytes, int]]:
    """Everything that lies there, with its modes."""
    return {
        path: (path.read_bytes() if path.is_file() else b"", path.lstat().st_mode)
        for path in place.rglob("*")
        if "pages" not in path.name
    }


def test_where_all_is_well_it_says_so(log: Path, report: Report, told: Told, place: Path) -> None:
    before = files(place)
    code, said = report()
    assert code == 0
    assert "All is well." in said
    assert f"{log.name} (" in said
    assert ", this computer): 3 saves, 22 November 2026, " in said
    code, facts = told()
    assert (code, facts["well"], facts["problems"]) == (0, True, [])
    (one,) = facts["logs"]
    assert (one["own"], one["acts"], one["damaged"], one["torn"]) == (True, 3, [], None)
    assert one["first"] == one["last"] == "2026-11-22T09:00:00+00:00"
    assert one["size"] == log.stat().st_size
    assert files(place) == before


def test_without_a_notebook_all_is_well_and_nothing_is_made(report: Report, place: Path) -> None:
    code, said = report()
    assert code == 0
    assert "not there yet" in said
    assert not (place / "data").exists()
    assert not (place / "state" / "notebooks").exists()


def damage(log: Path) -> tuple[int, int]:
    """Spoil the second act; returns where it begins and ends."""
    data = log.read_bytes()
    start = data.index(b"\n", data.index(b"\n") + 1) + 1
    end = data.index(b"\n", start)
    log.write_bytes(data[: start + 60] + b"\x1b]\xff" + data[start + 63 :])
    return start, end


def file_for_folder(log: Path) -> None:
    """Put a file in place of the data folder."""
    shutil.rmtree(log.parent)
    log.parent.write_text("x")


Spoil = Callable[[Path], object]
WRONG: list[tuple[str, Spoil, str]] = [
    ("damage", damage, "can't be read: bytes "),
    ("empty", lambda log: (log.parent / "log-other123.jsonl").touch(mode=0o600), "is empty"),
    ("lost", lambda log: log.write_bytes(b"null\n"), "nothing in this notebook can be read"),
    ("gone", lambda log: log.unlink(), "this computer's log is gone"),
    ("cut", lambda log: os.truncate(log, log.stat().st_size // 2), "not as it left it"),
    ("folder", lambda log: (log.parent / "log-a.jsonl").mkdir(mode=0o700), "is a folder"),
    ("link", lambda log: (log.parent / "log-a.jsonl").symlink_to("log-a.jsonl"), "is a link"),
    ("data gone", lambda log: shutil.rmtree(log.parent), "the folder is not there, though"),
    ("a file for a folder", file_for_folder, "folder can't be read"),
    ("modes", lambda log: log.chmod(0o644), "may read it"),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "said"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
def test_what_is_wrong_is_said_with_what_to_do(
    log: Path, spoil: Spoil, said: str, told: Told, report: Report, place: Path
) -> None:
    spoil(log)
    before = files(place)
    code, facts = told()
    assert code == 1
    assert not facts["well"]
    (one, *_) = [one for one in facts["problems"] if said in one["what"]]
    assert one["where"]
    assert one["means"]
    assert one["do"]
    code, words = report()
    assert code == 1
    assert said in words
    assert "What to do: " in words
    assert "\x1b" not in words
    assert files(place) == before


def test_damaged_bytes_are_named_and_can_be_rescued(
    log: Path, told: Told, report: Report, place: Path
) -> None:
    start, end = damage(log)
    with log.open("ab") as file:
        file.write(b'{"f":1,"dev":"x","v":{"value":"torn \\u00e9l\\u00e8ve and half a wo')
    before = files(place)
    _, facts = told()
    assert facts["logs"][0]["damaged"] == [[start, end]]
    assert facts["logs"][0]["torn"][1] == log.stat().st_size
    rescued = place / "rescued.txt"
    code, _ = report("--rescue", str(rescued))
    assert code == 1
    words = rescued.read_text(encoding="utf-8")
    assert f"{log.name}, bytes {start} to {end}" in words
    assert "  how\n" in words
    assert "  torn élève and half a wo\n" in words
    assert "\\x1b]\\xff" in words
    assert "\x1b" not in words
    assert stat.S_IMODE(rescued.stat().st_mode) == 0o600
    rescued.unlink()
    assert files(place) == before


def test_nothing_is_written_over_by_a_rescue(
    log: Path, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["doctor", "--rescue", str(place / "new")]) == 2
    assert "nothing to rescue" in capsys.readouterr().err
    damage(log)
    (place / "there").write_text("mine")
    assert run(["doctor", "--rescue", str(place / "there")]) == 2
    assert (place / "there").read_text() == "mine"


def test_modes_are_set_only_when_asked(log: Path, told: Told, report: Report, place: Path) -> None:
    log.chmod(0o644)
    (place / "state").chmod(0o755)
    pages = place / "data" / "content"
    pages.mkdir()
    pages.chmod(0o755)
    code, facts = told()
    (one,) = facts["problems"]
    assert "--fix-modes" in one["do"]
    code, said = report("--fix-modes")
    assert code == 0
    assert "2 files and folders are yours alone" in said
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE((place / "state").stat().st_mode) == 0o700
    assert stat.S_IMODE(pages.stat().st_mode) == 0o755, "one's own pages may be shared"


def test_copies_that_sync_made_are_told_apart(log: Path, told: Told) -> None:
    needless = log.with_name(f"{log.stem}.sync-conflict-20261122-101010-ABCDEFG.jsonl")
    shutil.copy2(log, needless)
    needed = log.with_name(f"{log.stem} (conflicted copy).jsonl")
    data = log.read_bytes()
    last = data[:-1].rindex(b"\n") + 1
    needed.write_bytes(data)
    needed.chmod(0o600)
    needless.write_bytes(data[:last])
    (log.with_name(".tmp-log-x.jsonl")).touch(mode=0o600)
    log.write_bytes(data[:last])
    _, facts = told()
    copies = {one["name"]: one["needless"] for one in facts["logs"] if one["copy"]}
    assert copies == {needless.name: True, needed.name: False}
    assert [note for note in facts["notes"] if needless.name in note and "may delete" in note]
    assert [note for note in facts["notes"] if needed.name in note and "keep it" in note]
    assert [note for note in facts["notes"] if ".tmp-log-x.jsonl" in note]


def test_it_says_who_has_the_notebook_open(log: Path, told: Told, place: Path) -> None:
    _, facts = told()
    assert facts["open_in"] is None
    app = Notebook.open(place / "data", state=place / "state", clock=moment, app=True)
    _, facts = told()
    assert str(os.getpid()) in facts["open_in"]
    app.close()
    again = Notebook.open(place / "data", state=place / "state", clock=moment, app=True)
    assert again.held_by is None, "looking holds nothing"
    again.close()


def test_what_may_not_be_read_is_said(
    log: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(disk: Disk, path: Path, offset: int = 0) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Disk, "read", forbidden)
    code, facts = told()
    assert code == 1
    assert [one for one in facts["problems"] if "Permission denied" in one["what"]]


def test_little_room_is_said(log: Path, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "workbook.notebook.examining.shutil.disk_usage", lambda _: SimpleNamespace(free=10**6)
    )
    code, facts = told()
    assert code == 1
    assert {one["what"] for one in facts["problems"]} == {"only 1 MB are free there."}


def test_pages_and_settings_are_looked_at_too(log: Path, told: Told, place: Path) -> None:
    (place / "data" / "content").mkdir()
    (place / "data" / "content" / "bad.md").write_text("no front matter\n")
    (place / "config").mkdir()
    (place / "config" / "settings.toml").write_text("theme = 5\n")
    code, facts = told()
    assert code == 1
    assert [one["where"] for one in facts["problems"]] == ["Pages", "Settings"]
    assert "bad.md" in facts["problems"][0]["what"]
    assert "theme" in facts["problems"][1]["what"]


def test_a_hostile_name_cannot_steer_the_terminal(log: Path, report: Report, told: Told) -> None:
    name = b"log-\x1b[2J\xff\n.jsonl"
    (log.parent / os.fsdecode(name)).write_bytes(b"null\n")
    _, said = report()
    assert "\x1b" not in said
    assert told()[0] == 1


def test_it_needs_no_screens(log: Path, report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "textual"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "textual", None)
    assert report()[0] == 0

"""Backups: one a day, whole or not at all, and nobody else's to read."""

from __future__ import annotations

import errno
import json
import os
import stat
import threading
import zipfile
from pathlib import Path

import pytest

from tests.unit.notebook.backup_lab import backups_of
from tests.unit.notebook.laptops import HOW, Laptop, answer, put
from workbook.errors import NotebookError, SaveError
from workbook.notebook.backup import Reason
from workbook.notebook.backup_file import read_backup
from workbook.notebook.files import Disk


def test_a_backup_holds_every_log_and_page_byte_for_byte(laptop: Laptop, desktop: Laptop) -> None:
    put(laptop.open(), "three short words")
    put(desktop.open(), "more", HOW)
    laptop.receive(desktop)
    (laptop.data / "log-odd.sync-conflict.jsonl").write_bytes(b"\xffdamaged\nnot a line")
    (laptop.data / "content" / "mine").mkdir(parents=True)
    (laptop.data / "content" / "mine" / "page.md").write_text("# Mine\n")

    backup = backups_of(laptop).make(Reason.ASKED)

    assert backup is not None
    contents = read_backup(backup.file)
    assert contents.logs == {log.name: log.read_bytes() for log in laptop.data.glob("log-*")}
    assert len(contents.logs) == 3
    assert contents.pages == {"mine/page.md": b"# Mine\n"}
    assert (backup.counts.answers, backup.counts.words, backup.damaged) == (2, 4, 1)
    assert backup.counts.newest.startswith("2026-11-22T09:00")


def test_anybody_can_open_it(laptop: Laptop) -> None:
    put(laptop.open(), "readable")
    backup = backups_of(laptop).make(Reason.DAILY)

    assert backup is not None
    with zipfile.ZipFile(backup.file) as archive:
        assert archive.testzip() is None
        manifest = json.loads(archive.read("manifest.json"))
        assert manifest["reason"] == "daily"
        assert manifest["counts"]["answers"] == 1
        assert b"workbook restore" in archive.read("READ ME.txt")
        (log,) = (name for name in archive.namelist() if name.startswith("log-"))
        assert b"readable" in archive.read(log)


def test_an_empty_notebook_makes_none(laptop: Laptop) -> None:
    laptop.open()
    backups = backups_of(laptop)

    assert backups.make(Reason.DAILY) is None
    assert backups.make_daily() is None
    assert backups.bytes_of_now() is None
    assert backups.all() == ()


def test_one_a_day_and_none_where_nothing_is_new(laptop: Laptop) -> None:
    notebook = laptop.open()
    backups = backups_of(laptop)
    put(notebook, "first")
    made = [backups.make_daily()]
    put(notebook, "second")
    made.append(backups.make_daily())
    laptop.clock.turn(days=1)
    made.append(backups.make_daily())
    laptop.clock.turn(days=1)
    made.append(backups.make_daily())

    assert [one is not None for one in made] == [True, False, True, False]
    assert [one.made.day for one in backups.all()] == [23, 22]


def test_those_of_long_ago_are_taken_away(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbook.notebook.rotation.DAYS", 3)
    notebook = laptop.open()
    backups = backups_of(laptop)
    for day in range(5):
        put(notebook, f"day {day}")
        backups.make_daily()
        laptop.clock.turn(days=1)

    assert [one.made.day for one in backups.all()] == [26, 25, 24]
    assert len(list(backups.folder.iterdir())) == 3


def test_what_is_asked_for_is_made_however_often(laptop: Laptop) -> None:
    put(laptop.open(), "words")
    backups = backups_of(laptop)

    made = [backups.make(Reason.BEFORE_IMPORT), backups.make(Reason.BEFORE_IMPORT)]

    assert len({one.file for one in made if one is not None}) == 2


def test_before_a_newer_format_there_is_one_and_only_one(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(laptop.open(), "words")
    backups = backups_of(laptop)
    assert backups.make_before_migration(1) is None, "the format is today's"
    monkeypatch.setattr("workbook.notebook.backups.FORMAT", 2)

    made = [backups.make_before_migration(n) for n in (0, 1, 1, 2)]

    assert [one is not None for one in made] == [False, True, False, False]
    assert backups.all()[0].reason is Reason.BEFORE_MIGRATION


def test_nobody_else_can_read_them_whatever_the_umask(laptop: Laptop, tmp_path: Path) -> None:
    os.umask(0)
    put(laptop.open(), "private")
    root = tmp_path / "elsewhere" / "backups"
    backup = backups_of(laptop, root=root).make(Reason.DAILY)

    assert backup is not None
    assert stat.S_IMODE(backup.file.stat().st_mode) == 0o600
    for folder in (backup.file.parent, root, root.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for file in laptop.state.rglob("*.lock"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_log_that_grows_meanwhile_is_cut_at_a_whole_line(laptop: Laptop) -> None:
    put(laptop.open(), "whole")
    (log,) = laptop.data.glob("log-*.jsonl")
    whole = log.read_bytes()

    class Growing(Disk):
        def read(self, path: Path, offset: int = 0) -> tuple[bytes, os.stat_result]:
            with path.open("ab") as file:
                file.write(b'{"f":1,"dev":"half a li')
            data = super().read(path, offset)
            os.utime(path, (1, 1))
            return data

    backup = backups_of(laptop, disk=Growing()).make(Reason.DAILY)

    assert backup is not None
    assert read_backup(backup.file).logs == {log.name: whole}


class FailingDisk(Disk):
    """Fails at the step it is told."""

    def __init__(self, step: str) -> None:
        self.step = step

    def _try(self, step: str) -> None:
        if step == self.step:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def open_log(self, path: Path, *, new: bool) -> int:
        self._try("open")
        return super().open_log(path, new=new)

    def write(self, descriptor: int, data: bytes) -> int:
        if self.step == "write":
            super().write(descriptor, data[: len(data) // 2])
        self._try("write")
        return super().write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        self._try("sync")
        super().sync(descriptor)

    def rename(self, old: Path, new: Path) -> None:
        self._try("rename")
        super().rename(old, new)

    def sync_folder(self, folder: Path) -> None:
        self._try("sync_folder")
        super().sync_folder(folder)


@pytest.mark.parametrize("step", ["open", "write", "sync", "rename", "sync_folder"])
def test_a_full_disk_leaves_no_half_file_and_says_so(laptop: Laptop, step: str) -> None:
    notebook = laptop.open()
    put(notebook, "before")
    before = backups_of(laptop).make(Reason.ASKED)
    put(notebook, "secret words")
    failing = backups_of(laptop, disk=FailingDisk(step))

    with pytest.raises(SaveError) as caught:
        failing.make_daily()

    assert str(failing.folder) in str(caught.value)
    assert "Make some room there" in str(caught.value)
    assert "secret" not in str(caught.value)
    assert list(failing.folder.iterdir()) == [before.file if before else None]


def test_what_a_killed_program_left_is_cleared_away(laptop: Laptop) -> None:
    put(laptop.open(), "words")
    backups = backups_of(laptop)
    backups.folder.mkdir(parents=True)
    (backups.folder / ".tmp-0badcafe").write_bytes(b"half")

    backup = backups.make(Reason.DAILY)

    assert backup is not None
    assert list(backups.folder.iterdir()) == [backup.file]


def test_two_at_once_make_one(laptop: Laptop) -> None:
    put(laptop.open(), "words")
    made: list[object] = []
    start = threading.Barrier(4)

    def make() -> None:
        backups = backups_of(laptop)
        start.wait()
        made.append(backups.make_daily())

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len([one for one in made if one is not None]) == 1
    assert len(backups_of(laptop).all()) == 1


@pytest.mark.parametrize(
    "content", [b"", b"null", b"PK\x03\x04 and then nothing", b"\x00" * 400], ids=repr
)
def test_a_file_that_is_no_backup_is_told_and_left(laptop: Laptop, content: bytes) -> None:
    put(laptop.open(), "words")
    backups = backups_of(laptop)
    backups.make(Reason.DAILY)
    strange = backups.folder / "strange.zip"
    strange.write_bytes(content)

    (problem,) = (one.problem for one in backups.all() if one.problem)

    assert "strange.zip" in problem
    with pytest.raises(NotebookError, match="Nothing was changed"):
        backups.restore(strange)
    put(laptop.open(), "other")
    backups.make(Reason.DAILY)
    assert strange.read_bytes() == content


def test_another_zip_is_no_backup(laptop: Laptop, tmp_path: Path) -> None:
    put(laptop.open(), "words")
    other = tmp_path / "photos.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("photo.jpg", b"...")

    with pytest.raises(NotebookError, match="is no backup of a Workbook"):
        backups_of(laptop).look(other)


@pytest.mark.parametrize(
    "name", ["../evil.md", "content/../../evil.md", "/etc/evil", "log-a/b.jsonl"]
)
def test_a_backup_that_would_write_elsewhere_is_refused(
    laptop: Laptop, tmp_path: Path, name: str
) -> None:
    put(laptop.open(), "words")
    backup = backups_of(laptop).make(Reason.ASKED)
    assert backup is not None
    evil = tmp_path / "evil.zip"
    with zipfile.ZipFile(backup.file) as old, zipfile.ZipFile(evil, "w") as new:
        manifest = json.loads(old.read("manifest.json"))
        manifest["files"][name] = {"size": 0, "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}  # fmt: skip
        new.writestr("manifest.json", json.dumps(manifest))
        new.writestr(name, b"")

    with pytest.raises(NotebookError, match="damaged"):
        backups_of(laptop).restore(evil)


def test_a_notebook_that_can_not_be_read_is_said(laptop: Laptop) -> None:
    put(laptop.open(), "words")
    backups = backups_of(laptop)

    class Unreadable(Disk):
        def read(self, path: Path, offset: int = 0) -> tuple[bytes, os.stat_result]:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    with pytest.raises(NotebookError, match="Check the folder"):
        backups_of(laptop, disk=Unreadable()).make_daily()
    assert backups.all() == ()


def test_the_answers_of_an_act_that_is_on_its_way_are_whole_or_missing(laptop: Laptop) -> None:
    notebook = laptop.open()
    for number in range(20):
        notebook.write(answer(f"words {number}"))
    backup = backups_of(laptop).make(Reason.ASKED)
    notebook.flush()
    put(notebook, "last")
    backup = backups_of(laptop).make(Reason.ASKED) if backup is None else backup

    assert backup is not None
    assert backup.damaged == 0

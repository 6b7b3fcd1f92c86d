"""Every step of a save fails in turn: the log is what it was before or after, never else."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.notebook.storage.computer import Computer, everything, put, texts
from workbook.errors import NotebookError, SaveError
from workbook.notebook.files import Disk


class FailingDisk(Disk):
    """Fails at the steps it is told, as often as it is told."""

    def __init__(self) -> None:
        self.failing: dict[str, int] = {}
        self.done: list[str] = []

    def fail(self, *steps: str, times: int = 1) -> None:
        for step in steps:
            self.failing[step] = times

    def _step(self, name: str) -> None:
        self.done.append(name)
        if self._fails(name):
            raise OSError(errno.ENOSPC, "No space left on device")

    def _fails(self, name: str) -> bool:
        left = self.failing.get(name, 0)
        self.failing[name] = left - 1
        return left > 0

    def open_log(self, path: Path, *, new: bool) -> int:
        self._step("open_log")
        return super().open_log(path, new=new)

    def write(self, descriptor: int, data: bytes) -> int:
        self._step("write")
        if self._fails("write part"):
            return super().write(descriptor, data[: len(data) // 2])
        if self._fails("write part, then error"):
            super().write(descriptor, data[: len(data) // 2])
            raise OSError(errno.EIO, "Input/output error")
        return super().write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        self._step("sync")
        super().sync(descriptor)

    def sync_folder(self, folder: Path) -> None:
        self._step("sync_folder")
        super().sync_folder(folder)

    def cut(self, descriptor: int, size: int) -> None:
        self._step("cut")
        super().cut(descriptor, size)

    def remove(self, path: Path) -> None:
        self._step("remove")
        super().remove(path)


FAILURES = [
    ("open_log",),
    ("write",),
    ("write part",),
    ("write part, then error",),
    ("sync",),
    ("write part", "cut"),
    ("write part, then error", "cut"),
    ("sync", "cut"),
]
NEW_LOG_FAILURES = [*FAILURES, ("sync_folder",), ("sync_folder", "cut"), ("sync", "remove"),
                    ("write part", "remove"), ("sync_folder", "remove")]  # fmt: skip


@pytest.mark.parametrize("steps", FAILURES, ids=" and ".join)
@pytest.mark.parametrize("times", [1, 3])
def test_a_failing_save_is_as_if_it_had_not_been(
    laptop: Computer, steps: tuple[str, ...], times: int
) -> None:
    disk = FailingDisk()
    storage = laptop.open(disk)
    put(storage, 1, "safe")
    generation, before = storage.generation, laptop.logs()
    for attempt in range(times):
        disk.fail(*steps)
        with pytest.raises(SaveError, match=r"Not saved in .*log-.*\.jsonl"):
            put(storage, 1, f"attempt {attempt}", {storage.device: 1})
        disk.failing.clear()
        if "cut" not in steps:
            assert texts(storage, 1) == ["safe"]
            assert storage.generation == generation
            assert laptop.logs() == before
    number = put(storage, 1, "at last", {storage.device: 1})
    assert number == 2 + times  # a number once tried is never used again
    put(storage, 2, "and more")
    assert everything(storage) == {1: ["at last"], 2: ["and more"]}
    assert everything(laptop.open()) == everything(storage)
    assert len(laptop.logs()) == 1


@pytest.mark.parametrize("steps", NEW_LOG_FAILURES, ids=" and ".join)
def test_the_very_first_save_fails(laptop: Computer, steps: tuple[str, ...]) -> None:
    disk = FailingDisk()
    storage = laptop.open(disk)
    disk.fail(*steps)
    with pytest.raises(SaveError):
        put(storage, 1, "first attempt", {})
    assert texts(storage, 1) == []
    if len(steps) == 1:
        assert laptop.logs() == {}
    put(storage, 1, "second attempt", {})
    put(storage, 2, "more")
    assert everything(storage) == {1: ["second attempt"], 2: ["more"]}
    again = laptop.open()
    assert everything(again) == everything(storage)
    assert again.device == storage.device
    assert len(laptop.logs()) == 1


@pytest.mark.parametrize("steps", NEW_LOG_FAILURES, ids=" and ".join)
def test_another_program_comes_after_a_failure(laptop: Computer, steps: tuple[str, ...]) -> None:
    disk = FailingDisk()
    storage = laptop.open(disk)
    put(storage, 1, "safe")
    disk.fail(*steps)
    failed = None
    try:
        put(storage, 1, "not sure", {storage.device: 1})
    except SaveError:
        failed = 2
    other = laptop.open()
    number = put(other, 2, "another")
    assert number != failed
    assert texts(other, 2) == ["another"]
    disk.failing.clear()
    put(storage, 1, "at last", {storage.device: 1})
    for one in (storage, laptop.open()):
        one.refresh()
        assert everything(one) == {1: ["at last"], 2: ["another"]}


@pytest.mark.parametrize("steps", [("write part", "cut"), ("write part, then error", "cut")])
def test_a_torn_line_is_ended_before_the_next(laptop: Computer, steps: tuple[str, ...]) -> None:
    disk = FailingDisk()
    storage = laptop.open(disk)
    put(storage, 1, "safe")
    (before,) = laptop.logs().values()
    disk.fail(*steps)
    with pytest.raises(SaveError):
        put(storage, 1, "torn")
    (torn,) = laptop.logs().values()
    assert len(torn) > len(before)
    other = laptop.open()
    assert any("not complete" in problem for problem in other.problems)
    put(other, 1, "whole")
    (after,) = laptop.logs().values()
    assert after.startswith(torn + b'\n{"f":1,')
    assert any("1 line is damaged" in problem for problem in laptop.open().problems)


def test_a_save_is_synced_before_it_is_known(laptop: Computer) -> None:
    known: list[list[str]] = []

    class Watching(Disk):
        def sync(self, descriptor: int) -> None:
            known.append(texts(storage, 1))
            super().sync(descriptor)

    storage = laptop.open(Watching())
    put(storage, 1, "a")
    put(storage, 1, "b")
    assert known == [[], ["a"]]


def test_a_new_log_makes_its_folder_durable_and_an_old_one_does_not(laptop: Computer) -> None:
    disk = FailingDisk()
    storage = laptop.open(disk)
    put(storage, 1, "a")
    assert disk.done == ["open_log", "write", "sync", "sync_folder"]
    disk.done.clear()
    put(storage, 1, "b")
    assert disk.done == ["open_log", "write", "sync"]


def test_the_folder_goes_away_and_comes_back(laptop: Computer) -> None:
    storage = laptop.open()
    put(storage, 1, "a")
    laptop.data.rename(laptop.home / "elsewhere")
    with pytest.raises(SaveError, match="Bring the folder back"):
        put(storage, 1, "b")
    assert not laptop.data.exists()
    assert storage.refresh() == frozenset()
    assert any(str(laptop.data) in problem for problem in storage.problems)
    assert texts(storage, 1) == ["a"]
    (laptop.home / "elsewhere").rename(laptop.data)
    put(storage, 1, "c")
    storage.refresh()
    assert storage.problems == ()
    assert texts(storage, 1) == texts(laptop.open(), 1) == ["c"]


def test_a_full_disk_is_said_with_what_to_do(laptop: Computer) -> None:
    disk = FailingDisk()
    storage = laptop.open(disk)
    put(storage, 1, "a")
    disk.fail("write")
    with pytest.raises(SaveError) as error:
        put(storage, 1, "secret answer")
    said = str(error.value)
    assert "No space left on device" in said
    assert "room" in said
    assert "secret" not in said


@pytest.mark.parametrize(
    "spoil",
    [lambda path: path.write_text("a file"), lambda path: path.symlink_to("nowhere/at/all")],
)
def test_a_folder_that_cannot_be_made_is_said_at_opening(
    laptop: Computer, spoil: Callable[[Path], object]
) -> None:
    laptop.home.mkdir()
    spoil(laptop.data)
    with pytest.raises(NotebookError, match="can't be opened"):
        laptop.open()


def test_a_state_folder_that_cannot_be_made_is_said_at_saving(laptop: Computer) -> None:
    laptop.home.mkdir()
    laptop.state.write_text("a file")
    storage = laptop.open()
    with pytest.raises(SaveError, match="Not saved in"):
        put(storage, 1, "a")
    laptop.state.unlink()
    put(storage, 1, "a")
    assert texts(laptop.open(), 1) == ["a"]


def test_nothing_is_saved_after_closing(laptop: Computer) -> None:
    storage = laptop.open()
    put(storage, 1, "a")
    storage.close()
    storage.close()
    with pytest.raises(SaveError, match="closed"):
        put(storage, 1, "b")
    assert texts(storage, 1) == ["a"]


def test_closing_lets_go_of_all_files(laptop: Computer) -> None:
    descriptors = Path("/proc/self/fd")
    if not descriptors.exists():
        pytest.skip("this system does not list open files")
    before = len(list(descriptors.iterdir()))
    for _ in range(3):
        storage = laptop.open()
        put(storage, 1, "a")
        storage.close()
    assert len(list(descriptors.iterdir())) == before

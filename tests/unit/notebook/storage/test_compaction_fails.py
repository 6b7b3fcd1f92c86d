"""Compaction fails, or the program is ended, at each of its steps."""

from __future__ import annotations

import errno
import random
from pathlib import Path

import pytest

from tests.unit.notebook.storage.computer import Computer, QuickDisk, put, texts
from tests.unit.notebook.storage.sittings import own_log, said, squeeze, type_something


class Killed(BaseException):
    """The program is no more."""


class FallingDisk(QuickDisk):
    """Fails, or ends the program, at one step and all that follow."""

    def __init__(self) -> None:
        self.left: int | None = None
        self.kind: type[BaseException] = OSError

    def _step(self) -> bool:
        """Count a step down; true if it is the one to fail."""
        if self.left is None:
            return False
        self.left -= 1
        if self.left < -1:
            raise self._error()
        return self.left < 0

    def _error(self) -> BaseException:
        return OSError(errno.EIO, "fails") if self.kind is OSError else self.kind()

    def open_log(self, path: Path, *, new: bool) -> int:
        if self._step():
            raise self._error()
        return super().open_log(path, new=new)

    def write(self, descriptor: int, data: bytes) -> int:
        if self._step():
            super().write(descriptor, data[: len(data) // 3])
            raise self._error()
        return super().write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        if self._step():
            raise self._error()
        super().sync(descriptor)

    def sync_folder(self, folder: Path) -> None:
        if self._step():
            raise self._error()
        super().sync_folder(folder)

    def rename(self, old: Path, new: Path) -> None:
        if self._step():
            raise self._error()
        super().rename(old, new)

    def remove(self, path: Path) -> None:
        if self._step():
            raise self._error()
        super().remove(path)


@pytest.mark.parametrize("kind", [OSError, Killed])
@pytest.mark.parametrize("step", range(8))
def test_failing_at_any_step_leaves_the_old_or_the_new_log(
    laptop: Computer, step: int, kind: type[BaseException]
) -> None:
    disk = FallingDisk()
    storage = laptop.open(disk)
    type_something(laptop, storage, random.Random(3), 30)
    before, device = said(storage), storage.device
    path = own_log(laptop, storage)
    old = path.read_bytes()
    disk.left, disk.kind = step, kind
    failed = True
    try:
        squeeze(storage)
        failed = False
    except (OSError, Killed):
        pass
    assert failed == (step < 6), "there are six steps"
    disk.left = None
    changed = path.read_bytes() != old
    assert changed == (step >= 5)
    again = laptop.open()
    assert said(again) == before
    assert again.problems == ()
    put(again, 1, "written on")
    assert texts(laptop.open(), 1) == ["written on"]
    if kind is OSError:  # the program goes on
        put(storage, 2, "here too")
        assert texts(laptop.open(), 2) == ["here too"]
        assert storage.device == device
    squeeze(laptop.open())
    assert [name for name in laptop.logs() if not name.startswith("log-")] == []


def test_a_rewritten_log_is_durable_before_anything_is_added(laptop: Computer) -> None:
    """Whoever replaced it may have been killed, or its disk failed, before the folder was synced."""
    done: list[str] = []

    class Watching(FallingDisk):
        def sync_folder(self, folder: Path) -> None:
            done.append("folder")
            super().sync_folder(folder)

    disk = Watching()
    storage = laptop.open(disk)
    type_something(laptop, storage, random.Random(3), 30)
    disk.left = 5
    with pytest.raises(OSError, match="fails"):
        squeeze(storage)
    disk.left = None
    other = laptop.open(disk)
    for one in (storage, other):
        done.clear()
        put(one, 1, "saved")
        assert done == ["folder"]
        put(one, 1, "saved again")
        assert done == ["folder"]

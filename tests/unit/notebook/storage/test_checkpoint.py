"""What is kept of the logs for the next start: it saves time, and counts only while it is true.

That it makes no difference to what is read is also seen wherever ``World.keep_checkpoint`` is among
the things that happen.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.notebook.storage.computer import Computer, earlier, everything, put, texts
from workbook.notebook import log_files
from workbook.notebook.files import Disk
from workbook.notebook.line import Scan, scan
from workbook.notebook.storage import LogStorage


class CountingDisk(Disk):
    """Counts the bytes of the logs that are read."""

    def __init__(self) -> None:
        self.bytes = 0

    def read(self, path: Path, offset: int = 0) -> tuple[bytes, os.stat_result]:
        data, status = super().read(path, offset)
        self.bytes += len(data)
        return data, status


def bytes_read(computer: Computer) -> int:
    """How much of the logs a start reads."""
    disk = CountingDisk()
    computer.open(disk)
    return disk.bytes


def checkpoint(computer: Computer) -> Path:
    (path,) = computer.state.rglob("checkpoint")
    return path


@pytest.fixture
def kept(laptop: Computer) -> LogStorage:
    """A notebook with a checkpoint: three answers, one of them changed, one deleted."""
    storage = laptop.open()
    put(storage, 1, "one", sitting="a")
    put(storage, 1, "one, said better", sitting="b")
    put(storage, 2, "two")
    put(storage, 3, "three")
    put(storage, 3, None)
    storage.keep_checkpoint(over=0)
    return storage


def test_a_start_reads_only_what_is_new(laptop: Computer, kept: LogStorage) -> None:
    (log,) = laptop.data.glob("log-*")
    size = log.stat().st_size
    least = bytes_read(laptop)
    assert least < size / 2
    put(kept, 4, "four")
    assert bytes_read(laptop) > least
    again = laptop.open()
    assert everything(again) == {1: ["one, said better"], 2: ["two"], 4: ["four"]}
    assert earlier(again, 1) == ["one"]
    assert earlier(again, 3) == earlier(kept, 3)


def test_what_comes_back_comes_last_as_without_it(laptop: Computer, kept: LogStorage) -> None:
    again = laptop.open()
    put(again, 3, "three again")
    put(again, 5, "five")
    assert list(again.ids("answers")) == [1, 2, 3, 5]
    put(again, 2, None)
    put(again, 2, "two again")
    assert list(again.ids("answers")) == [1, 3, 5, 2]
    assert list(kept.ids("answers")) == [1, 2]


def _longer(log: Path) -> None:
    log.write_bytes(log.read_bytes() + log.read_bytes()[-50:])


def _shorter(log: Path) -> None:
    log.write_bytes(b"\n".join(log.read_bytes().split(b"\n")[:3]) + b"\n")


def _other_words(log: Path) -> None:
    status = log.stat()
    log.write_bytes(log.read_bytes().replace(b"two", b"TWO"))
    os.utime(log, ns=(status.st_atime_ns, status.st_mtime_ns))


def _replaced(log: Path) -> None:
    copy = log.with_name(".tmp-copy")
    copy.write_bytes(log.read_bytes())
    copy.replace(log)


def _copied(log: Path) -> None:
    log.with_name(log.name.replace(".jsonl", " (conflicted copy).jsonl")).write_bytes(
        log.read_bytes()
    )


@pytest.mark.parametrize("happens", [_longer, _shorter, _other_words, _replaced, _copied])
def test_it_says_what_the_logs_say_whatever_happens_to_them(
    laptop: Computer, kept: LogStorage, happens: Callable[[Path], None]
) -> None:
    kept.close()
    (log,) = laptop.data.glob("log-*")
    happens(log)
    with_it = laptop.open()
    checkpoint(laptop).unlink()
    without = laptop.open()
    assert everything(with_it) == everything(without)
    assert with_it.problems == without.problems
    assert with_it.own_end == without.own_end


def test_a_log_that_is_the_same_in_another_file_is_not_taken_apart_again(
    laptop: Computer, kept: LogStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that syncs puts a new file in place of the old one each time."""
    (log,) = laptop.data.glob("log-*")
    _replaced(log)
    scanned: list[int] = []

    def counting(data: bytes) -> Scan:
        scanned.append(len(data))
        return scan(data)

    monkeypatch.setattr(log_files, "scan", counting)
    put(kept, 4, "four")
    scanned.clear()
    assert everything(laptop.open()) == everything(kept)
    assert len(scanned) == 1
    assert scanned[0] < log.stat().st_size / 2


def test_a_log_that_is_taken_away_is_gone(
    laptop: Computer, desktop: Computer, kept: LogStorage
) -> None:
    put(desktop.open(), 7, "from the desktop")
    (theirs,) = desktop.data.glob("log-*")
    (laptop.data / theirs.name).write_bytes(theirs.read_bytes())
    kept.refresh()
    kept.keep_checkpoint(over=0)
    assert texts(laptop.open(), 7) == ["from the desktop"]
    (laptop.data / theirs.name).unlink()
    assert texts(laptop.open(), 7) == []


@pytest.mark.parametrize("at", [0, 30, 60, -300, -1])
def test_damage_in_it_is_noticed_and_the_logs_are_read(
    laptop: Computer, kept: LogStorage, at: int
) -> None:
    said = kept.read()
    data = bytearray(checkpoint(laptop).read_bytes())
    data[at] ^= 1
    checkpoint(laptop).write_bytes(data)
    assert laptop.open().read() == said


def test_one_that_is_cut_off_is_noticed(laptop: Computer, kept: LogStorage) -> None:
    said = kept.read()
    data = checkpoint(laptop).read_bytes()
    for size in range(0, len(data), 97):
        checkpoint(laptop).write_bytes(data[:size])
        assert laptop.open().read() == said
        if not list(laptop.state.rglob("checkpoint")):  # what is damaged is taken away
            kept.keep_checkpoint(over=0)


@pytest.mark.parametrize("number", [-7, 2**70])
def test_what_it_cannot_hold_is_read_from_the_logs(laptop: Computer, number: int) -> None:
    storage = laptop.open()
    put(storage, number, "a strange number")
    storage.keep_checkpoint(over=0)
    assert texts(laptop.open(), number) == ["a strange number"]


def test_what_was_not_looked_at_yet_outlives_the_log(laptop: Computer, kept: LogStorage) -> None:
    """A drive is taken out while the workbook is open, or a sync puts something else there."""
    said = kept.read()
    again = laptop.open()
    for log in laptop.data.glob("log-*"):
        log.unlink()
    checkpoint(laptop).unlink()
    assert again.read() == said


def test_it_is_kept_only_where_much_was_read(laptop: Computer) -> None:
    storage = laptop.open()
    put(storage, 1, "some words")
    storage.keep_checkpoint()
    assert not list(laptop.state.rglob("checkpoint"))
    put(storage, 2, "many words " * 30_000)
    storage.keep_checkpoint()
    assert checkpoint(laptop).stat().st_mode & 0o777 == 0o600
    before = checkpoint(laptop).stat().st_mtime_ns
    again = laptop.open()
    put(again, 1, "other words")
    again.keep_checkpoint()
    assert checkpoint(laptop).stat().st_mtime_ns == before

"""Real disks with something wrong with them: what goes wrong, and what puts it right again."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

Cure = Callable[[], object]
"""What puts a disk right again."""

SMALL = "256k"
"""The size of a disk that is soon full."""


def system(*words: str) -> None:
    """Have the system do something that only its administrator may.

    A test that needs what can't be done here is skipped, with the reason.
    """
    try:
        done = subprocess.run(words, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip(f"there is no {words[0]} here")
    if done.returncode:
        pytest.skip(f"this can't be done here: {' '.join(words)}: {done.stderr.strip()}")


@contextmanager
def mounted(data: Path, *how: str) -> Iterator[None]:
    """A disk where the data folder is, for as long as this lasts."""
    data.mkdir(parents=True, exist_ok=True)
    system("mount", *how, str(data))
    try:
        yield
    finally:
        # Until nothing is there to be taken away: what is left would stand in everybody's way.
        while not subprocess.run(
            ["umount", "-l", str(data)], capture_output=True, check=False
        ).returncode:
            pass


def small_disk(data: Path, stack: ExitStack) -> None:
    """Put a small disk where the data folder will be."""
    stack.enter_context(mounted(data, "-t", "tmpfs", "-o", f"size={SMALL},mode=700", "tmpfs"))


def drive(data: Path, stack: ExitStack) -> None:
    """Put a drive there that can be taken out and put in again, with what is on it."""
    disk = data.with_name("drive")
    disk.mkdir()
    stack.enter_context(mounted(data, "--bind", str(disk)))


def is_drive_in(data: Path) -> bool:
    """Whether what is on the drive is to be seen."""
    return data.samefile(data.with_name("drive"))


def no_disk(_data: Path, _stack: ExitStack) -> None:
    """Leave the data folder where it is."""


def full(data: Path) -> Cure:
    """Fill the disk to the last byte."""
    filler = data / "holiday.mp4"
    descriptor = os.open(filler, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        while os.write(descriptor, bytes(4096)):
            pass
    except OSError:
        return lambda: filler.unlink(missing_ok=True)
    finally:
        os.close(descriptor)
    raise AssertionError("a disk without end")


def read_only(data: Path) -> Cure:
    """Make the disk one that can only be read, as a system does with one that fails."""
    system("mount", "-o", "remount,ro", str(data))
    return lambda: system("mount", "-o", "remount,rw", str(data))


def taken_out(data: Path) -> Cure:
    """Take the drive out: an empty folder is left where it was."""
    system("umount", "-l", str(data))

    def put_in() -> None:
        if not is_drive_in(data):
            system("mount", "--bind", str(data.with_name("drive")), str(data))

    return put_in


def locked_log(data: Path) -> Cure:
    """Forbid everybody to change the log."""
    (log,) = data.glob("log-*")
    system("chattr", "+i", str(log))
    return lambda: system("chattr", "-i", str(log))


def locked_folder(data: Path) -> Cure:
    """Forbid everybody to make a file in the folder, where this computer has no log yet."""
    for mark in (data.with_name("state")).rglob("device.json"):
        mark.unlink()
    system("chattr", "+i", str(data))
    return lambda: system("chattr", "-i", str(data))

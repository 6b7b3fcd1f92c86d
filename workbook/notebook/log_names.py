"""The logs in a data folder, by their names."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path


def log_name(device: str) -> str:
    """The name of a device's own log."""
    return f"log-{device}.jsonl"


def find_no_logs(folder: Path) -> Iterator[tuple[str, str]]:
    """What is called as logs are and can't be one: its name, and what it is.

    Raises:
        OSError: The folder can't be read.
    """
    for name in sorted(os.listdir(folder)):  # noqa: PTH208  # as below
        if _is_log_name(name):
            try:
                status = (folder / name).stat()
            except OSError as error:
                if (folder / name).is_symlink():
                    yield name, f"a link that leads nowhere ({error.strerror})"
                continue
            if stat.S_ISDIR(status.st_mode):
                yield name, "a folder"
            elif not stat.S_ISREG(status.st_mode):
                yield name, "no file, but something that programs talk through"


def _is_log_name(name: str) -> bool:
    """Whether a file of this name is read."""
    return name.startswith("log-") and ".jsonl" in name


def find_logs(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """The logs in a folder, copies that sync programs made included, by name.

    Raises:
        OSError: The folder can't be read.
    """
    for name in sorted(os.listdir(folder)):  # noqa: PTH208  # names are wanted, not paths
        if _is_log_name(name):
            try:
                status = (folder / name).stat()
            except OSError:
                continue  # taken away meanwhile, or a link that leads nowhere
            if stat.S_ISREG(status.st_mode):
                yield name, status

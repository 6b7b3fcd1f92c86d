"""The few calls by which the log touches the disk.

They stand together so that a test can make each of them fail in turn, and so that what differs
between systems is in one place.  Files are readable by their owner alone, whatever the umask.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

from workbook.errors import NotebookError

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

BINARY: int = getattr(os, "O_BINARY", 0)
"""Where line breaks would be rewritten otherwise."""


def make_private_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for its owner alone.

    A folder that is there already keeps the mode that it was given.

    Raises:
        OSError: It can't be made.
    """
    if folder.is_dir():
        return
    make_private_folder(folder.parent)
    folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    # The name of the new folder would be lost with the power otherwise, and all in it.  A folder
    # above that can't be opened isn't ours, and the system looks after it.
    with contextlib.suppress(OSError):
        Disk().sync_folder(folder.parent)


def make_data_folder(folder: Path) -> None:
    """Make the folder of a notebook if it is not there, and see that it can be read.

    Raises:
        NotebookError: It can't be made or read.
    """
    try:
        make_private_folder(folder)
        next(folder.iterdir(), None)
    except OSError as error:
        raise NotebookError(
            f"The notebook folder {folder} can't be opened: {error.strerror}. "
            "Check the path, and that the folder is yours."
        ) from error


class Disk:
    """The disk as the system gives it; every method raises OSError if the step fails."""

    def read(self, path: Path, offset: int = 0) -> tuple[bytes, os.stat_result]:
        """The bytes of a file from ``offset`` on, and the file's status just before reading.

        What others append meanwhile is left for the next time, so that bytes and status agree.
        """
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            file.seek(offset)
            return file.read(max(0, status.st_size - offset)), status

    def open_log(self, path: Path, *, new: bool) -> int:
        """Open a log for appending; a new one is made, and must not be there yet."""
        flags = os.O_WRONLY | os.O_APPEND | BINARY
        if not new:
            return os.open(path, flags)
        descriptor = os.open(path, flags | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
        if os.name == "posix":
            os.fchmod(descriptor, PRIVATE_FILE)
        return descriptor

    def write(self, descriptor: int, data: bytes) -> int:
        """Write once; returns how many bytes the system took."""
        return os.write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        """Wait until what was written would survive a power cut."""
        if sys.platform == "darwin":
            import fcntl  # only there on POSIX

            # On macOS fsync leaves the data in the drive's own cache.
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        else:
            os.fsync(descriptor)

    def sync_folder(self, folder: Path) -> None:
        """The same for a folder, in which a file was made or taken away."""
        if os.name != "posix":
            return  # elsewhere a folder can't be opened, and needs not be
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def cut(self, descriptor: int, size: int) -> None:
        """Cut a file back to ``size`` bytes."""
        os.ftruncate(descriptor, size)

    def rename(self, old: Path, new: Path) -> None:
        """Give a file another name in one step; a file that has it already is replaced."""
        old.replace(new)

    def remove(self, path: Path) -> None:
        """Take a file away."""
        path.unlink()


class LogMovedError(OSError):
    """The log is no longer the file that was looked at, or not as it was then: look again."""


def append(
    disk: Disk,
    path: Path,
    data: bytes,
    *,
    is_it: Callable[[os.stat_result], bool] | None,
    name_is_durable: bool = False,
) -> os.stat_result:
    """Append bytes to a log so that they are there for good, or not at all.

    Args:
        disk: How the disk is touched.
        path: The log.
        data: Whole lines.
        is_it: Says by its status whether an opened file is still the log that was looked at; None
            makes a new log.
        name_is_durable: Whether the log is known to stand in its folder after a power cut.  Who
            made or replaced it may have been killed before that was so.

    Returns:
        The log's status afterwards.

    Raises:
        LogMovedError: It isn't, or it is gone; nothing was written.
        OSError: The bytes are not there.  If even cutting the log back failed, a torn line may be;
            whoever appends next ends it first.
    """
    new = is_it is None
    try:
        descriptor = disk.open_log(path, new=new)
    except FileNotFoundError as error:
        if new:
            raise
        raise LogMovedError(errno.ESTALE, "the file is gone") from error
    try:
        before = os.fstat(descriptor)
        if is_it is not None and not is_it(before):
            raise LogMovedError(errno.ESTALE, "the file was replaced")
        try:
            _write_whole(disk, descriptor, data)
            disk.sync(descriptor)
            if new or not name_is_durable:
                disk.sync_folder(path.parent)
        except OSError:
            _undo(disk, path, descriptor, before.st_size, new=new)
            raise
        return os.fstat(descriptor)
    finally:
        os.close(descriptor)


def replace(disk: Disk, path: Path, data: bytes) -> None:
    """Replace a log by other bytes, so that at any moment it is the old one or the new one.

    Raises:
        OSError: It is the old one still; or the new one, but its name not known to be durable.
    """
    temporary = path.with_name(f".tmp-{path.name}")
    with contextlib.suppress(FileNotFoundError):
        disk.remove(temporary)  # of someone who was killed here
    try:
        descriptor = disk.open_log(temporary, new=True)
        try:
            _write_whole(disk, descriptor, data)
            disk.sync(descriptor)
        finally:
            os.close(descriptor)
        disk.rename(temporary, path)
    except OSError:
        with contextlib.suppress(OSError):
            disk.remove(temporary)
        raise
    disk.sync_folder(path.parent)


def _write_whole(disk: Disk, descriptor: int, data: bytes) -> None:
    """Write once; a part is a failure, for lines of others might get between two writes."""
    if disk.write(descriptor, data) != len(data):
        raise OSError(errno.ENOSPC, "there is no room for the whole line")


def _undo(disk: Disk, path: Path, descriptor: int, size: int, *, new: bool) -> None:
    """Leave the log as it was, as far as the disk lets us."""
    try:
        disk.cut(descriptor, size)
        disk.sync(descriptor)
        if new:
            disk.remove(path)
    except OSError:
        # The caller reports the first failure; what stands there now is read and ended next time.
        return

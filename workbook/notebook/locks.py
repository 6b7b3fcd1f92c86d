"""A lock between processes: on one append, on an open notebook, on a backup that is made."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.notebook.files import PRIVATE_FILE

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from filelock import BaseFileLock

_PAUSE = 0.002
"""Seconds between two attempts; an append takes less than that."""


class ProcessLock:
    """Held by one process at a time; the system frees it if that one dies.

    On POSIX the lock is ``flock`` on a file kept open, which is what ``filelock`` takes there,
    too, and both keep each other out; but ``filelock`` opens the file each time and spends more
    than the append it guards, and its import alone is a twentieth of a start.  Elsewhere it is
    ``filelock``.  One object is for one thread at a time, and may be taken again by whoever holds
    it.
    """

    def __init__(self, path: Path, timeout: float = 10.0) -> None:
        """Stand ready; nothing is made yet.

        Args:
            path: The lock file.
            timeout: Seconds to wait for another process; 0 tries once.
        """
        self._path = path
        self._timeout = timeout
        self._depth = 0
        self._descriptor: int | None = None
        self._opened_by = 0
        self._other: BaseFileLock | None = None
        if sys.platform == "win32":
            from filelock import FileLock

            self._other = FileLock(path, timeout=timeout, mode=PRIVATE_FILE, thread_local=False)

    def acquire(self) -> None:
        """Take the lock, waiting for others; ``release`` gives it back.

        Raises:
            TimeoutError: Another process holds it, and goes on holding it.
            OSError: The lock file can't be made.
        """
        if not self._depth:
            if self._other is not None:
                self._other.acquire()  # its Timeout is a TimeoutError
            elif not self._try_flock():
                self._wait()
        self._depth += 1

    def release(self) -> None:
        """Give the lock back, once for each time it was taken; nothing where it is not held."""
        if not self._depth:
            return
        self._depth -= 1
        if not self._depth:
            if self._other is not None:
                self._other.release()
            elif self._descriptor is not None:
                fcntl.flock(self._descriptor, fcntl.LOCK_UN)

    def close(self) -> None:
        """Let go of the lock file."""
        if self._descriptor is not None and self._opened_by == os.getpid():
            os.close(self._descriptor)
        self._descriptor = None

    def _wait(self) -> None:
        """Take it as soon as the process lets go that holds it."""
        end = time.monotonic() + self._timeout
        while time.monotonic() < end:
            time.sleep(_PAUSE)
            if self._try_flock():
                return
        raise TimeoutError(11, "another program is saving and does not finish")

    def _try_flock(self) -> bool:
        """Try once; the file is opened again if it was taken away, or this is a forked child."""
        if self._descriptor is not None and self._opened_by != os.getpid():
            self._descriptor = None  # the parent's: sharing it would be sharing the lock
        if self._descriptor is None:
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
            self._opened_by = os.getpid()
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        if os.fstat(self._descriptor).st_nlink:
            return True
        self.close()
        return False

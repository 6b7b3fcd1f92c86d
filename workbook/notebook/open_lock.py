"""The lock that says which app has a notebook open, so that a second one comes up read-only.

It lies in the state folder, which is never synced, one for each data folder.  The system frees it
when the process that holds it ends, however it ends; the note beside it says who that is.
"""

from __future__ import annotations

import hashlib
import json
import os
from datetime import datetime
from pathlib import Path

from workbook.errors import NotebookError
from workbook.notebook.clean import clean
from workbook.notebook.locks import ProcessLock


class OpenLock:
    """The *open* lock of one data folder.

    Attributes:
        held_by: Who holds it in words, if that is another app; None if this one does.
    """

    def __init__(self, data: Path, state: Path, now: datetime) -> None:
        """Try to take the lock, without waiting.

        Raises:
            NotebookError: The state folder can't be written.
        """
        path, self._note = _files(data, state)
        self._lock = ProcessLock(path, timeout=0)
        self.held_by: str | None = None
        try:
            state.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._try(now)
        except OSError as error:
            self.release()
            raise NotebookError(
                f"The folder {state} can't be written ({error.strerror}), and Workbook keeps its "
                "locks there. Make it writable, or set another state folder."
            ) from error

    def take_over(self, now: datetime) -> bool:
        """Take the lock if whoever held it let go of it meanwhile; never waits.

        Returns:
            Whether this app holds it now and did not before.
        """
        if self.held_by is None:
            return False
        try:
            self._try(now)
        except OSError:  # the state folder can't be written just now; it stays as it was
            self._lock.release()
        return self.held_by is None

    def _try(self, now: datetime) -> None:
        """Take the lock, or note who has it."""
        try:
            self._lock.acquire()
        except TimeoutError:
            self.held_by = _holder(self._note)
        else:
            self._write_note(now)
            self.held_by = None

    def release(self) -> None:
        """Let another app have the notebook; does nothing if this one does not hold it."""
        self._lock.release()
        self._lock.close()

    def _write_note(self, now: datetime) -> None:
        """Say who holds the lock; readable by nobody else, like everything here."""
        text = json.dumps({"pid": os.getpid(), "since": now.isoformat(timespec="minutes")})
        descriptor = os.open(self._note, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)


def holder_of(data: Path, state: Path) -> str | None:
    """Which app has a notebook open, in words, or None; makes nothing."""
    path, note = _files(data, state)
    if not path.is_file():
        return None
    lock = ProcessLock(path, timeout=0)
    try:
        lock.acquire()
    except TimeoutError:
        return _holder(note)
    except OSError:
        return None  # the folder can't be written, so no app can hold anything there
    finally:
        lock.release()
        lock.close()
    return None


def _files(data: Path, state: Path) -> tuple[Path, Path]:
    """The lock of a data folder, and the note beside it."""
    name = hashlib.blake2b(os.path.realpath(data).encode(), digest_size=8).hexdigest()
    return state / f"open-{name}.lock", state / f"open-{name}.json"


def _holder(path: Path) -> str:
    """Who holds the lock, as far as the note says it."""
    try:
        note = json.loads(path.read_text(encoding="utf-8"))
        since = datetime.fromisoformat(note["since"])
        return clean(f"another Workbook (process {note['pid']}, since {since:%d %B, %H:%M})")
    except (OSError, ValueError, KeyError, TypeError):
        return "another Workbook"

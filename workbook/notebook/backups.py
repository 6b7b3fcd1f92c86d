"""The backups of one notebook: making them, listing them, letting old ones go, going back to one.

They lie in the state folder of this computer, or in a folder that the settings name, one folder
for each notebook.  Whoever makes one holds a lock, so that two programs never make the same.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.errors import NotebookError, SaveError
from workbook.notebook.backup import Backup, Look, Reason
from workbook.notebook.device import state_name
from workbook.notebook.files import Disk, make_private_folder
from workbook.notebook.locks import ProcessLock
from workbook.notebook.log_names import find_logs
from workbook.notebook.migrations import FORMAT
from workbook.notebook.save_errors import save_error
from workbook.notebook.whole_files import TEMPORARY, put_file

# What reads and writes the files themselves is imported when it is first needed: every start of
# the program stands ready for backups, and few make one.
if TYPE_CHECKING:
    from workbook.notebook.held import Held

OWN_PAGES = "content"
"""Where one's own pages lie in the data folder."""

MOST_PAGES = 5_000_000
"""Bytes of one's own pages that a backup takes along; a folder of more is no folder of pages."""

PATIENCE = 30.0
"""Seconds to wait for another program that is making a backup."""


class Backups:
    """The backups of the notebook in one data folder.

    Methods may be called from any thread.

    Attributes:
        data: The data folder.
        folder: Where its backups lie; made when the first one is.
    """

    def __init__(
        self,
        data: Path,
        *,
        state: Path,
        clock: Callable[[], datetime],
        root: Path,
        disk: Disk | None = None,
    ) -> None:
        """Stand ready; nothing is made yet.

        Args:
            data: The data folder.
            state: The state folder of this computer.
            clock: The time now, with its offset.
            root: The folder of all backups; each notebook has one of its own in it.
            disk: How the disk is touched; only tests hand in another.
        """
        name = state_name(data)
        self.data = data
        self.folder = root / name
        self._state = state
        self._clock = clock
        self._disk = disk or Disk()
        self._lock_path = state / f"backups-{name}.lock"

    def all(self) -> tuple[Backup, ...]:
        """Every backup there is, the newest first; those that can't be used are among them.

        Raises:
            NotebookError: The folder can't be read.
        """
        try:
            files = [path for path in self.folder.iterdir() if _is_backup(path)]
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise NotebookError(
                f"The backups in {self.folder} can't be read: {error.strerror}. "
                "Check the folder, and that it is yours."
            ) from error
        from workbook.notebook.backup_file import read_manifest
        from workbook.notebook.rotation import newest_first

        return tuple(newest_first(map(read_manifest, files)))

    def make(self, reason: Reason) -> Backup | None:
        """Make a backup of the notebook as it is now, and let old ones go.

        Returns:
            The backup; None for a notebook in which nothing was ever written.

        Raises:
            SaveError: It could not be made; nothing of it is left, and every other one is there.
        """
        with self._alone(PATIENCE):
            return self._make(reason)

    def make_daily(self) -> Backup | None:
        """Make the copy of today, unless there is one or nothing is new since the last.

        Returns:
            The backup; None where none was needed, or another program is making it.

        Raises:
            SaveError: It could not be made.
        """
        try:
            with self._alone(0):
                return None if any(map(self._is_of_today, self.all())) else self._make(Reason.DAILY)
        except TimeoutError:
            return None

    def make_before_migration(self, newest_format: int) -> Backup | None:
        """Make one before a program first writes a newer format than the notebook has.

        Args:
            newest_format: The newest format in the notebook; 0 where there is nothing.

        Returns:
            The backup; None where none was needed, or where there is one already.

        Raises:
            SaveError: It could not be made, so nothing may be written.
        """
        if not 0 < newest_format < FORMAT:
            return None
        with self._alone(PATIENCE):
            return self._make(Reason.BEFORE_MIGRATION)

    def bytes_of_now(self) -> bytes | None:
        """A backup of this moment for a file of one's own choice; None for an empty notebook.

        Raises:
            NotebookError: The notebook can't be read.
        """
        files, held = self._contents()
        return None if held.is_empty else self._pack(files, held, Reason.ASKED)

    def look(self, file: Path) -> Look:
        """What going back to a backup would change; changes nothing.

        Raises:
            NotebookError: The backup or the notebook can't be used; the message says why.
        """
        from workbook.notebook.backup_file import read_backup
        from workbook.notebook.restoring import Return

        files, held = self._contents()
        return Return(read_backup(file)).look(files, held)

    def restore(self, file: Path) -> tuple[Look, Backup | None]:
        """Go back to a backup: make one of now, then write what makes the notebook as it was.

        Returns:
            What was changed, and the backup of before, by which it can be undone; None if nothing
            was there before, or nothing had to change.

        Raises:
            SaveError: Not done; what is there is as it was.
            ReadOnlyError: The notebook can only be read.
            NotebookError: The backup can't be used.
        """
        from workbook.notebook.backup_file import read_backup
        from workbook.notebook.restoring import Return

        going = Return(read_backup(file))
        with self._alone(PATIENCE):
            files, held = self._contents()
            look = going.look(files, held)
            if not look.changes_anything:
                return look, None
            before = self._make(Reason.BEFORE_RESTORE, (files, held))
        going.put_back(self.data, self._state, self._clock, self._disk)
        return look, before

    # -- making one --------------------------------------------------------------------------------

    @contextmanager
    def _alone(self, patience: float) -> Iterator[None]:
        """Be the only program that makes a backup of this notebook.

        Raises:
            TimeoutError: Another one is at it, and nobody was to wait.
            SaveError: Another one does not finish, or the state folder can't be written.
        """
        lock = ProcessLock(self._lock_path, timeout=patience)
        try:
            make_private_folder(self._state)
            lock.acquire()
        except TimeoutError as error:
            if not patience:
                raise TimeoutError from error
            raise SaveError(
                f"No backup was made: another program is making one in {self.folder}. Try again."
            ) from error
        except OSError as error:
            raise self._not_made(error) from error
        try:
            yield
        finally:
            lock.release()
            lock.close()

    def _make(
        self, reason: Reason, contents: tuple[dict[str, bytes], Held] | None = None
    ) -> Backup | None:
        """Make one of the notebook, or of what was just read of it, with the lock held."""
        from workbook.notebook.backup_file import read_manifest, sum_of_files

        files, held = contents or self._contents()
        if held.is_empty:
            return None
        known = self.all()
        if reason in (Reason.DAILY, Reason.BEFORE_MIGRATION):
            total = sum_of_files(files)
            like = (Reason.BEFORE_MIGRATION,) if reason is Reason.BEFORE_MIGRATION else Reason
            if any(one.sum == total and one.reason in like for one in known):
                return None
        data = self._pack(files, held, reason)
        try:
            make_private_folder(self.folder)
            self._clear()
            path = self._free_name(reason)
            put_file(self._disk, path, data)
        except OSError as error:
            raise self._not_made(error) from error
        made = read_manifest(path)
        self._rotate((made, *known))
        return made

    def _contents(self) -> tuple[dict[str, bytes], Held]:
        """The files of a backup of now, and what the logs among them hold.

        Raises:
            NotebookError: The data folder can't be read.
        """
        from workbook.notebook.backup_file import PAGES, name_in_backup
        from workbook.notebook.held import Held

        try:
            names = [name for name, _ in find_logs(self.data)] if self.data.exists() else []
            logs = {name_in_backup(name): self._read_log(self.data / name) for name in names}
            pages = _own_pages(self.data / OWN_PAGES, PAGES)
        except OSError as error:
            raise NotebookError(
                f"{error.filename or self.data} can't be read: {error.strerror}. "
                "Check the folder, and that it is yours."
            ) from error
        return logs | pages, Held(logs)

    def _read_log(self, path: Path) -> bytes:
        """A log's bytes; of one that grows meanwhile only whole lines."""
        data, status = self._disk.read(path)
        if path.stat().st_mtime_ns != status.st_mtime_ns and not data.endswith(b"\n"):
            data = data[: data.rfind(b"\n") + 1]
        return data

    def _pack(self, files: dict[str, bytes], held: Held, reason: Reason) -> bytes:
        from workbook.notebook.backup_file import packed

        return packed(
            files,
            held.counts(),
            made=self._clock(),
            reason=reason,
            notebook=self.data,
            damaged=held.damaged,
        )

    def _free_name(self, reason: Reason) -> Path:
        """A name that no backup has yet, and that says when it was made and why."""
        stem = f"{self._clock():%Y-%m-%d-%H%M%S}-{reason.value}"
        names = (stem if n == 1 else f"{stem}-{n}" for n in range(1, 1000))
        paths = (self.folder / f"{name}.zip" for name in names)
        return next(path for path in paths if not path.exists())

    def _clear(self) -> None:
        """Take away what a program left that was ended while it made a backup."""
        for path in self.folder.glob(f"{TEMPORARY}*"):
            self._disk.remove(path)

    def _rotate(self, known: tuple[Backup, ...]) -> None:
        """Let old ones go; one that can't be taken away now is taken away next time."""
        from workbook.notebook.rotation import to_remove

        with contextlib.suppress(OSError):
            for backup in to_remove(known):
                self._disk.remove(backup.file)

    def _is_of_today(self, backup: Backup) -> bool:
        today = self._clock().date()
        return backup.reason is Reason.DAILY and not backup.problem and backup.made.date() == today

    def _not_made(self, error: OSError) -> SaveError:
        words = str(save_error(error, self.folder)).removeprefix("Not saved in ")
        return SaveError(f"No backup could be made in {words.replace('save again', 'try again')}")


def _is_backup(path: Path) -> bool:
    """Whether a file in the folder is meant as a backup."""
    return path.suffix == ".zip" and not path.name.startswith(".") and path.is_file()


def _own_pages(folder: Path, above: str) -> dict[str, bytes]:
    """One's own pages by their name in a backup, which begins with ``above``; none if too many."""
    from workbook.notebook.backup_file import is_page

    found: dict[str, bytes] = {}
    size = 0
    for path in sorted(folder.rglob("*")):
        below = path.relative_to(folder)
        name = f"{above}{below.as_posix()}"
        hidden = any(part.startswith(".") for part in below.parts)
        if hidden or path.is_symlink() or not path.is_file() or not is_page(name):
            continue
        size += path.stat().st_size
        if size > MOST_PAGES:
            return {}
        found[name] = path.read_bytes()
    return found

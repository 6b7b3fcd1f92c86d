"""``LogStorage``: TinyDB's storage over append-only logs, one for each device."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from platformdirs import user_state_path
from tinydb.storages import Storage

from workbook.collection import no_collection
from workbook.errors import NotebookError, ReadOnlyError, SaveError
from workbook.notebook.acting import append_act
from workbook.notebook.changes import prepare
from workbook.notebook.compaction import LARGE, WORTHWHILE, compact
from workbook.notebook.files import Disk, LogMovedError, make_data_folder, make_private_folder
from workbook.notebook.logged_records import LoggedRecords
from workbook.notebook.logs import MUCH, Logs
from workbook.notebook.migrations import FORMAT
from workbook.notebook.own_log import OwnLog
from workbook.notebook.own_saves import OwnSaves
from workbook.notebook.own_state import OwnState
from workbook.notebook.put_back import PutBack
from workbook.notebook.save_errors import save_error
from workbook.notebook.union import Place
from workbook.notebook.values import copied
from workbook.notebook.versions import Change
from workbook.notebook.whole_tables import Shown, difference, shown

APP = "workbook"
"""The folder's name where the system keeps the state of programs."""

ATTEMPTS = 5
"""How often the log may be replaced under our hands before saving gives up."""


class LogStorage(LoggedRecords, Storage):
    """A notebook on disk, as TinyDB sees it, and as a program that knows about versions sees it.

    With plain TinyDB, ``TinyDB(path, storage=LogStorage)``, each save is the difference between two
    whole tables; ``open_database`` adds the table class that makes it O(change).  A table is there
    as long as it has a document.

    ``commit``, ``refresh``, ``versions`` and ``earlier`` may be called from different threads.

    Attributes:
        path: The data folder.
        read_only: Why nothing can be saved, in words; None if it can.
        newest_format: The newest format that was written here before it was opened; 0 for none.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        state: str | Path | None = None,
        clock: Callable[[], datetime] | None = None,
        disk: Disk | None = None,
    ) -> None:
        """Open the notebook in a data folder, and make the folder if it is not there.

        Args:
            path: The data folder.
            state: The state folder, never synced; by default where the system keeps such things.
            clock: The time now, with its offset.
            disk: How the disk is touched; only tests hand in another.

        Raises:
            NotebookError: The folder can't be made or read.
        """
        self.path = Path(path)
        self._clock = clock or _now
        self._disk = disk = disk or Disk()
        make_data_folder(self.path)
        super().__init__(Logs(self.path, disk))
        root = Path(state) if state is not None else user_state_path(APP, appauthor=False)
        self._state = OwnState(root, self.path)
        self._own = OwnLog(self._logs, self._state.marks, disk)
        self._saves = OwnSaves()
        self._unreported: set[Place] = set()  # read while saving
        self._handed_out: Shown | None = None
        self._closed = False
        self.read_only: str | None = None
        with no_collection():
            self._logs.begin(self._state.checkpoint)
        self.newest_format = self._union.newest_format
        self._own.choose()
        self._put_back = PutBack(self._logs, self._own, self._saves)
        self._notice_newer()

    # What TinyDB asks of a storage

    def read(self) -> dict[str, dict[str, dict[str, Any]]] | None:
        """All tables, as a copy that the caller may alter; None if there is no record."""
        with self._lock:
            self._handed_out = shown(self._union)
            tables = {
                name: copied(dict(table)) for name, table in self._union.tables.items() if table
            }
        return tables or None

    def write(self, data: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
        """Make the tables say this: one act with the difference to what ``read`` returned.

        What came in since then is not touched, and neither is what reading did not return.

        Raises:
            SaveError: It could not be saved; nothing changed.
            ReadOnlyError: Nothing can be saved.
        """
        with self._lock:
            before = self._handed_out if self._handed_out is not None else shown(self._union)
            self.commit(difference(before, data, self.basis))

    def close(self) -> None:
        """Let go of the files in the state folder; what was read can still be read."""
        with self._lock:
            self._closed = True
            self._state.close()

    # What TinyDB does not know of

    def commit(
        self, changes: Sequence[Change], *, sitting: str = "", at: datetime | None = None
    ) -> int:
        """Save some changes as one act, which holds as a whole or not at all.

        What each is said to have seen is written as given, joined with what this object has itself
        written for the record: a person's own saves are seen by that person.  What was merely read
        since is not.

        Args:
            changes: At most one for each record; none at all writes nothing.
            sitting: The sitting in which they were made.
            at: When they were made; None: now.

        Returns:
            The act's number.

        Raises:
            SaveError: It could not be saved, or a value can't be kept; nothing changed.
            ReadOnlyError: Nothing can be saved.
        """
        prepared = prepare(changes)
        with self._lock:
            self._hold()
            own, saves = self._own, self._saves
            try:
                if looked := not own.is_settled:
                    self._settle()
                if not prepared:
                    return own.number
                self._handed_out = None
                now = at or self._clock()
                for _ in range(ATTEMPTS):
                    try:
                        union = self._union
                        return append_act(prepared, sitting, now, union, own, saves, looked=looked)
                    except LogMovedError:
                        self._settle()
                        looked = True
                    except OSError as error:
                        raise save_error(error, own.path) from error
            finally:
                self._state.release()
        why = "is replaced all the time. Stop the program that does it, then save again."
        raise SaveError(f"{own.path} {why}")

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Hold this notebook: no other program or thread writes meanwhile, and what they wrote is read.

        Raises:
            SaveError: The notebook can't be held.
            ReadOnlyError: Nothing can be saved.
        """
        with self._lock:
            self._hold()
            try:
                self._settle()
                yield
            finally:
                self._state.release()

    def compact(self, *, over: int = LARGE, part: float = WORTHWHILE) -> int:
        """Drop from this computer's log what nobody will look at again; see ``compaction``.

        Raises:
            OSError: It could not be rewritten; it is the old one or the new one.
            SaveError: The notebook can't be held.
            ReadOnlyError: Nothing can be saved.
        """
        note = self._state.folder / "compaction.json"
        with self.exclusive():
            return compact(self._logs, self._own, self._disk, note, over=over, part=part)

    def keep_checkpoint(
        self, looked_at: Callable[[], Iterable[int]] = tuple, *, over: int = MUCH
    ) -> None:
        """Keep what the logs say for the next start, where reading took long; see ``checkpoint``.

        Args:
            looked_at: Tells the ids of the answers that a start looks at.
            over: Bytes that must have been read.

        Raises:
            OSError: It can't be kept; nothing is lost.
        """
        with self._lock, no_collection():
            make_private_folder(self._state.folder)
            self._logs.keep(self._state.checkpoint, looked_at, over=over)

    def refresh(self) -> frozenset[Place]:
        """Read what others added to any log; returns the records that changed.

        A folder that can't be read is no error here: it is said in ``problems``.
        """
        with self._lock:
            changed = self._unreported | self._logs.look()
            self._unreported = set()
            self._put_back.look()
            self._notice_newer()
        return frozenset(changed)

    def save_again(self) -> frozenset[Place]:
        """Save what an older copy of our log lacks that was put in its place; returns the records.

        Raises:
            SaveError: It could not be saved; the next call tries again.
        """
        with self._lock:
            return self._put_back.save_again(self.commit)

    @property
    def own_end(self) -> tuple[str, int] | None:
        """The name under which this computer writes and its highest number; None where that may change."""
        with self._lock:
            steady = self.read_only is None and self._union.newest_format == FORMAT
            return (self._own.device, self._own.number) if steady and self._own.goes_on else None

    @property
    def device(self) -> str:
        """The name under which this computer writes here; it may change when something is saved."""
        return self._own.device

    def check_not_lost(self) -> None:
        """Raise a NotebookError if there is a notebook here of which nothing can be read."""
        if self._logs.lost:
            raise NotebookError(
                f"Nothing in the notebook {self.path} can be read. Its files are left as they are, "
                "and no new one is begun over them: workbook doctor says what can be done."
            )

    @property
    def problems(self) -> tuple[str, ...]:
        """What a person should know about the files, in sentences."""
        with self._lock:
            return (*((self.put_back,) if self.put_back else ()), *self._logs.problems())

    @property
    def put_back(self) -> str:
        """That an older copy was put in place of this computer's log; "" while none was."""
        return self._put_back.said

    def _hold(self) -> None:
        """Take the write lock.

        Raises:
            SaveError: The state folder can't be used, or another program does not finish.
            ReadOnlyError: Nothing can be saved.
        """
        self._check_writable()
        self._state.hold()

    def _settle(self) -> None:
        """Read what others wrote here, and be sure of our log; some may be what failed to be saved.

        Raises:
            SaveError: The state folder or the data folder can't be used.
            ReadOnlyError: Nothing can be saved.
        """
        try:
            self._unreported |= self._own.settle()
        except OSError as error:
            raise self._state.error(error) from error
        self._notice_newer()
        self._saves.recognise(self._union)
        self._check_writable()

    def _notice_newer(self) -> None:
        """Open for reading only what a newer program has written on this computer."""
        if self.read_only is None and self._own.newer:
            self.read_only = (
                "A newer Workbook has written this notebook on this computer. "
                "Update Workbook to write in it; nothing is lost."
            )

    def _check_writable(self) -> None:
        if self._closed:
            raise SaveError(f"The notebook {self.path} is closed.")
        if self.read_only is not None:
            raise ReadOnlyError(self.read_only)


def _now() -> datetime:
    """The system's clock with its offset, for whoever does not hand in another."""
    return datetime.now().astimezone()

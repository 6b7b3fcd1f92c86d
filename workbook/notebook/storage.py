"""``LogStorage``: TinyDB's storage over append-only logs, one for each device."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from platformdirs import user_state_path
from tinydb.storages import Storage

from workbook.errors import NotebookError, ReadOnlyError, SaveError
from workbook.notebook.changes import Prepared, place_of, prepare, writer_for
from workbook.notebook.device import MarkFile, state_name
from workbook.notebook.files import Disk, LogMovedError, make_private_folder
from workbook.notebook.history import worth_showing
from workbook.notebook.line import act_line, device_of
from workbook.notebook.locks import WriteLock
from workbook.notebook.logs import Logs
from workbook.notebook.own_log import OwnLog
from workbook.notebook.own_saves import OwnSaves
from workbook.notebook.records import Basis
from workbook.notebook.save_errors import save_error
from workbook.notebook.union import Place, Union
from workbook.notebook.values import copied, same
from workbook.notebook.versions import Change, Edit, Version, basis_of, groups_of, join

APP = "workbook"
"""The folder's name where the system keeps the state of programs."""

ATTEMPTS = 5
"""How often the log may be replaced under our hands before saving gives up."""

Shown = dict[str, dict[str, tuple[dict[str, Any], tuple[Edit, ...]]]]
"""By table and id: what reading returned, and the changes that were current then."""


class LogStorage(Storage):
    """A notebook on disk, as TinyDB sees it, and as a program that knows about versions sees it.

    With plain TinyDB, ``TinyDB(path, storage=LogStorage)``, each save is the difference between two
    whole tables; ``open_database`` adds the table class that makes it O(change).  A table is there
    as long as it has a document.

    ``commit``, ``refresh``, ``versions`` and ``earlier`` may be called from different threads.

    Attributes:
        path: The data folder.
        read_only: Why nothing can be saved, in words; None if it can.
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
        super().__init__()
        self.path = Path(path)
        self._clock = clock or _now
        disk = disk or Disk()
        try:
            make_private_folder(self.path)
            next(self.path.iterdir(), None)
        except OSError as error:
            raise NotebookError(
                f"The notebook folder {self.path} can't be opened: {error.strerror}. "
                "Check the path, and that the folder is yours."
            ) from error
        root = Path(state) if state is not None else user_state_path(APP, appauthor=False)
        self._state = root / "notebooks" / state_name(self.path)
        self._marks = MarkFile(self._state / "device.json")
        self._write_lock = WriteLock(self._state / "write.lock")
        self._lock = threading.RLock()
        self._logs = Logs(self.path, disk)
        self._own = OwnLog(self._logs, self._marks, disk)
        self._saves = OwnSaves()
        self._unreported: set[Place] = set()  # read while saving
        self._handed_out: Shown | None = None
        self._closed = False
        self._state_made = False
        self.read_only: str | None = None
        with _no_collection():
            self._logs.look()
        self._own.choose()
        self._notice_newer()

    # What TinyDB asks of a storage

    def read(self) -> dict[str, dict[str, dict[str, Any]]] | None:
        """All tables, as a copy that the caller may alter; None if there is no record."""
        with self._lock:
            self._handed_out = self._shown()
            tables = {name: copied(table) for name, table in self._union.tables.items() if table}
        return tables or None

    def write(self, data: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
        """Make the tables say this: one act with the difference to what ``read`` returned.

        What came in since then is not touched, and neither is what reading did not return.

        Raises:
            SaveError: It could not be saved; nothing changed.
            ReadOnlyError: Nothing can be saved.
        """
        with self._lock:
            before = self._handed_out if self._handed_out is not None else self._shown()
            changes = []
            for name, table in data.items():
                known = before.get(name, {})
                for key, value in table.items():
                    old = known.get(str(key))
                    if old is None or not same(old[0], value):
                        seen = basis_of(old[1]) if old else self.basis(name, str(key))
                        changes.append(Change(name, int(key), value, seen))
            for name, known in before.items():
                kept = {str(key) for key in data.get(name, ())}
                changes += [
                    Change(name, int(key), None, basis_of(heads))
                    for key, (_, heads) in known.items()
                    if key not in kept
                ]
            self.commit(changes)

    def close(self) -> None:
        """Let go of the files in the state folder; what was read can still be read."""
        with self._lock:
            self._closed = True
            self._marks.close()
            self._write_lock.close()

    # What TinyDB does not know of

    def commit(self, changes: Sequence[Change], *, sitting: str = "") -> int:
        """Save some changes as one act, which holds as a whole or not at all.

        What each is said to have seen is written as given, joined with what this object has itself
        written for the record: a person's own saves are seen by that person.  What was merely read
        since is not.

        Args:
            changes: At most one for each record; none at all writes nothing.
            sitting: The sitting in which they were made.

        Returns:
            The act's number.

        Raises:
            SaveError: It could not be saved, or a value can't be kept; nothing changed.
            ReadOnlyError: Nothing can be saved.
        """
        prepared = prepare(changes)
        with self.exclusive():
            if not prepared:
                return self._own.number
            self._handed_out = None
            for _ in range(ATTEMPTS):
                try:
                    return self._append(prepared, sitting)
                except LogMovedError:
                    self._settle()
                except OSError as error:
                    raise save_error(error, self._own.path) from error
            raise SaveError(
                f"{self._own.path} is replaced all the time. "
                "Stop the program that does it, then save again."
            )

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Hold this notebook: no other program or thread writes meanwhile, and what they wrote is read.

        Raises:
            SaveError: The notebook can't be held.
            ReadOnlyError: Nothing can be saved.
        """
        with self._lock:
            self._check_writable()
            self._hold()
            try:
                self._check_writable()
                yield
            finally:
                self._write_lock.release()

    def refresh(self) -> frozenset[Place]:
        """Read what others added to any log; returns the records that changed.

        A folder that can't be read is no error here: it is said in ``problems``.
        """
        with self._lock:
            changed = self._unreported | self._logs.look()
            self._unreported = set()
            self._notice_newer()
        return frozenset(changed)

    def versions(self, table: str, id: int) -> tuple[Version, ...]:  # noqa: A002
        """The current versions of a record, newest first; none if it is unknown or deleted.

        Versions that say the same are one, whose basis has seen them all.
        """
        record = self._union.record(table, str(id))
        if record is None:
            return ()
        return tuple(
            self._version(group[0], join(*(edit.basis for edit in group)))
            for group in groups_of(record.heads)
        )

    def earlier(self, table: str, id: int) -> tuple[Version, ...]:  # noqa: A002
        """The superseded versions of a record worth showing, newest first, read from disk."""
        with self._lock:
            record = self._union.record(table, str(id))
            if record is None:
                return ()
            past = self._logs.reread(record.past)
            return tuple(map(self._version, worth_showing(past, record.heads)))

    def ids(self, table: str) -> Iterable[int]:
        """The ids of the records of a table, as of now."""
        return tuple(map(int, tuple(self.table(table))))

    def table(self, name: str) -> dict[str, dict[str, Any]]:
        """What reading returns of one table, by id as text, as of now and without copying values.

        The dictionary belongs to the storage and follows it; neither it nor the values may be
        altered.
        """
        return self._union.tables.get(name, {})

    def basis(self, table: str, key: str) -> Basis:
        """What someone has seen to whom reading returned this record, or that there is none."""
        record = self._union.record(table, key)
        return {} if record is None else basis_of(record.heads)

    @property
    def generation(self) -> int:
        """A number that rises with every line read or written."""
        return self._union.generation

    def generation_of(self, table: str) -> int:
        """The generation in which a table was last changed."""
        return self._union.touched.get(table, self._union.begun)

    @property
    def device(self) -> str:
        """The name under which this computer writes here; it may change when something is saved."""
        return self._own.device

    @property
    def problems(self) -> tuple[str, ...]:
        """What a person should know about the files, in sentences."""
        with self._lock:
            return self._logs.problems()

    @property
    def _union(self) -> Union:
        return self._logs.union

    def _append(self, prepared: Sequence[Prepared], sitting: str) -> int:
        """Write one act at the end of our log, and only then make it known."""
        device = self._own.device
        places = [place_of(change) for change in prepared]
        seen = [
            self._saves.seen(place, change["seen"])
            for place, change in zip(places, prepared, strict=True)
        ]
        said = [n for basis in seen for writer, n in basis.items() if device_of(writer) == device]
        number = max([self._own.number, *said]) + 1
        records = [self._union.record(change["t"], change["i"]) for change in prepared]
        writer = writer_for(device, number, records, seen)
        now = self._clock()
        known = [record.order + 1 for record in records if record is not None]
        line, content = act_line(
            writer,
            number,
            now.isoformat(timespec="milliseconds"),
            max([int(now.timestamp() * 1000), *known]),
            sitting,
            [{**change, "seen": basis} for change, basis in zip(prepared, seen, strict=True)],
        )
        act = [
            (place, join(basis, {writer: number}))
            for place, basis in zip(places, seen, strict=True)
        ]
        try:
            where = self._own.append(line, number)
        except LogMovedError:
            raise
        except OSError:
            self._saves.failed(device, number, act)
            raise
        self._union.wrote(content, where, set())
        self._saves.saved(act)
        return number

    def _hold(self) -> None:
        """Take the write lock, and read what other programs here wrote.

        Raises:
            SaveError: The state folder can't be used, or another program does not finish.
        """
        try:
            if not self._state_made:
                make_private_folder(self._state)
                self._state_made = True
            try:
                self._write_lock.acquire()
            except FileNotFoundError:  # someone has taken the state folder away meanwhile
                self._marks.close()
                make_private_folder(self._state)
                self._write_lock.acquire()
        except OSError as error:
            raise save_error(error, self._state) from error
        try:
            self._settle()
        except OSError as error:
            self._write_lock.release()
            raise save_error(error, self._state) from error

    def _settle(self) -> None:
        """Be sure of our log, and of what in it is ours though saving it was reported as failed."""
        self._unreported |= self._own.settle()
        self._notice_newer()
        self._saves.recognise(self._union)

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

    def _shown(self) -> Shown:
        """What reading returns now, each value with the changes that it rests on."""
        return {
            name: {
                key: (value, self._union.records[name][key].heads) for key, value in table.items()
            }
            for name, table in self._union.tables.items()
        }

    def _version(self, edit: Edit, basis: Basis | None = None) -> Version:
        device = device_of(edit.writer)
        return edit.version(self._union.labels.get(device, device), basis)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector away from a notebook being read.

    It would walk through all records again and again, of which none is garbage: a quarter of the
    time that reading takes.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _now() -> datetime:
    """The system's clock with its offset, for whoever does not hand in another."""
    return datetime.now().astimezone()

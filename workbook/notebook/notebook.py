"""The notebook: every record of one data folder, read at once and written behind the screens."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing, suppress
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from workbook.collection import no_collection
from workbook.errors import NotebookError, ReadOnlyError, SaveError
from workbook.notebook.acts import Place, Step, changes_of
from workbook.notebook.carried import Brought, Carried
from workbook.notebook.carrying import Plan, acts_of, brought, carried_out, plan
from workbook.notebook.changes import prepare
from workbook.notebook.codec import Table, place_of
from workbook.notebook.database import open_database
from workbook.notebook.future import Future
from workbook.notebook.listeners import Listener, Listeners
from workbook.notebook.open_lock import OpenLock
from workbook.notebook.reading import Reader, told
from workbook.notebook.records import AnswerKey, EarlierVersion, Record, answer_id
from workbook.notebook.snapshot import Snapshot
from workbook.notebook.storage import LogStorage
from workbook.notebook.versions import Change
from workbook.notebook.writer import Writer

SITTING = timedelta(minutes=30)
"""A sitting ends after this long without a write; its last words become an earlier version."""


class Notebook:
    """What the mentee wrote, as frozen records.

    Reading never waits: ``snapshot`` hands out what is in memory.  Writing never waits either: an
    act goes to the writer thread, and its future says when it is on the disk.  Only then does the
    snapshot show it, so an act that fails changes nothing.  Whoever waits for that anyway uses
    ``save``.

    Methods may be called from any thread.  A listener and a future's callback run in the thread that
    writes: they pass the news on and must not wait for the notebook.
    """

    def __init__(
        self,
        storage: LogStorage,
        *,
        data: Path,
        clock: Callable[[], datetime],
        lock: OpenLock | None,
    ) -> None:
        """Serve what an open storage holds; ``Notebook.open`` is the way to get one."""
        self.path = data
        self.newest_format = storage.newest_format  # as it was before anything is written here
        self._storage = storage
        self._clock = clock
        self._lock = lock
        self._reader = Reader(storage)
        self._storage_lock = threading.RLock()
        self._sitting_lock = threading.Lock()
        self._listeners = Listeners()
        self._unsaved: set[Place] = set()
        self._sitting = secrets.token_hex(4)
        self._last_write = clock()
        self._closed = False
        closed = f"The notebook in {data} is closed, so nothing was saved. Open it again."
        self._writer = Writer(f"notebook {data.name}", closed)

    @classmethod
    def open(
        cls, data: Path, *, state: Path, clock: Callable[[], datetime], app: bool = False
    ) -> Notebook:
        """Open the notebook of a data folder, making the folder if there is none.

        Args:
            data: The data folder; may be synced.
            state: The state folder of this machine; never synced.
            clock: The time now, with its offset.
            app: Whether this is an app that stays open.  The first one holds the notebook; any
                further one comes up read-only and ``held_by`` says who has it, until ``poll``
                finds that it was closed.

        Raises:
            NotebookError: The folders can't be used, or nothing of what they hold can be read.
        """
        lock = OpenLock(data, state, clock()) if app else None
        try:
            with no_collection():
                storage = open_database(data, state=state, clock=clock).storage
                storage.check_not_lost()
                return cls(storage, data=data, clock=clock, lock=lock)
        except BaseException:
            if lock is not None:
                lock.release()
            raise

    @property
    def held_by(self) -> str | None:
        """Which other app holds the notebook, in words, or None."""
        return self._lock.held_by if self._lock is not None else None

    @property
    def read_only(self) -> str | None:
        """Why nothing can be written here and what to do, or None if it can."""
        if self.held_by is not None:
            return (
                f"{self.path} is open in {self.held_by}. Here it can only be read: "
                "write there, or close it there, and a moment later this one can be written in."
            )
        return self._storage.read_only

    @property
    def problems(self) -> tuple[str, ...]:
        """What could not be read, each in a sentence; nothing of it is lost.

        Answers are read when they are first looked at, so a damaged one is counted only then.
        """
        count = self._reader.unreadable()
        if not count:
            return self._storage.problems
        records = "1 record" if count == 1 else f"{count} records"
        kept = (
            f"{records} in {self.path} can't be shown: damaged, or written by a newer Workbook. "
            "All is kept in the logs; a newer Workbook may be able to show it."
        )
        return (*self._storage.problems, kept)

    @property
    def put_back(self) -> str:
        """That the logs were replaced by an older copy while they were open; "" while none was."""
        return self._storage.put_back

    @property
    def own_end(self) -> tuple[str, int] | None:
        """The name that this computer writes under and its highest number, if that is sure."""
        return self._storage.own_end

    def snapshot(self) -> Snapshot:
        """All records as they are now; costs nothing where nothing changed."""
        return self._reader.snapshot()

    def write(self, *records: Record, at: datetime | None = None) -> Future[None]:
        """Write records as one act: all of them hold, or none.

        An answer's ``at``, ``device`` and ``others`` are filled in when it is read.  A record that
        says what the notebook already holds is not written again.

        Args:
            records: Each with the basis it was read with: what the person had before them.  Values
                in them must not be altered afterwards.
            at: When it was done, for what was written elsewhere and is taken over; None: now.

        Returns:
            Done when the act is durable.  Fails with ``SaveError`` or ``ReadOnlyError``, whose
            message says where, why and what to do; then nothing has changed, and later writes
            are tried as ever.
        """
        return self._writer.submit(self._job(_steps(records), at))

    def save(self, *records: Record, at: datetime | None = None) -> None:
        """The same for whoever waits until the act is durable; see ``write`` and ``Writer.do``.

        Raises:
            SaveError: It could not be saved, and nothing has changed.
            ReadOnlyError: Nothing can be saved.
            RuntimeError: Called by a listener, which would wait for itself.
        """
        self._writer.do(self._job(_steps(records), at))

    def delete(self, *records: Record) -> Future[None]:
        """Delete records as one act; a version that they had not seen outlives it.  See ``write``."""
        return self._writer.submit(self._job(_steps(records, deleted=True), None))

    def earlier(self, key: AnswerKey) -> tuple[EarlierVersion, ...]:
        """What an answer said before, newest first, without what it says now; reads the disk.

        Raises:
            NotebookError: The notebook is closed, or its folder can't be read.
        """
        with self._storage_lock:
            self._check_open()
            versions = self._storage.earlier(Table.ANSWERS.value, answer_id(key))
        if not versions:  # as of most answers; what one says now is not read for that
            return ()
        current = self.snapshot().answer(key)
        return told(versions, None if current is None else current.value)

    def begin_sitting(self) -> None:
        """Begin a new sitting: what every answer says now stays among its earlier versions.

        For a change that replaces an answer as a whole, such as bringing a version back.
        """
        self._sitting = secrets.token_hex(4)

    def carry_out(self) -> tuple[tuple[Carried, ...], int]:
        """All records with everything they ever said, to be taken elsewhere; reads the disk.

        Returns:
            The records, and how many can't be taken along since they are damaged.

        Raises:
            NotebookError: The notebook is closed, or its folder can't be read.
        """
        with self._storage_lock:
            self._check_open()
            found = list(carried_out(self._storage))
        return tuple(one for one in found if one is not None), found.count(None)

    def would_bring(self, records: Sequence[Carried]) -> Brought:
        """What ``bring_in`` would do with these records; writes nothing.

        Raises:
            NotebookError: The notebook is closed, or its folder can't be read.
        """
        return brought(records, self._plans(records))

    def bring_in(
        self, records: Sequence[Carried], tell: Callable[[float], object] = lambda _part: None
    ) -> Brought:
        """Take records of another notebook, or of an earlier state of this one.

        They keep the time and the device of their own.  It is done in many acts: one that comes to
        an end half-way is completed by doing it again.  Waits until all of it is durable.

        Args:
            records: The records, each at most once.
            tell: Told again and again which part of it is done, from 0 to 1.

        Returns:
            What came in.

        Raises:
            SaveError: It could not be saved; what was written until then is there.
            ReadOnlyError: Nothing can be saved.
            NotebookError: The notebook is closed, or its folder can't be read.
        """
        plans = self._plans(records)
        acts = list(acts_of(plans))
        for act in acts:
            prepare(act)  # what can't be kept is refused before anything is written
        for number, act in enumerate(acts):
            self._writer.do(partial(self._take, act))
            tell((number + 1) / len(acts))
        return brought(records, plans)

    def _plans(self, records: Sequence[Carried]) -> list[Plan]:
        with self._storage_lock:
            self._check_open()
            return [plan(self._storage, record) for record in records]

    def _check_open(self) -> None:
        if self._closed:
            raise NotebookError(f"The notebook in {self.path} is closed. Open it again.")

    def poll(self) -> Future[bool]:
        """Look for what other devices and processes wrote; True if there was anything.

        An app that came up read-only takes the notebook over here once the other one is closed,
        which is news too.
        """
        return self._writer.submit(self._look)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have this called after each change, in the thread that writes.

        Returns:
            What ends it.  It may be called twice.
        """
        return self._listeners.add(listener)

    def flush(self, timeout: float | None = None) -> bool:
        """Wait until everything handed over is durable.

        Args:
            timeout: How long to wait, in seconds; None waits as long as it takes.

        Returns:
            True if all is durable.  False if that took too long, or if for some record the newest
            words handed over could not be saved.

        Raises:
            RuntimeError: Called by a listener, which would wait for itself.
        """
        if self._writer.is_current:
            raise RuntimeError("a listener can't wait for the notebook")
        barrier = self._writer.barrier()
        tried = self._writer.stop(timeout) if barrier is None else barrier.wait(timeout)
        return tried and not self._unsaved

    def close(self, timeout: float | None = None) -> None:
        """Write what was handed over, let others have the notebook, and end.

        Args:
            timeout: How long to wait for the disk, in seconds; None waits as long as it takes.
        """
        self._closed = True
        self._writer.stop(timeout, self._release)

    def _job(self, act: Mapping[Place, Step], at: datetime | None) -> Callable[[], None]:
        """What makes an act durable, with this moment and the sitting that it belongs to."""
        with self._sitting_lock:
            now = at or self._clock()
            if abs(now - self._last_write) >= SITTING:
                self._sitting = secrets.token_hex(4)
            self._last_write = now
            return partial(self._perform, act, self._sitting, now)

    # What follows runs in the thread that writes.

    def _perform(self, act: Mapping[Place, Step], sitting: str, at: datetime) -> None:
        """Make an act durable, then show it."""
        try:
            with self._storage_lock:
                changes = changes_of(act, self._storage)
                if changes:
                    self._commit(changes, sitting, at)
                    self._reader.update([(change.table, change.id) for change in changes])
        except BaseException:
            self._unsaved |= act.keys()
            raise
        self._unsaved.difference_update(act)
        if changes:
            self._listeners.tell()

    def _commit(self, changes: Sequence[Change], sitting: str, at: datetime | None) -> None:
        """Append an act to the log."""
        if self.read_only is not None:
            raise ReadOnlyError(self.read_only)
        try:
            self._storage.commit(changes, sitting=sitting, at=at)
        except OSError as error:
            raise SaveError(
                f"{self.path} can't be written: {error.strerror or error}. Nothing was changed. "
                "See that the folder is there and the disk has room, then try again."
            ) from error

    def _take(self, act: Sequence[Change]) -> None:
        """Make an act durable that is brought in, as a sitting of its own, then show it."""
        with self._storage_lock:
            self._commit(act, secrets.token_hex(4), None)
        self._show({(change.table, change.id) for change in act})

    def _look(self) -> bool:
        """Take the notebook over if it is free now, and read what others wrote."""
        taken = self._lock is not None and self._lock.take_over(self._clock())
        said = self.put_back
        try:
            with self._storage_lock:
                places = self._storage.refresh()
                if self.read_only is None and self._lock is not None:
                    with suppress(SaveError, ReadOnlyError):  # tried again with the next look
                        places |= self._storage.save_again()
        except OSError as error:
            raise NotebookError(
                f"{self.path} can't be read: {error.strerror or error}. "
                "See that the folder is there; what you have on screen stays."
            ) from error
        news = bool(places) or taken or self.put_back != said
        if news:
            self._show(places)
        return news

    def _show(self, places: Iterable[Place]) -> None:
        """Take the snapshot on and tell everybody."""
        with self._storage_lock:
            self._reader.update(places)
        self._listeners.tell()

    def _release(self) -> None:
        """Close the files and free the lock; the app that holds the notebook tidies up before."""
        try:
            with self._storage_lock, closing(self._storage):
                if self._lock is not None and self.read_only is None:
                    with suppress(OSError, NotebookError):  # another day will do
                        self._storage.compact()
                        self._storage.keep_checkpoint(self._reader.looked_at)
        finally:
            if self._lock is not None:
                self._lock.release()


def _steps(records: Iterable[Record], *, deleted: bool = False) -> dict[Place, Step]:
    """The act that makes these records hold, or be gone."""
    return {place_of(one): Step(None if deleted else one, one.basis) for one in records}

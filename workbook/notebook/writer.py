"""One thread that does what must not be done between a key and its letter: writing to the disk."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from typing import Any, TypeVar

from workbook.errors import SaveError
from workbook.notebook.future import Future
from workbook.notebook.uninterrupted import Uninterrupted

T = TypeVar("T")


class Writer:
    """Does jobs one after the other, in the order in which they were handed over.

    Whoever does not wait hands a job to the thread.  Whoever waits anyway does it in a thread of
    their own where nothing comes before it, which saves waking the other one and being woken.

    A job that fails tells whoever waits for it and never stops those after it.  The thread is a
    daemon: a disk that hangs can't keep the program from ending; ``barrier`` is how to be sure.
    """

    def __init__(self, name: str, stopped: str) -> None:
        """Begin to wait for jobs.

        Args:
            name: The thread's name.
            stopped: What whoever comes after ``stop`` is told, as a ``SaveError``.
        """
        self._stopped = stopped
        self._jobs: SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = SimpleQueue()
        self._last: Future[Any] | None = None
        self._is_stopped = False
        self._intake = threading.Lock()  # held while a job is taken in, never while one is done
        self._turn = threading.Lock()  # held while a job is done, by the thread that does it
        self._at_work = 0
        self._uninterrupted = Uninterrupted()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    @property
    def is_current(self) -> bool:
        """Whether the caller runs in a job, which must never wait for those after it."""
        return threading.get_ident() == self._at_work

    def submit(self, job: Callable[[], T]) -> Future[T]:
        """Hand a job over; returns what tells of what the job returns or raises.

        After ``stop`` it is a ``SaveError``.
        """
        future: Future[T] = Future()
        with self._intake:
            self._hand_over(future, job)
        return future

    def do(self, job: Callable[[], T]) -> T:
        """Do a job and wait until it is done; returns what it returns, raises what it raises.

        It is done in the caller's thread, or handed over where something else is not done yet.  In the
        caller's thread ctrl+c does not break it off: it is raised when the job is done.

        Raises:
            RuntimeError: Called in a job, which would wait for itself.
            SaveError: The writer was stopped.
        """
        if self.is_current:
            raise RuntimeError("a job can't wait for another one")
        future: Future[T] = Future()
        with self._uninterrupted:
            if self._takes_turn(future, job):
                return self._work(job)
        return future.result()

    def barrier(self) -> threading.Event | None:
        """An event that is set once all that was handed over so far has been tried.

        None after ``stop``, which then tells the same.
        """
        reached = threading.Event()
        with self._intake:
            return reached if self._hand_over(Future(), reached.set) else None

    def stop(self, timeout: float | None = None, last: Callable[[], object] | None = None) -> bool:
        """Do what was handed over and end; False if that takes more than ``timeout`` seconds.

        Nothing is taken in afterwards.  Called again it waits again.

        Args:
            timeout: How long to wait, in seconds; None waits as long as it takes.
            last: The very last job.
        """
        with self._intake:
            if not self._is_stopped:
                if last is not None:
                    self._hand_over(Future(), last)
                self._is_stopped = True
                self._jobs.put(None)
        if not self.is_current:
            self._thread.join(timeout)
        self._uninterrupted.leave()
        return not self._thread.is_alive()

    def _hand_over(self, future: Future[T], job: Callable[[], T]) -> bool:
        """Give the thread a job; False after ``stop``.  Needs the intake."""
        if self._is_stopped:
            future.set_exception(SaveError(self._stopped))
            return False
        self._last = future
        self._jobs.put((future, job))
        return True

    def _takes_turn(self, future: Future[T], job: Callable[[], T]) -> bool:
        """Whether the caller is to do a job; it is handed over where another one is not done yet."""
        with self._intake:
            is_free = not self._is_stopped and (self._last is None or self._last.done())
            if is_free and self._turn.acquire(blocking=False):
                return True
            self._hand_over(future, job)
            return False

    def _work(self, job: Callable[[], T]) -> T:
        """Do one job, and give back the turn, which must be held."""
        self._at_work = threading.get_ident()
        try:
            return job()
        finally:
            self._at_work = 0
            self._turn.release()

    def _run(self) -> None:
        """The thread: sleeps until there is a job, ends at the None that ``stop`` puts."""
        while (task := self._jobs.get()) is not None:
            self._turn.acquire()
            self._work(partial(_finish, *task))
            del task  # else the last words written would be held until the next ones come


def _finish(future: Future[T], job: Callable[[], T]) -> None:
    """Do one job and tell its future how it went."""
    try:
        result = job()
    except BaseException as error:  # noqa: BLE001 - raised again for whoever waits on the future
        future.set_exception(error)
    else:
        future.set_result(result)

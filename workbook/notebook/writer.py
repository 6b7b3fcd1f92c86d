"""One thread that does what must not be done between a key and its letter: writing to the disk."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar

from workbook.notebook.future import Future

T = TypeVar("T")


class Writer:
    """Runs jobs one after the other, in the order in which they were handed over.

    A job that fails tells whoever waits for it and never stops those after it.  The thread is a
    daemon: a disk that hangs can't keep the program from ending; ``barrier`` is how to be sure.
    """

    def __init__(self, name: str) -> None:
        self._jobs: SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    @property
    def is_current(self) -> bool:
        """Whether the caller runs in the writer's own thread, which must never wait for itself."""
        return threading.current_thread() is self._thread

    def submit(self, job: Callable[[], T]) -> Future[T]:
        """Hand a job over; returns what tells of what the job returns or raises."""
        future: Future[T] = Future()
        self._jobs.put((future, job))
        return future

    def barrier(self) -> threading.Event:
        """An event that is set once all that was handed over so far has been tried."""
        reached = threading.Event()
        self.submit(reached.set)
        return reached

    def stop(self, timeout: float | None = None) -> bool:
        """Do what was handed over and end; False if that takes more than ``timeout`` seconds.

        Nothing may be handed over afterwards.  Called again it waits again.
        """
        self._jobs.put(None)
        if not self.is_current:
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        """The thread: sleeps until there is a job, ends at the None that ``stop`` puts."""
        while (task := self._jobs.get()) is not None:
            _finish(*task)
            del task  # else the last words written would be held until the next ones come


def _finish(future: Future[T], job: Callable[[], T]) -> None:
    """Do one job and tell its future how it went."""
    try:
        result = job()
    except BaseException as error:  # noqa: BLE001 - raised again for whoever waits on the future
        future.set_exception(error)
    else:
        future.set_result(result)

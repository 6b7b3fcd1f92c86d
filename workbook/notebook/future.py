"""What comes of a job that was handed to another thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from workbook.notebook.listeners import report

T = TypeVar("T")


class Future(Generic[T]):
    """What a job returns or raises, for whoever waits for it or is told of it.

    It is asked as a future of ``concurrent.futures`` is, which has a condition and several locks where
    one is enough, and takes a twentieth of a save more.  And it can't be called off: a screen that
    goes away while it waits for "Saved" must not take the words with it.
    """

    __slots__ = ("_calls", "_done", "_error", "_over", "_result")

    def __init__(self) -> None:
        """Begin to wait for what comes."""
        self._result: T
        self._error: BaseException | None = None
        self._done = False
        self._calls: list[Callable[[Future[T]], object]] = []
        self._over = threading.Lock()  # held until it is done
        self._over.acquire()

    def done(self) -> bool:
        """Whether the job was done, well or not."""
        return self._done

    def result(self, timeout: float | None = None) -> T:
        """Wait for the job; returns what it returned, raises what it raised.

        Args:
            timeout: How long to wait, in seconds; None waits as long as it takes.

        Raises:
            TimeoutError: It takes longer.
        """
        error = self.exception(timeout)
        if error is not None:
            raise error
        return self._result

    def exception(self, timeout: float | None = None) -> BaseException | None:
        """Wait for the job; returns what it raised, None if it went well.  See ``result``."""
        if not self._done:
            if not self._over.acquire(timeout=-1 if timeout is None else max(0.0, timeout)):
                raise TimeoutError
            self._over.release()  # another thread may wait, too
        return self._error

    def add_done_callback(self, call: Callable[[Future[T]], object]) -> None:
        """Have this called with the future once it is done, in the writer thread; or now if it is."""
        self._calls.append(call)
        if self._done:
            self._tell()

    def set_result(self, result: T) -> None:
        """Say what the job returned."""
        self._result = result
        self._finish()

    def set_exception(self, error: BaseException) -> None:
        """Say what the job raised."""
        self._error = error
        self._finish()

    def _finish(self) -> None:
        self._done = True
        self._over.release()
        self._tell()

    def _tell(self) -> None:
        """Call each once, whichever thread comes first; a fault of one is reported and stops nobody."""
        while self._calls:
            try:
                call = self._calls.pop(0)
            except IndexError:  # the other thread took the last one
                return
            try:
                call(self)
            except Exception as error:  # noqa: BLE001 - its fault must not stop the saving
                report(error)

"""Something that ctrl+c must not break off in the middle."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any

Handler = Callable[[int, FrameType | None], Any]
"""What Python calls for a signal, in the main thread."""


class Uninterrupted:
    """Lets ctrl+c wait until a block is done, and raises it then; the block may be entered anew.

    Python raises it between any two steps of the main thread: between writing a line and syncing it,
    or before what is in memory says what is on the disk.  In other threads it is never raised, and a
    program that has its own way with ctrl+c keeps it.

    A second one waits, too: a block is short; and where a disk hangs the system does not give the
    thread back, whatever is to be raised in it.

    From the first block on it stands in the way of ctrl+c until ``leave``, and passes it on outside of
    blocks: to take its place each time anew costs a tenth of a save.
    """

    def __init__(self) -> None:
        """Stand ready; nothing is altered yet."""
        self._came = False
        self._holds = False
        self._usual: Handler | None = None
        self._asked = False

    def __enter__(self) -> None:
        """Have ctrl+c noted, and nothing more."""
        if threading.current_thread() is threading.main_thread():
            if not self._asked:
                self._stand()
            self._came = False
            self._holds = True

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Have it raised again as ever, at once if it came."""
        if threading.current_thread() is threading.main_thread():
            self._holds = False
            if self._came:
                raise KeyboardInterrupt

    def leave(self) -> None:
        """Be out of the way again, where that is possible."""
        if self._usual is None or threading.current_thread() is not threading.main_thread():
            return
        import signal

        if not self._holds and signal.getsignal(signal.SIGINT) == self._take:
            signal.signal(signal.SIGINT, self._usual)
            self._usual = None
            self._asked = False

    def _stand(self) -> None:
        """Stand in the way of ctrl+c, unless somebody else has their own way with it."""
        import signal  # which not every command needs

        usual = signal.getsignal(signal.SIGINT)
        another = isinstance(getattr(usual, "__self__", None), Uninterrupted)
        if callable(usual) and (another or usual is signal.default_int_handler):
            self._usual = usual  # before: it may be asked for at once
            signal.signal(signal.SIGINT, self._take)
        self._asked = True

    def _take(self, number: int, frame: FrameType | None) -> None:
        """It came: note it, or pass it on."""
        if self._holds:
            self._came = True
        elif self._usual is not None:
            self._usual(number, frame)

"""Ending in the ways nobody chose: on a signal, or on a fault of the program.

When a terminal's window is closed, writing to it fails, Textual's output thread ends, and its
shutdown then waits for that thread for ever.  By the time that is dealt with here everything typed
is on the disk; what is left is to end.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress

AT_LATEST = 2.0
"""Seconds that the screens have to end by themselves."""

NOT_SAVED = (
    "What you typed last is not saved yet. Copy it if you need it, "
    "then press ‹quit› once more to leave without it."
)
"""What is said to somebody who leaves while the disk takes nothing."""

STILL_SAVING = (
    "Still saving: the disk is slow. The workbook closes by itself as soon as "
    "everything is saved. ‹quit› once more leaves at once."
)
"""What is said where it is only slow."""


def let_go_of_terminal() -> None:
    """Send what is still written to a terminal that is gone nowhere, so that it can't fail."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def end_at_latest(code: int) -> None:
    """End the process with this exit code in ``AT_LATEST`` seconds, if it still runs then."""
    watchdog = threading.Timer(AT_LATEST, os._exit, (code,))
    watchdog.daemon = True
    watchdog.start()


def hand_over_after_fault(leaving: Iterable[Callable[[], object]]) -> None:
    """Do what is still to be done for the text that stands on the screens, as far as it goes.

    Args:
        leaving: What is called, each for itself; the screens may be in any state by now.
    """
    for step in leaving:
        # Whatever goes wrong here, the first fault is the one to be told, and the next step counts.
        with suppress(Exception):
            step()


def before_suspending(save: Callable[[], object]) -> Callable[[], None] | None:
    """What saves and then suspends as Textual does; None where nothing can be suspended.

    A suspended program can be ended at any time without being asked.
    """
    number: int | None = getattr(signal, "SIGTSTP", None)
    usual = signal.getsignal(number) if number is not None else None
    if number is None or not callable(usual):
        return None

    def suspend() -> None:
        save()
        usual(number, None)

    return suspend

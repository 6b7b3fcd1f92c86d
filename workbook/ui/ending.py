"""Ending on a signal, whatever has become of the terminal.

When a terminal's window is closed, writing to it fails, Textual's output thread ends, and its
shutdown then waits for that thread for ever.  By the time these functions are called everything
typed is on the disk; what is left is to end.
"""

from __future__ import annotations

import os
import threading

AT_LATEST = 2.0
"""Seconds that the screens have to end by themselves."""


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

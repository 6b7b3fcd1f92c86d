"""The command line, and nothing else: it reads the call, builds what is needed and hands it on.

Commands import the rooms they need when they run, so that asking for the version or for what is
next never waits for the screens.
"""

from __future__ import annotations

import io
import sys
import threading
from typing import NoReturn

from workbook.cli.faults import show_fault, show_fault_of_thread
from workbook.cli.run import run

__all__ = ["main", "run"]


def main() -> NoReturn:
    """Run the command that this process was started with, and end the process.

    Prepares what belongs to the process as a whole: signs that the terminal can't show are
    replaced, and a fault is shown without anything that the mentee wrote.
    """
    sys.excepthook = show_fault
    threading.excepthook = show_fault_of_thread
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(run(sys.argv[1:]))

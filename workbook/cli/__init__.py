"""The command line, and nothing else: it reads the call, builds what is needed and hands it on.

Commands import the rooms they need when they run, so that asking for the version or for what is
next never waits for the screens.
"""

from __future__ import annotations

import codecs
import io
import sys
import threading
from types import TracebackType
from typing import NoReturn

from workbook.cli.run import run

__all__ = ["main", "run"]


def main() -> NoReturn:
    """Run the command that this process was started with, and end the process.

    Prepares what belongs to the process as a whole: signs that the terminal can't show are
    replaced, and a fault is shown without anything that the mentee wrote.
    """
    sys.excepthook = _show_fault
    threading.excepthook = _show_fault_of_thread
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A system that says it knows ASCII alone was mostly told nothing, and reads UTF-8.
            told_nothing = codecs.lookup(stream.encoding).name == "ascii"
            stream.reconfigure(encoding="utf-8" if told_nothing else None, errors="replace")
    sys.exit(run(sys.argv[1:]))


def _show_fault(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    from workbook.cli.faults import show_fault

    show_fault(kind, error, trace)


def _show_fault_of_thread(arguments: threading.ExceptHookArgs) -> None:
    from workbook.cli.faults import show_fault_of_thread

    show_fault_of_thread(arguments)

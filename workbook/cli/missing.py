"""A notebook that is not where it was: nothing new is begun in its place unless somebody says so."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from workbook.cli.call import Call
from workbook.cli.saying import printable, tell
from workbook.errors import NotebookError

if TYPE_CHECKING:
    from workbook.notebook.missing import Missing

NEW = "new"
"""What somebody types who wants a new notebook where the old one was."""

QUESTION = f"enter looks again · {NEW} and enter begins a new, empty notebook there · q leaves"


def check_not_missing(call: Call) -> None:
    """Make sure that the notebook of a call is there, if this computer ever wrote one there.

    Raises:
        NotebookError: It is not; the message says what to do.
    """
    missing = _missing(call)
    if missing is not None:
        what, advice = _words(call, missing)
        raise NotebookError(f"{what} {advice} workbook without a command can begin a new one.")


def is_begun(call: Call) -> bool:
    """Whether a call has a data folder; False where nothing was ever begun.

    Raises:
        NotebookError: There was a notebook, and it is missing.
    """
    check_not_missing(call)
    return call.paths().data.exists()


def settle_missing(call: Call) -> bool:
    """Where the notebook is missing, say so and ask, line by line, until it is settled.

    Returns:
        Whether to go on: it is there, or a new one is wanted in its place.
    """
    missing = _missing(call)
    while missing is not None:
        for words in (*_words(call, missing), QUESTION):
            tell(printable(words))
        line = sys.stdin.readline()
        said = line.strip().casefold()
        if not line or said in ("q", "quit"):
            return False
        if said == NEW:
            from workbook.notebook.missing import forget_missing

            forget_missing(call.paths().data, call.paths().state)
            return True
        missing = _missing(call)
    return True


def _missing(call: Call) -> Missing | None:
    from workbook.notebook.missing import find_missing

    paths = call.paths()
    return find_missing(paths.data, paths.state)


def _words(call: Call, missing: Missing) -> tuple[str, str]:
    """What is missing, and what to do."""
    from workbook.cli.services import find_backups
    from workbook.journey.missing import what_is_missing, what_to_do

    backups = find_backups(call).all()
    return what_is_missing(missing, backups, call.clock()().date()), what_to_do(backups)

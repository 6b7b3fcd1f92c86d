"""Runs a command and turns every way in which it can end into an exit code.

What a person can do something about is one line that begins with ``workbook:``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from workbook.cli.quick import quick
from workbook.cli.saying import say, shown
from workbook.errors import WorkbookError

INTERRUPTED = 130
"""What a shell reports for a program ended by ctrl+c."""

UNREAD = 1
"""What is reported where the reader of the output went away."""

OURS_ALONE = 0o077
"""The umask under which whatever is made is for its owner alone: by us, or by an editor."""


def run(arguments: Sequence[str]) -> int:
    """Run the command that these words name, and return its exit code.

    Whatever it writes is private, whatever the umask says.

    Raises:
        SystemExit: The shell asked for completions and has them, or the reader of the output
            went away, as in ``workbook where | head -1``.
    """
    before = os.umask(OURS_ALONE)
    try:
        command = quick(arguments)
        if command is None:
            from workbook.cli.parsed import run_parsed

            return run_parsed(arguments)
        return command() or 0
    except WorkbookError as error:
        say(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # What is still to be written at the end has no reader either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(UNREAD)
    except OSError as error:
        place = f"{shown(error.filename)}: " if error.filename else ""
        say(f"{place}{error.strerror or type(error).__name__}")
        return WorkbookError.exit_code
    finally:
        os.umask(before)

"""Runs a command and turns every way in which it can end into an exit code.

What a person can do something about is one line that begins with ``workbook:``.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

import click
from click.exceptions import NoArgsIsHelpError

from workbook.cli.commands import workbook
from workbook.cli.saying import say, shown
from workbook.errors import WorkbookError

INTERRUPTED = 130
"""What a shell reports for a program ended by ctrl+c."""

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
        code = workbook.main(list(arguments), prog_name="workbook", standalone_mode=False)
    except WorkbookError as error:
        return _told(str(error), error.exit_code)
    except NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.ClickException as error:
        return _told(_usage(error), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except OSError as error:
        place = f"{shown(error.filename)}: " if error.filename else ""
        return _told(f"{place}{error.strerror or type(error).__name__}", WorkbookError.exit_code)
    finally:
        os.umask(before)
    return code if isinstance(code, int) else 0


def _told(message: str, code: int) -> int:
    """Say what ended the command; returns the code."""
    say(message)
    return code


def _usage(error: click.ClickException) -> str:
    """What is wrong with the call, and where the right words are."""
    message = error.format_message()
    if isinstance(error, click.UsageError) and error.ctx is not None:
        return f"{message} See: {error.ctx.command_path} --help"
    return message

"""Runs a call that has to be parsed, and says what is wrong with one that can't be understood."""

from __future__ import annotations

from collections.abc import Sequence

import click
from click.exceptions import NoArgsIsHelpError

from workbook.cli.commands import workbook
from workbook.cli.saying import say


def run_parsed(arguments: Sequence[str]) -> int:
    """Run the command that these words name, and return its exit code.

    Raises:
        WorkbookError: Something that a person can mend.
        OSError: The system refused something.
        SystemExit: The shell asked for completions and has them, or the reader of the output
            went away.
    """
    try:
        code = workbook.main(list(arguments), prog_name="workbook", standalone_mode=False)
    except NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.ClickException as error:
        say(_usage(error))
        return error.exit_code
    except click.Abort as error:
        raise KeyboardInterrupt from error
    return code if isinstance(code, int) else 0


def _usage(error: click.ClickException) -> str:
    """What is wrong with the call, and where the right words are."""
    message = error.format_message()
    if isinstance(error, click.UsageError) and error.ctx is not None:
        return f"{message} See: {error.ctx.command_path} --help"
    return message

"""The errors that a person is told about.

Every one carries a message that says what is wrong, where, and what to do.  The command line
prints it in one line and exits with ``exit_code``; the screens show it in a banner.  Anything
else that is raised is a fault of the program.
"""


class WorkbookError(Exception):
    """Something a person can do something about.

    Attributes:
        exit_code: What the command line exits with: 1 for a problem with the workbook's data or
            pages, 2 for a wrong call.
    """

    exit_code = 1


class UsageError(WorkbookError):
    """The call names something that does not exist or does not fit."""

    exit_code = 2


class PageError(WorkbookError):
    """A page can't be found, read or used."""


class NotebookError(WorkbookError):
    """The notebook can't be opened, read or written."""


class SaveError(NotebookError):
    """An act could not be made durable; the message says where and why, nothing was half written."""


class ReadOnlyError(NotebookError):
    """The notebook is open for reading only: its format is newer, or another app holds it."""

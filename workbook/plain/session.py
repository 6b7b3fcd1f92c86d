"""What every part of plain mode is handed: the workbook, the console, and the mentorship one is in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from workbook.errors import NotebookError
from workbook.journey.mentorships import mentor_name
from workbook.journey.reading import Reading
from workbook.journey.workbook import Workbook
from workbook.notebook.records import Record
from workbook.plain.commands import Command, NoSuchCommandError, read_command
from workbook.plain.console import Console, Ended

Editor = Callable[[str], str]
"""Hands a text to one's own editor and gives back what was written; raises ``WorkbookError``."""


class Stopped(Exception):  # noqa: N818 - a way to go is no error
    """One leaves where one is."""


class Session:
    """One sitting in plain mode.

    Attributes:
        workbook: Pages, notebook and clock.
        console: Where is read and said.
        mentorship: The mentorship one is in, or None while there is none.
        editor: One's own editor; None where there is no terminal for it.
    """

    def __init__(
        self,
        workbook: Workbook,
        console: Console,
        mentorship: int | None,
        editor: Editor | None = None,
    ) -> None:
        self.workbook = workbook
        self.console = console
        self.mentorship = mentorship
        self.editor = editor

    # -- the workbook ------------------------------------------------------------------------------

    def reading(self) -> Reading:
        """The workbook as it is at this moment."""
        return self.workbook.reading()

    @property
    def now(self) -> datetime:
        """This moment."""
        return self.workbook.now()

    @property
    def today(self) -> date:
        """Today."""
        return self.workbook.today()

    @property
    def mentor(self) -> str:
        """What the mentor is called."""
        return mentor_name(self.reading(), self.mentorship)

    def keep(self, *records: Record, new_sitting: bool = True) -> bool:
        """Write one act; returns once it is on the disk.

        Args:
            records: What is written.
            new_sitting: What is replaced stays among the earlier versions.

        Returns:
            Whether it was written: nothing is while the notebook can only be read.

        Raises:
            NotebookError: It could not be saved, and nobody wants it to be tried again.
        """
        notebook = self.workbook.notebook
        if not records:
            return True
        if notebook.read_only is not None:
            self.say(notebook.read_only)
            return False
        if new_sitting:
            notebook.begin_sitting()
        while True:
            try:
                self.workbook.write(*records).result()
            except NotebookError as error:
                self._try_again(error)
            else:
                return True

    def _try_again(self, error: NotebookError) -> None:
        """Ask whether an act is tried again that could not be saved; raises the error if not."""
        self.say(f"Not saved. {error}")
        self.say("An empty line tries again; .stop leaves without it.")
        try:
            line = self.console.line()
        except Ended:
            raise error from None
        if line.startswith(".s"):
            raise error

    # -- talking -----------------------------------------------------------------------------------

    def say(self, text: str = "", indent: str = "") -> None:
        """Say some lines."""
        self.console.say(text, indent)

    def read(self) -> Command | str:
        """The next line: a command, or words; what is no command is said until there is one.

        What other devices and programs wrote meanwhile is seen from then on.

        Raises:
            Ended: There are no more lines.
        """
        while True:
            line = self.console.read()
            self.workbook.notebook.poll().exception()  # what can't be looked for is said elsewhere
            try:
                return read_command(line)
            except NoSuchCommandError as error:
                self.say(str(error))

    def ask(self, question: str) -> str:
        """The answer to a question outside of any page, on one line; "" for none.

        Raises:
            Stopped: One leaves instead.
            Ended: There are no more lines.
        """
        self.say(question)
        while True:
            said = self.read()
            if isinstance(said, str):
                return " ".join(said.split())
            if said.name in ("stop", "back"):
                raise Stopped
            if said.name in ("skip", "next"):
                return ""
            self.say("Here you can answer, leave it empty, or go back with .back.")

    def agrees(self, question: str) -> bool:
        """Whether somebody says yes to a question; an empty line is no.

        Raises:
            Stopped: One leaves instead.
            Ended: There are no more lines.
        """
        self.say(question)
        while True:
            said = self.ask("yes, or an empty line for no.").casefold()
            if said in ("y", "yes"):
                return True
            if said in ("", "n", "no"):
                return False
            self.say("That is neither yes nor no.")

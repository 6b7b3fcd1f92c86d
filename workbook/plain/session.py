"""What every part of plain mode is handed: the workbook, the console, and the mentorship one is in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime

from msgspec import Struct, field

from workbook.errors import NotebookError
from workbook.journey.mentorships import mentor_name
from workbook.journey.reading import Reading
from workbook.journey.workbook import Workbook
from workbook.notebook.records import Record
from workbook.plain.commands import LIKE_COMMANDS, Command, NoSuchCommandError, read_command
from workbook.plain.console import Console, Ended
from workbook.preferences import Preferences

Editor = Callable[[str], str]
"""Hands a text to one's own editor and gives back what was written; raises ``WorkbookError``."""

Report = Callable[[], str]
"""Tells something about the workbook as a whole, in lines; raises ``WorkbookError``."""


class Around(Struct, frozen=True):
    """What lies around the workbook, from whoever opens it.

    Attributes:
        editor: One's own editor; None where there is no terminal for it.
        preferences: The settings; None where there are none to change.
        reports: What else can be told, by the words that ask for it.
    """

    editor: Editor | None = None
    preferences: Preferences | None = None
    reports: Mapping[str, Report] = field(default_factory=dict)


NOTHING_AROUND = Around()
"""What there is where nobody hands anything in."""

NOT_KEPT = "That is not kept: for now this workbook can only be read."

AS_IT_WAS = "It stays as it was."

ANSWER_OR_LEAVE = "Here you can answer, leave it empty, or go back with .back."


class Stopped(Exception):  # noqa: N818 - a way to go is no error
    """One leaves where one is."""


class Session:
    """One sitting in plain mode.

    Attributes:
        workbook: Pages, notebook and clock.
        console: Where is read and said.
        mentorship: The mentorship one is in, or None while there is none.
        around: What lies around the workbook.
        menu: The words of the menu.
        introduced: Pages whose introduction was said in this sitting, by their ids.
    """

    def __init__(
        self,
        workbook: Workbook,
        console: Console,
        mentorship: int | None,
        around: Around = NOTHING_AROUND,
        menu: Collection[str] = (),
    ) -> None:
        self.workbook = workbook
        self.console = console
        self.mentorship = mentorship
        self.around = around
        self.menu = menu
        self.introduced: set[str] = set()

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
            self.say(NOT_KEPT)
            return False
        if new_sitting:
            notebook.begin_sitting()
        while True:
            try:
                self.workbook.save(*records)
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

    def ask(self, question: str, help_text: str = ANSWER_OR_LEAVE) -> str:
        """The answer to a question outside of any page, on one line; "" for none.

        Args:
            question: The question.
            help_text: What .help says here.

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
            if said.name == "again":
                self.say(question)
                continue
            if said.name != "help":
                self.say(nothing_here(said))
            self.say(help_text)

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

    def number(self, most: int, question: str) -> int | None:
        """A number that somebody chooses, from 1 on; None where all is left as it is.

        Raises:
            Stopped: One leaves instead.
            Ended: There are no more lines.
        """
        self.say(f"{question} A number; an empty line leaves all as it is.")
        while True:
            said = self.read()
            if isinstance(said, Command):
                if said.name == "stop":
                    raise Stopped
                if said.name in ("back", "skip", "next"):
                    break
            elif not said.strip():
                break
            elif said.strip().isdecimal() and 1 <= int(said) <= most:
                return int(said)
            self.say(f"Type {numbers_to(most)}, or an empty line.")
        self.say(AS_IT_WAS)
        return None

    def mind(self, words: str, *, kept: bool = True) -> bool:
        """Where words are those of a command without its dot, or of the menu: say what is typed.

        Args:
            words: What was typed.
            kept: The words were kept.

        Returns:
            Whether they are.
        """
        said = words.strip().casefold()
        if said in LIKE_COMMANDS:
            way = f"The command has a dot before it: .{LIKE_COMMANDS[said]}"
        elif said in self.menu:
            way = "It is a word of the menu, too: .stop leads there."
        else:
            return False
        self.say(f"“{words.strip()}” was kept as you typed it. {way}" if kept else way)
        return True


def numbers_to(most: int) -> str:
    """Which numbers can be typed."""
    return f"a number from 1 to {most}" if most > 1 else "1"


def nothing_here(command: Command) -> str:
    """That a command does nothing where it was typed."""
    return f".{command.name} does nothing here; .help says what there is."

"""Asks for a file's name and writes it; what is there already is never written over unasked."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from workbook.output.writing import write_file
from workbook.ui.screens.dialog import Dialog
from workbook.ui.screens.early_keys import EarlyKeys
from workbook.ui.screens.existing import folder_of
from workbook.ui.widgets.fields.entry import Entry
from workbook.ui.widgets.modal_keys import ModalKeys
from workbook.ui.widgets.problem_line import ProblemLine
from workbook.ui.widgets.rows import taken_in


class SaveAsScreen(EarlyKeys, Dialog[Path | None]):
    """Returns the file that was written, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back", priority=True),
        Binding("enter", "enter_field", "write", priority=True),
    ]
    HELP = "The name of the file, and the folder it goes into."
    AUTO_FOCUS = ""

    def __init__(self, file: Path, text: str) -> None:
        """A name to begin with, and the text.

        Args:
            file: The file that is proposed.
            text: What is written.
        """
        super().__init__()
        self._file = file
        self._text = text
        self._asked: Path | None = None

    def compose(self) -> ComposeResult:
        """The name, and what stands in its way."""
        with Vertical(classes="modal"):
            yield Static("Write it to a file", classes="modal-title")
            yield Entry()
            yield ProblemLine()
            yield Static("On this computer only you can read it.", classes="modal-note")
            yield ModalKeys("enter writes it", "esc back")

    def on_mount(self) -> None:
        """Begin at the end of the proposed name."""
        entry = self.query_one(Entry)
        entry.value = _as_typed(self._file)
        entry.cursor_position = len(entry.value)
        self.set_focus(entry)
        self.take_early_keys()

    async def action_enter_field(self) -> None:
        """Write the file, or say why not; a second time it is written over another."""
        entry = self.query_one(Entry)
        await taken_in(entry)
        self.query_one(ProblemLine).say(self._write(entry.value))

    def _write(self, typed: str) -> str:
        """Write the file and leave; why that can't be done, or ""."""
        if not typed.strip():
            return "Type the file's name."
        try:
            file = folder_of(typed)
            write_file(file, self._text, force=file == self._asked)
        except FileExistsError:
            self._asked = file
            return f"{_as_typed(file)} is there already. Enter once more writes over it."
        except (OSError, RuntimeError, ValueError) as error:  # no such home, or no path at all
            return f"{typed.strip()} can't be written: {_why(error)}."
        self.dismiss(file)
        return ""


def _why(error: Exception) -> str:
    """Why a file can't be written, in a few words."""
    words = error.strerror if isinstance(error, OSError) else None
    return (words or "this is no path on this computer").rstrip(".").lower()


def _as_typed(file: Path) -> str:
    """A file as people write it: ``~`` is their home."""
    try:
        return str(Path("~") / file.relative_to(Path.home()))
    except (RuntimeError, ValueError):  # nobody's home is known, or it lies elsewhere
        return str(file)


def proposed_file(name: str) -> Path:
    """Where a document would be written: among one's documents, else in the current folder."""
    try:
        documents = Path.home() / "Documents"
    except RuntimeError:  # nobody's home is known
        return Path.cwd() / name
    return (documents if documents.is_dir() else Path.cwd()) / name

"""A second computer: it opens the folder that came from the first."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from workbook.ui.desk import Desk
from workbook.ui.screens.dialog import Dialog
from workbook.ui.widgets.fields.entry import Entry
from workbook.ui.widgets.modal_keys import ModalKeys
from workbook.ui.widgets.problem_line import ProblemLine

LAST_SAVE = 1.0
"""Seconds to wait until what was typed in the first run is on the disk."""

WORDS = (
    "Your workbook is a folder of files named log-….jsonl. Let your usual sync, or a USB stick, "
    "bring that folder to this computer. Then say here where it lies."
)


class ExistingScreen(Dialog[None]):
    """Asks for the folder, looks whether it holds a workbook, and opens it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "back")]
    HELP = "For a second computer: the folder in which the workbook from the first one lies."

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        """The question and one line for the answer."""
        with Vertical(classes="modal"):
            yield Static("I already have a workbook", classes="modal-title")
            yield Static(WORDS, classes="modal-words")
            yield Entry("~/Sync/workbook")
            yield ProblemLine()
            yield ModalKeys("enter opens it", "esc back")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open the folder, or say why it can't be."""
        event.stop()
        problem = what_is_wrong(event.value)
        if problem:
            self.query_one(ProblemLine).say(problem)
            return
        self.desk.saver.wait(LAST_SAVE)
        self.desk.reopen(str(folder_of(event.value)))


def folder_of(typed: str) -> Path:
    """The folder that a person means: ``~`` is their home, quotes from a terminal are taken off.

    Raises:
        RuntimeError: Nobody's home is meant.
    """
    text = typed.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    return Path(text).expanduser().absolute()


def what_is_wrong(typed: str) -> str:
    """Why a folder can't be opened as a workbook, or "" if it can.

    Args:
        typed: What a person typed for the folder; ``~`` is their home.
    """
    if not typed.strip():
        return "Type the folder's path."
    try:
        folder = folder_of(typed)
    except RuntimeError:
        return f"{typed.strip()} begins with a name that nobody has here. Type the whole path."
    try:
        if not folder.exists():
            return f"{folder} is not there. Is the path right, and has the sync finished?"
        if not folder.is_dir():
            return f"{folder} is a file: the folder that it lies in is meant."
        if not any(fnmatch(entry.name, "log-*.jsonl*") for entry in folder.iterdir()):
            return f"{folder} holds no workbook: there is no file named log-….jsonl in it."
    except OSError as error:
        return f"{folder} can't be read: {error.strerror}."
    except ValueError:  # a sign that no path can hold
        return f"{typed.strip()} is no path."
    return ""

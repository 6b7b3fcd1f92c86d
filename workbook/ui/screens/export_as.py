"""Asks for the folder that everything is written into; it must not be there yet."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from workbook.errors import UsageError
from workbook.output.export.folder import check_folder
from workbook.ui.screens.dialog import Dialog
from workbook.ui.screens.early_keys import EarlyKeys
from workbook.ui.screens.existing import folder_of
from workbook.ui.widgets.fields.entry import Entry
from workbook.ui.widgets.modal_keys import ModalKeys
from workbook.ui.widgets.problem_line import ProblemLine
from workbook.ui.widgets.rows import taken_in


class ExportAsScreen(EarlyKeys, Dialog[Path | None]):
    """Returns the folder, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back", priority=True),
        Binding("enter", "enter_field", "write", priority=True),
    ]
    HELP = "Where everything is written, and in which form."
    AUTO_FOCUS = ""

    def __init__(self, folder: Path) -> None:
        """A folder to begin with."""
        super().__init__()
        self._folder = folder

    def compose(self) -> ComposeResult:
        """The name, and what stands in its way."""
        with Vertical(classes="modal"):
            yield Static("Write everything into a folder", classes="modal-title")
            yield Entry()
            yield ProblemLine()
            yield Static("On this computer only you can read it.", classes="modal-note")
            yield ModalKeys("enter writes it", "esc back")

    def on_mount(self) -> None:
        """Begin at the end of the proposed name."""
        entry = self.query_one(Entry)
        entry.value = str(self._folder)
        entry.cursor_position = len(entry.value)
        self.set_focus(entry)
        self.take_early_keys()

    async def action_enter_field(self) -> None:
        """Return the folder, or say why it can't be."""
        entry = self.query_one(Entry)
        await taken_in(entry)
        try:
            folder = folder_of(entry.value)
            check_folder(folder)
        except (UsageError, OSError, RuntimeError, ValueError) as error:
            known = isinstance(error, UsageError)
            words = str(error) if known else "This is no folder on this computer."
            self.query_one(ProblemLine).say(words)
            return
        self.dismiss(folder)

"""Asks where something is written: the window for a file's name or a folder's."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from workbook.ui.screens.dialog import Dialog
from workbook.ui.screens.early_keys import EarlyKeys
from workbook.ui.widgets.fields.entry import Entry
from workbook.ui.widgets.modal_keys import ModalKeys
from workbook.ui.widgets.problem_line import ProblemLine
from workbook.ui.widgets.taken_in import taken_in


class AskPlaceScreen(EarlyKeys, Dialog[Path | None]):
    """Returns the place, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back", priority=True),
        Binding("enter", "enter_field", "write", priority=True),
    ]
    AUTO_FOCUS = ""

    def __init__(self, title: str, proposed: str) -> None:
        """What is asked for, and a place to begin with."""
        super().__init__()
        self._asks = title
        self._proposed = proposed

    def compose(self) -> ComposeResult:
        """The name, and what stands in its way."""
        with Vertical(classes="modal"):
            yield Static(self._asks, classes="modal-title")
            yield Entry()
            yield ProblemLine()
            yield Static("On this computer only you can read it.", classes="modal-note")
            yield ModalKeys("enter writes it", "esc back")

    def on_mount(self) -> None:
        """Begin at the end of the proposed name."""
        entry = self.query_one(Entry)
        entry.value = self._proposed
        entry.cursor_position = len(entry.value)
        self.set_focus(entry)
        self.take_early_keys()

    async def action_enter_field(self) -> None:
        """Take the place, or say why it can't be."""
        entry = self.query_one(Entry)
        await taken_in(entry)
        self.query_one(ProblemLine).say(self.take(entry.value))

    def take(self, typed: str) -> str:
        """Return the place and leave; why that can't be done, or ""."""
        raise NotImplementedError

"""A setting that is a line of words: a folder or a command, checked before it is taken."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from workbook.setting_words import Shown, what_is_wrong
from workbook.ui.screens.dialog import Dialog
from workbook.ui.widgets.fields.entry import Entry
from workbook.ui.widgets.modal_keys import ModalKeys
from workbook.ui.widgets.problem_line import ProblemLine


class SettingLineScreen(Dialog[str | None]):
    """Asks for the line; returns it, "" for what is usual, or None to leave all as it is.

    Args:
        setting: The setting.
        value: The line as it is.
        usual: What holds where nothing is chosen.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "back")]
    AUTO_FOCUS = "Entry"

    def __init__(self, setting: Shown, value: str, usual: str) -> None:
        super().__init__()
        self._setting = setting
        self._value = value
        self._usual = usual

    def compose(self) -> ComposeResult:
        """The question, its line, and what is wrong with it."""
        with Vertical(classes="modal"):
            yield Static(self._setting.name, classes="modal-title")
            words = f"{self._setting.words}. Left empty it is as usual: {self._usual}"
            yield Static(Content(words), classes="modal-words")
            yield Entry(self._usual)
            yield ProblemLine()
            yield ModalKeys("enter takes it", "esc leaves it as it was")

    def on_mount(self) -> None:
        """Begin with the line as it is."""
        entry = self.query_one(Entry)
        entry.value = self._value
        entry.cursor_position = len(self._value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the line, or say why it can't be."""
        event.stop()
        problem = what_is_wrong(self._setting.key, event.value)
        if problem:
            self.query_one(ProblemLine).say(problem)
        else:
            self.dismiss(event.value.strip())

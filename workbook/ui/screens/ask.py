"""One line, asked in passing: what it is about, the question, and a line to write."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from workbook.notebook.clean import clean
from workbook.ui.screens.dialog import Dialog
from workbook.ui.screens.early_keys import EarlyKeys
from workbook.ui.widgets.fields.entry import Entry
from workbook.ui.widgets.modal_keys import ModalKeys
from workbook.ui.widgets.rows import one_line
from workbook.ui.widgets.taken_in import taken_in


class AskScreen(EarlyKeys, Dialog[None]):
    """Hands over the line with every key, so that what was typed is never lost, however it ends."""

    BINDINGS: ClassVar = [
        Binding("enter", "keep", "keep", priority=True),
        Binding("escape", "keep", "back", priority=True),
    ]
    HELP = "One line, kept as you type it. Enter or esc goes on."
    AUTO_FOCUS = ""

    def __init__(
        self, about: str, question: str, typed: Callable[[str], None], *, hint: str = ""
    ) -> None:
        """A question in passing.

        Args:
            about: What it is about, such as the words of an action.
            question: The question.
            typed: Takes the line as it stands, whenever it changes.
            hint: An example, shown while the line is empty.
        """
        super().__init__()
        self._about = about
        self._question = question
        self._typed = typed
        self._told = ""
        self._hint = hint

    def compose(self) -> ComposeResult:
        """The question over its line."""
        with Vertical(classes="modal"):
            yield Static(Content(one_line(self._about)), classes="modal-title")
            yield Static(Content(one_line(self._question)), classes="modal-body")
            yield Entry(one_line(self._hint))
            yield ModalKeys("enter goes on", "it may stay empty")

    def on_mount(self) -> None:
        """Take what was typed while this was drawn."""
        self.set_focus(self.query_one(Entry))
        self.take_early_keys()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Hand over the line as it stands."""
        event.stop()
        self.leave_fields()

    def leave_fields(self) -> None:
        """Hand over the line, unless that was done; called before leaving, too."""
        text = clean(self.query_one(Entry).value).strip() if self.is_mounted else self._told
        if text != self._told:
            self._told = text
            self._typed(text)

    async def action_keep(self) -> None:
        """Go on, with every key that came before this one."""
        await taken_in(self.query_one(Entry))
        self.leave_fields()
        self.dismiss()

"""One line, asked in passing: what it is about, the question, and a line to write."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbook.notebook.clean import clean
from workbook.ui.screens.early_keys import EarlyKeys
from workbook.ui.widgets.fields.entry import Entry
from workbook.ui.widgets.rows import one_line, taken_in


class AskScreen(EarlyKeys, ModalScreen[str]):
    """Returns the line as it was left, by enter or by esc: what was typed is never thrown away."""

    BINDINGS: ClassVar = [
        Binding("enter", "keep", "keep", priority=True),
        Binding("escape", "keep", "back", priority=True),
    ]

    def __init__(self, about: str, question: str, *, before: str = "", hint: str = "") -> None:
        """A question in passing.

        Args:
            about: What it is about, such as the words of an action.
            question: The question.
            before: What the line says already.
            hint: An example, shown while the line is empty.
        """
        super().__init__()
        self._about = about
        self._question = question
        self._before = before
        self._hint = hint

    def compose(self) -> ComposeResult:
        """The question over its line."""
        with Vertical(classes="modal"):
            yield Static(Content(one_line(self._about)), classes="modal-title")
            yield Static(Content(one_line(self._question)), classes="modal-body")
            yield Entry(one_line(self._hint))
            yield Static("enter goes on · it may stay empty", classes="modal-keys")

    async def on_mount(self) -> None:
        """Take what was typed while this was drawn."""
        entry = self.query_one(Entry)
        entry.value = self._before
        self.set_focus(entry)
        await self.take_early_keys()

    async def action_keep(self) -> None:
        """Return the line, with every key that came before this one."""
        entry = self.query_one(Entry)
        await taken_in(entry)
        self.dismiss(clean(entry.value).strip())

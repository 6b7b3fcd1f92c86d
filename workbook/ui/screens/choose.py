"""Asks which of several things is meant, such as a meeting, a page or a goal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbook.ui.screens.dialog import Dialog
from workbook.ui.widgets.modal_keys import ModalKeys
from workbook.ui.widgets.rows import Row, Rows, one_line


def choices(values: Sequence[str], now: str) -> list[Row]:
    """A row for each value of a setting; the one that holds now is marked."""
    return [
        Row(value, Content(value), sign=Content("●" if value == now else "○")) for value in values
    ]


class ChooseScreen(Dialog[str | None]):
    """A short list to choose from; returns the id of the row, or None to leave it.

    Args:
        title: What is chosen, or what for.
        words: What is to be known first; may be "".
        rows: What there is to choose from, the likeliest first.
        chosen: The row on which the cursor begins, if not on the first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "back")]
    HELP = "Which of these is meant. Enter takes the one that the cursor is on."
    AUTO_FOCUS = "Rows"

    def __init__(
        self, title: str, words: str, rows: Sequence[Row], chosen: str | None = None
    ) -> None:
        super().__init__()
        self._title = title
        self._words = words
        self._rows = tuple(rows)
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """The question and the rows."""
        with Vertical(classes="modal"):
            yield Static(Content(one_line(self._title)), classes="modal-title")
            if self._words:
                yield Static(Content(self._words), classes="when-words")
            with VerticalScroll(classes="modal-body", can_focus=False):
                yield Rows(self._rows)
            yield ModalKeys("enter chooses", "esc back")

    def on_mount(self) -> None:
        """Begin with what is chosen."""
        self.query_one(Rows).cursor_id = self._chosen

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Return what was chosen."""
        event.stop()
        self.dismiss(event.row_id)

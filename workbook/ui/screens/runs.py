"""A page that is done again and again: look at the last time, or begin anew."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbook.journey.dates import say_day
from workbook.notebook.records import Entry
from workbook.ui.widgets.rows import Row, Rows

LOOK = "look"
BEGIN = "begin"


class RunsScreen(ModalScreen[str | None]):
    """Asks which run of a page is meant; returns ``LOOK``, ``BEGIN`` or None."""

    BINDINGS: ClassVar = [Binding("escape", "dismiss(None)", "back")]

    def __init__(self, title: str, last: Entry, today: date, read_only: str | None) -> None:
        super().__init__()
        self._title = title
        self._last = last
        self._today = today
        self._read_only = read_only

    def compose(self) -> ComposeResult:
        """The question and its two answers."""
        finished = datetime.fromisoformat(self._last.finished or self._last.started).date()
        rows = [
            Row(LOOK, Content(f"Look at the last one, finished {say_day(finished, self._today)}"))
        ]
        if self._read_only is None:
            rows.append(
                Row(
                    BEGIN,
                    Content("Begin anew"),
                    None,
                    Content("old marks stay hidden until the end"),
                )
            )
        with Vertical(classes="modal"):
            yield Static(Content(self._title), classes="modal-title")
            yield Rows(rows, classes="modal-body")
            yield Static("enter chooses · esc back", classes="modal-keys")

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Return what was chosen."""
        self.dismiss(event.row_id)

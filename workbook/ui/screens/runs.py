"""A page that is done again and again: look at the last time, or begin anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from workbook.journey.dates import say_day
from workbook.notebook.records import Entry
from workbook.ui.screens.dialog import Dialog
from workbook.ui.widgets.modal_keys import ModalKeys
from workbook.ui.widgets.rows import Row, Rows

BEGIN = "begin"
"""What is returned for a new run."""


class RunsScreen(Dialog[str | None]):
    """Asks which run of a page is meant; returns its id, ``BEGIN`` or None."""

    BINDINGS: ClassVar = [Binding("escape", "dismiss(None)", "back")]
    HELP = "Each time that this page was filled in. Enter opens one to read, or begins a new one."

    def __init__(
        self, title: str, runs: Sequence[Entry], today: date, read_only: str | None
    ) -> None:
        """A question about runs.

        Args:
            title: The page's title.
            runs: Its finished runs, oldest first.
            today: The day.
            read_only: Why nothing can be begun, or None.
        """
        super().__init__()
        self._title = title
        self._runs = runs
        self._today = today
        self._read_only = read_only

    def compose(self) -> ComposeResult:
        """The question and its two answers."""
        rows = []
        for number, run in enumerate(reversed(self._runs)):
            day = datetime.fromisoformat(run.finished or run.started).date()
            which = "the last one" if not number else "the one"
            words = f"Look at {which}, finished {say_day(day, self._today)}"
            rows.append(Row(str(run.id), Content(words)))
        if self._read_only is None:
            quiet = Content("old marks stay hidden until the end")
            rows.insert(1, Row(BEGIN, Content("Begin anew"), None, quiet))
        with Vertical(classes="modal"):
            yield Static(Content(self._title), classes="modal-title")
            yield Rows(rows, classes="modal-body")
            yield ModalKeys("enter chooses", "esc back")

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Return what was chosen."""
        self.dismiss(event.row_id)

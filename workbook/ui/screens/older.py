"""Answers "from older pages": their question is gone, or they do not fit what it asks today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbook.journey.dates import say_day
from workbook.journey.day_style import style_of
from workbook.journey.views import said
from workbook.notebook.records import Answer
from workbook.ui.screens.dialog import Dialog
from workbook.ui.widgets.lock import LOCK
from workbook.ui.widgets.modal_keys import ModalKeys


class OlderScreen(Dialog[None]):
    """Shows such answers as they were asked and given."""

    BINDINGS: ClassVar = [Binding("escape", "dismiss(None)", "back")]
    HELP = (
        "Answers whose question is gone from its page. They stay in the notebook, and go along "
        "into every export."
    )

    def __init__(self, answers: Sequence[Answer], today: date) -> None:
        super().__init__()
        self._answers = answers
        self._today = today

    def compose(self) -> ComposeResult:
        """All of them in one text."""
        with Vertical(classes="modal"):
            yield Static("From older pages", classes="modal-title")
            with VerticalScroll(classes="modal-body"):
                yield Static(Content("\n\n").join([self._one(answer) for answer in self._answers]))
            yield Static("They are kept, and go along into every export.", classes="modal-note")
            yield ModalKeys("esc back")

    def _one(self, answer: Answer) -> Content:
        day = datetime.fromisoformat(answer.at).date() if answer.at else None
        when = f"  {say_day(day, self._today)}" if day else ""
        lock = f"  {LOCK}" if answer.private else ""
        asked = answer.asked or answer.key.prompt
        return Content.assemble(
            (asked, "bold"), (when + lock, "$text-muted"), "\n", said(answer, style_of(self._today))
        )

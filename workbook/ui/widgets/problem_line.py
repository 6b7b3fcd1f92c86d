"""The line of a question that says why an answer can't be taken; out of sight while it can."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class ProblemLine(Static):
    """Says nothing at first."""

    def __init__(self) -> None:
        super().__init__(classes="modal-problem")
        self.display = False

    def say(self, problem: str) -> None:
        """Say what is wrong; "" for nothing."""
        self.update(Content(problem))
        self.display = bool(problem)

"""The columns of a row in which two people are compared, and what they agreed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.containers import Container
from textual.widget import Widget

from workbook.ui.widgets.drawn_once import Ground

GAP = 2
"""Cells that stay free beside each column; the stylesheet says the same."""


class Columns(Container, Ground):
    """The columns of a ``compare`` row: side by side where their fields have room, else stacked."""

    def __init__(self, columns: Sequence[Widget], least: Callable[[], int] | None) -> None:
        """The columns.

        Args:
            columns: What stands in each.
            least: Tells how wide each must be; None stacks them at any width.
        """
        super().__init__(*columns, classes="columns")
        self._count = len(columns)
        self._least = least
        self.set_class(least is None, "-stacked")

    def on_resize(self) -> None:
        """Stack them where there is too little room, and only there."""
        if self._least is not None:
            room = self.size.width // self._count - GAP
            self.set_class(room < self._least(), "-stacked")

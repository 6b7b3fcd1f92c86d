"""The columns of a row in which two people are compared, and what they agreed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.containers import Container, Vertical
from textual.content import Content
from textual.widget import Widget

from workbook.ui.widgets.drawn_once import Ground, Text

GAP = 2
"""Cells that stay free beside each column; the stylesheet says the same."""


class Columns(Container, Ground):
    """The columns of a ``compare`` row: side by side where their fields have room, else stacked."""

    def __init__(
        self, columns: Sequence[tuple[str, Widget]], least: Callable[[], int] | None
    ) -> None:
        """The columns.

        Args:
            columns: The heading of each, and what stands in it.
            least: Tells how wide each must be; None stacks them at any width, which takes nothing
                that holds a column together.
        """
        parts: list[Widget] = []
        for name, part in columns:
            column = (Text(Content(name), classes="column-name"), part)
            parts += column if least is None else (Vertical(*column, classes="column"),)
        super().__init__(*parts, classes="columns")
        self._count = len(columns)
        self._least = least
        self.set_class(least is None, "-stacked")

    def on_resize(self) -> None:
        """Stack them where there is too little room, and only there."""
        if self._least is not None:
            room = self.size.width // self._count - GAP
            self.set_class(room < self._least(), "-stacked")

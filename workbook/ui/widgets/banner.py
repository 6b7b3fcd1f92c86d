"""The line under the title that says what keeps anything from being saved, while anything does."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from workbook.ui.desk import Desk
from workbook.ui.saving import SaveKind, SaveState
from workbook.ui.widgets.saying import say


class Banner(Static):
    """Out of sight while everything can be saved."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(classes="banner")
        self._desk = desk
        self.display = False

    def on_mount(self) -> None:
        """Say it now, and anew whenever it may have changed."""
        self._desk.saved.subscribe(self, self._on_saved)
        self._desk.changed.subscribe(self, self._on_changed)
        self._say()

    def _on_saved(self, _state: SaveState) -> None:
        self._say()

    def _on_changed(self, _nothing: None) -> None:
        self._say()

    def _say(self) -> None:
        state = self._desk.saver.state
        text = self._desk.read_only or self._desk.workbook.notebook.put_back
        if state.kind is SaveKind.FAILED:
            again = (
                " What you typed stays here and is tried again." if self._desk.saver.drafts else ""
            )
            text = f"{state.message}{again}"
        say(self, Content(text))
        if self.display != bool(text):
            self.display = bool(text)
            # All below it moves, and a field that asks meanwhile where it stands hides that.
            self.screen.refresh()

"""What an answer said before: in earlier versions, and last time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbook.journey.versions import NOTHING_EARLIER, Version, when_words
from workbook.ui.screens.dialog import Dialog
from workbook.ui.widgets.modal_keys import ModalKeys
from workbook.ui.widgets.rows import Row, Rows, one_line

LONGEST_QUOTE = 24
"""Columns of a version that are shown in its row."""


class VersionsScreen(Dialog[int | None]):
    """Versions to look at; returns the number of the one to bring back, or None."""

    BINDINGS: ClassVar = [Binding("escape", "dismiss(None)", "back")]
    HELP = (
        "What this answer said before. The cursor shows one version after the other; enter "
        "brings it back, and nothing that was written in between is lost."
    )

    def __init__(
        self, prompt: str, versions: Sequence[Version], today: date, *, can_bring_back: bool
    ) -> None:
        super().__init__()
        self._prompt = prompt
        self._versions = versions
        self._today = today
        self._can_bring_back = can_bring_back

    def compose(self) -> ComposeResult:
        """The versions as rows, and under them the whole of the one that the cursor is on."""
        with Vertical(classes="modal"):
            yield Static(Content(self._prompt), classes="modal-title")
            if not self._versions:
                yield Static(
                    NOTHING_EARLIER,
                    classes="modal-body",
                )
                yield ModalKeys("esc back")
                return
            yield Rows(self._rows(), classes="modal-body", id="versions")
            with VerticalScroll(can_focus=False, id="version-text"):
                yield Static(Content(self._versions[0].text))
            back = ("enter brings it back",) if self._can_bring_back else ()
            yield ModalKeys(*back, "esc leaves all as it is")

    def _rows(self) -> list[Row]:
        return [
            Row(
                str(number),
                Content(f"{version.source} · {when_words(version.at, self._today)}"),
                Content.styled(_quote(version.text), "$text-muted"),
            )
            for number, version in enumerate(self._versions)
        ]

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Show the version under the cursor."""
        if event.row_id is not None:
            text = self._versions[int(event.row_id)].text
            self.query_one("#version-text Static", Static).update(Content(text))

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Bring a version back."""
        self.dismiss(int(event.row_id) if self._can_bring_back else None)


def _quote(text: str) -> str:
    """The first words of a version, by which it is known."""
    return Content(one_line(text)).truncate(LONGEST_QUOTE, ellipsis=True).plain

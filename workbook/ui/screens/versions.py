"""What an answer said before: earlier versions, other devices' versions, and last time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbook.journey import values
from workbook.journey.dates import short_day
from workbook.journey.views import PromptView, Slot, said
from workbook.notebook.records import NOTHING, Basis, EarlierVersion, Value
from workbook.ui.widgets.rows import Row, Rows


@dataclass(frozen=True, slots=True)
class Version:
    """One thing that an answer said, with where it comes from.

    ``basis`` is what bringing it back has seen: what is there now, and for another device's
    version also that one.
    """

    source: str
    at: str
    text: str
    value: Value
    basis: Basis


def versions_of(
    view: PromptView, slot: Slot, earlier: Sequence[EarlierVersion]
) -> tuple[Version, ...]:
    """Everything that an answer said before or says elsewhere, other devices' versions first."""
    answer = slot.answer
    basis: Basis = answer.basis if answer is not None else NOTHING
    kind = str(view.prompt.type)
    labels = {choice.id: choice.label for choice in view.choices}
    found = []
    for other in answer.others if answer is not None else ():
        seen = {**basis}
        for device, number in other.basis.items():
            seen[device] = max(number, seen.get(device, 0))
        text = values.words(kind, other.value, labels)
        found.append(Version(f"on {other.device}", other.at, text, other.value, seen))
    for version in earlier:
        text = values.words(kind, version.value, {**version.labels, **labels})
        found.append(Version("earlier", version.at, text, version.value, basis))
    if view.last_time is not None:
        last = view.last_time
        found.append(Version("last time", last.at, said(last), last.value, basis))
    return tuple(found)


class VersionsScreen(ModalScreen[int | None]):
    """Versions to look at; returns the number of the one to bring back, or None."""

    BINDINGS: ClassVar = [Binding("escape", "dismiss(None)", "back")]

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
                    "Nothing earlier yet. The last words of each sitting are kept here, and longer "
                    "text that you take out.",
                    classes="modal-body",
                )
                yield Static("esc back", classes="modal-keys")
                return
            yield Rows(self._rows(), classes="modal-body", id="versions")
            with VerticalScroll(can_focus=False, id="version-text"):
                yield Static(Content(self._versions[0].text))
            back = "enter brings it back · " if self._can_bring_back else ""
            yield Static(f"{back}esc leaves all as it is", classes="modal-keys")

    def _rows(self) -> list[Row]:
        return [
            Row(str(number), Content(f"{version.source} · {self._when(version.at)}"))
            for number, version in enumerate(self._versions)
        ]

    def _when(self, at: str) -> str:
        if not at:
            return "some time ago"
        moment = datetime.fromisoformat(at)
        return f"{short_day(moment.date(), self._today)}, {moment:%H:%M}"

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Show the version under the cursor."""
        if event.row_id is not None:
            text = self._versions[int(event.row_id)].text
            self.query_one("#version-text Static", Static).update(Content(text))

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Bring a version back."""
        self.dismiss(int(event.row_id) if self._can_bring_back else None)

"""The card of one stop of the tour, in front of the screen that it speaks of."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from workbook.ui.screens.dialog import Dialog
from workbook.ui.widgets.modal_keys import ModalKeys

POINTED = "-pointed-at"
"""Class of what the card points at."""


class Move(StrEnum):
    """Where one goes from a stop."""

    ON = "on"
    BACK = "back"


class TourScreen(Dialog[Move | None]):
    """Says what is to be seen; returns where to go, or None to leave the tour.

    Args:
        title: What the stop is about.
        words: What is to be known.
        count: The number of the stop, from 1, and how many there are.
        target: The screen behind the card, and the selector of what is pointed at.
        above: The card stands at the top.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,right,ctrl+n,n", "dismiss_move('on')", "on"),
        Binding("left,backspace,ctrl+b,b", "dismiss_move('back')", "back"),
        Binding("escape,q", "dismiss(None)", "leave"),
    ]
    HELP = "A short tour. Enter goes on, b goes back, esc leaves it for good."

    def __init__(
        self,
        title: str,
        words: str,
        count: tuple[int, int],
        target: tuple[Screen[object], str],
        *,
        above: bool,
    ) -> None:
        super().__init__()
        self._title = title
        self._words = words
        self._count = count
        self._screen, self._point = target
        self.set_class(above, "-above")

    def compose(self) -> ComposeResult:
        """The words, and the ways on."""
        number, total = self._count
        last = number == total
        with Vertical(classes="modal"):
            yield Static(
                Content.assemble(self._title, (f"   {number} of {total}", "not bold $text-muted")),
                classes="tour-title",
            )
            yield Static(Content(self._words), classes="tour-words")
            on = "enter ends the tour" if last else "enter goes on"
            back = ("b back",) if number > 1 else ()
            leave = () if last else ("esc leaves the tour",)
            yield ModalKeys(on, *back, *leave)

    def on_mount(self) -> None:
        """Point at what the words speak of; on a screen that opens only now, once it stands."""
        self._mark(there=True)
        self.call_after_refresh(self._mark, there=True)

    def on_unmount(self) -> None:
        """Point at nothing any more."""
        self._mark(there=False)

    def _mark(self, *, there: bool) -> None:
        for widget in self._screen.query(self._point) if self._screen.is_attached else ():
            widget.set_class(there, POINTED)

    def action_dismiss_move(self, move: str) -> None:
        """Go on or back."""
        self.dismiss(Move(move))

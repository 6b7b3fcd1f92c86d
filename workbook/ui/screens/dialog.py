"""What every window over a screen is: something that closes once, however fast it is answered."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType

from workbook.ui.screens.at_once import AtOnce


class Dialog(ModalScreen[ScreenResultType], AtOnce[ScreenResultType]):
    """A window over a screen; a second answer that comes while it closes changes nothing.

    A key that is pressed twice in a moment answers twice before the first answer is heard, and a
    window that closed twice would take the screen below it along.
    """

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close with a result, unless something else is on top by now."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

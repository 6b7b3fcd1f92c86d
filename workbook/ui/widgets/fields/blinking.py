"""A cursor that blinks while somebody types, and then stands still.

Each blink asks everything on the screen for its lines, which is nearly all that an idle workbook
would do.  Terminals let their own cursors stand still after a while, too.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from textual.widgets import Input, TextArea

STILL = 4.0
"""Seconds after the last key from which a cursor stands still."""


SHOWN = 0.5
"""Seconds for which Textual shows a cursor before it blinks for the first time."""


class Blinking:
    """Lets the cursor of one text blink for a while after each key."""

    def __init__(self, text: Input | TextArea, forget: Callable[[], None] | None = None) -> None:
        """The text, and how it forgets its lines, where it keeps them as they were drawn."""
        self._text = text
        self._forget = forget
        self._last = 0.0
        self._shown = 0.0
        self._waits = False

    @property
    def is_there(self) -> bool:
        """Whether the cursor is seen for certain: it stands still, or was shown just now."""
        return not self._text.cursor_blink or monotonic() - self._shown < SHOWN

    def unsure(self) -> None:
        """It may be hidden before it blinks."""
        self._shown = 0.0

    def again(self) -> None:
        """Blink: a key was pressed, or the text got the focus."""
        self._last = self._shown = monotonic()
        self._let(blink=True)
        if not self._waits:
            self._wait(STILL)

    def _wait(self, seconds: float) -> None:
        self._waits = True
        self._text.set_timer(seconds, self._look)

    def _look(self) -> None:
        """Stand still, unless there was a key meanwhile."""
        self._waits = False
        left = self._last + STILL - monotonic()
        if not self._text.has_focus:  # nothing blinks there, and the focus will begin it anew
            return
        if left > 0:
            self._wait(left)
        else:
            self._let(blink=False)

    def _let(self, *, blink: bool) -> None:
        if self._text.cursor_blink != blink:
            if self._forget is not None:  # the lines between two blinks
                self._forget()
            self._text.cursor_blink = blink

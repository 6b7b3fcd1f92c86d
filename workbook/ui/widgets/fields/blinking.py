"""A cursor that blinks while somebody types, and then stands still.

Each blink asks everything on the screen for its lines, which is nearly all that an idle workbook
would do.  Terminals let their own cursors stand still after a while, too.
"""

from __future__ import annotations

from time import monotonic

from textual.widgets import Input, TextArea

STILL = 4.0
"""Seconds after the last key from which a cursor stands still."""


class Blinking:
    """Lets the cursor of one text blink for a while after each key."""

    def __init__(self, text: Input | TextArea) -> None:
        self._text = text
        self._last = 0.0
        self._waits = False

    def again(self) -> None:
        """Blink: a key was pressed, or the text got the focus."""
        self._last = monotonic()
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
            # A text area keeps its lines as they were drawn, those between two blinks included.
            self._text.notify_style_update()
            self._text.cursor_blink = blink

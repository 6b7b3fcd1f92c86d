"""The bare Textual apps that everything is held against; run as a program of its own.

``bare.py line`` has a Header, a Footer and one Input. ``bare.py text FILE`` has one TextArea with
the text of the file, the cursor at its end.
"""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Input

INVITES = "Type here"
"""What the empty line says."""

SHOWN = INVITES[1:]
"""By what its first frame is known: on the first letter the cursor blinks."""


class LineApp(App[None]):
    """A Header, a Footer and one Input."""

    def compose(self) -> ComposeResult:
        """The three of them."""
        yield Header()
        yield Input(placeholder=INVITES)
        yield Footer()


class TextApp(App[None]):
    """One TextArea."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """The area, with the cursor at the end of its text."""
        from textual.widgets import TextArea

        area = TextArea(self._text)
        area.move_cursor(area.document.end)
        yield area


def main(words: list[str]) -> None:
    """Run the app that the words name."""
    app = LineApp() if words[0] == "line" else TextApp(Path(words[1]).read_text(encoding="utf-8"))
    app.run()


if __name__ == "__main__":
    main(sys.argv[1:])

"""What an app shows, as plain text: what it exports as a picture, without drawing the picture."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

from rich.console import Console, RenderableType
from textual.app import App


class PlainConsole(Console):
    """Takes the place of the one on which the app draws a picture; it keeps the words alone."""

    words = ""

    def print(self, *objects: RenderableType, **_how: Any) -> None:  # noqa: ANN401
        """Keep the words of what is drawn."""
        self.words = "".join(part.text for part in self.render(objects[0]) if not part.control)

    def export_svg(self, **_how: Any) -> str:  # noqa: ANN401
        """The words instead of the picture, which takes four times as long."""
        return self.words


def screen_text(app: App[Any]) -> str:
    """What the app shows now, as lines of plain text without the blanks at their ends."""
    with patch("textual.app.Console", PlainConsole):
        words = app.export_screenshot()
    return "\n".join(line.rstrip() for line in words.split("\n"))

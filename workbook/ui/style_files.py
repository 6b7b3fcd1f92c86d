"""The styles of the screens: those of home at the start, all others once home stands.

Reading all of them at once is a tenth of a start, and home waits for it.
"""

from __future__ import annotations

from pathlib import Path

from textual.app import App
from textual.screen import Screen

FOLDER = Path(__file__).parent / "styles"

FIRST = ("app", "home")
"""What home needs."""

LATER = (
    "fields",
    "guide",
    "kept",
    "notes",
    "meetings",
    "review",
    "modals",
    "trends",
    "settings",
)
"""What the other screens need, in the order in which later rules win."""


SETTLED = 0.1
"""Seconds after its first frame in which home shows all that it has to show."""


def style_file(name: str) -> Path:
    """The file of styles with this name."""
    return FOLDER / f"{name}.tcss"


class LaterStyles:
    """Adds the styles of the other screens: file by file once home stands, at once as one opens."""

    def __init__(self, app: App[str]) -> None:
        self._app = app
        self._left = [style_file(name) for name in LATER]

    def begin(self) -> None:
        """Wait for home to stand, or for another screen."""
        app = self._app
        app.screen_change_signal.subscribe(app, self._add_all, immediate=True)
        app.call_after_refresh(lambda: app.set_timer(SETTLED, self._add_next))

    def _add_next(self) -> None:
        """Add one file, and leave the next to when keys and whatever else waits had their turn."""
        if self._left:
            self._add(self._left[:1])
            self._app.call_later(self._add_next)

    def _add_all(self, opening: Screen[object]) -> None:
        if self._left:
            self._add(self._left)
            opening.update_node_styles(animate=False)  # its parts come later, and so get them all

    def _add(self, files: list[Path]) -> None:
        self._app.stylesheet.read_all(files)
        self._app.stylesheet.parse()
        del self._left[: len(files)]

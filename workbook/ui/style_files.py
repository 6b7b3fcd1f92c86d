"""The styles of the screens: those of home at the start, all others once home stands.

Reading all of them at once is a tenth of a start, and home waits for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from inspect import getfile
from pathlib import Path

from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

FOLDER = Path(__file__).parent / "styles"

FIRST = ("app", "home")
"""What home needs."""

LATER = (
    "first_run",
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


def add_own_styles(stylesheet: Stylesheet, found: Iterable[object]) -> None:
    """Add the styles that widgets bring along, as Textual does when the first of a kind comes.

    Its words for where they stand and which of them win are used, so that it finds them there.

    Args:
        stylesheet: All styles.
        found: Kinds of widgets, and anything else.
    """
    for kind in found:
        if not isinstance(kind, type) or not issubclass(kind, Widget):
            continue
        bases = [base for base in kind.__mro__ if issubclass(base, DOMNode)]
        for rank, base in enumerate(bases):
            css = vars(base).get("DEFAULT_CSS")
            if css:
                scope = base.__name__ if vars(base).get("SCOPED_CSS", True) else ""
                place = getfile(base), f"{base.__name__}.DEFAULT_CSS"
                stylesheet.add_source(
                    css, place, is_default_css=True, tie_breaker=-rank, scope=scope
                )
    stylesheet.parse()


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

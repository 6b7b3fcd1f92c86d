"""Screens that stay when they are left, so that to open one again is only to show it.

To make a screen with all its parts takes longer than all that is worked out for it; one that stays
costs some memory and nothing else, as what cannot be seen is neither worked out nor drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from textual.app import App
from textual.screen import Screen

S = TypeVar("S", bound=Screen[None])

REST = 0.5
"""Seconds after which what a screen that was left still has to do is done: by then the next one is
drawn."""


def open_staying(
    app: App[str], name: str, kind: type[S], make: Callable[[], S], again: Callable[[S], None]
) -> None:
    """Open a screen: the one that was open before, if it is not open now.

    Args:
        app: The app.
        name: The name under which it stays.
        kind: Its class.
        make: Makes one.
        again: Makes one that stayed look as if it had just been made.
    """
    stayed = app.get_screen(name) if app.is_screen_installed(name) else None
    if isinstance(stayed, kind) and stayed not in app.screen_stack:
        again(stayed)
        app.push_screen(stayed)
        return
    screen = make()
    if stayed is None:
        app.install_screen(screen, name)
    app.push_screen(screen)

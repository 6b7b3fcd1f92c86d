"""Opening a page in the guide: the one that was left there before, while it stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import App

from workbook.journey.place import Place
from workbook.ui.desk import Desk
from workbook.ui.staying import REST

if TYPE_CHECKING:
    from workbook.ui.screens.guide import GuideScreen

STAYING = ("guide", "other guide")
"""Names under which pages stay: the last one, and one beside it to go to and fro."""


def open_guide(app: App[Any], desk: Desk, place: Place) -> None:
    """Open a page, or an item on it, in the guide.

    Args:
        app: The app.
        desk: The services.
        place: The page, or the item; it is the page that stays when it is left.
    """
    from workbook.ui.screens.guide import GuideScreen

    stayed = _stayed(app) if place.item is None else {}
    again = next((screen for screen in stayed.values() if screen.is_left_at(place)), None)
    if again is not None:
        again.open_again()
        app.push_screen(again)
        return
    screen = GuideScreen(desk, place)
    if place.item is None:
        _let_stay(app, screen, stayed)
    app.push_screen(screen)


def _stayed(app: App[Any]) -> dict[str, GuideScreen]:
    """The pages that stay, by their names."""
    from workbook.ui.screens.guide import GuideScreen

    there = ((name, app.get_screen(name)) for name in STAYING if app.is_screen_installed(name))
    return {name: screen for name, screen in there if isinstance(screen, GuideScreen)}


def _let_stay(app: App[Any], screen: GuideScreen, stayed: dict[str, GuideScreen]) -> None:
    """Let a page stay once it is left, if need be in place of the one that was left first."""
    free = [name for name in STAYING if name not in stayed]
    if not free:
        left = [name for name, other in stayed.items() if not other.is_open]
        if not left:
            return
        name = min(left, key=lambda name: stayed[name].left)
        app.uninstall_screen(name)
        app.set_timer(REST, stayed[name].remove)
        free = [name]
    app.install_screen(screen, free[0])

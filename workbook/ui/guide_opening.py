"""Opening a page in the guide: the one that was left there before, while it stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from textual.app import App

from workbook.journey.place import Place
from workbook.ui.desk import Desk
from workbook.ui.screens.at_once import AtOnce
from workbook.ui.staying import REST

if TYPE_CHECKING:
    from workbook.ui.app import WorkbookApp
    from workbook.ui.screens.guide import GuideScreen

STAYING = ("guide", "other guide")
"""Names under which pages stay: the last one, and one beside it to go to and fro."""

LOOKS = 500
"""How often it is looked whether a piece of a page is made, a few milliseconds apart."""


def open_guide(app: App[Any], desk: Desk, place: Place) -> None:
    """Open a page, or an item on it, in the guide.

    Args:
        app: The app.
        desk: The services.
        place: The page, or the item; it is the page that stays when it is left.
    """
    from workbook.ui.screens.guide import GuideScreen

    stayed = _stayed(app) if place.item is None else {}
    free = [screen for screen in stayed.values() if screen.is_free()]
    again = next((screen for screen in free if screen.is_at(place)), None)
    if again is None and free and len(stayed) == len(STAYING):
        again = min(free, key=lambda screen: screen.left)
    if again is not None:
        again.open_again(place)
        app.push_screen(again)
        return
    screen = GuideScreen(desk, place)
    if place.item is None:
        _let_stay(app, screen, stayed)
    app.push_screen(screen)


def made_ahead(app: WorkbookApp, place: Place) -> Iterator[None]:
    """Make a page as if it had been left, piece by piece, while nobody presses a key.

    Not all of it is made if there is no room for it, or as soon as one opens something else.

    Args:
        app: The app.
        place: The page.
    """
    from workbook.ui.screens.guide import GuideScreen

    home, stayed = app.screen, _stayed(app)
    free = [name for name in STAYING if name not in stayed]
    is_there = any(page.is_at(place) for page in stayed.values())
    if not free or is_there or app.is_saying or not isinstance(home, AtOnce):
        return
    page = GuideScreen(app.desk, place)
    app.install_screen(page, free[0])
    app.call_next(home.mount_behind, page)
    yield from _until(lambda: page.is_mounted)
    if not page.is_mounted:
        app.uninstall_screen(page)
        return
    page.call_next(page.get_ready_bit_by_bit)
    yield from _until(lambda: page.is_made)
    for _ in page.steps[page.step_index].elements if page.is_made else ():
        page.call_next(page.show_more)
        yield
        yield from _until(lambda: page.is_made)
    page.stand_ready()
    yield from _until(page.is_free)


def _until(is_done: Callable[[], bool]) -> Iterator[None]:
    """Wait until something is done, but not for ever: it never is if the page goes again."""
    for _ in range(LOOKS):
        if is_done():
            return
        yield


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

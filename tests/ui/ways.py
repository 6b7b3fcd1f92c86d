"""Ways to screens that no page leads to, by names that no page has."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.ui.app_driver import Driver, WatchedApp
from workbook.journey.backups import look_lines
from workbook.notebook.backup import Look
from workbook.ui.exporting import open_export
from workbook.ui.screens.backups import GoBackScreen
from workbook.ui.screens.keys import KeysScreen
from workbook.ui.tour import begin_tour


def _go_back(app: WatchedApp) -> None:
    """Ask about a backup that would change something of everything."""
    look = Look(2, 2, 2, 2, 2, 2, 2, 2, 2)
    app.push_screen(GoBackScreen("Sun 22 Nov, 10:00", look_lines(look)))


OPENED: Mapping[str, Callable[[WatchedApp], object]] = {
    "@export": open_export,
    "@go back": _go_back,
    "@keys": lambda app: app.push_screen(KeysScreen(app.desk)),
    "@tour": begin_tour,
}
"""What opens each."""


async def come_to(driver: Driver, where: str) -> None:
    """From home open a page by its id, or one of the screens above; "" stays at home."""
    app = driver.app
    if where in OPENED:
        before = app.screen
        OPENED[where](app)
        await driver.wait_for(lambda: app.screen is not before, where)
    elif where:
        app.open_page(where)
    await driver.pilot.pause()

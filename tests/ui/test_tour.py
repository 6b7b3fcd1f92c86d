"""The tour for newcomers: on the real screens, left at any moment, and never back unasked."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.ui.app_driver import Driver, begin, running
from workbook.ui.screens.tour import POINTED
from workbook.ui.tour import STOPS


async def open_tour(driver: Driver) -> None:
    """Begin it from the palette."""
    await driver.shows("Your path")
    await driver.press("ctrl+p")
    await driver.wait_for(lambda: driver.app.screen.query("Input"), "the palette")
    await driver.type("around")
    await driver.shows("Show me around")
    await driver.press("enter")
    await driver.shows("This is home")


def pointed(driver: Driver) -> bool:
    """Whether something on the screen behind the card is pointed at."""
    return bool(driver.app.screen_stack[-2].query(f".{POINTED}"))


async def test_each_stop_points_at_what_is_there_and_fits(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, size=(60, 20)) as driver:
        await open_tour(driver)
        for number, stop in enumerate(STOPS, 1):
            await driver.shows(f"{stop.title}   {number} of {len(STOPS)}", "enter")
            await driver.wait_for(partial(pointed, driver), "it points at something")
            await driver.press("enter")
        await driver.shows("begins the tour")
        assert not driver.app.screen.query(f".{POINTED}")
        assert driver.app.screen.query("#home-next")


async def test_it_goes_back_and_is_left_at_any_moment(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await open_tour(driver)
        await driver.press("enter")
        await driver.shows("2 of 6", "The longer view")
        await driver.press("b")
        await driver.shows("1 of 6")
        await driver.press("enter", "escape")
        await driver.hides(" of 6")
        await driver.shows("Your path")


async def test_the_first_run_offers_it_once(tmp_path: Path) -> None:
    async with running(tmp_path) as driver:
        await driver.shows("be shown around")
        driver.app.screen.query_one("#first-end").focus()
        await driver.press("down", "enter")
        await driver.shows("This is home", "1 of 6")
        await driver.press("escape")
        await driver.hides("1 of 6")
        await driver.saved()
    async with running(tmp_path) as driver:
        await driver.shows("Your path")
        await driver.hides("around")


async def test_who_goes_on_without_it_is_told_where_it_is(tmp_path: Path) -> None:
    async with running(tmp_path) as driver:
        await driver.shows("be shown around")
        await driver.press("ctrl+n")
        await driver.shows("Your path", "ctrl+p, then “show me around”")

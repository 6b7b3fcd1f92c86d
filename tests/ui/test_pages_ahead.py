"""The likeliest pages are made before one opens them, and nothing is seen of that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.app_driver import Driver, begin, running
from tests.ui.elsewhere import written
from workbook.journey.place import once_place
from workbook.ui.guide_opening import STAYING, made_ahead
from workbook.ui.screens.guide import GuideScreen


def pieces(driver: Driver, page: str = "goals") -> Iterator[None]:
    """A page that is made ahead, piece by piece."""
    app = driver.app
    return made_ahead(app, once_place(app.desk.reading().pack.pages[page], app.mentorship))


async def make(driver: Driver, page: str = "goals") -> GuideScreen:
    """Make a page ahead."""
    before = {*made(driver)}
    for _ in pieces(driver, page):
        await driver.pilot.pause(0.001)
    (new,) = {*made(driver)} - before
    assert new.is_free()
    return new


def made(driver: Driver) -> list[GuideScreen]:
    """The pages that are there."""
    app = driver.app
    there = [app.get_screen(name) for name in STAYING if app.is_screen_installed(name)]
    return [page for page in there if isinstance(page, GuideScreen)]


async def test_nothing_is_drawn_for_it_and_the_keys_stay_where_they_are(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await driver.shows("with Amara")
        await driver.pilot.pause()
        drawn, text, focused = driver.app.drawn, driver.text, driver.app.focused
        page = await make(driver)
        assert (driver.app.drawn, driver.text, driver.app.focused) == (drawn, text, focused)
        assert not page.is_current
        await driver.press("down", "up")
        assert driver.text == text


async def test_it_is_the_page_that_opens_with_all_that_was_written_since(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, size=(120, 36)) as driver:
        await driver.shows("with Amara")
        page = await make(driver, "mentorship")
        written(tmp_path, {"mentorship/since": "2026-01-05"}, on="laptop")
        driver.app.workbook.notebook.poll().result()
        driver.app.open_page("mentorship")
        for sign in " B":  # a burst of keys is faster than the screen
            driver.app.simulate_key(sign)
        await driver.shows("step 1 of", "Amara B", "5 January 2026")
        assert driver.app.screen is page
        await driver.press("ctrl+n")
        await driver.shows("step 2 of")
        await driver.press("escape")
        await driver.shows("Your path")
        await driver.saved()
        assert "Amara B" in driver.answers().values()


@pytest.mark.parametrize("keys", [["down", "a"], ["g"], ["c"]])
@pytest.mark.parametrize("after", [0, 1, 3])
async def test_a_key_that_comes_while_it_is_made_does_what_it_does(
    tmp_path: Path, keys: list[str], after: int
) -> None:
    words = {"a": "Actions  open", "g": "step 1 of", "c": "Capture, for"}[keys[-1]]
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await driver.shows("with Amara")
        making = pieces(driver)
        for _ in range(after):
            next(making, None)
            await driver.pilot.pause(0)
        await driver.press(*keys)
        for _ in making:
            await driver.pilot.pause(0)
            if driver.app.screen is not driver.app.screen_stack[0] and any(
                page.is_made for page in made(driver)
            ):
                break
        await driver.shows(words)
        await driver.press("escape")
        await driver.shows("Your path")
        await driver.press("g")
        await driver.shows("Goals", "step 1 of")


async def test_there_is_room_for_two_and_each_page_is_made_once(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await driver.shows("with Amara")
        await make(driver, "goals")
        assert not list(pieces(driver, "goals"))
        await make(driver, "mentorship")
        assert not list(pieces(driver, "agreement"))
        driver.app.open_page("agreement")
        await driver.shows("Agreement", "step 1 of 7", "In one sentence")
        assert len(made(driver)) == len(STAYING)


async def test_what_was_said_in_passing_stays(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await driver.shows("with Amara")
        driver.app.notify("Said in passing.")
        await driver.shows("Said in passing.")
        assert not list(pieces(driver))
        await driver.shows("Said in passing.")


async def test_nothing_is_made_behind_another_screen(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await driver.shows("with Amara")
        making = pieces(driver)
        next(making)
        driver.app.action_help()  # before the page is mounted
        for _ in making:
            await driver.pilot.pause(0)
        assert not made(driver)
        await driver.press("escape")
        await driver.shows("with Amara")
        await driver.press("g")
        await driver.shows("Goals", "step 1 of")


async def test_in_another_window_it_is_there_as_that_window_wants_it(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="goals", size=(80, 24)) as driver:
        await driver.shows("Goals", "step 1 of")
        await driver.pilot.pause()
        text = driver.text
        await driver.press("escape")
        await driver.shows("Your path")
    async with running(tmp_path, size=(120, 36)) as driver:
        await driver.shows("with Amara")
        await make(driver)
        await driver.pilot.resize_terminal(80, 24)
        driver.app.open_page("goals")
        await driver.wait_for(lambda: driver.text == text, "the same page")

"""A long step opens with what fills the screen; what is below comes once that is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.app_driver import Driver, begin, running
from workbook.ui.screens import guide_staying
from workbook.ui.screens.guide import GuideScreen
from workbook.ui.widgets.first_look import BELOW, least_height
from workbook.ui.widgets.step import Step

LAST = "prompt:not-expected"
"""What the first step of the agreement asks last."""

TO_LAST = ["tab"] * 9
"""The keys that lead to it: over three columns, the goals, three columns, and two more."""


def opened(driver: Driver) -> Step:
    """The step that is open."""
    page = driver.app.screen
    assert isinstance(page, GuideScreen)
    return page.pane.step


def wholly_shown(driver: Driver) -> bool:
    """Whether the step that is open is there with all that is on it."""
    page = driver.app.screen
    assert isinstance(page, GuideScreen)
    return page.pane.step.is_whole and len(page.pane.step.blocks) == len(page.steps[0].elements)


def words(driver: Driver) -> list[str]:
    """The lines of the screen, without the bar beside them."""
    return [line[: driver.app.size.width - 4].rstrip() for line in driver.text.split("\n")]


@pytest.fixture
def rest_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """After one block more than fills the screen no other comes by itself."""
    monkeypatch.setattr(guide_staying, "BETWEEN", 3600)


async def test_what_is_below_the_screen_comes_by_itself(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="agreement") as driver:
        await driver.shows("In one sentence")
        await driver.wait_for(lambda: wholly_shown(driver), "the whole step")


@pytest.mark.usefixtures("rest_waits")
async def test_what_comes_below_the_screen_moves_nothing(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="agreement") as driver:
        await driver.shows("In one sentence")
        step, page = opened(driver), driver.app.screen
        assert isinstance(page, GuideScreen)
        assert not step.is_whole
        before, first = words(driver), next(iter(step.blocks.values()))
        width, height = first.size.width, step.virtual_size.height
        await page.show_whole()
        await driver.wait_for(lambda: step.virtual_size.height > height, "the rest laid out")
        assert (words(driver), first.size.width) == (before, width)


@pytest.mark.usefixtures("rest_waits")
async def test_a_long_step_opens_with_what_fills_the_screen(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="agreement") as driver:
        await driver.shows("In one sentence")
        step = opened(driver)
        assert not step.is_whole
        assert step.virtual_size.height > step.size.height


@pytest.mark.usefixtures("rest_waits")
async def test_so_does_one_on_a_page_that_takes_the_place_of_another(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.shows("step 1 of")
        taken = driver.app.screen
        for page, words in (("goals", "Some years on"), ("agreement", "In one sentence")):
            await driver.press("escape")
            await driver.shows("Your path")
            driver.app.open_page(page)
            await driver.wait_for(lambda: getattr(driver.app.screen, "is_ready", False), page)
            await driver.shows(words)
        assert driver.app.screen is taken
        assert not opened(driver).is_whole


@pytest.mark.usefixtures("rest_waits")
async def test_tab_goes_to_a_field_that_is_not_there_yet(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="agreement") as driver:
        await driver.shows("In one sentence")
        assert not opened(driver).is_whole
        await driver.press(*TO_LAST)
        assert "step 1 of" in driver.text
        assert opened(driver).focused_name() == LAST
        assert wholly_shown(driver)


@pytest.mark.usefixtures("rest_waits")
async def test_a_page_opens_at_a_field_below_what_fills_the_screen(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="agreement") as driver:
        await driver.shows("In one sentence")
        await driver.press(*TO_LAST)
        assert opened(driver).focused_name() == LAST
        await driver.press("escape")
        await driver.saved()
    async with running(tmp_path, page="agreement") as driver:
        await driver.shows("should neither of us expect")
        assert opened(driver).focused_name() == LAST


@pytest.mark.parametrize("page", ["mentorship", "goals", "agreement", "self-check", "closure"])
@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_no_block_is_lower_than_it_was_taken_to_be(
    tmp_path: Path, page: str, size: tuple[int, int]
) -> None:
    begin(tmp_path)
    async with running(tmp_path, page=page, size=size) as driver:
        await driver.shows("step 1 of")
        await driver.wait_for(lambda: wholly_shown(driver), "the whole step")
        blocks = opened(driver).blocks.values()
        await driver.wait_for(lambda: all(block.size for block in blocks), "all laid out")
        assert blocks
        for block in blocks:
            assert least_height(block) <= block.outer_size.height + BELOW

"""The steps beside the one that is open are made before one goes there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.app_driver import Driver, begin, running
from tests.ui.elsewhere import written
from workbook.ui.screens import guide_ahead
from workbook.ui.screens.guide import GuideScreen
from workbook.ui.widgets.prompt_block import PromptBlock


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for it."""
    monkeypatch.setattr(guide_ahead, "SOON", 0.01)


def opened(driver: Driver) -> GuideScreen:
    """The page that is open."""
    page = driver.app.screen
    assert isinstance(page, GuideScreen)
    return page


async def test_a_step_made_ahead_shows_what_holds_when_one_goes_there(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.shows("step 1 of")
        page = opened(driver)
        await driver.wait_for(lambda: not page.pane.lacks(page.steps[1]), "the next step")
        assert "Why does a mentor matter" not in driver.text
        written(tmp_path, {"mentorship/why": "There"}, on="laptop", seen=True)
        driver.app.workbook.notebook.poll().result()
        await driver.press("ctrl+n")
        await driver.shows("step 2 of", "Why does a mentor matter", "There")
        await driver.type(" and here")
        await driver.saved()
        assert driver.answers()["mentorship/why"] == "There and here"


async def test_one_turns_to_the_step_that_was_made(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.shows("step 1 of")
        page = opened(driver)
        await driver.wait_for(lambda: not page.pane.lacks(page.steps[1]), "the next step")
        made = {*page.pane.query(PromptBlock)}
        await driver.press("ctrl+n")
        await driver.shows("step 2 of", "Why does a mentor matter")
        assert {*page.pane.step.prompt_blocks()} <= made


async def test_both_steps_beside_are_made_and_tab_passes_over_them(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.press("ctrl+n", "ctrl+n")
        await driver.shows("step 3 of")
        await driver.press("escape")
        await driver.shows("Your path")
    async with running(tmp_path, page="mentorship") as driver:
        await driver.shows("step 3 of")
        page = opened(driver)
        before, after = page.steps[1], page.steps[3]
        await driver.wait_for(
            lambda: not (page.pane.lacks(before) or page.pane.lacks(after)), "both steps"
        )
        await driver.press("tab")
        assert page.focused is not None
        assert page.pane in page.focused.ancestors
        assert page.step_id == page.steps[2].id
        await driver.press("ctrl+b")
        await driver.shows("step 2 of")
        await driver.press("ctrl+n", "ctrl+n")
        await driver.shows("step 4 of")


async def test_nothing_is_made_once_the_page_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guide_ahead, "SOON", 3600.0)
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.shows("step 1 of")
        page = opened(driver)
        await driver.press("escape")
        await driver.shows("Your path")
        await page.make_one()
        assert page.pane.lacks(page.steps[1])


async def test_a_step_of_the_visit_before_is_taken_again_as_it_stands_now(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await driver.shows("Your path")
        driver.app.open_page("mentorship")
        await driver.shows("step 1 of")
        page = opened(driver)
        await driver.press("ctrl+n")
        await driver.shows("step 2 of", "Why does a mentor matter")
        before = {*page.pane.step.prompt_blocks()}
        await driver.press("ctrl+b")
        await driver.shows("step 1 of")
        await driver.press("escape")
        await driver.shows("Your path")
        driver.app.open_page("mentorship")
        await driver.shows("step 1 of")
        assert driver.app.screen is page
        await driver.wait_for(lambda: not page.pane.lacks(page.steps[1]), "the next step")
        await driver.press("ctrl+n")
        await driver.shows("step 2 of", "Why does a mentor matter")
        assert {*page.pane.step.prompt_blocks()} == before

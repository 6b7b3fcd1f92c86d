"""A page that was left and is opened again: it stayed, and shows itself as if it were new."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import TextArea

from tests.ui.app_driver import Driver, begin, running
from tests.ui.elsewhere import written
from workbook.ui.cursor import Spot
from workbook.ui.desk import spot_name
from workbook.ui.screens import guide_staying
from workbook.ui.screens.guide import GuideScreen
from workbook.ui.widgets.prompt_block import PromptBlock

SOON, NEVER = 0.01, 3600.0
"""Seconds after which a page that was left is made ready for the next visit."""


@pytest.fixture(params=[SOON, NEVER])
def rest(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> float:
    """Whether one comes back after it was made ready, or before."""
    chosen: float = request.param
    monkeypatch.setattr(guide_staying, "REST", chosen)
    return chosen


async def left(driver: Driver, rest: float) -> GuideScreen:
    """Leave the page that is open; returns it once it has had its rest."""
    page = driver.app.screen
    assert isinstance(page, GuideScreen)
    await driver.press("escape")
    await driver.shows("Your path")
    if rest == SOON:
        await driver.wait_for(lambda: page.readying is None, "ready for the next visit")
        await driver.pilot.pause()
    return page


async def again(driver: Driver, page: GuideScreen) -> None:
    """Open the page again."""
    driver.app.open_page(page.place.page.id)
    assert driver.app.screen is page, "it stayed"
    await driver.wait_for(lambda: page.is_ready, "the page")


async def test_a_page_opened_again_shows_what_was_written_elsewhere_and_begins_there(
    tmp_path: Path, rest: float
) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.press("ctrl+n")
        await driver.shows("Why does a mentor matter")
        await driver.type("Here")
        page = await left(driver, rest)
        await driver.saved()
        written(tmp_path, {"mentorship/why": "There"}, on="laptop", seen=True)
        driver.app.workbook.notebook.poll().result()
        await again(driver, page)
        await driver.shows("step 2 of", "There")
        await driver.press("ctrl+z", "end")
        await driver.type(" and here")
        await driver.saved()
        assert driver.answers()["mentorship/why"] == "There and here"
        assert "also written" not in driver.text, "what one writes on is no other version"


async def test_a_new_visit_takes_nothing_back_of_the_last_one_and_writes_nothing(
    tmp_path: Path, rest: float
) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.press("ctrl+n")
        await driver.type("Kept as it")
        page = await left(driver, rest)
        await driver.saved()
        log = sum(file.stat().st_size for file in (tmp_path / "data").rglob("*.jsonl"))
        await again(driver, page)
        await driver.press("ctrl+z", "ctrl+z")
        await driver.shows("Kept as it")
        await left(driver, rest)
        await driver.saved()
        assert log == sum(file.stat().st_size for file in (tmp_path / "data").rglob("*.jsonl")) > 0


async def test_a_page_opens_at_the_step_and_in_the_place_that_are_wanted(
    tmp_path: Path, rest: float
) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.press("ctrl+n")
        await driver.type("one two")
        await driver.press("left", "left", "left")
        page = await left(driver, rest)
        await again(driver, page)
        for sign in "and":  # a burst of keys is faster than the screen
            driver.app.simulate_key(sign)
        await driver.shows("one andtwo")
        await left(driver, rest)
        driver.app.desk.cursor.put(spot_name(page.place), Spot("who"))
        await again(driver, page)
        await driver.shows("step 1 of")
        await driver.press("ctrl+n")
        await driver.shows("step 2 of", "one andtwo")
        assert isinstance(page.focused, TextArea)
        assert page.focused.cursor_location == (0, len("one andtwo")), "at its end, as ever"


async def test_a_page_that_stays_does_nothing_and_only_the_last_ones_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guide_staying, "REST", NEVER)
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.press("ctrl+n")
        await driver.shows("Why does a mentor matter")
        first = await left(driver, NEVER)
        written(tmp_path, {"mentorship/why": "There"}, on="laptop", seen=True)
        driver.app.workbook.notebook.poll().result()
        await driver.pilot.pause()
        views = [block.view for block in first.query(PromptBlock)]
        assert not any(slot.value == "There" for view in views for slot in view.slots)
        for name in ("goals", "agreement"):
            driver.app.open_page(name)
            await driver.wait_for(lambda: getattr(driver.app.screen, "is_ready", False), name)
            await left(driver, NEVER)
        assert first.place.page.id == "agreement", "it is taken for another page"
        driver.app.open_page("mentorship")
        await driver.shows("step 2 of", "There")
        assert driver.app.screen is not first


async def test_a_page_in_the_place_of_another_is_as_if_that_had_never_been_there(
    tmp_path: Path, rest: float
) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.press("ctrl+n")
        await driver.type("For the figures")
        taken = await left(driver, rest)
        driver.app.open_page("goals")
        await driver.shows("Some years on")
        await left(driver, rest)
        driver.app.open_page("agreement")
        for sign in "We":  # a burst of keys is faster than the screen
            driver.app.simulate_key(sign)
        assert driver.app.screen is taken
        await driver.wait_for(lambda: taken.is_ready, "the page")
        await driver.shows("Agreement", "step 1 of 7", "In one sentence", "We")
        assert "Why now" not in driver.text
        await driver.type(" learn")
        await driver.press("ctrl+n")
        await driver.shows("step 2 of 7")
        await driver.press("ctrl+b")
        await driver.shows("step 1 of 7", "We learn")
        await driver.press("escape")
        driver.app.open_page("mentorship")
        await driver.shows("step 2 of", "For the figures")
        await driver.saved()
        answers = driver.answers()
        assert answers["mentorship/why"] == "For the figures"
        assert "We learn" in answers.values()


async def test_a_page_that_was_left_is_not_made_ready_any_more_as_the_program_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready: list[bool] = []

    async def on_unmount(page: GuideScreen) -> None:  # by now no screen is there any more
        await page.get_ready()
        ready.append(True)

    monkeypatch.setattr(guide_staying, "REST", NEVER)
    monkeypatch.setattr(GuideScreen, "on_unmount", on_unmount, raising=False)
    begin(tmp_path)
    async with running(tmp_path, page="goals") as driver:  # which raises what goes wrong
        await driver.press("escape")
        await driver.shows("Your path")
        await driver.press("ctrl+q")
        await driver.wait_for(lambda: not driver.app.is_running, "the end")
    assert len(ready) == 1

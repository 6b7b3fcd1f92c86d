"""Catching a thought: from wherever one is, several in a row, and without losing half a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.effort import EACH_SIZE
from tests.ui.app_driver import Driver, begin, make_workbook, running
from workbook.journey import capturing
from workbook.pages import needs
from workbook.ui.screens.capture import CaptureScreen, KindLine
from workbook.ui.screens.home import HomeScreen


def topics(driver: Driver) -> list[tuple[object, object]]:
    """All topics in their order, as (kind, words), as the screens see them."""
    reading = driver.app.desk.reading()
    return [
        (reading.item_value(item, needs.TOPIC_KIND), reading.item_value(item, needs.TOPIC_WHAT))
        for item in reading.snapshot.items_of(needs.TOPICS)
    ]


async def opened(driver: Driver) -> KindLine:
    """Wait for the line."""
    await driver.wait_for(
        lambda: isinstance(driver.app.screen, CaptureScreen) and driver.app.screen.is_ready,
        "the line opens",
    )
    return driver.app.screen.query_one(KindLine)


async def test_several_thoughts_in_a_row_from_home(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await driver.shows("Your path", "Nothing yet · t opens the list")
        await driver.press("c", *"how")  # typed before the line is drawn
        await driver.shows("Capture, for Thu 26 Nov", "how")
        await driver.press("tab", "enter")
        await driver.shows("Kept (question): how")
        line = await opened(driver)
        line.put("plain")
        await driver.press("enter")
        await driver.shows("2 kept, the last: plain")
        await driver.press("alt+o", "alt+w")
        line.put("it went well")
        await driver.press("enter")
        line.put("f: [/b] my [red]slides")
        await driver.press("enter")
        await driver.shows("4 kept, the last (feedback wanted): [/b] my [red]slides")
        assert topics(driver) == [
            ("question", "how"),
            (None, "plain"),
            ("win", "it went well"),
            ("feedback", "[/b] my [red]slides"),
        ]
        await driver.press("enter")  # on an empty line
        await driver.wait_for(lambda: isinstance(driver.app.screen, HomeScreen), "home")
        await driver.shows("? how", "★ it went well", "◇ [/b] my [red]slides")
        await driver.saved()


async def test_half_a_line_is_there_again_whatever_happens(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await driver.shows("Your path")
        await driver.press("c")
        line = await opened(driver)
        await driver.press("shift+tab")
        assert line.tag == "idea"
        line.put("half a ")
        await driver.press("escape", "c")
        line = await opened(driver)
        assert (line.tag, line.value) == ("idea", "half a ")
        await driver.type("li")
        await driver.wait_for(
            lambda: capturing.draft(driver.app.workbook.reading(), None)[1] == "half a li",
            "half a line on the disk",
        )
        assert topics(driver) == []
        # the program ends here
    async with running(tmp_path) as driver:
        await driver.shows("Your path", "Nothing yet · t opens the list")
        await driver.press("c")
        line = await opened(driver)
        assert (line.tag, line.value) == ("idea", "half a li")
        await driver.type("ne\n")
        await driver.press("escape", "c")
        assert (await opened(driver)).value == ""
        assert topics(driver) == [("idea", "half a line")]


@pytest.mark.parametrize("size", EACH_SIZE)
async def test_letters_belong_to_whoever_is_writing(tmp_path: Path, size: tuple[int, int]) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship", size=size) as driver:
        await driver.shows("Who it is")
        await driver.press("ctrl+o", "c")  # in the list of steps
        await opened(driver)
        await driver.press("alt+q")
        await driver.shows("q", "question", "obstacle", "feedback", "idea", "esc back")
        await driver.press("escape", "escape")
        await driver.type("c")
        await driver.shows("Amarac")
        assert not isinstance(driver.app.screen, CaptureScreen)
        await driver.press("alt+c")
        (await opened(driver)).put("meanwhile")
        await driver.press("enter", "enter")
        await driver.wait_for(
            lambda: not isinstance(driver.app.screen, CaptureScreen), "back in the text"
        )
        await driver.type("c")
        await driver.shows("Amaracc")
        await driver.saved()
        assert topics(driver) == [(None, "meanwhile")]


async def test_nothing_is_caught_where_it_cannot_be_kept(tmp_path: Path) -> None:
    async with running(tmp_path) as driver:  # a first run, in which there is no mentor
        await driver.wait_for(lambda: driver.app.screen.focused, "a field")
        await driver.press("alt+c")
        await driver.pilot.pause()
        assert not isinstance(driver.app.screen, CaptureScreen)
    begin(tmp_path)
    holder = make_workbook(tmp_path, app=True)
    try:
        async with running(tmp_path) as driver:
            await driver.shows("Your path")
            await driver.press("c")
            await driver.shows("Nothing can be caught here")
            await driver.type("some")  # s is a key of home
            assert not isinstance(driver.app.screen, HomeScreen)
            await driver.press("escape")
            await driver.wait_for(lambda: isinstance(driver.app.screen, HomeScreen), "home")
    finally:
        holder.notebook.close()

"""Everything can be found: by F1 on each screen, and by name with ctrl+p."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from textual.screen import Screen

from tests.ui.app_driver import Driver, begin, running
from workbook.ui.commands import COMMANDS, Where, bindings, table
from workbook.ui.screens.guide import GuideScreen
from workbook.ui.screens.meeting import MeetingScreen


async def test_help_explains_home_and_its_keys(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, size=(100, 44)) as driver:
        await driver.shows("Your path")
        await driver.press("question_mark")
        await driver.shows("Home shows what comes next", "Open your goals", "ctrl+q")
        await driver.press("escape")
        await driver.hides("Home shows what comes next")


async def test_help_explains_a_page_while_one_types(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship", size=(100, 60)) as driver:
        await driver.shows("Who it is")
        await driver.press("f1")
        await driver.shows("one step at a time", "Go to the next step", "shift+tab")
        await driver.press("f1")
        await driver.hides("one step at a time")
        await driver.shows("Who it is")


async def test_the_palette_finds_pages_and_commands_wherever_one_is(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, size=(100, 40)) as driver:
        await driver.shows("Your path")
        for words, shows in (
            ("self-check", "Your habits today"),
            ("agreement", "Purpose"),
            ("tour", "This is home"),
            ("colours", "● workbook-dark"),
        ):
            await driver.press("ctrl+p")
            await driver.wait_for(lambda: driver.app.screen.query("Input"), "the palette")
            await driver.type(words)
            await driver.shows(words[:6])
            await driver.press("enter")
            await driver.shows(shows)
            await driver.press("escape")


def shown(driver: Driver, kind: type[Screen[None]]) -> bool:
    """Whether a screen of this kind is in front."""
    return isinstance(driver.app.screen, kind)


async def test_the_palette_finds_meetings_goals_and_mentors(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, size=(100, 40)) as driver:
        await driver.shows("Your path")
        for words, found, screen in (
            ("thursday", "Meeting of Thu 26 Nov", MeetingScreen),
            ("26.11.", "Meeting of Thu 26 Nov", MeetingScreen),
            ("planning", "Run the planning meeting", GuideScreen),
            ("amara", "Your mentor", GuideScreen),
        ):
            await driver.press("ctrl+p")
            await driver.wait_for(lambda: driver.app.screen.query("Input"), "the palette")
            await driver.type(words)
            await driver.shows(found)
            await driver.press("enter")
            await driver.wait_for(partial(shown, driver, screen), found)
            driver.app.go_home()
            await driver.shows("Your path")


async def test_the_help_of_a_screen_in_front_tells_its_own_keys(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await driver.shows("Your path")
        await driver.press("m", "f1")
        await driver.shows("Here", "n      ", "Put away", "ctrl+q")
        await driver.hides("Catch something")


async def test_everything_in_the_help_can_be_reached_where_there_is_little_room(
    tmp_path: Path,
) -> None:
    begin(tmp_path)
    async with running(tmp_path, size=(60, 20)) as driver:
        await driver.shows("Your path")
        await driver.press("question_mark")
        await driver.shows("Home shows what comes next", "down scrolls")
        await driver.press("end")
        await driver.shows("ctrl+q", "Leave the workbook")


async def test_colours_are_chosen_and_kept(tmp_path: Path) -> None:
    begin(tmp_path)
    kept: list[str] = []
    async with running(tmp_path, save_theme=kept.append) as driver:
        await driver.shows("Your path")
        driver.app.theme = "nord"
        await driver.wait_for(lambda: kept == ["nord"], "the colours are kept")


async def test_colours_that_do_not_exist_are_said(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, theme="mauve") as driver:
        await driver.shows("no colours called “mauve”", "Your path")


def test_every_command_has_a_key_a_label_and_a_sentence() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    for command in COMMANDS:
        assert command.keys
        assert command.label
        assert command.help[0].isupper()
        assert not command.help.endswith(".")


@pytest.mark.parametrize("where", [Where.HOME, Where.GUIDE])
def test_no_key_means_two_things_on_a_screen(where: Where) -> None:
    keys = [
        key
        for command in COMMANDS
        if command.where in (where, Where.EVERYWHERE)
        for key in command.keys.split(",")
    ]
    assert len(keys) == len(set(keys))


def test_the_table_names_each_command_as_people_know_its_key() -> None:
    rows = table([Where.HOME])
    assert ("?", "Explain this screen and its keys") in [(key, help_) for _, key, help_ in rows]
    assert len(bindings(Where.HOME)) == len(rows)

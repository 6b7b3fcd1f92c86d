"""The settings and the keys on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ui.app_driver import Driver, begin, running
from workbook.preferences import Named, Preferences
from workbook.settings import read_settings
from workbook.ui.widgets.rows import Rows


async def open_settings(driver: Driver, row: str) -> None:
    """Open the settings, with the cursor on a row."""
    await driver.shows("Your path")
    await driver.press("s")
    await driver.shows("Settings", "How everything looks")
    driver.app.screen.query_one(Rows).cursor_id = row


async def test_every_setting_is_shown_with_what_it_says_and_who_said_so(tmp_path: Path) -> None:
    begin(tmp_path)
    file = tmp_path / "settings.toml"
    file.write_text('editor = "vim -n"\ncolour = 1\nplain = 3\n', encoding="utf-8")
    chosen = Preferences(file, named={"data": Named("/a/b", "--data")})
    async with running(tmp_path, preferences=chosen, size=(100, 40)) as driver:
        await open_settings(driver, "data")
        await driver.shows("vim -n · file", "/a/b · --data", "Thu 26 Nov", "monday")
        await driver.shows('settings.toml:3: "plain"', "must be true or false")
        await driver.shows('"colour" means nothing to this version')
        await driver.press("enter")
        await driver.shows("--data names it for now")


async def test_how_days_are_shown_is_chosen_from_a_list_and_undone(tmp_path: Path) -> None:
    begin(tmp_path)
    file = tmp_path / "settings.toml"
    chosen = Preferences(file)
    async with running(tmp_path, preferences=chosen) as driver:
        await open_settings(driver, "dates")
        await driver.press("enter")
        await driver.shows("How days are shown; what leaves", "● Thu 26 Nov")
        await driver.press("down", "down", "enter")
        await driver.shows("26.11. · file")
        assert read_settings(file).settings.dates == "26.11."
        await driver.press("escape")
        await driver.shows("Thu 26.11.", "Sunday 22.11.")
        await driver.press("s")
        await driver.shows("26.11. · file")
        driver.app.screen.query_one(Rows).cursor_id = "dates"
        await driver.press("x")
        await driver.hides("26.11. · file")
        assert read_settings(file).settings.dates is None


async def test_a_command_is_checked_before_it_is_taken(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await open_settings(driver, "editor")
        await driver.press("enter")
        await driver.shows("Left empty it is as")
        await driver.type("nosuchone")
        await driver.press("enter")
        await driver.shows("There is no program nosuchone here")
        await driver.press(*["backspace"] * len("nosuchone"))
        await driver.type("sh")
        await driver.press("enter")
        await driver.shows("sh · until you leave")
        assert driver.app.desk.editor() == "sh"


async def test_the_file_is_changed_in_ones_own_editor_and_taken_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(tmp_path)
    script = tmp_path / "editor"
    script.write_text('#!/bin/sh\necho \'theme = "nord"\' >> "$1"\n', encoding="utf-8")
    script.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(script))
    file = tmp_path / "settings.toml"

    @contextmanager
    def aside() -> Iterator[None]:
        yield

    async with running(tmp_path, preferences=Preferences(file)) as driver:
        await open_settings(driver, "theme")
        monkeypatch.setattr(driver.app, "suspend", aside)
        await driver.press("e")
        await driver.shows("nord · file")
        assert driver.app.theme == "nord"
        await driver.press("x")
        await driver.hides("nord · file")
        assert read_settings(file).settings.theme is None
        assert "# The settings of your workbook" in file.read_text(encoding="utf-8")


async def test_a_new_key_is_pressed_checked_and_shown_everywhere(tmp_path: Path) -> None:
    begin(tmp_path)
    file = tmp_path / "settings.toml"
    async with running(tmp_path, preferences=Preferences(file), size=(100, 40)) as driver:
        await open_settings(driver, "keys")
        await driver.press("enter")
        await driver.shows("Settings › Keys", "Take notes of a meeting")
        driver.app.screen.query_one(Rows).cursor_id = "home.notes"
        await driver.press("enter")
        await driver.shows("A new key for: Take notes of a meeting")
        await driver.press("p")
        await driver.shows("p is taken: prepare the next meeting.")
        await driver.press("N")
        await driver.hides("A new key for")
        assert read_settings(file).settings.keys == {"home.notes": "N"}
        await driver.press("escape")
        await driver.shows("1 changed")
        await driver.press("escape")
        await driver.shows("p prep  N notes  r reflect")
        await driver.press("n")
        await driver.press("question_mark")
        await driver.shows("N  Take notes of a meeting")
        await driver.press("escape", "N")
        await driver.shows("Which meeting is it?")


async def test_keys_that_clash_are_said_in_one_message_and_not_taken(tmp_path: Path) -> None:
    begin(tmp_path)
    file = tmp_path / "settings.toml"
    file.write_text('[keys]\n"home.prep" = "n"\n"home.goals" = "G"\nx = "y"\n', encoding="utf-8")
    async with running(tmp_path, preferences=Preferences(file), size=(100, 40)) as driver:
        await driver.shows("Not every key under [keys]", "n is taken")
        assert driver.app.changed_keys == {"home.goals": "G"}
        await driver.press("G")
        await driver.shows("Goals")


async def test_colours_are_chosen_with_the_cursor_on_those_in_use(tmp_path: Path) -> None:
    begin(tmp_path)
    file = tmp_path / "settings.toml"
    async with running(tmp_path, preferences=Preferences(file)) as driver:
        await open_settings(driver, "theme")
        await driver.press("enter")
        await driver.shows("● workbook-dark", "○ ansi-dark")
        await driver.press("down", "enter")
        await driver.hides("○ ansi-dark")
        assert driver.app.theme == read_settings(file).settings.theme == "workbook-light"

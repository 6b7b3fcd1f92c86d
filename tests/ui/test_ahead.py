"""What the first keys need is there before they come, and nobody sees how."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from tests.ui.app_driver import begin, running
from workbook.ui.ahead import ahead
from workbook.ui.idle import Idle


async def test_it_draws_nothing_and_leaves_no_styles_to_be_read(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await driver.shows("with Amara")
        await driver.pilot.pause()
        drawn, text = driver.app.drawn, driver.text
        for _ in ahead(driver.app):
            pass
        await driver.pilot.pause()
        assert (driver.app.drawn, driver.text) == (drawn, text)
        for keys, words in (
            (("g",), "step 1 of"),
            (("escape", "a"), "Actions"),
            (("c",), "Capture, for"),
        ):
            styles = dict(driver.app.stylesheet.source)
            await driver.press(*keys)
            await driver.shows(words)
            new = set(driver.app.stylesheet.source.items()) - set(styles.items())
            assert not {place for place, _ in new if place[1].endswith("DEFAULT_CSS")}, keys


async def test_before_anything_is_begun_there_is_nothing_to_read(tmp_path: Path) -> None:
    async with running(tmp_path) as driver:
        await driver.shows("Welcome to your workbook")
        assert list(ahead(driver.app))


@pytest.mark.parametrize("terminal", [True, False])
async def test_on_a_terminal_it_begins_with_home_and_keys_keep_it_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, terminal: bool
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Idle, "begin", lambda _idle: told.append("begin"))
    monkeypatch.setattr(Idle, "disturbed", lambda _idle: told.append("key"))
    monkeypatch.setattr(HeadlessDriver, "is_headless", not terminal)
    monkeypatch.setattr(HeadlessDriver, "write", lambda _driver, _data: None)
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await driver.shows("with Amara")
        await driver.press("down")
        await driver.pilot.pause()
        assert sorted(told) == [*["begin"] * terminal, "key"]

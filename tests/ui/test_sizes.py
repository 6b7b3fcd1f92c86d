"""Every screen at every size: nothing ends, and from 60 by 20 on one sees where one is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tests.effort import SOAK, soak_only
from tests.ui.app_driver import Driver, begin, make_workbook, running
from tests.ui.test_hostile import ALL
from tests.ui.ways import come_to
from workbook.journey.demo import write_demo
from workbook.ui.widgets.fields.rows import FieldRows
from workbook.ui.widgets.key_line import KeyLine
from workbook.ui.widgets.rows import BAR, Rows

Way = tuple[str, tuple[str, ...]]
"""A page, and the keys that are pressed there."""

SIZES = ((1, 1), (60, 20))
"""Columns and rows, one after the other: nothing to be seen at all, and the least to work in."""

ALL_SIZES = ((1, 1), (20, 5), (40, 10), (60, 20), (300, 100), (80, 24), (500, 300), (61, 20))
"""The same for those with more time, so that each screen shrinks, grows and comes back."""

USUAL = (
    ("", ("c",)),
    ("", ("f1",)),
    ("", ("d", "enter", "a")),
    ("goals", ("down", "enter", "end")),
    ("actions", ("d", "4")),
    ("", ("h", "down", "enter")),
)
"""Ways that end on most kinds of screens."""


def in_sight(app: App[Any], widget: Widget) -> Region:
    """The part of a widget that is drawn on the screen; empty where none is."""
    if not widget.is_attached or not widget.display:
        return Region()
    drawn = app.screen.find_widget(widget).visible_region
    return drawn.intersection(app.screen.region)


def assert_one_sees_where_one_is(driver: Driver) -> None:
    """The keys are shown, and so is the line that the cursor is on."""
    app = driver.app
    for keys in (*app.screen.query(KeyLine), *app.screen.query(".modal-keys")):
        assert in_sight(app, keys).height >= 1, f"{keys} is out of sight\n{driver.text}"
    focused = app.focused
    if focused is None:
        return
    shown = in_sight(app, focused)
    assert shown, f"{focused} is out of sight\n{driver.text}"
    if isinstance(focused, Rows) and focused.rows:
        lines = driver.text.splitlines()[shown.y : shown.bottom]
        assert any(BAR in line[shown.x : shown.right] for line in lines), driver.text
    if isinstance(focused, Input | TextArea):
        assert shown.contains(*focused.cursor_screen_offset), (
            f"the cursor is out of sight\n{driver.text}"
        )


async def through_all_sizes(driver: Driver) -> None:
    """Make the window all sizes while this screen is open."""
    for size in ALL_SIZES if SOAK else SIZES:
        await driver.pilot.resize_terminal(*size)
        await driver.pilot.pause()
        assert driver.app.size == size
        if size >= (60, 20):
            assert_one_sees_where_one_is(driver)


def live_in(folder: Path) -> None:
    """The demonstration in a folder."""
    workbook = make_workbook(folder)
    write_demo(workbook)
    workbook.notebook.close()


async def walk(folder: Path, ways: Iterable[Way], *, every_key: bool) -> None:
    """Go these ways and take the screens there, or all on the way, through all sizes."""
    live_in(folder)
    async with running(folder) as driver:
        for page, keys in ways:
            await come_to(driver, page)
            for key in keys:
                await driver.press(key)
                if every_key:
                    await through_all_sizes(driver)
            await through_all_sizes(driver)
            driver.app.go_home()
            await driver.pilot.pause()


async def test_most_kinds_of_screens_at_any_size(tmp_path: Path) -> None:
    await walk(tmp_path, USUAL, every_key=False)


@soak_only
@pytest.mark.parametrize("way", ALL, ids=lambda way: " ".join((way[0], *way[1])))
async def test_every_screen_at_any_size(tmp_path: Path, way: Way) -> None:
    await walk(tmp_path, (way,), every_key=True)


async def test_the_first_questions_at_any_size(tmp_path: Path) -> None:
    async with running(tmp_path) as driver:
        await driver.shows("Welcome to your workbook")
        await driver.type("Amara")
        await through_all_sizes(driver)
        await driver.shows("Amara")


async def test_the_cursor_is_in_sight_as_a_scale_opens_in_little_room(tmp_path: Path) -> None:
    """Its rows begin far below the question's top."""
    live_in(tmp_path)
    async with running(tmp_path, page="self-check", size=(60, 18)) as driver:
        await driver.shows("Begin anew")
        await driver.press("down", "enter")
        await driver.shows("step 1 of")
        app = driver.app

        def sees_the_cursor() -> bool:
            shown = in_sight(app, app.focused) if isinstance(app.focused, FieldRows) else Region()
            return any(BAR in line for line in driver.text.splitlines()[shown.y : shown.bottom])

        await driver.wait_for(sees_the_cursor, "the cursor is in sight")


async def test_no_key_is_lost_while_the_size_changes(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.shows("Who it is")
        await driver.press("ctrl+n")
        for size in (*SIZES, (90, 30)):
            await driver.pilot.resize_terminal(*size)
            await driver.type("ab ")
        await driver.saved()
        assert "ab " * 3 in driver.answers().values()

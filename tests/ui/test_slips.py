"""A slip of the hand, wherever one writes: what it took away is found again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual import events
from textual.widget import Widget
from textual.widgets import TextArea

from tests.effort import SOAK
from tests.ui.app_driver import Driver, begin, running
from tests.ui.test_failing_disk import PLACES
from tests.ui.test_home import add_item
from tests.ui.test_undo import LONG, burst
from workbook.notebook.records import Column
from workbook.pages import needs
from workbook.ui.screens.guide import GuideScreen
from workbook.ui.widgets.fields.text import TextField


def column(which: Column) -> Callable[[Driver], Awaitable[None]]:
    """The way to a column of a row that is compared with the mentor's."""

    async def go_to(driver: Driver) -> None:
        driver.app.open_page("agreement")
        await driver.pilot.pause()
        page = driver.app.screen
        assert isinstance(page, GuideScreen)
        for _ in range(8):
            asked = (field for block in page.pane.step.prompt_blocks() for field in block.fields())
            field = next((one for one in asked if one.column is which), None)
            if isinstance(field, TextField):
                field.focus()
                await driver.pilot.pause()
                return
            await driver.press("ctrl+n")
        raise AssertionError(driver.text)

    go_to.__name__ = which.value
    return go_to


WAYS = [*PLACES, *map(column, (Column.MINE, Column.MENTOR, Column.AGREED))]

SLIPS = ["wiped", "typed over"] if SOAK else ["typed over"]


def keys_of(slip: str, focused: Widget | None) -> tuple[str, ...]:
    """The keys of a slip, where this has the focus."""
    everything = "f7" if isinstance(focused, TextArea) else "ctrl+shift+a"
    return ("ctrl+u",) if slip == "wiped" else (everything, "x")


def found(driver: Driver) -> list[object]:
    """All that any answer says or ever said, as far as it is offered."""
    notebook = driver.app.workbook.notebook
    answers = notebook.snapshot().answers
    now = [answer.value for answer in answers.values()]
    return [*now, *(old.value for key in answers for old in notebook.earlier(key))]


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize(
    "go_to", WAYS if SOAK else [WAYS[1], *WAYS[4:7]], ids=lambda go: go.__name__.strip("_")
)
async def test_what_a_slip_took_stands_among_the_earlier_versions(
    tmp_path: Path, go_to: Callable[[Driver], Awaitable[None]], slip: str
) -> None:
    begin(tmp_path)
    add_item(tmp_path, needs.ACTIONS, {needs.ACTION_WHAT: "Read chapter 4"})
    async with running(tmp_path, size=(120, 36)) as driver:
        await driver.shows("Your path")
        await go_to(driver)
        await burst(driver, LONG)
        await driver.press(*keys_of(slip, driver.app.focused))
        await driver.saved()
        assert not any(LONG in str(value) for value in driver.answers().values())
        assert any(LONG in str(value) for value in found(driver))


async def test_lines_that_come_as_keys_are_all_kept(tmp_path: Path) -> None:
    """As from a terminal that does not say that it pastes."""
    async with running(tmp_path, size=(120, 36)) as driver:
        await driver.shows("Welcome to your workbook")
        for sign in "one\rtwo\r":
            key = "enter" if sign == "\r" else sign
            driver.app.post_message(events.Key(key, sign))
        await driver.saved()
        await driver.wait_for(lambda: {"one", "two"} <= set(driver.answers().values()), "both")

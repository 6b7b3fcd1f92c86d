"""The last letters before a key that leads away: nobody types so fast that they are lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from tests.effort import soak_only
from tests.ui.app_driver import Driver, begin, make_workbook, running

LAST = "typed at the very last"


def burst(driver: Driver, text: str, last: str) -> None:
    """Send some letters and a key all at once, as they come over a slow line."""
    for sign in text:
        driver.app.post_message(events.Key("space" if sign == " " else sign, sign))
    driver.app.post_message(events.Key(last, None))


@pytest.mark.parametrize(
    "last",
    ["ctrl+q", *(pytest.param(key, marks=soak_only) for key in ("ctrl+n", "escape", "f1", "tab"))],
)
async def test_letters_right_before_a_key_that_leads_away_are_kept(
    tmp_path: Path, last: str
) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.press("ctrl+n")
        await driver.shows("Why does a mentor matter")
        burst(driver, LAST, last)
        await driver.pilot.pause()
        if last == "ctrl+q":
            await driver.wait_for(lambda: not driver.app.is_running, "left")
        else:
            await driver.saved()
    opened = make_workbook(tmp_path)
    opened.notebook.close()
    assert LAST in [one.value for one in opened.reading().snapshot.answers.values()]

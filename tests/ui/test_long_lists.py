"""A list of many items on a guided page: only the first ones are worked out, the rest on demand."""

from __future__ import annotations

from pathlib import Path

from tests.ui.app_driver import NOW, begin, make_workbook, running
from workbook.journey.capturing import captured
from workbook.ui.opening import open_as_page
from workbook.ui.widgets.group_block import AT_ONCE, GroupBlock

MANY = 2 * AT_ONCE + 7


async def test_a_long_list_shows_the_first_items_and_then_more_of_them(tmp_path: Path) -> None:
    mentorship = begin(tmp_path)
    workbook = make_workbook(tmp_path)
    for number in range(1, MANY + 1):
        _, records = captured(workbook.reading(), mentorship.id, f"topic {number}.", NOW)
        workbook.write(*records).result()
    workbook.notebook.close()
    async with running(tmp_path) as driver:
        await driver.shows("Your path")
        open_as_page(driver.app, "topics", mentorship.id)
        await driver.shows("topic 1.")
        block = driver.app.screen.query_one(GroupBlock)
        assert len(block.rows.rows) == AT_ONCE + 2  # one for more, and one to add
        await driver.press("end", "up", "enter")
        await driver.shows(f"topic {AT_ONCE + 1}.")
        assert block.rows.rows[-2].left.plain == "and 7 more"
        await driver.press("enter")  # the cursor went to the first of them
        await driver.shows(f"Topics › topic {AT_ONCE + 1}.")

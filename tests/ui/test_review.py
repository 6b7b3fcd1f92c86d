"""Review: what was written is listed, found as one types, and changed where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.ui.app_driver import GOAL, begin, make_workbook, running
from tests.ui.test_home import add_item
from tests.ui.test_kept_list import HOSTILE
from workbook.journey import edits
from workbook.journey.place import once_place
from workbook.pages import needs
from workbook.ui import clipboard
from workbook.ui.screens.guide import GuideScreen
from workbook.ui.screens.review import ReviewScreen
from workbook.ui.widgets.fields.entry import Entry

LONG = "I said it slowly and nobody sighed, which I did not expect at all. " * 4


def topics(folder: Path, *words: str) -> None:
    """Topics with these words."""
    for what in words:
        add_item(folder, needs.TOPICS, {needs.TOPIC_WHAT: what})


async def test_what_was_written_is_listed_found_opened_and_changed(tmp_path: Path) -> None:
    begin(tmp_path)
    topics(tmp_path, "The board paper", f"{LONG} Größe counts", "Slides")
    async with running(tmp_path) as driver:
        await driver.shows("Your path")
        await driver.press("v")
        await driver.shows(
            "What you wrote  6 entries", "November 2026", "Slides", "The board paper"
        )
        await driver.press("slash")
        await driver.type("grosse")
        await driver.shows("1 of 6 entries", "… ", "Größe counts")
        await driver.press("enter", "enter")
        await driver.shows("What do you want", "written on")
        await driver.press("enter")
        await driver.wait_for(lambda: isinstance(driver.app.screen, GuideScreen), "the guide")
        await driver.shows("I said it slowly")
        await driver.press("end")
        await driver.type(" zebra")
        await driver.saved()
        await driver.press("escape")
        await driver.shows("1 of 6 entries")
        await driver.press("escape", "escape")
        await driver.shows("What you wrote  6 entries")
        await driver.press("slash")
        await driver.type("zebra")
        await driver.shows("1 of 6 entries", "zebra")


async def test_search_opens_from_anywhere_but_not_out_of_a_text(tmp_path: Path) -> None:
    begin(tmp_path)
    topics(tmp_path, "The board paper", "Slides")
    async with running(tmp_path) as driver:
        await driver.shows("Your path")
        await driver.press(*"/board", "down")  # typed faster than the screen opens
        await driver.shows("1 of 5 entries", "The board paper")
        await driver.press("p")
        await driver.shows("board page:topics")
        await driver.press("escape")
        await driver.shows("What you wrote  5 entries")
        await driver.press("escape", "slash")
        await driver.type("fo:x ")
        await driver.shows("There is no filter “fo:”", "Nothing has these words")
        await driver.press("escape", "escape", "escape", "a")
        await driver.shows("[open 0]")
        await driver.press("slash")  # the lists narrow themselves with it
        await driver.wait_for(lambda: isinstance(driver.app.focused, Entry), "a line to type in")
        assert not isinstance(driver.app.screen, ReviewScreen)
        await driver.press("escape", "escape", "c", "slash")
        await driver.wait_for(lambda: isinstance(driver.app.focused, Input), "the line")
        assert getattr(driver.app.focused, "value", "") == "/"


async def test_hostile_words_on_a_small_screen_that_only_reads(tmp_path: Path) -> None:
    begin(tmp_path, mentor=f"Dr. {HOSTILE}")
    topics(tmp_path, HOSTILE, LONG)
    holder = make_workbook(tmp_path, app=True)
    try:
        async with running(tmp_path, size=(60, 20)) as driver:
            await driver.shows("Your path")
            await driver.press("v")
            await driver.shows("What you wrote  5 entries", "[/foo] [b]", "only be read")
            await driver.press("slash")
            await driver.type("foo")
            await driver.shows("2 of 5 entries", "[/foo] [b]")
            await driver.press("enter", "enter")
            await driver.wait_for(lambda: driver.app.screen.has_class("-whole"), "the entry")
    finally:
        holder.notebook.close()


async def test_an_empty_workbook_says_what_will_be_here(tmp_path: Path) -> None:
    holder = make_workbook(tmp_path, app=True)
    try:
        async with running(tmp_path) as driver:
            await driver.shows("Your path")
            await driver.press("v")
            await driver.shows("Everything you write will be here")
            await driver.press("escape")
            await driver.shows("Your path")
    finally:
        holder.notebook.close()


async def test_keys_narrow_copy_and_take_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(tmp_path)
    add_item(tmp_path, needs.GOALS, {needs.GOAL_STATEMENT: f"Write {HOSTILE}"})
    topics(tmp_path, "The board paper")
    monkeypatch.setattr(clipboard, "PROGRAMS", ())
    async with running(tmp_path) as driver:
        await driver.shows("Your path")
        await driver.press("v")
        await driver.shows("What you wrote  5 entries")
        await driver.press("g")
        await driver.shows("Which goal?", GOAL)
        await driver.press("enter")
        await driver.shows('goal:"Run the planning"', "1 of 5 entries")
        await driver.press("g", "l")
        await driver.shows("private:yes")
        await driver.press("escape", "p", "y")
        await driver.shows("page:topics", "Copied")
        assert "The board paper" in driver.app.clipboard
        await driver.press("escape", "w", "a")
        await driver.shows("All 5 entries of the list", "## Sun 22 Nov 2026 · Topic")
        await driver.press("w")
        await driver.shows("written-2026-11-22.md")
        await driver.press("escape", "escape")
        await driver.shows("What you wrote  5 entries")


async def test_a_row_shows_what_it_said_before_and_a_card_leads_back_here(tmp_path: Path) -> None:
    begin(tmp_path)
    topics(tmp_path, "The old words")
    workbook = make_workbook(tmp_path)
    reading = workbook.reading()
    (item,) = reading.snapshot.items_of(needs.TOPICS)
    prompt, group = reading.pack.prompt(needs.TOPIC_WHAT), reading.pack.group(needs.TOPICS)
    assert prompt is not None
    assert group is not None
    place = once_place(reading.pack.pages["topics"], item.mentorship).of_item(group, item)
    workbook.notebook.begin_sitting()
    workbook.write(edits.answered(reading, prompt, place, "The new words")).result()
    workbook.notebook.close()
    async with running(tmp_path, size=(100, 40)) as driver:
        await driver.shows("Your path")
        await driver.press("v")
        await driver.shows("The new words")
        await driver.press("f3")
        await driver.shows("The old words")
        await driver.press("escape", "o")
        await driver.shows("← back to what you wrote")
        await driver.press("escape")
        await driver.shows("What you wrote")
        await driver.press("down", "f3")
        await driver.shows("Nothing in this entry")


async def test_it_is_found_by_what_people_call_it(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await driver.shows("Your path")
        await driver.press("ctrl+p")
        await driver.wait_for(lambda: driver.app.screen.query("Input"), "the palette")
        await driver.type("journal")
        await driver.shows("What you wrote", "newest first")
        await driver.press("enter")
        await driver.shows("What you wrote  3 entries")

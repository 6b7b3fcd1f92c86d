"""Keys that come faster than the screen, on the pages of a meeting: nothing is lost or left hanging."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual import events

from tests.ui.app_driver import Driver, begin, make_workbook, running
from workbook.journey import meeting_edits
from workbook.notebook.records import Item
from workbook.pages import needs
from workbook.ui.screens.guide import GuideScreen


def burst(driver: Driver, text: str, *then: str) -> None:
    """Hand over keys at once, as a fast typist's terminal does."""
    for sign in text:
        driver.app.post_message(events.Key({" ": "space"}.get(sign, sign), sign))
    for key in then:
        driver.app.post_message(events.Key(key, None))


def hold(folder: Path) -> Item:
    """The meeting of the first run, held today and noted."""
    workbook = make_workbook(folder)
    reading = workbook.reading()
    meeting = reading.snapshot.items_of(needs.MEETINGS)[0]
    workbook.write(
        *meeting_edits.moved(reading, meeting, meeting.mentorship, workbook.today())
    ).result()
    marked = meeting_edits.marked(
        workbook.reading(), meeting, "held", meeting.mentorship, workbook.now()
    )
    workbook.write(*marked).result()
    workbook.notebook.close()
    return meeting


async def test_a_new_item_typed_in_a_burst_is_kept_when_one_goes_on_at_once(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="prep") as driver:
        guide = driver.app.screen
        assert isinstance(guide, GuideScreen)
        await driver.shows("Since last time")
        await guide.go_to([step.title for step in guide.steps].index("Since last time"))
        await driver.shows("add a topic")
        burst(driver, "nthe talk went well", "ctrl+n")
        await driver.wait_for(
            lambda: "the talk went well" in driver.answers().values(), "the topic kept"
        )
        await driver.shows("the talk went well", "Since last time")


async def test_a_question_that_appears_while_one_goes_on_stops_nothing(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="prep") as driver:
        guide = driver.app.screen
        assert isinstance(guide, GuideScreen)
        await driver.shows("The part you'd")
        await guide.go_to([step.title for step in guide.steps].index("The part you'd leave out"))
        await driver.shows("sooner not mention")
        await driver.type("x")
        await driver.wait_for(lambda: driver.app.desk.saver.drafts, "a draft")
        await asyncio.gather(guide.refresh_page(), guide.refresh_page(), guide.refresh_page())
        await driver.shows("Will you bring it up")
        driver.app.set_focus(guide.focused)
        burst(driver, "y", "ctrl+n")
        await driver.shows("If you could take away only one thing")
        assert "xy" in driver.answers().values()


async def test_what_was_sent_stands_in_its_field_when_one_comes_back(tmp_path: Path) -> None:
    begin(tmp_path)
    hold(tmp_path)
    async with running(tmp_path, page="notes") as driver:
        await driver.shows("what is worth keeping")
        await driver.type("d: Ask the union\n")
        await driver.shows("decision Ask the union")
        await driver.press("ctrl+n")
        await driver.wait_for(lambda: isinstance(driver.app.screen, GuideScreen), "the guide")
        guide = driver.app.screen
        assert isinstance(guide, GuideScreen)
        await guide.go_to(len(guide.steps) - 1)
        await driver.shows("What did you write to your mentor?")
        await driver.press("ctrl+n")
        await driver.shows("# Follow-up", "Ask the union")
        await driver.press("s")
        await driver.shows("Sent on")
        await driver.press("escape")
        await driver.shows("What did you write to your mentor?", "With Amara")
        assert "both versions" not in driver.text
        await driver.press("escape")
        await driver.saved()
        assert "Ask the union" in str(driver.answers()[needs.NOTES_SENT])


async def test_an_answer_given_twice_closes_one_window(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await driver.shows("Your path")
        await driver.press("s")
        await driver.shows("Settings")
        await driver.press("down", "down", "enter")
        await driver.shows("From when", "enter chooses")
        burst(driver, "", "enter", "enter")
        await driver.hides("enter chooses")
        await driver.shows("Looks")

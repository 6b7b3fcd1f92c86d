"""What is typed into a page is kept: overnight, on a full disk, beside another app or computer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.app_driver import NOW, begin, make_workbook, running
from tests.ui.elsewhere import written
from workbook.journey import edits
from workbook.journey.place import once_place
from workbook.notebook.records import Value
from workbook.pages import needs
from workbook.ui.desk import spot_name
from workbook.ui.screens.guide import GuideScreen
from workbook.ui.widgets import step_pane
from workbook.ui.widgets.prompt_block import PromptBlock
from workbook.ui.widgets.step import Step


async def test_what_is_typed_is_there_the_next_day_at_the_same_place(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.press("ctrl+n")
        await driver.shows("Why does a mentor matter")
        await driver.type("I moved teams.\nTwice.")
        await driver.press("ctrl+q")
    async with running(tmp_path, page="mentorship") as driver:
        await driver.shows("step 2 of", "I moved teams.", "Twice.")
        await driver.type("Yes")
        await driver.saved()
        assert "Yes" in str(driver.answers()["mentorship/why"])


async def test_a_failed_save_keeps_the_text_says_why_and_is_made_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        data = tmp_path / "data"
        away = tmp_path / "away"
        data.rename(away)
        data.write_text("in the way")
        await driver.press("ctrl+n")
        await driver.type("Kept")
        driver.app.desk.saver.flush()
        await driver.shows("Not saved", "Kept")
        data.unlink()
        away.rename(data)
        await driver.hides("Not saved")
        await driver.saved()
        assert driver.answers()["mentorship/why"] == "Kept"


async def test_a_reason_asked_in_passing_is_kept_when_the_workbook_is_left(tmp_path: Path) -> None:
    mentorship = begin(tmp_path)
    workbook = make_workbook(tmp_path)
    says: dict[str, Value] = {needs.ACTION_WHAT: "Book the room", needs.ACTION_OWNER: "me"}
    reading = workbook.reading()
    action, made = edits.item_saying(reading, needs.ACTIONS, mentorship.id, NOW, says)
    workbook.write(*made).result()
    workbook.notebook.close()
    async with running(tmp_path, page="prep") as driver:
        await driver.shows("Book the room")
        await driver.press("4")
        await driver.shows("enter goes on")
        await driver.type("No room is free")
        await driver.press("ctrl+q")
    workbook = make_workbook(tmp_path)
    reading = workbook.reading()
    said = {a.key.prompt: a.value for a in reading.snapshot.answers.values() if a.value is not None}
    assert said[needs.OWED_WHY] == "No room is free"
    assert reading.item_value(action, needs.ACTION_STATUS) == "dropped"
    workbook.notebook.close()


async def test_a_second_app_only_reads_until_the_first_one_is_closed(tmp_path: Path) -> None:
    begin(tmp_path)
    held = make_workbook(tmp_path, app=True)
    try:
        async with running(tmp_path, page="mentorship", size=(100, 30)) as driver:
            await driver.shows("can only be read", "Amara")
            before = driver.answers()
            await driver.type("X")
            await driver.press("ctrl+n")
            await driver.shows("Why does a mentor matter")
            assert driver.answers() == before
            held.notebook.close()
            driver.app.workbook.notebook.poll().result()
            await driver.hides("can only be read")
            await driver.shows("Why does a mentor matter")
            await driver.type("Now I write")
            await driver.saved()
            assert driver.answers()["mentorship/why"] == "Now I write"
    finally:
        held.notebook.close()


async def test_what_arrives_from_another_device_is_shown_beside_what_is_typed(
    tmp_path: Path,
) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.press("ctrl+n")
        await driver.type("Here")
        workbook = make_workbook(Other(tmp_path).folder)
        reading = workbook.reading()
        prompt = reading.pack.prompt("mentorship/why")
        assert prompt is not None
        mentorship = next(iter(reading.snapshot.mentorships))
        place = once_place(reading.pack.pages["mentorship"], mentorship)
        answer = edits.answered(reading, prompt, place, "There", basis={})
        workbook.write(answer).result()
        workbook.notebook.close()
        await driver.saved()
        driver.app.workbook.notebook.poll().result()
        await driver.shows("also written on", "“There”")
        values = {
            value
            for answer in driver.app.workbook.notebook.snapshot().answers.values()
            if answer.key.prompt == "mentorship/why"
            for value in (answer.value, *(other.value for other in answer.others))
        }
        assert values == {"Here", "There"}


class Other:
    """Another computer that shares the data folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "other"
        self.folder.mkdir()
        (self.folder / "data").symlink_to(folder / "data", target_is_directory=True)


async def test_only_news_from_elsewhere_is_told_as_a_change(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.press("ctrl+n", "enter")
        await driver.saved()
        await driver.press("x", "backspace", "backspace")
        await driver.saved()
        await driver.shows("Why does a mentor matter")
        assert "changed on" not in driver.text


async def test_a_step_one_comes_back_to_shows_what_was_written_elsewhere_meanwhile(
    tmp_path: Path,
) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.press("ctrl+n")
        await driver.type("Here")
        await driver.saved()
        await driver.press("ctrl+b")
        await driver.shows("step 1 of")
        written(tmp_path, {"mentorship/why": "There"}, on="laptop", seen=True)
        driver.app.workbook.notebook.poll().result()
        await driver.press("ctrl+n")
        await driver.shows("step 2 of", "There")
        await driver.press("end")
        await driver.type(" and here")
        await driver.saved()
        assert driver.answers()["mentorship/why"] == "There and here"
        assert "also written" not in driver.text, "what one writes on is no other version"


async def test_only_the_steps_one_was_in_last_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(step_pane, "REST", 0.01)
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        pane = driver.app.screen.query_one(step_pane.StepPane)
        kept: set[PromptBlock] = set()
        for step in range(step_pane.KEPT + 1):
            await driver.shows(f"step {step + 1} of")
            kept |= {*pane.step.prompt_blocks()}
            await driver.press("ctrl+n")
        last = {*pane.step.prompt_blocks()}
        await driver.wait_for(lambda: len(pane.query(PromptBlock)) < len(kept | last), "less kept")
        await driver.press("ctrl+b")
        await driver.shows(f"step {step_pane.KEPT + 1} of")
        assert {*pane.step.prompt_blocks()} <= kept, "made anew"


async def test_a_step_that_is_left_before_it_is_drawn_keeps_the_place_in_it(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.shows("step 1 of")
        page = driver.app.screen
        assert isinstance(page, GuideScreen)
        with driver.app.batch_update():  # nothing is drawn until both are done
            await page.go_to(1)
            page.leave()
            await driver.wait_for(lambda: not page.is_open, "left")
        await driver.shows("Your path")
        await driver.pilot.pause()
        spot = driver.app.desk.cursor.get(spot_name(page.place))
        assert (spot.step, spot.prompt) == (page.step_id, "prompt:why")


async def test_a_step_that_was_out_of_sight_has_the_theme_that_was_chosen_meanwhile(
    tmp_path: Path,
) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.shows("step 1 of")
        step = driver.app.screen.query_one(Step)
        await driver.press("ctrl+n")
        await driver.shows("step 2 of")
        driver.app.theme = "textual-light"
        await driver.press("ctrl+b")
        await driver.shows("step 1 of")
        ground = step.render_lines(step.size.region)[0]
        light = step.background_colors[1].rich_color
        assert {segment.style.bgcolor for segment in ground if segment.style} == {light}

"""An answer that two devices wrote apart: it is said, and one keeps, swaps or joins."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from tests.effort import EACH_SIZE
from tests.ui.app_driver import Driver, begin, running
from tests.ui.elsewhere import written
from workbook.journey.waiting import waiting
from workbook.notebook.records import Value
from workbook.ui.screens.rivals import RivalsScreen
from workbook.ui.widgets.prompt_block import PromptBlock

WHY = "mentorship/why"
HERE = "I want to be heard in the planning meeting."
THERE = "My manager suggested it, and I am curious."
HOSTILE = "[/foo] [@click=app.quit]go[/] \\[b] 目标"


def said(driver: Driver, key: str = WHY) -> list[Value]:
    """Everything that an answer says, the version shown first."""
    answers = driver.app.desk.reading().snapshot.answers.values()
    answer = next(one for one in answers if one.key.prompt == key)
    return [answer.value, *(other.value for other in answer.others)]


async def open_question(driver: Driver) -> None:
    """Go to the question that both answered."""
    await driver.shows("Who it is")
    await driver.press("ctrl+n")
    await driver.shows("Why does a mentor matter")


async def choose(driver: Driver, *keys: str) -> None:
    """Open the versions and press keys there."""
    await driver.press("f3")
    await driver.wait_for(lambda: isinstance(driver.app.screen, RivalsScreen), "the versions")
    await driver.shows("keep this one")
    await driver.press(*keys)
    await driver.wait_for(lambda: not isinstance(driver.app.screen, RivalsScreen), "chosen")
    await driver.saved()


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (["enter"], THERE),
        (["down", "enter"], HERE),
        (["2"], HERE),
        (["j"], f"{THERE}\n\n{HERE}"),
        (["escape"], None),
    ],
    ids=["keep", "swap", "swap by digit", "join", "leave"],
)
async def test_one_keeps_swaps_or_joins(
    tmp_path: Path, keys: list[str], chosen: str | None
) -> None:
    begin(tmp_path)
    written(tmp_path, {WHY: HERE})
    written(tmp_path, {WHY: THERE}, on="laptop")
    async with running(tmp_path, page="mentorship") as driver:
        await open_question(driver)
        await driver.shows("f3 chooses · also written on", "“I want")
        before = said(driver)
        assert before == [THERE, HERE]
        await choose(driver, *keys)
        assert said(driver) == ([chosen] if chosen else before)
        if chosen is None:
            return
        await driver.hides("also written on")
        assert waiting(driver.app.desk.reading()) == ()
        await driver.press("f3")
        await driver.shows("enter brings it back", "earlier, on")
        for text in {HERE, THERE} - {chosen}:
            await driver.shows(text[:20])


async def test_what_was_replaced_can_be_brought_back(tmp_path: Path) -> None:
    begin(tmp_path)
    written(tmp_path, {WHY: HERE})
    written(tmp_path, {WHY: THERE}, on="laptop")
    async with running(tmp_path, page="mentorship") as driver:
        await open_question(driver)
        await choose(driver, "2")
        await driver.press("f3")
        await driver.shows("earlier, on")
        await driver.press("enter")
        await driver.saved()
        assert said(driver) == [THERE]


async def test_three_versions_and_hostile_words(tmp_path: Path) -> None:
    begin(tmp_path)
    written(tmp_path, {WHY: HERE})
    written(tmp_path, {WHY: HOSTILE}, on="lap[/]top")
    written(tmp_path, {WHY: THERE}, on="phone")
    async with running(tmp_path, page="mentorship", size=(120, 36)) as driver:
        await open_question(driver)
        await driver.shows("also written on lap[/]top")
        await driver.press("f3")
        await driver.shows("keep this one", "take this one", "join all", HOSTILE)
        await driver.press("j")
        await driver.saved()
        assert said(driver) == [f"{THERE}\n\n{HOSTILE}\n\n{HERE}"]


async def test_words_in_the_field_are_never_rewritten_and_can_be_chosen(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await open_question(driver)
        await driver.type("Here")
        await driver.saved()
        written(tmp_path, {WHY: "There"}, on="laptop", seen=True)
        driver.app.workbook.notebook.poll().result()
        await driver.shows("changed on laptop", "also written on laptop", "“There”", "Here")
        assert said(driver) == ["There"], "only looking on writes nothing"
        await choose(driver, "escape")
        await driver.press("escape")
        await driver.shows("Your path")
        assert said(driver) == ["There"], "leaving writes nothing anew that was said before"


async def test_words_in_the_field_can_be_kept_over_a_change_from_elsewhere(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await open_question(driver)
        await driver.type("Here")
        await driver.saved()
        written(tmp_path, {WHY: "There"}, on="laptop", seen=True)
        driver.app.workbook.notebook.poll().result()
        await driver.shows("changed on laptop")
        await choose(driver, "j")
        assert said(driver) == ["Here\n\nThere"]
        await driver.type(".")
        await driver.saved()
        assert len(said(driver)) == 1
        await driver.hides("also written")


async def test_what_one_types_on_is_no_other_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await open_question(driver)
        await driver.type("Here")
        await driver.saved()
        await driver.press(*["backspace"] * 4)
        blocks = driver.app.screen.query(PromptBlock)
        block = next(block for block in blocks if block.view.prompt.key == WHY)
        await driver.saved()
        await driver.wait_for(lambda: not block.view.slots[0].value, "the cleared answer drawn")
        cleared = block.view
        for wait in ("PAUSE", "LONGEST"):  # the last keys are not saved before that news comes
            monkeypatch.setattr(f"workbook.ui.saving.{wait}", 600.0)
        await driver.type("Anew")
        slot = block.view.slots[0]
        await driver.wait_for(lambda: not [*block.unsaved()], "the last keys handed on")
        assert block.field_value(slot) == "Anew"
        block.show(cleared)  # news of before the last keys, which comes when they are typed
        remarks = block.query(".prompt-remarks").results(Static)
        assert not any("also written" in str(remark.content) for remark in remarks)


async def test_home_counts_what_waits_and_leads_to_it(tmp_path: Path) -> None:
    begin(tmp_path)
    written(tmp_path, {WHY: HERE, "mentorship/mentor": "Amara"})
    written(tmp_path, {WHY: THERE, "mentorship/mentor": "Amara Okafor"}, on="laptop")
    async with running(tmp_path) as driver:
        await driver.shows("2 answers were written in two places at once · w chooses")
        await driver.press("w")
        await driver.shows("Mentorship", "keep this one")
        await driver.press("1")
        await driver.shows("1 answer was written in two places")
        await driver.press("w", "enter")
        await driver.hides("written in two places")
        await driver.press("w")
        await driver.shows("No answer waits for a choice")
        await driver.saved()
        assert waiting(driver.app.desk.reading()) == ()


@pytest.mark.parametrize("size", EACH_SIZE)
async def test_both_are_shown_whole_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    begin(tmp_path)
    long = " ".join(f"word{n}" for n in range(60)) + " end-of-it."
    written(tmp_path, {WHY: "There it is."})
    written(tmp_path, {WHY: long}, on="laptop")
    async with running(tmp_path, page="mentorship", size=size) as driver:
        await open_question(driver)
        await driver.press("f3")
        await driver.shows("1  on laptop", "word0", "keep this one", "esc back")
        for _ in range(12):
            await driver.press("shift+down")
        await driver.shows("end-of-it.")
        await driver.press("down")
        await driver.shows("There it is.")

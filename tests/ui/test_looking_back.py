"""Trends, and then and now: what the screens show, and the ways to the entries behind it."""

from __future__ import annotations

from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path

import pytest

from tests.ui.app_driver import GOAL, NOW, begin, builtin_pack, make_workbook, running
from workbook.journey import edits
from workbook.journey.place import entry_place
from workbook.journey.workbook import Workbook
from workbook.notebook.notebook import Notebook
from workbook.notebook.records import Value
from workbook.ui.screens.guide import GuideScreen

HOSTILE = "[/] the [red]why 目标"


def check(folder: Path, days: int, **says: Value) -> None:
    """A self-check that was finished so many days ago."""
    then = NOW - timedelta(days=days)

    def clock() -> datetime:
        return then

    notebook = Notebook.open(folder / "data", state=folder / "state", clock=clock)
    workbook = Workbook(builtin_pack(), notebook, clock)
    page = workbook.pack.pages["self-check"]
    run = edits.new_run(page, None, then)
    place = entry_place(page, run, None)
    prompts = [page.prompt(name.replace("_", "-")) for name in says]
    reading = workbook.reading()
    answers = [
        edits.answered(reading, prompt, place, value)
        for prompt, value in zip(prompts, says.values(), strict=True)
        if prompt is not None
    ]
    workbook.write(run, *answers).result()
    workbook.write(edits.finished(workbook.reading(), run, place, then)).result()
    notebook.close()


async def test_from_each_point_of_a_trend_one_key_leads_to_the_entry_behind_it(
    tmp_path: Path,
) -> None:
    begin(tmp_path)
    check(tmp_path, 200, confidence=2, confidence_from=["done"], habits={"aims": 4, "time": 2})
    check(tmp_path, 20, confidence=4, habits={"aims": 3, "time": 5})
    async with running(tmp_path, size=(60, 20)) as driver:
        await driver.shows("2 → 4 · i trends")
        await driver.press("i")
        await driver.shows("Trends", "2 of 5 on 6 May, 4 on 2 Nov: 2", "▲ Mon 2 Nov · 4 of 5")
        await driver.press("left")
        await driver.shows("▲ Wed 6 May · 2 of 5")
        await driver.press("left", "enter")
        await driver.shows("How sure are you today that you can steer")
        assert isinstance(driver.app.screen, GuideScreen)
        run = driver.app.screen.place.entry
        assert driver.app.desk.reading().snapshot.entries[run].started.startswith("2026-05-06")
        await driver.press("escape")
        await driver.shows("▲ Wed 6 May · 2 of 5")
        await driver.press("down", "down")
        await driver.shows("Sure of your goals  No data yet.")
        await driver.press("enter", "h", "left")
        await driver.press("down")
        await driver.shows("Habits  On average 3 of 5", "▲ Mon 2 Nov · 4 of 5 on average")
        await driver.press("h")
        await driver.shows("1 rose, 1 fell.", "2 → 5  ▲ +3", "4 → 3  ▼ −1")
        await driver.press("escape", "escape")
        await driver.shows("Your path")


async def test_what_is_looked_back_on_is_gathered_once_while_nothing_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gathered: list[str] = []

    def noted(module: str, name: str) -> None:
        gather = getattr(import_module(module), name)

        def note(*what: object) -> object:
            gathered.append(name)
            return gather(*what)

        monkeypatch.setattr(f"{module}.{name}", note)

    noted("workbook.ui.screens.trends", "followed")
    noted("workbook.ui.screens.then_and_now", "topics")
    begin(tmp_path)
    check(tmp_path, 200, confidence=2)
    check(tmp_path, 20, confidence=4)
    async with running(tmp_path) as driver:
        await driver.press("i")
        await driver.shows("▲ Mon 2 Nov · 4 of 5")
        await driver.press("h")
        await driver.shows("Then and now ›")
        await driver.press("escape")
        await driver.shows("▲ Mon 2 Nov · 4 of 5")
        await driver.press("escape", "h", "enter")
        await driver.shows("Then and now ›")
        await driver.press("escape")
        await driver.shows("Then and now ")
        assert gathered == ["followed", "topics"]


async def test_a_question_is_read_through_time_from_the_guide_and_from_home(
    tmp_path: Path,
) -> None:
    begin(tmp_path)
    check(tmp_path, 200, confidence=2, confidence_lift=HOSTILE)
    check(tmp_path, 20, confidence=3, confidence_lift="Seeing it used")
    async with running(tmp_path, size=(80, 24)) as driver:
        await driver.shows("Your path")
        await driver.press("h")
        await driver.shows("Then and now", GOAL, "Self-check", "What would bring it up by one?")
        await driver.press("end", "enter")
        await driver.shows("Then · Wed 6 May", f"{HOSTILE}", "Now · Mon 2 Nov", "Seeing it used")
        await driver.press("enter")
        await driver.shows("How sure you are", HOSTILE)
        await driver.press("f5")
        await driver.shows("Then and now › Self-check", "Now · Mon 2 Nov")
        await driver.press("enter")  # the entry from which one came
        await driver.shows("How sure you are", HOSTILE)
        assert len(driver.app.screen_stack) == 4
    workbook = make_workbook(tmp_path)
    run = edits.new_run(workbook.pack.pages["self-check"], None, NOW)
    workbook.write(run).result()
    workbook.notebook.close()
    async with running(tmp_path, page="self-check") as driver:
        await driver.shows("step 1 of")
        await driver.press("f5")
        await driver.shows("stay out of sight while you answer anew")
        await driver.hides("Wed 6 May")

"""Two programs, two computers, one workbook: nothing is lost, nothing doubled, and all is shown."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.effort import SOAK
from tests.journeys.terminal import Terminal
from tests.journeys.test_on_a_terminal import re_of, workbook
from tests.ui.app_driver import Driver, begin, make_workbook, running
from tests.ui.elsewhere import written
from tests.ui.test_home import add_item
from workbook.journey.reading import Reading
from workbook.journey.rivals import rivals
from workbook.journey.waiting import waiting
from workbook.notebook.line import scan
from workbook.notebook.records import Value
from workbook.notebook.short_ids import short_ids
from workbook.pages import needs

ROOT = Path(__file__).parents[2]
WHY = "mentorship/why"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks and signals are POSIX")


def environment(folder: Path) -> dict[str, str]:
    """The variables of a process that works in this folder."""
    named = {f"WORKBOOK_{name.upper()}": str(folder / name) for name in ("data", "state", "config")}
    fixed = {"WORKBOOK_NOW": "2026-11-22T10:00", "PYTHONPATH": str(ROOT)}
    return {**os.environ, **named, **fixed}


def said(reading: Reading, key: str = WHY) -> list[Value]:
    """Everything that an answer says, the version shown first."""
    found = [one for one in reading.snapshot.answers.values() if one.key.prompt == key]
    return [value for one in found for value in (one.value, *(o.value for o in one.others))]


def now_in(folder: Path) -> Reading:
    """The workbook as a new program reads it."""
    opened = make_workbook(folder)
    opened.notebook.close()
    return opened.reading()


async def look(driver: Driver) -> None:
    """Look twice at what others wrote, as the app does every two seconds."""
    for _ in range(2):
        driver.app.workbook.notebook.poll().result()
    await driver.pilot.pause()


# -- two apps ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["kill", "quit"] if SOAK else ["kill"])
def test_a_second_app_reads_and_takes_over_when_the_first_ends(tmp_path: Path, how: str) -> None:
    begin(tmp_path)
    with workbook(tmp_path, "open", "mentorship") as first:
        first.wait_for("Who it is")
        with workbook(tmp_path, "open", "mentorship", size=(100, 30)) as second:
            second.wait_for(r"open\s+in\s+another\s+Workbook\s+\(process")
            first.press("ctrl+n")
            first.wait_for("Why does a mentor matter")
            first.type("From the first.")
            first.wait_until_kept(tmp_path, "From the first.")
            second.wait_for("read only")
            if how == "kill":
                first.kill()
            else:
                first.press("ctrl+q")
                assert first.ended() == 0
            wait_gone(second, "read only")
            second.press("ctrl+n")
            second.wait_for(re_of("From the first."))
            second.type("And the second.")
            second.wait_for(r"second\..*")
            second.press("ctrl+q")
            assert second.ended() == 0
    assert len(list((tmp_path / "data").iterdir())) == 1
    text = said(now_in(tmp_path))
    assert len(text) == 1
    assert "From the first." in str(text[0])
    assert "And the second." in str(text[0])


def test_nothing_of_what_the_second_app_said_stays_when_it_takes_over(tmp_path: Path) -> None:
    begin(tmp_path)
    written(tmp_path, {"goals/view": "We went through my list line by line. " * 30})
    held = make_workbook(tmp_path, app=True)
    with workbook(tmp_path, "open", "goals") as second:
        second.wait_for(r"open\s+in\s+another\s+Workbook\s+\(process")
        held.notebook.close()
        wait_gone(second, "read only")
        wait_gone(second, "in another")


def wait_gone(terminal: Terminal, words: str) -> None:
    """Wait until the screen no longer shows these words."""
    for _ in range(300):
        if words not in terminal.text:
            return
        terminal.read(0.1)
    raise AssertionError(f"{words!r} stays:\n{terminal.text}")


# -- an app and commands --------------------------------------------------------------------------------------


async def test_captures_at_once_are_all_there_and_an_open_app_shows_them(tmp_path: Path) -> None:
    begin(tmp_path)
    count = 10  # a hundred of them, without the app, are in the test of the command
    async with running(tmp_path, page="mentorship") as driver:
        await driver.press("ctrl+n")
        await driver.shows("Why does a mentor matter")
        words = [sys.executable, "-m", "tests.journeys.many_captures", str(count)]
        at_once = await asyncio.create_subprocess_exec(*words, env=environment(tmp_path), cwd=ROOT)
        for word in ("This ", "is ", "typed ", "meanwhile."):
            await driver.type(word)
            driver.app.desk.saver.flush()
        assert await at_once.wait() == 0
        await driver.saved()
        await look(driver)
        await driver.press("escape")
        await driver.shows("topic number")
    reading = now_in(tmp_path)
    topics = reading.snapshot.items_of(needs.TOPICS)
    kept = Counter(reading.item_value(item, needs.TOPIC_WHAT) for item in topics)
    assert kept == {f"topic number {number}.": 1 for number in range(count)}
    assert [str(text).strip() for text in said(reading)] == ["This is typed meanwhile."]
    (log,) = (tmp_path / "data").iterdir()
    found = scan(log.read_bytes())
    assert not found.damaged
    numbers = [line.content["n"] for line in found.lines if "n" in line.content]
    assert numbers == sorted(set(numbers))


async def test_an_action_done_in_the_shell_is_done_on_the_screen(tmp_path: Path) -> None:
    begin(tmp_path)
    item = add_item(tmp_path, needs.ACTIONS, {needs.ACTION_WHAT: "Read chapter 4"})
    async with running(tmp_path) as driver:
        await driver.shows("Read chapter 4", "1 open")
        words = [sys.executable, "-m", "workbook", "actions", "done", short_ids([item.id])[item.id]]
        done = await asyncio.create_subprocess_exec(
            *words, env=environment(tmp_path), stdout=subprocess.DEVNULL
        )
        assert await done.wait() == 0
        await look(driver)
        await driver.hides("Read chapter 4")


# -- a synced folder ------------------------------------------------------------------------------------------


async def test_another_computers_log_grows_shrinks_goes_and_comes_back(tmp_path: Path) -> None:
    begin(tmp_path)
    far = tmp_path / "far"
    shutil.copytree(tmp_path / "data", far / "data")
    async with running(tmp_path, page="mentorship", size=(100, 30)) as driver:
        data = tmp_path / "data"
        written(far, {WHY: "One."}, seen=True)
        log = next(one for one in (far / "data").iterdir() if not (data / one.name).exists())
        shutil.copyfile(log, data / log.name)
        await look(driver)
        await driver.press("ctrl+n")
        await driver.shows("One.")
        await driver.press("ctrl+b")
        older = log.read_bytes()
        written(far, {WHY: "One. Two."}, seen=True)
        shutil.copyfile(log, data / log.name)  # it grew
        await look(driver)
        await driver.press("ctrl+n")
        await driver.shows("One. Two.")
        (data / log.name).write_bytes(older)  # an older copy in its place
        await look(driver)
        (data / log.name).unlink()  # and gone
        await look(driver)
        assert said(driver.app.desk.reading()) == ["One. Two."], "what was read stays on screen"
        shutil.copyfile(log, data / f"{log.stem}.sync-conflict-20261122-100000-ABC.jsonl")
        shutil.copyfile(log, data / f"{log.stem} (conflicted copy).jsonl")
        shutil.copyfile(log, data / log.name)
        await look(driver)
        await driver.press("end", "space", "x")
        await driver.saved()
    assert said(now_in(tmp_path)) == ["One. Two. x"]


async def test_a_copied_folder_goes_on_on_both_computers(tmp_path: Path) -> None:
    begin(tmp_path)
    copy = tmp_path / "copy"
    for name in ("data", "state"):
        shutil.copytree(tmp_path / name, copy / name)
    written(tmp_path, {WHY: "Here."})
    written(copy, {WHY: "There."})
    for log in (copy / "data").iterdir():
        if not (tmp_path / "data" / log.name).exists():
            shutil.copyfile(log, tmp_path / "data" / log.name)
    reading = now_in(tmp_path)
    (key,) = waiting(reading)
    found = rivals(reading, key)
    assert found is not None
    assert {version.text for version in found.versions} == {"Here.", "There."}


async def test_an_older_copy_put_back_under_a_running_app(tmp_path: Path) -> None:
    begin(tmp_path)
    shutil.copytree(tmp_path / "data", tmp_path / "older")
    async with running(tmp_path, page="mentorship", size=(100, 30)) as driver:
        await driver.press("ctrl+n")
        await driver.type("Written since.")
        await driver.saved()
        shutil.rmtree(tmp_path / "data")
        shutil.copytree(tmp_path / "older", tmp_path / "data")
        await look(driver)
        await driver.shows("older copy", "saved again", "Written since.")
    assert said(now_in(tmp_path)) == ["Written since."]


async def test_an_older_copy_put_back_under_a_closed_app_is_said(tmp_path: Path) -> None:
    begin(tmp_path)
    shutil.copytree(tmp_path / "data", tmp_path / "older")
    written(tmp_path, {WHY: "Written since."})
    shutil.rmtree(tmp_path / "data")
    shutil.copytree(tmp_path / "older", tmp_path / "data")
    async with running(tmp_path, size=(100, 30)) as driver:
        await driver.shows("is an older copy of what Workbook last wrote")
        await driver.shows("workbook restore")

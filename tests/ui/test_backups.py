"""Backups from the screens."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.ui.app_driver import NOW, Driver, begin, make_workbook, running
from workbook.errors import SaveError
from workbook.journey.capturing import captured_all
from workbook.journey.workbook import Workbook
from workbook.notebook.backup import Reason
from workbook.notebook.backups import Backups


@pytest.fixture(autouse=True)
def _with_backups(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every workbook has backups, as those that people open."""

    def made(folder: Path, *, own: Path | None = None, app: bool = False) -> Workbook:
        workbook = make_workbook(folder, own=own, app=app)
        return Workbook(workbook.pack, workbook.notebook, workbook.clock, backups(folder))

    monkeypatch.setattr("tests.ui.app_driver.make_workbook", made)


def backups(folder: Path) -> Backups:
    """The backups of the notebook in a test's folder."""
    state = folder / "state"
    return Backups(folder / "data", state=state, clock=lambda: NOW, root=state / "backups")


async def command(driver: Driver, title: str) -> None:
    """Do what the palette does for a command of this name."""
    commands = driver.app.get_system_commands(driver.app.screen)
    (found,) = (one for one in commands if one.title == title)
    found.callback()
    await driver.pilot.pause()


def catch(folder: Path, words: str) -> None:
    """Catch a topic, as a command beside the app does."""
    workbook = make_workbook(folder)
    reading = workbook.reading()
    (mentorship,) = reading.snapshot.mentorships
    caught = captured_all(reading, mentorship, [words], NOW, "")
    workbook.write(*caught[0].records).result()
    workbook.notebook.close()


async def test_going_back_and_forth_again(tmp_path: Path) -> None:
    begin(tmp_path)
    backups(tmp_path).make(Reason.ASKED)
    catch(tmp_path, "brandnew")
    async with running(tmp_path) as driver:
        await driver.shows("brandnew")
        await command(driver, "Restore from a backup …")
        await driver.shows("Go back to a backup", "Sun 22 Nov, 10:00", "asked for", "3 answers")
        await driver.press("enter")
        await driver.shows("Go back to Sun 22 Nov, 10:00?", "1 item made since is put away")
        await driver.press("enter")
        await driver.hides("made since")
        assert "Go back to a backup" in driver.text, "no comes first"
        await driver.press("enter")
        await driver.shows("made since")
        await driver.press("down", "enter")
        await driver.shows("Everything is as it was")
        await driver.hides("brandnew")

        await command(driver, "Restore from a backup …")
        await driver.shows("before a restore")
        await driver.press("enter")
        await driver.shows("1 item comes back")
        await driver.press("down", "enter")
        await driver.shows("brandnew")


async def test_going_back_goes_home_from_a_page(tmp_path: Path) -> None:
    begin(tmp_path)
    backups(tmp_path).make(Reason.ASKED)
    async with running(tmp_path, page="mentorship") as driver:
        await command(driver, "Restore from a backup …")
        await driver.shows("Go back to a backup")
        await driver.press("enter")
        await driver.shows("nothing would change")
        await driver.press("escape")
        await driver.shows("Your path")


async def test_a_backup_is_made_when_one_asks(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await driver.shows("Your path")
        await command(driver, "Back up now")
        await driver.shows("Backed up")
        assert [one.reason for one in backups(tmp_path).all()] == [Reason.ASKED]


async def test_the_copy_of_the_day_is_made_and_a_failure_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        daily = driver.app.daily
        await driver.shows("Your path")
        with monkeypatch.context() as full:

            def fails(_: Backups) -> None:
                raise SaveError("No backup could be made in /there: it is full.")

            full.setattr(Backups, "make_daily", fails)
            daily.begin(lambda: driver.app.changed.publish(None))
            await driver.shows("! No backup could be made in /there")
            daily.finish()
        daily.begin(lambda: driver.app.changed.publish(None))
        await driver.hides("No backup could be made")
        assert [one.reason for one in backups(tmp_path).all()] == [Reason.DAILY]


async def test_only_the_app_that_holds_the_notebook_makes_it(tmp_path: Path) -> None:
    begin(tmp_path)
    first = make_workbook(tmp_path, app=True)
    async with running(tmp_path) as driver:
        driver.app.daily.begin(lambda: None)
        driver.app.daily.finish()
        assert "daily backup" not in {thread.name for thread in threading.enumerate()}
    first.notebook.close()
    assert backups(tmp_path).all() == ()


async def test_what_can_not_be_used_is_said(tmp_path: Path) -> None:
    begin(tmp_path)
    folder = backups(tmp_path).folder
    folder.mkdir(parents=True)
    (folder / "[bold].zip").write_bytes(b"nothing")
    async with running(tmp_path, size=(60, 20)) as driver:
        await driver.shows("Your path")
        await command(driver, "Restore from a backup …")
        await driver.shows("[bold].zip", "can't be used")
        await driver.press("enter")
        await driver.shows("is no backup of a Workbook")

"""A disk that is full, read-only, slow or gone: the text stays, a banner says what to do, and why."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import pytest

from tests.ui.app_driver import Driver, begin, make_workbook, running
from tests.ui.test_home import add_item
from workbook.journey import values
from workbook.notebook.files import Disk
from workbook.pages import needs
from workbook.ui import app, saving
from workbook.ui.saving import SaveKind
from workbook.ui.widgets.banner import Banner

WORDS = "These words stay"


class Trouble:
    """The disk under all notebooks of a test, which can be made to fail and to wait.

    Attributes:
        number: The error that opening a log to write raises, or None.
        free: Clear while whoever syncs has to wait.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.number: int | None = None
        self.free = threading.Event()
        self.free.set()
        open_log, sync = Disk.open_log, Disk.sync

        def opened(disk: Disk, path: Path, *, new: bool) -> int:
            if self.number is not None:
                raise OSError(self.number, os.strerror(self.number), str(path))
            return open_log(disk, path, new=new)

        def synced(disk: Disk, descriptor: int) -> None:
            self.free.wait(30)
            sync(disk, descriptor)

        monkeypatch.setattr(Disk, "open_log", opened)
        monkeypatch.setattr(Disk, "sync", synced)
        monkeypatch.setattr(saving, "RETRY", 0.05)
        monkeypatch.setattr(app, "LAST_SAVE", 0.05)


@pytest.fixture
def trouble(monkeypatch: pytest.MonkeyPatch) -> Trouble:
    """A disk that works until it is told otherwise."""
    return Trouble(monkeypatch)


def everything(folder: Path) -> str:
    """All answers as a new program reads them."""
    opened = make_workbook(folder)
    opened.notebook.close()
    answers = opened.reading().snapshot.answers.values()
    return "\n".join(values.words(one.type, one.value, {}) for one in answers)


async def until_saved(driver: Driver) -> None:
    """Wait until it was tried again by itself, and all is said to be safe."""
    await driver.wait_for(
        lambda: driver.app.desk.saver.state.kind is SaveKind.SAVED, "saved by itself"
    )


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (errno.ENOSPC, "Make some room there"),
        (errno.EROFS, "Make it writable for you"),
        (errno.EACCES, "Make it writable for you"),
        (errno.EIO, "Check the drive"),
    ],
    ids=["full", "read-only", "forbidden", "broken"],
)
async def test_the_banner_says_where_why_and_what_to_do(
    tmp_path: Path, trouble: Trouble, number: int, advice: str
) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship", size=(200, 30)) as driver:
        await driver.press("ctrl+n")
        trouble.number = number
        await driver.type(WORDS)
        await driver.shows("Not saved in", os.strerror(number), advice, "tried again", WORDS)
        assert str(tmp_path / "data") in driver.text
        trouble.number = None
        await until_saved(driver)
        await driver.hides("Not saved in")
    assert WORDS in everything(tmp_path)


async def test_a_folder_that_vanishes_while_one_types_and_comes_back(
    tmp_path: Path, trouble: Trouble
) -> None:
    begin(tmp_path)
    data, away = tmp_path / "data", tmp_path / "away"
    async with running(tmp_path, page="mentorship", size=(200, 30)) as driver:
        await driver.press("ctrl+n")
        await driver.type("Before. ")
        await driver.saved()
        data.rename(away)
        await driver.type(WORDS)
        await driver.shows("Not saved in", "Bring the folder back", WORDS)
        assert not data.exists(), "no new notebook where the old one was"
        away.rename(data)
        await until_saved(driver)
        await driver.hides("Not saved in")
    assert f"Before. {WORDS}" in everything(tmp_path)
    assert len(list(data.glob("log-*"))) == 1


async def _guide(driver: Driver) -> None:
    driver.app.open_page("mentorship")
    await driver.shows("Who it is")
    await driver.press("ctrl+n")
    await driver.shows("Why does a mentor matter")


async def _card(driver: Driver) -> None:
    await driver.press("a")
    await driver.shows("Read chapter 4")
    await driver.press("enter")
    await driver.shows("What will be done?")
    await driver.press("end")


async def _kept(driver: Driver) -> None:
    await driver.press("a")
    await driver.shows("Read chapter 4")
    await driver.press("n")


async def _log(driver: Driver) -> None:
    await driver.press("a")
    await driver.shows("Read chapter 4")
    await driver.press("l")


async def _notes(driver: Driver) -> None:
    await driver.press("n")
    await driver.shows("Which meeting")
    await driver.press("enter")
    await driver.shows("Lines")


async def _capture(driver: Driver) -> None:
    await driver.press("c")
    await driver.shows("Capture, for")


PLACES: Sequence[Callable[[Driver], Awaitable[None]]] = [
    *(_guide, _card, _kept, _log, _notes, _capture)
]
"""Ways from home to all kinds of places where one writes."""


@pytest.mark.parametrize("go_to", PLACES, ids=lambda go: go.__name__.strip("_"))
async def test_wherever_one_writes_it_is_said_and_made_good(
    tmp_path: Path, trouble: Trouble, go_to: Callable[[Driver], Awaitable[None]]
) -> None:
    begin(tmp_path)
    add_item(tmp_path, needs.ACTIONS, {needs.ACTION_WHAT: "Read chapter 4"})
    async with running(tmp_path, size=(120, 30)) as driver:
        await driver.shows("Your path")
        await go_to(driver)
        trouble.number = errno.ENOSPC
        await driver.type(WORDS)
        await driver.shows("Not saved in", WORDS)
        trouble.number = None
        await until_saved(driver)
        await driver.hides("Not saved in")
    assert WORDS in everything(tmp_path)


async def test_a_first_run_on_a_full_disk(tmp_path: Path, trouble: Trouble) -> None:
    async with running(tmp_path, size=(120, 36)) as driver:
        await driver.shows("Welcome to your workbook")
        trouble.number = errno.ENOSPC
        await driver.type("Amara")
        await driver.shows("Not saved in", "Amara")
        trouble.number = None
        await driver.type(" O")
        await until_saved(driver)
        await driver.hides("Not saved in")
    assert "Amara O" in everything(tmp_path)


async def test_an_act_that_fails_is_told_for_a_while(
    tmp_path: Path, trouble: Trouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "TOLD", 1.0)
    begin(tmp_path)
    async with running(tmp_path, page="goals", size=(120, 30)) as driver:
        await driver.press("ctrl+n")
        await driver.shows("add a goal")
        trouble.number = errno.ENOSPC
        await driver.press("n")
        await driver.wait_for(lambda: trouble_told(driver), "told once")
        await driver.hides("Not saved in")
        assert not driver.app.desk.saver.drafts


def trouble_told(driver: Driver) -> bool:
    """Whether the failed act was told, by now or at some time."""
    told = driver.app.screen.query_one(Banner)
    return "Not saved in" in str(told.content)


async def test_a_slow_disk_never_holds_up_the_keys_and_saved_is_said_late(
    tmp_path: Path, trouble: Trouble
) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.press("ctrl+n")
        await driver.shows("Saved")
        trouble.free.clear()
        await driver.type("First. ")
        driver.app.desk.saver.flush()
        await driver.type("Second.")
        await driver.shows("First. Second.", "Saving…")
        assert "Saved" not in driver.text
        await driver.press("ctrl+q")
        await driver.shows("the disk is slow", "as soon as everything is saved")
        assert driver.app.is_running
        trouble.free.set()
        await driver.wait_for(lambda: not driver.app.is_running, "left by itself")
    assert "First. Second." in everything(tmp_path)


async def test_leaving_a_full_disk_asks_once_and_after_a_cure_not_at_all(
    tmp_path: Path, trouble: Trouble
) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.press("ctrl+n")
        trouble.number = errno.ENOSPC
        await driver.type(WORDS)
        await driver.shows("Not saved")
        await driver.press("ctrl+q")
        await driver.shows("What you typed last is not saved")
        trouble.number = None
        await until_saved(driver)
        trouble.number = errno.ENOSPC
        await driver.type(" and these")
        await driver.press("ctrl+q")
        assert driver.app.is_running, "what came after is asked about anew"
        trouble.number = None
        await driver.press("ctrl+q")
        await driver.wait_for(lambda: not driver.app.is_running, "left")
    assert f"{WORDS} and these" in everything(tmp_path)


async def test_a_save_that_is_due_at_once_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "PAUSE", 0.0)
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.press("ctrl+n")
        await driver.type("x")
        await until_saved(driver)
        assert driver.answers()["mentorship/why"] == "x"

"""The first run: three minutes to something useful, kept word by word."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

import pytest

from tests.effort import EACH_SIZE
from tests.ui.app_driver import begin, running
from workbook.errors import SaveError
from workbook.pages import needs
from workbook.ui.screens.existing import folder_of, what_is_wrong


@pytest.mark.parametrize("size", EACH_SIZE)
async def test_four_answers_lead_home(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, size=size) as driver:
        await driver.shows("Welcome to your workbook")
        await driver.type("Amara")
        await driver.press("enter")
        await driver.type("Run the meeting")
        await driver.press("enter")
        await driver.type("thu")
        await driver.press("tab")
        await driver.type("2pm")
        await driver.press("ctrl+n")
        await driver.shows("with Amara", "next Thu 26 Nov", "1 goal")
        said = driver.answers()
        assert said[needs.MENTOR_NAME] == "Amara"
        assert said[needs.GOAL_STATEMENT] == "Run the meeting"
        assert said[needs.MEETING_DATE] == "2026-11-26"
        assert said[needs.MEETING_TIME] == "14:00"


async def test_at_the_usual_size_all_is_in_sight_and_everything_can_be_skipped(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, size=(80, 24)) as driver:
        await driver.shows("Welcome to your workbook", "I already have a workbook")
        await driver.press("ctrl+n")
        await driver.shows("with your mentor", "Your path")
        assert driver.answers() == {}
    async with running(tmp_path) as driver:
        await driver.shows("Your path")


async def test_what_was_typed_is_kept_though_the_first_run_never_ends(tmp_path: Path) -> None:
    async with running(tmp_path) as driver:
        await driver.type("Amara")
        await driver.press("tab")
        await driver.type("Half a go")
        await driver.saved()
    async with running(tmp_path) as driver:
        await driver.shows("with Amara", "1 goal")
        assert driver.answers()[needs.GOAL_STATEMENT] == "Half a go"


async def test_a_day_that_is_none_is_said_and_kept_as_typed(tmp_path: Path) -> None:
    async with running(tmp_path) as driver:
        await driver.press("tab", "tab")
        await driver.type("soon")
        await driver.press("tab", "ctrl+n")
        await driver.shows("Your path")
        assert driver.answers()[needs.MEETING_DATE] == "soon"


async def test_an_existing_workbook_is_opened_from_its_folder(tmp_path: Path) -> None:
    begin(tmp_path / "other")
    chosen: list[str] = []
    async with running(tmp_path / "new", save_data=chosen.append) as driver:
        await driver.shows("I already have a workbook")
        driver.app.screen.query_one("#first-end").focus()
        await driver.press("down", "down", "enter")
        await driver.shows("log-")
        await driver.press("enter")
        await driver.shows("Type the folder's path")
        driver.app.screen.focused.value = str(tmp_path)  # type: ignore[union-attr]
        await driver.press("enter")
        await driver.shows("holds no workbook")
        folder = str(tmp_path / "other" / "data")
        driver.app.screen.focused.value = folder  # type: ignore[union-attr]
        await driver.press("enter")
        await driver.wait_for(lambda: chosen == [folder], "the folder is kept")
    assert driver.app.return_value == "reopen"


def test_what_is_wrong_with_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    assert "Type" in what_is_wrong("  ")
    assert "is not there" in what_is_wrong(str(tmp_path / "none"))
    assert "is a file" in what_is_wrong(str(file))
    assert "holds no workbook" in what_is_wrong(str(tmp_path))
    (tmp_path / "log-abc.jsonl").write_text("")
    assert what_is_wrong(str(tmp_path)) == ""


def test_a_folder_is_understood_as_terminals_and_people_write_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my book").mkdir()
    (tmp_path / "my book" / "log-abc.jsonl").write_text("")
    for typed in ("~/my book", " 'my book' ", '"my book"', "my book", str(tmp_path / "my book")):
        assert folder_of(typed) == tmp_path / "my book"
        assert what_is_wrong(typed) == ""


@pytest.mark.parametrize("typed", ["~nobody-at-all/x", "a\x00b", "[/]", "/" + "x" * 5000])
def test_no_folder_that_is_typed_ends_the_app(typed: str) -> None:
    assert what_is_wrong(typed)


async def test_what_was_typed_is_saved_before_another_folder_is_opened(tmp_path: Path) -> None:
    begin(tmp_path / "other")
    async with running(tmp_path / "new") as driver:
        await driver.shows("Welcome")
        await driver.type("Amara")
        driver.app.screen.query_one("#first-end").focus()
        await driver.press("end", "enter")
        await driver.shows("log-")
        driver.app.screen.focused.value = str(tmp_path / "other" / "data")  # type: ignore[union-attr]
        await driver.press("enter")
        await driver.wait_for(lambda: driver.app.return_value == "reopen", "the app ends")
    async with running(tmp_path / "new") as driver:
        await driver.shows("with Amara")


def failing(*_records: object) -> Future[None]:
    """What the notebook answers while the disk is full."""
    future: Future[None] = Future()
    future.set_exception(SaveError("The disk is full. Free some space; nothing is lost."))
    return future


async def test_a_full_disk_is_said_and_all_is_written_once_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path) as driver:
        await driver.shows("Welcome")
        with monkeypatch.context() as full:
            full.setattr(driver.app.workbook.notebook, "write", failing)
            await driver.type("Ama")
            await driver.press("tab")
            await driver.type("Speak up")
            await driver.shows("Not saved: The disk is full")
            await driver.press("ctrl+n")
            await driver.shows("Welcome", "The disk is full")
        await driver.press("ctrl+n")
        await driver.shows("with Ama", "1 goal")
        await driver.saved()
    async with running(tmp_path) as driver:
        await driver.shows("with Ama")
        assert driver.answers()[needs.GOAL_STATEMENT] == "Speak up"


async def test_a_first_answer_that_is_taken_back_leaves_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as driver:
        await driver.shows("Welcome")
        await driver.type("Am")
        await driver.press("backspace", "backspace", "ctrl+n")
        await driver.shows("with your mentor")
        await driver.saved()
        assert driver.answers().get(needs.MENTOR_NAME) is None

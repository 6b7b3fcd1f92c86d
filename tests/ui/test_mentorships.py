"""Several mentors: which there are, going from one to another, and what can go wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.ui.app_driver import NOW, begin, make_workbook, running
from workbook.journey import edits


def add_mentor(folder: Path, name: str, day: date | None = None) -> int:
    """One more mentorship in a notebook that is not open."""
    workbook = make_workbook(folder)
    mentorship, records = edits.first_run(workbook.reading(), NOW, mentor=name, day=day)
    workbook.write(*records).result()
    workbook.notebook.close()
    return mentorship.id


async def test_the_list_says_since_when_and_when_one_meets(tmp_path: Path) -> None:
    begin(tmp_path)
    add_mentor(tmp_path, "Jonas")
    async with running(tmp_path) as driver:
        await driver.shows("with Amara")
        await driver.press("m")
        await driver.shows("● Amara", "meets Thu 26 Nov", "○ Jonas", "since Sun 22 Nov")


async def test_home_begins_with_the_mentor_of_the_next_meeting(tmp_path: Path) -> None:
    begin(tmp_path)
    add_mentor(tmp_path, "Jonas", date(2026, 11, 24))
    async with running(tmp_path) as driver:
        await driver.shows("with Jonas", "Tue 24 Nov")


async def test_escape_changes_nothing(tmp_path: Path) -> None:
    begin(tmp_path)
    add_mentor(tmp_path, "Jonas")
    async with running(tmp_path) as driver:
        await driver.shows("with Amara")
        await driver.press("m", "end", "up", "escape")
        await driver.hides("Your mentorships")
        await driver.shows("with Amara")


async def test_a_new_mentorship_without_an_answer_is_not_begun(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await driver.press("m", "n")
        await driver.shows("A new mentorship")
        await driver.press("escape")
        await driver.shows("Your mentorships")
        assert len(driver.app.workbook.notebook.snapshot().mentorships) == 1


async def test_what_is_put_away_can_be_brought_back(tmp_path: Path) -> None:
    begin(tmp_path)
    add_mentor(tmp_path, "Jonas")
    async with running(tmp_path) as driver:
        await driver.shows("with Amara")
        await driver.press("m")
        await driver.shows("○ Jonas")
        await driver.press("down", "x")
        await driver.shows("put away")
        assert "● Amara" in driver.text
        await driver.press("x")
        await driver.wait_for(lambda: "  put away" not in driver.text, "Jonas is back")


async def test_the_only_mentorship_is_not_put_away(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await driver.press("m")
        await driver.shows("● Amara")
        await driver.press("x")
        await driver.shows("This is your only mentorship")
        kept = driver.app.workbook.notebook.snapshot().mentorships.values()
        assert not any(mentorship.archived for mentorship in kept)


async def test_many_mentorships_can_all_be_reached(tmp_path: Path) -> None:
    begin(tmp_path)
    for number in range(12):
        add_mentor(tmp_path, f"Mentor {number}")
    async with running(tmp_path, size=(60, 20)) as driver:
        await driver.press("m")
        await driver.shows("enter goes there")
        await driver.press("end", "up", "enter")
        await driver.hides("Your mentorships")
        await driver.shows("with Mentor 9")


async def test_a_mentor_may_be_called_anything(tmp_path: Path) -> None:
    begin(tmp_path, mentor="[/]")
    add_mentor(tmp_path, "[bold")
    async with running(tmp_path) as driver:
        await driver.press("m")
        await driver.shows("[/]", "[bold")
        await driver.press("escape", "ctrl+p")
        await driver.wait_for(lambda: driver.app.screen.query("Input"), "the palette")
        await driver.type("with")
        await driver.wait_for(
            lambda: "With [bold" in driver.text or "With [/]" in driver.text, "the other mentor"
        )
        await driver.press("enter")
        await driver.shows("Your path")


async def test_the_palette_lists_a_mentor_called_anything_before_one_types(tmp_path: Path) -> None:
    begin(tmp_path, mentor="[/]")
    add_mentor(tmp_path, "[@click=app.quit]x[/]")
    async with running(tmp_path, size=(80, 120)) as driver:
        await driver.shows("Your path")
        await driver.press("ctrl+p")
        await driver.shows("Open Actions", "With [")

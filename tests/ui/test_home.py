"""Home: what now, the rest at a glance, and no row that leads nowhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.effort import EACH_SIZE
from tests.ui.app_driver import NOW, begin, make_workbook, running
from workbook.journey import edits
from workbook.journey.home import HomeView, home_view
from workbook.journey.place import once_place
from workbook.notebook.records import Item, Value
from workbook.pages import needs

SIZES = [(60, 20), (80, 24), (120, 36)]


def add_item(folder: Path, group_key: str, says: dict[str, Value]) -> Item:
    """An item with answers by full key, written to a notebook that is not open."""
    workbook = make_workbook(folder)
    reading = workbook.reading()
    mentorship = next(iter(reading.snapshot.mentorships))
    group = reading.pack.group(group_key)
    assert group is not None
    place = once_place(reading.pack.pages[group.page], mentorship)
    item, records = edits.new_item(reading, group, place, NOW)
    inside = place.of_item(group, item)
    answers = []
    for key, value in says.items():
        prompt = reading.pack.prompt(key)
        assert prompt is not None
        answers.append(edits.answered(reading, prompt, inside, value))
    workbook.write(*records, *answers).result()
    workbook.notebook.close()
    return item


@pytest.mark.parametrize("size", EACH_SIZE)
async def test_home_says_what_is_next_and_enter_opens_it(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    begin(tmp_path)
    async with running(tmp_path, size=size) as driver:
        await driver.shows("with Amara", "Prepare Thursday's meeting", "Your path", "Self-check")
        await driver.press("enter")
        await driver.shows("step 1 of")


async def test_rows_of_the_path_open_their_pages(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        for row, words in ((0, "Who it is"), (1, "Your habits today"), (4, "Coming")):
            await driver.shows("Your path")
            await driver.press("home", *["down"] * (row + 1), "enter")
            await driver.shows(words)
            await driver.press("escape")
            await driver.shows("Your path")
            driver.app.screen.query_one("#home-next").focus()


async def test_empty_lists_say_which_key_begins_and_single_letters_open_the_lists(
    tmp_path: Path,
) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await driver.shows("a opens the list", "t opens the list", "no data yet")
        for key, words in (
            ("g", "The longer view"),
            ("a", "What you or your mentor said you would do"),
            ("t", "What you want to bring up"),
            ("f", "What people tell you about your work"),
            ("d", "Coming"),
        ):
            await driver.shows("Your path")
            await driver.press(key)
            await driver.shows(words)
            await driver.press("escape")


async def test_late_actions_stand_first_with_a_sign(tmp_path: Path) -> None:
    begin(tmp_path)
    owner = {needs.ACTION_OWNER: "mentor"}
    add_item(tmp_path, needs.ACTIONS, {needs.ACTION_WHAT: "Read chapter 4", **owner})
    late = {needs.ACTION_WHAT: "Draft the abstract", needs.ACTION_DUE: "2026-11-20"}
    add_item(tmp_path, needs.ACTIONS, late)
    done = {needs.ACTION_WHAT: "Old news", needs.ACTION_STATUS: "done"}
    add_item(tmp_path, needs.ACTIONS, done)
    async with running(tmp_path, size=(120, 36)) as driver:
        await driver.shows("2 open, 1 late", "! Draft the abstract", "Fri 20 Nov", "Amara")
        text = driver.text
        assert text.index("Draft the abstract") < text.index("Read chapter 4")
        assert "Old news" not in text


async def test_an_action_opens_in_its_list(tmp_path: Path) -> None:
    begin(tmp_path)
    add_item(tmp_path, needs.ACTIONS, {needs.ACTION_WHAT: "Read chapter 4"})
    async with running(tmp_path) as driver:
        await driver.shows("Read chapter 4")
        driver.app.screen.query_one("#home-actions").focus()
        await driver.press("enter")
        await driver.shows("Actions  open 1", "▌ ○ Read chapter 4")
        await driver.press("escape")
        await driver.shows("Your path")


async def test_a_meeting_that_is_over_is_asked_about_first(tmp_path: Path) -> None:
    begin(tmp_path)
    past = {needs.MEETING_DATE: "2026-11-19", needs.MEETING_TIME: "14:00"}
    add_item(tmp_path, needs.MEETINGS, past)
    async with running(tmp_path) as driver:
        await driver.shows("Did the meeting on Thu 19 Nov happen?", "Next meeting   Thu 26 Nov")
        await driver.press("enter")
        await driver.shows("Did it happen?  h we met")


async def test_home_follows_what_another_command_writes(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await driver.shows("Your path")
        add_item(tmp_path, needs.TOPICS, {needs.TOPIC_WHAT: "Ask about the course"})
        driver.app.workbook.notebook.poll().result()
        await driver.shows("Ask about the course")


async def test_a_broken_page_is_named_and_the_others_work(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, notices=("mine.md:3:1: error E101: 'txt' is no type",)) as driver:
        await driver.shows("mine.md:3:1: error E101", "Self-check")


@pytest.mark.parametrize("name", ["[/]", "[@click=app.quit]go[/]", "目标" * 30, "👩‍👩‍👧‍👧 x" * 9])
async def test_any_name_is_shown_as_it_is(tmp_path: Path, name: str) -> None:
    begin(tmp_path, mentor=name, goal=name)
    add_item(tmp_path, needs.ACTIONS, {needs.ACTION_WHAT: name, needs.ACTION_OWNER: "mentor"})
    add_item(tmp_path, needs.TOPICS, {needs.TOPIC_WHAT: name})
    async with running(tmp_path) as driver:
        for columns, rows in SIZES:
            await driver.pilot.resize_terminal(columns, rows)
            await driver.shows("Your path", name[:3])


async def test_a_second_mentor_is_begun_and_switched_to(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await driver.shows("with Amara")
        await driver.press("m")
        await driver.shows("Your mentorships", "Amara", "a new mentor")
        await driver.press("n")
        await driver.shows("A new mentorship")
        await driver.type("Jonas")
        await driver.press("ctrl+n")
        await driver.shows("with Jonas")
        await driver.press("m")
        await driver.shows("Amara", "Jonas")
        await driver.press("home", "enter")
        await driver.shows("with Amara")


async def test_a_mentorship_is_put_away_and_the_other_one_is_shown(tmp_path: Path) -> None:
    begin(tmp_path)
    begin(tmp_path, mentor="Jonas")
    async with running(tmp_path) as driver:
        await driver.shows("Your path")
        name = "Jonas" if "with Jonas" in driver.text else "Amara"
        other = "Amara" if name == "Jonas" else "Jonas"
        await driver.press("m")
        await driver.shows("Your mentorships")
        await driver.press("x")
        await driver.shows(f"with {other}")


async def test_home_of_a_full_workbook_shows_the_rest_as_one_row(tmp_path: Path) -> None:
    begin(tmp_path)
    for number in range(9):
        add_item(tmp_path, needs.ACTIONS, {needs.ACTION_WHAT: f"Action {number}"})
    async with running(tmp_path) as driver:
        await driver.shows("9 open", "and 3 more")
        driver.app.screen.query_one("#home-actions").focus()
        await driver.press("end", "enter")
        await driver.shows("Actions  open 9", "Action 8")


def test_the_day_of_the_tests_is_a_sunday() -> None:
    assert NOW.date() == date(2026, 11, 22)
    assert f"{NOW:%A}" == "Sunday"


async def test_keys_in_a_burst_are_taken_in_their_order(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await driver.shows("Your path")
        for key in ("down", "down", "down", "down", "enter"):
            driver.app.simulate_key(key)
        await driver.shows("Agreement", "step 1 of 7")


async def test_home_is_worked_out_again_only_where_something_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(tmp_path)
    made: list[int] = []

    def counted(*looked: Any) -> HomeView:  # noqa: ANN401 - whatever it is asked with
        made.append(1)
        return home_view(*looked)

    monkeypatch.setattr("workbook.ui.screens.home.home_view", counted)
    async with running(tmp_path) as driver:
        await driver.shows("Your path")
        await driver.press("a", "escape")
        await driver.shows("Your path")
        before = len(made)
        await driver.press("a")
        await driver.shows("Actions  open 0")
        await driver.press("escape")
        await driver.shows("Your path")
        assert len(made) == before
        await driver.press("a", "n")
        await driver.type("Read chapter 4")
        await driver.press("enter", "escape")
        await driver.shows("Your path", "Read chapter 4")

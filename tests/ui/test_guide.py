"""A page as a guide: what it shows, and where the keys lead."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ui.app_driver import begin, builtin_pack, make_workbook, running
from workbook.journey import edits
from workbook.journey.place import once_place
from workbook.notebook.records import Column
from workbook.pages import needs
from workbook.preferences import Preferences
from workbook.settings import Settings, SettingsRead


async def test_a_page_opens_on_its_first_step_with_the_cursor_in_the_first_field(
    tmp_path: Path,
) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.shows("Mentorship", "step 1 of", "Who it is", "Amara", "Saved")
        await driver.press("end")
        await driver.type(" O")
        await driver.saved()
        assert driver.answers()[needs.MENTOR_NAME] == "Amara O"


async def test_a_step_that_is_longer_than_the_screen_is_leafed_through(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="agreement") as driver:
        await driver.shows("What goes wrong")
        for key, there in (("pagedown", False), ("pageup", True)):
            for _ in range(20):  # as the page opens it goes to its beginning once more
                await driver.press(key)
                if ("What goes wrong" in driver.text) is there:
                    break
            assert ("What goes wrong" in driver.text) is there


async def test_keys_and_the_row_at_the_end_lead_from_step_to_step_and_home_at_last(
    tmp_path: Path,
) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.press("ctrl+n")
        await driver.shows("step 2 of")
        await driver.press("tab", "tab")
        await driver.shows("next: Staying in touch")
        await driver.press("enter")
        await driver.shows("step 3 of")
        await driver.press("shift+tab")
        await driver.shows("step 2 of")
        await driver.press("tab", "tab")
        await driver.shows("step 3 of")
        await driver.press("ctrl+n")
        await driver.shows("step 4 of")
        await driver.press("ctrl+b")
        await driver.shows("step 3 of")
        await driver.press("alt+b")
        await driver.shows("step 2 of")
        steps = builtin_pack().pages["mentorship"].steps
        await driver.press(*["ctrl+n"] * (len(steps) - 1))
        await driver.shows("Your path")


async def test_esc_closes_what_is_open_and_then_goes_home(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.shows("▸ why")
        await driver.press("f2")
        await driver.shows("▾ why")
        await driver.press("escape")
        await driver.hides("▾ why")
        await driver.press("ctrl+o", "escape")
        await driver.shows("step 1 of")
        await driver.press("escape")
        await driver.shows("Your path")


async def test_a_step_can_be_chosen_at_any_size(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="agreement") as driver:
        await driver.shows("step 1 of 7")
        for size, keys, shows in (
            ((60, 20), ("down", "down"), "step 3 of 7"),
            ((80, 24), ("up", "up"), "step 1 of 7"),
            ((120, 36), ("down", "down"), "step 3 of 7"),
        ):
            await driver.pilot.resize_terminal(*size)
            await driver.press("ctrl+o")
            await driver.shows("Between meetings")
            await driver.press(*keys, "enter")
            await driver.shows(shows)
        await driver.shows("Which channels are fine")


async def test_two_columns_that_differ_are_marked_and_raised_once(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="agreement") as driver:
        await driver.press("ctrl+n")
        await driver.shows("How often do we meet at first?", "mine", "my mentor's", "agreed")
        await driver.press("down", "space", "tab", "space")
        await driver.shows("you differ")
        await driver.press("ctrl+t")
        await driver.shows("you differ · raised: waits for your next meeting")
        await driver.press("ctrl+t")
        await driver.shows("This is raised")
        topics = driver.app.workbook.notebook.snapshot().items_of(needs.TOPICS)
        assert len(topics) == 1
        said = driver.answers()
        assert said["agreement/often mine"] == "fortnightly"
        assert said["agreement/often mentor"] == "weekly"
        assert "How often do we meet at first?" in str(said[needs.TOPIC_WHAT])


async def test_two_columns_of_words_are_marked_as_differing_by_hand(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="agreement") as driver:
        await driver.type("Grants")
        await driver.press("ctrl+r")
        await driver.shows("First write what both of you say")
        await driver.press("tab")
        await driver.type("Talks")
        await driver.shows("ctrl+r if you differ")
        await driver.press("ctrl+r")
        await driver.shows("≠ you differ · ctrl+t raises it · ctrl+r if not")
        await driver.press("ctrl+r")
        await driver.shows("ctrl+r if you differ")
        await driver.saved()
        assert driver.answers()["agreement/purpose differs"] is None


async def test_a_goal_is_added_filled_in_and_put_away(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="goals") as driver:
        await driver.press("ctrl+n")
        await driver.shows("Run the planning meeting", "add a goal")
        await driver.press("n")
        await driver.shows("What do you want to be able to do?")
        await driver.type("Write a clear report")
        await driver.press("escape")
        await driver.shows("Write a clear report", "1 of ")
        goals = driver.app.workbook.notebook.snapshot().items_of(needs.GOALS)
        assert len(goals) == 2
        await driver.press("alt+up")
        await driver.wait_for(
            lambda: driver.text.index("Write a clear") < driver.text.index("Run the planning"),
            "the new goal comes first",
        )
        await driver.press("x")
        await driver.shows("1 put away")
        await driver.press("z")
        await driver.shows("put away  Write a clear report")


async def test_an_item_in_which_nothing_is_written_does_not_stay(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="goals") as driver:
        await driver.press("ctrl+n", "n")
        await driver.shows("What do you want to be able to do?")
        await driver.press("escape")
        await driver.shows("add a goal")
        snapshot = driver.app.workbook.notebook.snapshot
        await driver.wait_for(lambda: len(snapshot().items_of(needs.GOALS)) == 1, "one goal")


async def test_a_question_appears_and_vanishes_with_the_answer_it_hangs_on(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship", size=(120, 40)) as driver:
        await driver.shows("How far along are you two?", "When did it begin?")
        await driver.press("tab", "space")
        await driver.hides("When did it begin?")
        await driver.press("space")
        await driver.shows("When did it begin?")


async def test_a_run_is_finished_looked_at_and_begun_anew_with_old_marks_hidden(
    tmp_path: Path,
) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="self-check", size=(100, 40)) as driver:
        await driver.shows("How often is each of these true")
        await driver.press("3", "down", "4")
        await driver.saved()
        await driver.press(*["ctrl+n"] * 6)
        await driver.shows("step 6 of 6", "Enter finishes it")
        await driver.press("ctrl+n")
        await driver.shows("Your path")
        await driver.hides("Enter finishes it")
        driver.app.open_page("self-check")
        await driver.pilot.resize_terminal(40, 30)
        await driver.shows("Self-check", "step 6 of 6 · Saved")
        await driver.pilot.resize_terminal(100, 40)
        await driver.press("ctrl+n", "enter")
        await driver.shows("Finish once more")
        await driver.press("space", "enter")
        await driver.shows("finished and kept", "Your path")
        driver.app.open_page("self-check")
        await driver.shows("Look at the last one", "Begin anew")
        await driver.press("down", "enter")
        await driver.shows("How often is each of these true")
        runs = driver.app.workbook.notebook.snapshot().entries_of("self-check")
        assert len(runs) == 2
        await driver.hides("last time")


async def test_what_was_taken_out_can_be_brought_back(tmp_path: Path) -> None:
    begin(tmp_path)
    workbook = make_workbook(tmp_path)
    reading = workbook.reading()
    mentorship = next(iter(reading.snapshot.mentorships))
    prompt = reading.pack.prompt("mentorship/why")
    assert prompt is not None
    place = once_place(reading.pack.pages["mentorship"], mentorship)
    workbook.write(edits.answered(reading, prompt, place, "A first long thought.")).result()
    workbook.notebook.close()
    async with running(tmp_path, page="mentorship") as driver:
        await driver.press("ctrl+n")
        await driver.shows("A first long thought.")
        await driver.press("ctrl+a")
        driver.app.screen.focused.text = "Something else."  # type: ignore[union-attr]
        await driver.saved()
        await driver.press("f3")
        await driver.shows("earlier", "A first long thought.", "enter brings it back")
        await driver.press("enter")
        await driver.wait_for(
            lambda: driver.answers().get("mentorship/why") == "A first long thought.",
            "the earlier version is back",
        )


async def test_a_reworded_question_shows_the_answer_with_the_words_it_was_asked_in(
    tmp_path: Path,
) -> None:
    begin(tmp_path)
    own = tmp_path / "own"
    own.mkdir()
    source = (Path(__file__).parents[2] / "content/en/mentorship.md").read_text(encoding="utf-8")
    asked = "What should this workbook call your mentor?"
    assert asked in source
    (own / "mentorship.md").write_text(
        source.replace(asked, "Who is your mentor?"), encoding="utf-8"
    )
    async with running(tmp_path, page="mentorship", own=own) as driver:
        await driver.shows("Who is your mentor?", "Amara", "answered when it read: What should")


def test_columns_are_named() -> None:
    assert [str(column) for column in Column] == ["mine", "mentor", "agreed", "differs"]


async def test_letters_typed_before_a_card_is_drawn_land_in_its_first_field(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="goals") as driver:
        await driver.press("ctrl+n")
        await driver.shows("add a goal")
        for key in ("n", *"annexe"):
            driver.app.simulate_key(key)
        await driver.shows("Goals › annexe")
        assert len(driver.app.workbook.notebook.snapshot().items_of(needs.GOALS)) == 2


async def test_an_editor_that_cannot_be_started_is_said_and_the_screen_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(tmp_path)

    @contextmanager
    def aside() -> Iterator[None]:
        yield

    chosen = Preferences(read=SettingsRead(Settings(editor="no-such-editor -x")))
    async with running(tmp_path, page="mentorship", preferences=chosen) as driver:
        await driver.press("ctrl+n")
        monkeypatch.setattr(driver.app, "suspend", aside)
        await driver.press("ctrl+g")
        await driver.shows("no-such-editor", "Why does a mentor matter")


async def test_tab_waits_for_what_the_answer_makes_appear(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="meetings") as driver:
        await driver.shows("Coming")
        await driver.press("e")
        await driver.shows("add a meeting")
        for key in ("n", "2", "4", "space", "d", "e", "c", "tab", "9", "colon", "3", "0"):
            driver.app.simulate_key({"space": " ", "colon": ":"}.get(key, key))
        await driver.shows("24 December", "9:30")
        await driver.press("tab")
        await driver.saved()
        assert driver.answers()[needs.MEETING_TIME] == "09:30"


async def test_bringing_a_version_back_keeps_what_it_replaces(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.press("ctrl+n")
        await driver.type("One")
        await driver.saved()
        driver.app.workbook.notebook.begin_sitting()
        await driver.type(" two")
        await driver.saved()
        await driver.press("f3")
        await driver.shows("enter brings it back")
        await driver.press("enter")
        await driver.wait_for(lambda: driver.answers().get("mentorship/why") == "One", "it is back")
        await driver.press("f3")
        await driver.shows("One two")


async def test_a_page_of_ones_own_for_each_meeting_stands_on_the_path(tmp_path: Path) -> None:
    begin(tmp_path)
    own = tmp_path / "own"
    own.mkdir()
    (own / "before.md").write_text(
        "---\npage: before\nversion: 1\nkind: per meeting\nstage: meet\n---\n\n# Before we meet\n\n"
        "## The one thing\n\n### What is the one thing?\n\n`line: one-thing`\n",
        encoding="utf-8",
    )
    async with running(tmp_path, own=own, size=(100, 30)) as driver:
        await driver.shows("Before we meet", "for Thu 26 Nov")
        driver.app.open_page("before")
        await driver.shows("Before we meet › Thu 26 Nov 2026", "What is the one thing?")

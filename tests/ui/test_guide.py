"""A page as a guide: what it shows, what it keeps, and where the keys lead."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ui.app_driver import begin, make_workbook, running
from workbook.journey import edits
from workbook.journey.place import once_place
from workbook.notebook.records import Column
from workbook.pages import needs


async def test_a_page_opens_on_its_first_step_with_the_cursor_in_the_first_field(
    tmp_path: Path,
) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.shows("Mentorship", "step 1 of 4", "Who it is", "Amara", "Saved")
        await driver.press("end")
        await driver.type(" O")
        await driver.saved()
        assert driver.answers()[needs.MENTOR_NAME] == "Amara O"


async def test_what_is_typed_is_there_the_next_day_at_the_same_place(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.press("ctrl+n")
        await driver.shows("Why does a mentor matter")
        await driver.type("I moved teams.\nTwice.")
        await driver.press("ctrl+q")
    async with running(tmp_path, page="mentorship") as driver:
        await driver.shows("step 2 of 4", "I moved teams.", "Twice.")
        await driver.type("Yes")
        await driver.saved()
        assert "Yes" in str(driver.answers()["mentorship/why"])


async def test_ctrl_n_and_ctrl_b_go_through_the_steps_and_home_at_the_end(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        for step in (2, 3, 4):
            await driver.press("ctrl+n")
            await driver.shows(f"step {step} of 4")
        await driver.press("ctrl+b")
        await driver.shows("step 3 of 4")
        await driver.press("alt+b")
        await driver.shows("step 2 of 4")
        await driver.press("ctrl+n", "ctrl+n", "ctrl+n")
        await driver.shows("Your path")


async def test_tab_goes_past_the_last_field_to_the_next_step_and_back(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.press("ctrl+n")
        await driver.shows("step 2 of 4")
        await driver.press("tab", "tab", "tab")
        await driver.shows("step 3 of 4")
        await driver.press("shift+tab")
        await driver.shows("step 2 of 4")


async def test_the_row_at_the_end_leads_on(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.press("ctrl+n", "tab", "tab")
        await driver.shows("next: Staying in touch")
        await driver.press("enter")
        await driver.shows("step 3 of 4")


async def test_esc_closes_what_is_open_and_then_goes_home(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.shows("▸ why")
        await driver.press("f2")
        await driver.shows("▾ why")
        await driver.press("escape")
        await driver.hides("▾ why")
        await driver.press("ctrl+o", "escape")
        await driver.shows("step 1 of 4")
        await driver.press("escape")
        await driver.shows("Your path")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_a_step_can_be_chosen_at_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="agreement", size=size) as driver:
        await driver.shows("step 1 of 7")
        await driver.press("ctrl+o")
        await driver.shows("Between meetings")
        await driver.press("down", "down", "enter")
        await driver.shows("step 3 of 7", "Which channels are fine")


async def test_two_columns_that_differ_are_marked_and_raised_once(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="agreement") as driver:
        await driver.press("ctrl+n")
        await driver.shows("How often do we meet at first?", "mine", "my mentor's", "agreed")
        await driver.press("down", "space", "tab", "space")
        await driver.shows("you differ")
        await driver.press("ctrl+t")
        await driver.shows("Raised")
        await driver.press("ctrl+t")
        await driver.shows("already waits")
        topics = driver.app.workbook.notebook.snapshot().items_of(needs.TOPICS)
        assert len(topics) == 1
        said = driver.answers()
        assert said["agreement/often mine"] == "fortnightly"
        assert said["agreement/often mentor"] == "weekly"
        assert "How often do we meet at first?" in str(said[needs.TOPIC_WHAT])


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
        await driver.press("ctrl+s")
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


async def test_a_second_app_only_reads_and_says_who_has_it(tmp_path: Path) -> None:
    begin(tmp_path)
    held = make_workbook(tmp_path, app=True)
    try:
        async with running(tmp_path, page="mentorship", size=(100, 30)) as driver:
            await driver.shows("can only be read", "Amara")
            before = driver.answers()
            await driver.type("X")
            await driver.press("ctrl+n", "tab")
            assert driver.answers() == before
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
        await driver.shows("another version from")
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


def test_columns_are_named() -> None:
    assert [str(column) for column in Column] == ["mine", "mentor", "agreed"]


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

    async with running(tmp_path, page="mentorship", editor="no-such-editor -x") as driver:
        await driver.press("ctrl+n")
        monkeypatch.setattr(driver.app, "suspend", aside)
        await driver.press("ctrl+g")
        await driver.shows("no-such-editor", "Why does a mentor matter")


async def test_only_news_from_elsewhere_is_told_as_a_change(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.press("ctrl+n", "enter")
        await driver.saved()
        await driver.press("x", "backspace", "backspace")
        await driver.saved()
        await driver.shows("Why does a mentor matter")
        assert "changed on" not in driver.text


async def test_tab_waits_for_what_the_answer_makes_appear(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="meetings") as driver:
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

"""What keeps somebody who only hears the lines from getting lost in them."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import pytest

from tests.unit.plain.talks import NOW, Talks, begun
from workbook.journey.day_style import DateForm, DayStyle, Now
from workbook.pages import needs
from workbook.plain.run import Wanted, talk


def test_the_first_questions_say_what_they_are_about(tmp_path: Path) -> None:
    said = Talks(tmp_path)("Amara", "", "")

    assert "Goal: What do you want to be able to do?" in said
    assert "Meeting: At what time?" in said


def test_again_says_the_lines_of_a_list_and_what_can_be_typed(tmp_path: Path) -> None:
    said = begun(tmp_path)("", "know the business", ".again", page="goals")

    once_more = said.rpartition("Which few changes")[2]
    assert "1. know the business\n" in once_more
    assert "One line for each; an empty line goes on." in once_more


def test_ticks_are_said_in_words(tmp_path: Path) -> None:
    talks = begun(tmp_path)

    said = talks(
        *(".step 2", "1", ".step know", *[".skip"] * 3, "plan by fri", "write", ".done 1", ".now"),
        page="goals",
    )

    assert "done: plan (by Fri 27 Nov 2026)\nwrite\n" in said
    assert "[" not in said


def test_again_in_the_middle_of_a_text_goes_on_with_it(tmp_path: Path) -> None:
    talks = begun(tmp_path)

    said = talks("A quiet day.", ".again", "And a long walk.", ".", page="goals")

    assert said.count("What is an ordinary working day like?") == 2
    assert talks.kept("goals/view") == ["A quiet day.\nAnd a long walk."]


def test_steps_leave_one_at_a_question_that_is_said_whole(tmp_path: Path) -> None:
    said = begun(tmp_path)("", "", ".steps", page="agreement")

    question = "In one sentence, what is this mentorship for?"
    assert f"{question} (needed)\nAgreed: what do you two settle on?" in said


def test_a_dot_that_ends_no_text_answers_nothing(tmp_path: Path) -> None:
    talks = begun(tmp_path)
    before = talks.kept(needs.MENTOR_NAME)

    talks(".", "3", ".", ".stop", page="mentorship")

    assert talks.kept(needs.MENTOR_NAME) == before
    assert "." not in talks.kept("mentorship/started")


def test_a_word_of_the_menu_that_became_an_answer_is_pointed_out(tmp_path: Path) -> None:
    said = begun(tmp_path)("settings", "Amina", "trends", page="mentorship")

    assert "“settings” was kept as you typed it. It is a word of the menu, too" in said
    assert "one of the numbers.\nIt is a word of the menu, too: .stop leads there." in said


def test_choosing_nothing_is_said(tmp_path: Path) -> None:
    talks = begun(tmp_path)
    talks("Amina", ".stop", page="mentorship")

    assert "It stays as it was." in talks(".earlier", "", page="mentorship")
    assert talks.kept(needs.MENTOR_NAME) == ["Amina"]


def test_a_list_says_what_is_looked_at_and_how_to_come_back(tmp_path: Path) -> None:
    talks = begun(tmp_path)

    said = talks("w: it went well", "wins", ".view waiting", "", wanted="topics")

    assert talks.kept(needs.TOPIC_WHAT) == ["it went well"]
    assert "Topics: waiting 1, all 1, wins 1.\nHere: wins. .view waiting leads back." in said
    assert said.count("Here:") == 1


def test_a_number_with_a_word_that_means_nothing_is_kept_and_explained(tmp_path: Path) -> None:
    talks = begun(tmp_path)

    said = talks("call", "1 due fri", ".undo", "", wanted="actions")

    assert "Of number 1 can be said: done, partly, open, dropped, log, away, card." in said
    assert len(talks.reading().snapshot.items_of(needs.ACTIONS)) == 1


def test_what_was_written_about_an_action_is_not_late(tmp_path: Path) -> None:
    talks = begun(tmp_path)
    talks("call", "1 log rang her", "", wanted="actions")
    talks.now = datetime.fromisoformat("2026-11-25T10:00:00+01:00")

    said = talks("1 card", *[".skip"] * 9, wanted="actions")

    assert "1. rang her (Sun 22 Nov)\n.change 1" in said
    assert "late)" not in said


def test_the_title_of_a_page_says_the_day_as_it_was_chosen(tmp_path: Path) -> None:
    talks = begun(tmp_path)
    talks.now = Now.fromisoformat(NOW.isoformat())
    talks.now.style = DayStyle(DateForm.NUMBERS)

    assert "Preparation for Thu 26.11.2026" in talks(page="prep")


def test_an_introduction_is_said_once_in_a_sitting(tmp_path: Path) -> None:
    said = begun(tmp_path)("goals", ".stop", "goals", ".stop")

    assert said.count("First a look into the distance") == 1


def test_what_is_needed_is_named_before_a_run_is_finished(tmp_path: Path) -> None:
    said = begun(tmp_path)(*["3"] * 13, ".finish", "", page="self-check")

    lacking = said.partition("Needed, and not answered yet:\n")[2].partition("\nFinish it")[0]
    assert lacking.splitlines()[0] == "- How often is each of these true of you?"
    assert len(lacking.splitlines()) == 2


def test_a_meeting_that_is_held_early_is_just_held(tmp_path: Path) -> None:
    said = begun(tmp_path)("1", "held", "", "", wanted="meetings")

    assert "14:00: held, lacks" in said


def test_a_trend_that_says_the_same_as_another_points_to_it(tmp_path: Path) -> None:
    said = begun(tmp_path)("self-check", "3", ".stop", "trends")

    assert said.count("Hidden while you answer") == 1
    assert "2. Sources of confidence: as for 1." in said


@pytest.mark.parametrize("typed", [True, False])
def test_the_end_of_what_is_typed_says_that_it_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, typed: bool
) -> None:
    talks, out, source = begun(tmp_path), io.StringIO(), io.StringIO("A quiet day.\n")
    monkeypatch.setattr(source, "isatty", lambda: typed)
    with talks.workbook() as workbook:
        talk(workbook, source, out, Wanted(page="goals"))

    assert out.getvalue().endswith("\nEverything is kept.\n") is typed

"""What is around the pages in lines: the menu, lists, meetings, mentors, what leaves."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.unit.plain.talks import BEGUN, Talks, begun
from workbook.journey.mentorships import active
from workbook.pages import needs


def test_the_menu_says_what_is_next_and_an_empty_line_does_it(tmp_path: Path) -> None:
    talks = begun(tmp_path)

    said = talks("", ".stop", "what", "actoins", "help", ".why", "23", "prep")

    assert "Next, prepare Thursday's meeting (in 4 days, about 10 min)" in said
    assert "Preparation for Thu 26 Nov 2026" in said
    assert "There is no “actoins”. Did you mean actions?" in said
    assert said.count("A meeting: 1 prep, 2 notes, 3 reflect, 4 meetings.") == 1
    assert "\n1. prep: prepare the next meeting\n" in said
    assert "type a word without a dot" in said
    assert said.endswith("Everything is kept.\n")


def test_actions_are_listed_said_of_and_taken_back(tmp_path: Path) -> None:
    talks = begun(tmp_path)

    said = talks(
        *("read chapter 4 by wed", "Amara: send the form", "buy ink by yesterday"),
        *("1 done", "2 dropped", "no time", "3 partly half of it", "2 log rang her", "2"),
        *(".undo", ".view all", ".find ink", ".find", "9", "1 away", ""),
        wanted="actions",
    )

    assert talks.kept(needs.ACTION_WHAT) == ["read chapter 4", "send the form", "buy ink"]
    assert "Kept as 1: by Wednesday 25 November, in 3 days, me." in said
    assert talks.kept(needs.ACTION_STATUS) == ["done", "dropped", "partly"]
    assert talks.kept(needs.ACTION_REASON) == ["no time"]
    assert [line["text"] for line in talks.kept(needs.ACTION_LOG)[0]] == ["half of it"]
    assert "There is no action with the number 9." in said
    assert "Taken back: a line about it." in said
    assert "Put away; .undo takes it back." in said


def test_topics_have_kinds_and_an_order(tmp_path: Path) -> None:
    talks = begun(tmp_path)

    said = talks(
        *("w: the talk went well", "how do you say no", ".up 2", "1 kind question", "2 covered"),
        *(".view wins", "another win", ""),
        wanted="topics",
    )

    assert talks.kept(needs.TOPIC_WHAT) == [
        "how do you say no",
        "the talk went well",
        "another win",
    ]
    assert talks.kept(needs.TOPIC_KIND) == ["question", "win", "win"]
    assert talks.kept(needs.TOPIC_STATE) == ["covered"]
    assert "Kept as 1: win." in said


def test_feedback_is_decided_and_looked_at_again(tmp_path: Path) -> None:
    talks = begun(tmp_path)

    said = talks(
        *("Amara: you answer before I have finished", "1 test", "some day", "until 13 dec"),
        *("1 came she noticed", "3"),
        *("you are late", "2 decline it was the bus", ""),
        wanted="feedback",
    )

    assert "Not read as a day. Such as fri, 26 nov or +3w." in said
    assert talks.kept(needs.FEEDBACK_WHO) == ["Amara"]
    assert talks.kept(needs.FEEDBACK_DECISION) == ["test", "decline"]
    assert talks.kept(needs.FEEDBACK_LOOK_ON) == ["2026-12-13"]
    assert talks.kept(needs.FEEDBACK_OUTCOME) == ["she noticed"]
    assert talks.kept(needs.FEEDBACK_WHY) == ["it was the bus"]
    assert "When do you look at it again? An empty line means +3w." in " ".join(said.split())


def test_meetings_are_planned_moved_held_and_called_off(tmp_path: Path) -> None:
    talks = begun(tmp_path)

    said = talks(
        *("new", "sometime", "3 dec 9:30", "1", "move fri 10:00", "", "2", "off", "undo", "off"),
        *("", "1", "held", ""),
        wanted="meetings",
    )

    assert "Type the day as fri, 26 nov or +2w" in said
    assert "Planned for Thursday 3 December, 09:30." in said
    assert "Moved; its preparation goes with it." in said
    assert talks.kept(needs.MEETING_DATE) == ["2026-11-27", "2026-12-03"]
    assert talks.kept(needs.MEETING_TIME) == ["10:00", "09:30"]
    assert talks.kept(needs.MEETING_STATE) == ["held", "cancelled"]
    assert [line["day"] for line in talks.kept(needs.MEETING_MOVED_FROM)[0]] == ["2026-11-26"]


def test_a_meeting_that_nobody_planned_is_noted(tmp_path: Path) -> None:
    talks = Talks(tmp_path)
    talks("Amara", "", "", "")

    said = talks("1", "a word of hers", page="notes")

    assert "1. We are meeting now, without a plan" in said
    assert talks.kept(needs.MEETING_DATE) == ["2026-11-22"]
    assert talks.kept(needs.LINE_WHAT) == ["a word of hers"]
    (meeting,) = talks.reading().snapshot.items_of(needs.MEETINGS)
    assert talks.reading().meeting_state(meeting) == "held"


def test_preparing_without_a_meeting_plans_one(tmp_path: Path) -> None:
    talks = Talks(tmp_path)
    talks("Amara", "", "", "")

    talks("thu 14:00", ".step come for", "A yes or no", page="prep")

    assert talks.kept(needs.MEETING_DATE) == ["2026-11-26"]
    assert talks.kept(needs.ONE_THING) == ["A yes or no"]


def test_one_begins_with_another_mentor_and_goes_back_and_forth(tmp_path: Path) -> None:
    talks = begun(tmp_path)

    said = talks(
        "mentors", "new", "Jonas", "fri", "", "mentors", "1", "mentors", ".away 2", "1", ""
    )

    assert "With Jonas." in said
    assert "2. Jonas (here" in said
    assert "Jonas: put away." in said
    reading = talks.reading()
    assert len(active(reading)) == 1
    assert sorted(talks.kept(needs.MENTOR_NAME)) == ["Amara", "Jonas"]


def test_the_first_questions_can_be_left_and_come_again(tmp_path: Path) -> None:
    talks = Talks(tmp_path)

    talks(".stop")
    assert talks.reading().snapshot.mentorships == {}

    talks("Amara", ".back", "Amina", ".stop", ".stop")
    assert talks.kept(needs.MENTOR_NAME) == ["Amina"]
    assert "With Amina." in talks(".stop")


@pytest.mark.parametrize("cut", range(1, len(BEGUN) + 1))
def test_a_first_run_that_is_cut_off_keeps_what_was_answered(tmp_path: Path, cut: int) -> None:
    talks = Talks(tmp_path)
    talks(*BEGUN[:cut], end="")

    kept = [
        value
        for key in (needs.MENTOR_NAME, needs.GOAL_STATEMENT, needs.MEETING_DATE, needs.MEETING_TIME)
        for value in talks.kept(key)
    ]
    assert kept == ["Amara", "Run the planning meeting", "2026-11-26", "14:00"][:cut]


NOTED = ("d: first", "a: second by fri", "third", "", "covered", "all of it")
"""Lines of notes, then what became of a topic."""


@pytest.mark.parametrize("cut", range(1, len(NOTED) + 1))
def test_notes_that_are_cut_off_keep_every_line(tmp_path: Path, cut: int) -> None:
    talks = begun(tmp_path)
    talks("how do you say no", wanted="capture")
    talks.now = datetime.fromisoformat("2026-11-26T14:05:00+01:00")

    talks(*NOTED[:cut], page="notes", end="")

    assert talks.kept(needs.LINE_WHAT) == ["first", "third"][: 1 + (cut > 2)]
    assert talks.kept(needs.ACTION_WHAT) == ["second"][: cut > 1]
    assert talks.kept(needs.COVERED_TALKED) == ["covered"][: cut > 4]
    assert talks.kept(needs.COVERED_CAME_OUT) == ["all of it"][: cut > 5]
    assert talks.kept(needs.MEETING_STATE) == ["held"]


def test_what_leaves_is_shown_and_written(tmp_path: Path) -> None:
    talks = begun(tmp_path)
    file = tmp_path / "agreement.md"

    said = talks(f".write {file}", f".write {file}", "", wanted="show agreement")

    assert "# " in file.read_text(encoding="utf-8")
    assert "is there already: give another name." in " ".join(said.split())
    assert "Which one?" in talks("3", "", wanted="show")


def test_an_entry_is_changed_from_the_review(tmp_path: Path) -> None:
    talks = begun(tmp_path)

    said = talks("planning", "1", ".change 1", "Run all of it", ".stop", "99", "", wanted="review")

    assert "There is no entry 99; they go from 1 to" in said
    assert talks.kept(needs.GOAL_STATEMENT) == ["Run all of it"]


def test_what_a_page_shows_of_a_list_is_opened_there(tmp_path: Path) -> None:
    talks = begun(tmp_path)
    talks("send the form by fri", "", wanted="actions")

    said = talks(".step promised", "", "7", "1", ".step goes", "3", ".stop", page="review")

    assert talks.kept(needs.ACTION_STATUS) == ["done"]
    assert "A number opens one; an empty line goes on." in said


def test_a_finished_run_is_read_and_a_new_one_begun_only_with_an_empty_line(tmp_path: Path) -> None:
    talks = begun(tmp_path)
    talks(*["3"] * 14, ".finish", "yes", page="self-check")

    said = talks("9", "1", ".stop", page="self-check")
    assert "There is no “9” here." in said
    assert "Finished Sun 22 Nov." in said
    assert len(talks.reading().runs(talks.reading().pack.pages["self-check"], None)) == 1

    talks("", page="self-check")
    assert len(talks.reading().runs(talks.reading().pack.pages["self-check"], None)) == 2


def test_a_private_question_is_raised_in_other_words(tmp_path: Path) -> None:
    talks = begun(tmp_path)

    said = talks(".step leave", ".raise", "Being overruled", ".stop", ".raise", page="prep")

    assert talks.kept(needs.TOPIC_WHAT) == ["Being overruled"]
    assert "put the topic in your own words" in said
    assert "Back at the question." in said


def test_a_line_of_the_notes_is_put_away(tmp_path: Path) -> None:
    talks = begun(tmp_path)

    said = talks("1", "one", "two", ".away 9", ".away 1", ".again", ".stop", page="notes")

    assert "one: put away." in said
    assert "1. two" in said.rpartition("Lines so far:")[2]

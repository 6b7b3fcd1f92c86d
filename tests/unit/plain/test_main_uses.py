"""The three main uses, walked through line by line: beginning, one meeting, looking back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tests.unit.plain.talks import Talks, begun
from workbook.notebook.records import Column
from workbook.pages import needs


def test_a_workbook_begins_from_nothing_with_four_lines(tmp_path: Path) -> None:
    talks = Talks(tmp_path)

    said = talks("Amara", "Run the planning meeting", "thu", "2pm")

    assert "Thursday 26 November, in 4 days." in said
    assert "With Amara. Next, prepare Thursday's meeting" in said
    assert talks.kept(needs.MENTOR_NAME) == ["Amara"]
    assert talks.kept(needs.GOAL_STATEMENT) == ["Run the planning meeting"]
    assert talks.kept(needs.MEETING_DATE) == ["2026-11-26"]
    assert talks.kept(needs.MEETING_TIME) == ["14:00"]


def test_a_goal_gets_its_checkpoints(tmp_path: Path) -> None:
    talks = begun(tmp_path)

    said = talks(
        *("A quiet day.", "Nobody rings.", ".", "More time", ""),  # the longer view
        *("1", "", "skill", "1", "It would be calm.", "."),  # the goal
        *("Four meetings led", ".", ".skip", "30 june"),
        *("Lead the agenda part by 15 march", "Lead all of it by 1 may", ".done 1", ""),
        *(".stop", "Write a paper", ".stop", ""),  # another goal
        page="goals",
    )

    assert "Wednesday 30 June 2027, in 7 months." in said
    assert talks.kept("goals/view") == ["A quiet day.\nNobody rings."]
    assert talks.kept(needs.GOAL_STATEMENT) == ["Run the planning meeting", "Write a paper"]
    assert talks.kept("goals/goals.kind") == ["skill"]
    assert talks.kept(needs.GOAL_BY) == ["2027-06-30"]
    first, second = talks.kept(needs.GOAL_CHECKPOINTS)[0]
    assert (first["text"], first["day"], first["done"]) == (
        "Lead the agenda part",
        "2027-03-15",
        True,
    )
    assert (second["text"], second["done"]) == ("Lead all of it", False)


def test_a_row_of_the_agreement_has_three_columns(tmp_path: Path) -> None:
    talks = begun(tmp_path)

    said = talks(
        *("To find a road", "A road for Sam", ".differ", ".theirs"),
        *(".next", "weekly", "2", ".raise", "every ten days"),
        page="agreement",
    )

    assert "You differ. .raise makes it a topic." in said
    assert "Raised: it waits among the topics" in said
    columns = {
        answer.key.column: answer.value
        for answer in talks.reading().snapshot.answers.values()
        if answer.key.prompt == needs.OFTEN_AGREED
    }
    assert columns == {
        Column.MINE: "weekly",
        Column.MENTOR: "fortnightly",
        Column.AGREED: {"other": "every ten days"},
    }
    assert talks.kept("agreement/purpose") == [
        "A road for Sam",
        "yes",
        "A road for Sam",
        "To find a road",
    ]
    assert "How often do we meet at first?" in talks.kept(needs.TOPIC_WHAT)[0]


def test_a_self_check_is_answered_and_finished(tmp_path: Path) -> None:
    talks = begun(tmp_path)
    marks = [str(1 + n % 5) for n in range(14)]

    said = talks(*marks, "I do ask, in the end.", ".", ".finish", "yes", page="self-check")

    assert "14 of 14: I use my mentor's time and experience with care" in said
    assert "What keeps “I can say what I'm aiming for this year, and further out”" in said
    (kept,) = talks.kept(needs.HABITS)
    assert list(kept.values()) == [int(mark) for mark in marks]
    (run,) = talks.reading().runs(talks.reading().pack.pages["self-check"], None)
    assert run.finished is not None
    assert "finished and kept" in said


def test_a_meeting_is_prepared_noted_and_followed_up(tmp_path: Path) -> None:
    talks = begun(tmp_path)
    talks("q: how do you say no", "w: the talk went well", "", wanted="capture")
    talks("Amara: send the form by wed", "", wanted="actions")

    said = talks(
        *("partly", ".step since", "I led a part on my own", ""),
        *(".step come for", "A yes or no", "1, 3, a cup of tea"),
        *(".step agenda", "y", "15", "n", "", "f: my slides", "n", ".finish", "yes"),
        page="prep",
    )
    assert "A yes or no" in said
    assert "1 point, 15 min." in said
    assert talks.kept(needs.OWED_WENT) == ["partly"]
    assert talks.kept(needs.ACTION_STATUS) == ["partly"]
    assert talks.kept(needs.ACTION_OWNER) == ["mentor"]
    assert talks.kept(needs.TOPIC_WHAT) == [
        "how do you say no",
        "the talk went well",
        "I led a part on my own",
        "my slides",
    ]
    assert "1. how do you say no" in said  # the agenda as it will leave

    talks.now = datetime.fromisoformat("2026-11-26T14:05:00+01:00")
    said = talks(
        *("d: I lead it in March", "a: Amara: name a date by fri", "a plain line"),
        *(".talk 1 covered", ".stop"),
        page="notes",
    )
    assert "action: name a date (Amara, by Fri 27 Nov)." in said
    assert talks.kept(needs.LINE_TAG) == ["decision"]
    assert talks.kept(needs.LINE_WHAT) == ["I lead it in March", "a plain line"]
    assert talks.kept(needs.MEETING_STATE) == ["held"]
    assert "covered" in talks.kept(needs.TOPIC_STATE)

    said = talks(".sent", "", wanted="show followup")
    assert "# " in said
    assert "name a date" in said
    assert talks.kept(needs.NOTES_SENT_ON) == ["2026-11-26"]


def test_looking_back_finds_what_was_written(tmp_path: Path) -> None:
    talks = begun(tmp_path)
    first, second = (["2"] * 14, ["4"] * 14)
    talks(*first, ".finish", "yes", page="self-check")
    talks.now = datetime.fromisoformat("2027-02-20T10:00:00+01:00")
    talks("", *second, ".finish", "yes", page="self-check")
    talks("q: how do people ask for a new role", "", wanted="capture")

    said = talks("new role", "1", "", "", wanted="review")
    assert "1 entry with “new role”:" in said
    assert "how do people ask for a new role" in said

    said = talks("1", "", wanted="then")
    assert "How often is each of these true of you? (2 entries)" in said
    said = talks("2", "", wanted="then")
    assert "From the first time to now: 14 rose." in " ".join(said.split())

    said = talks("4", "", wanted="trends")
    assert "On average 2 of 5" in said
    assert "→" not in said

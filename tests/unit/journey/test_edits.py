"""What a person does, as the records that are written for it."""

from __future__ import annotations

from datetime import date, time

import pytest

from tests.unit.journey.build import AMARA, JONAS, NOW, Notes, builtin, page
from workbook.journey import edits
from workbook.journey.raising import Raised, topic_of
from workbook.journey.views import PromptView, page_view
from workbook.notebook.records import Answer, Column, Item, Mentorship
from workbook.pages import needs


def answers(records: tuple[object, ...]) -> dict[str, object]:
    """What the answers among records say, by full key."""
    return {r.key.prompt: r.value for r in records if isinstance(r, Answer)}


def view(notes: Notes, name: str, page_id: str, mentorship: int = AMARA) -> PromptView:
    """A prompt as it is asked."""
    steps = page_view(notes.reading(), notes.at(page_id, mentorship)).steps
    return next(p for step in steps for p in step.prompts() if p.name == name)


def test_an_answer_keeps_what_was_asked_as_it_was_asked() -> None:
    body = "## One\n### Name\n`line: name`\n### Is `=name` red?\n`choose any: one; or other`\n"
    notes = Notes(page(f"{body}- A red one `red`\n- Blue `blue`\n", version=4))
    notes.say("sample/name", "Ana")

    answer = edits.answered(
        notes.reading(), notes.prompt("sample/one"), notes.at(), ["red", {"other": "x"}]
    )

    assert (answer.asked, answer.type, answer.version) == ("Is Ana red?", "choose any", 4)
    assert answer.labels == {"red": "A red one"}
    assert not answer.private


@pytest.mark.parametrize("empty", ["", "  ", [], {}, [{"id": "a", "text": ""}], {"other": ""}])
def test_what_says_nothing_takes_the_answer_back(empty: object) -> None:
    notes = Notes(page("## One\n### A\n`line: a`\n"))

    assert (
        edits.answered(notes.reading(), notes.prompt("sample/a"), notes.at(), empty).value is None
    )


def test_a_change_rests_on_what_was_read_unless_the_field_says_otherwise() -> None:
    notes = Notes(page("## One\n### A\n`line: a`\n"))
    notes.say("sample/a", "x", basis={"laptop": 3})
    prompt = notes.prompt("sample/a")

    by_default = edits.answered(notes.reading(), prompt, notes.at(), "y")
    by_field = edits.answered(notes.reading(), prompt, notes.at(), "y", basis={"laptop": 2})

    assert (by_default.basis, by_field.basis) == ({"laptop": 3}, {"laptop": 2})


def test_the_first_three_minutes_leave_a_mentor_a_goal_and_a_date() -> None:
    notes = Notes(pack=builtin())
    mentorship, records = edits.first_run(
        notes.reading(),
        NOW,
        mentor=" Amara ",
        goal="Speak up ",
        day=date(2026, 11, 26),
        at=time(14),
    )
    notes.write(*records)
    reading = notes.reading()

    assert isinstance(records[0], Mentorship)
    assert answers(records) == {
        needs.MENTOR_NAME: "Amara",
        needs.GOAL_STATEMENT: "Speak up",
        needs.MEETING_DATE: "2026-11-26",
        needs.MEETING_TIME: "14:00",
    }
    assert len(reading.meetings(mentorship.id)) == 1
    assert {r.mentorship for r in records if isinstance(r, Item)} == {mentorship.id}


def test_what_is_left_open_in_the_first_run_leaves_nothing() -> None:
    notes = Notes(pack=builtin())

    _, only_name = edits.first_run(notes.reading(), NOW, mentor="Amara", goal="  ")
    _, nothing = edits.first_run(notes.reading(), NOW, mentor="", at="14:00")
    _, typed = edits.first_run(notes.reading(), NOW, mentor="A", day="soonish", at="after tea")

    assert answers(only_name) == {needs.MENTOR_NAME: "Amara"}
    assert len(nothing) == 1
    assert answers(typed) == {
        needs.MENTOR_NAME: "A",
        needs.MEETING_DATE: "soonish",
        needs.MEETING_TIME: "after tea",
    }


def test_only_pages_that_are_done_again_have_runs() -> None:
    notes = Notes(pack=builtin())
    run = edits.new_run(notes.pack.pages["self-check"], AMARA, NOW)

    assert (run.mentorship, run.started, run.finished) == (None, "2026-11-22T09:00:00+01:00", None)
    with pytest.raises(ValueError, match="goals"):
        edits.new_run(notes.pack.pages["goals"], AMARA, NOW)


def topic(notes: Notes, view: PromptView) -> Raised | None:
    """The topic that a question was made."""
    return topic_of(notes.reading(), view.place, view.text, private=view.private)


def test_a_row_is_raised_with_what_both_say() -> None:
    notes = Notes(pack=builtin())
    place = notes.at("agreement")
    prompt = notes.prompt("agreement/where")
    for column, value in ((Column.MINE, ["office", "walk"]), (Column.MENTOR, ["video"])):
        reading = notes.reading()
        notes.write(edits.answered(reading, prompt, place, value, column=column))

    shown = view(notes, "where", "agreement")
    assert topic(notes, shown) is None
    item, records = edits.raised(notes.reading(), shown, NOW)
    notes.write(*records)

    said = answers(records)
    assert said[needs.TOPIC_WHAT] == (
        "Where do we meet? (I: At work, behind a door, On a walk; my mentor: By video)"
    )
    assert (item.made_in, item.mentorship) == (place.entry, AMARA)
    assert topic(notes, shown) == Raised(item, covered=False)
    assert topic(notes, view(notes, "often", "agreement")) is None
    assert topic(notes, view(notes, "where", "agreement", JONAS)) is None


def test_what_was_raised_with_one_mentor_can_be_raised_with_another() -> None:
    notes = Notes(pack=builtin())
    _, records = edits.raised(notes.reading(), view(notes, "view", "goals"), NOW)
    notes.write(*records)

    assert topic(notes, view(notes, "view", "goals")) is not None
    assert topic(notes, view(notes, "view", "goals", JONAS)) is None


def test_a_row_says_what_became_of_its_topic() -> None:
    notes = Notes(pack=builtin())
    shown = view(notes, "where", "agreement")
    item, records = edits.raised(notes.reading(), shown, NOW)
    notes.write(*records)
    assert topic(notes, shown) == Raised(item, covered=False)

    assert view(notes, "where", "agreement").raised == Raised(item, covered=False)

    notes.say(needs.TOPIC_STATE, "covered", notes.in_item(item))
    assert view(notes, "where", "agreement").raised == Raised(item, covered=True)

    notes.say(needs.TOPIC_STATE, "dropped", notes.in_item(item))
    assert view(notes, "where", "agreement").raised is None, "it can be raised again"


@pytest.mark.parametrize("now_private", [True, False])
def test_what_is_private_is_raised_without_a_word_of_it(now_private: bool) -> None:
    body = f"## One\n### Fear of `=name`\n`line: fear{'; private' if now_private else ''}`\n"
    topics = builtin().pages["topics"]
    notes = Notes(
        page(f"## Zero\n### Name\n`line: name`\n{body}"), topics, builtin().pages["goals"]
    )
    notes.say("sample/fear", "that I am wrong", private=True)
    shown = view(notes, "fear", "sample")

    _, records = edits.raised(notes.reading(), shown, NOW)
    notes.write(*records)

    assert needs.TOPIC_WHAT not in answers(records)
    assert "wrong" not in str(records)
    assert topic(notes, shown) is not None, "one empty topic is enough"


def test_ids_can_be_handed_down() -> None:
    notes = Notes(pack=builtin())
    mentorship, _ = edits.begun(notes.reading(), "Amara", NOW, make_id=notes.new_id)
    item, _ = edits.new_item(
        notes.reading(), notes.group("goals/goals"), notes.at("goals"), NOW, make_id=notes.new_id
    )

    assert (mentorship.id, item.id) == (101, 102)

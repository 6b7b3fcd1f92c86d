"""Choices that are the items of a group."""

from __future__ import annotations

from msgspec.structs import replace

from tests.unit.journey.build import AMARA, JONAS, Notes, builtin, page
from workbook.journey import edits
from workbook.journey.views import item_words, page_view, said
from workbook.notebook.records import Column

BODY = """\
## Goals
`repeat: goals`
### What
`line: what`
### Status
`yes/no: dropped`

## Pick
### Which goal?
`choose one: goal; from goals.what`
### Which goals?
`choose any: several; from goals.what; compare`
"""


def test_the_items_that_say_something_are_offered() -> None:
    notes = Notes(page(BODY))
    first = notes.item("sample/goals", what="Speak up")
    notes.item("sample/goals", dropped="yes")
    away = notes.item("sample/goals", what="Python")
    notes.write(replace(away, archived=True))

    choices = notes.reading().choices(notes.prompt("sample/goal"), notes.at())

    assert [(c.id, c.label) for c in choices] == [(str(first.id), "Speak up")]


def test_an_archived_item_keeps_its_words_and_is_not_offered() -> None:
    notes = Notes(page(BODY))
    goal = notes.item("sample/goals", what="Speak up")
    prompt, place = notes.prompt("sample/goal"), notes.at()
    answer = edits.answered(notes.reading(), prompt, place, str(goal.id))
    assert said(answer) == "Speak up"
    notes.write(answer, replace(goal, archived=True))
    reading = notes.reading()

    assert reading.choices(prompt, place) == ()
    assert item_words(reading, prompt, place) == "Speak up"
    assert said(edits.answered(reading, prompt, place, str(goal.id))) == "Speak up"


def test_a_choice_tells_no_words_that_were_private_when_written() -> None:
    notes = Notes(page(BODY))
    goal, other = notes.item("sample/goals"), notes.item("sample/goals", what="Speak up")
    notes.say("sample/goals.what", "Leave the team", notes.in_item(goal, notes.at()), private=True)
    prompt = notes.prompt("sample/goal")
    notes.say("sample/goal", str(other.id))
    assert not notes.reading().is_private(prompt, notes.at())

    notes.say("sample/goal", str(goal.id))
    notes.say("sample/several", [str(goal.id)], column=Column.MENTOR)

    assert notes.reading().is_private(prompt, notes.at())
    assert notes.reading().is_private(notes.prompt("sample/several"), notes.at())


def test_an_archived_item_is_named_even_if_the_answer_did_not_keep_its_words() -> None:
    notes = Notes(page(BODY))
    goal = notes.item("sample/goals", what="Speak up")
    notes.write(replace(goal, archived=True))
    notes.say("sample/goal", str(goal.id))

    assert item_words(notes.reading(), notes.prompt("sample/goal"), notes.at()) == "Speak up"


def test_every_column_keeps_its_own_words() -> None:
    notes = Notes(page(BODY))
    goal = notes.item("sample/goals", what="Speak up")
    prompt, place = notes.prompt("sample/several"), notes.at()
    mentor = Column.MENTOR
    notes.write(
        edits.answered(notes.reading(), prompt, place, [str(goal.id)], column=mentor),
        replace(goal, archived=True),
    )

    assert notes.reading().labels(prompt, place) == {str(goal.id): "Speak up"}


def test_a_choice_that_is_gone_keeps_its_words() -> None:
    notes = Notes(page("## One\n### One\n`choose one: one`\n- Red `red`\n- Blue `blue`\n"))
    notes.say("sample/one", "green", labels={"green": "The green one"})

    assert item_words(notes.reading(), notes.prompt("sample/one"), notes.at()) == "The green one"


def test_a_choice_reads_as_it_is_worded_today_and_was_said_as_it_was() -> None:
    notes = Notes(page("## One\n### One\n`choose one: one`\n- Dark red `red`\n- Blue `blue`\n"))
    answer = notes.say("sample/one", "red", labels={"red": "Red"})

    assert item_words(notes.reading(), notes.prompt("sample/one"), notes.at()) == "Dark red"
    assert said(answer) == "Red"


def test_choosing_among_private_words_is_private() -> None:
    notes = Notes(page(BODY.replace("`line: what`", "`line: what; private`")))
    goal = notes.item("sample/goals", what="Leave")
    answer = edits.answered(notes.reading(), notes.prompt("sample/goal"), notes.at(), str(goal.id))

    assert answer.private


def test_goals_are_offered_to_actions_whoever_the_mentor_is() -> None:
    notes = Notes(pack=builtin())
    notes.item("goals/goals", AMARA, statement="Speak up")
    action = notes.item("actions/actions", JONAS, what="Ask")
    place = notes.in_item(action, notes.at("actions", JONAS))
    prompt = notes.prompt("actions/actions.goal")

    assert [c.label for c in notes.reading().choices(prompt, place)] == ["Speak up"]
    assert page_view(notes.reading(), notes.at("actions", JONAS)).steps

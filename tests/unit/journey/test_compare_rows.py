"""Rows of the agreement: mine, my mentor's and agreed."""

from __future__ import annotations

import pytest

from tests.unit.journey.build import Notes, page
from workbook.journey import edits
from workbook.journey.views import PromptView, older_answers, page_view
from workbook.notebook.records import COLUMNS, Column, Value

BODY = """\
## One
### Line
`line: line; compare`
### Text
`text: text; compare`
### List
`list: list; compare`
### Number
`number: number; compare`
### Day
`date: day; compare`
### Hour
`time: hour; compare`
### Yes
`yes/no: yes; compare`
### One
`choose one: one; compare; or other`
- A `a`
- B `b`
### Any
`choose any: any; compare; or other`
- A `a`
- B `b`
### Mark
`rate 1 to 5: mark; compare`
"""


def row(name: str, mine: Value, theirs: Value) -> PromptView:
    """A row with both columns filled in."""
    notes = Notes(page(BODY))
    notes.say(f"sample/{name}", mine, column=Column.MINE)
    notes.say(f"sample/{name}", theirs, column=Column.MENTOR)
    (view,) = (
        p for p in page_view(notes.reading(), notes.at()).steps[0].prompts() if p.name == name
    )
    return view


def texts(*lines: str) -> list[dict[str, str]]:
    """A list as it is kept, its ids unlike any other's."""
    return [{"id": f"{line}{len(lines)}", "text": line} for line in lines]


@pytest.mark.parametrize(
    ("name", "mine", "theirs", "differ"),
    [
        ("line", "a", "b", False),
        ("text", "a", "b", False),
        ("list", texts("Pay", "Family"), texts("family ", "pay", " "), False),
        ("list", texts("Pay"), texts("Pay", "Family"), True),
        ("number", 3, 3.0, False),
        ("number", 3, 4, True),
        ("number", "about 3", "About 3", False),
        ("day", "2026-11-26", "2026-11-27", True),
        ("hour", "09:30", "09:30", False),
        ("yes", "yes", "no", True),
        ("one", "a", "b", True),
        ("one", "a", {"other": "a"}, True),
        ("one", {"other": "On a walk"}, {"other": "on a  walk"}, False),
        ("any", ["a", "b"], ["b", "a"], False),
        ("any", ["a"], ["a", "b"], True),
        ("any", ["a", {"other": " "}], ["a"], False),
        ("any", ["a"], [{"other": "a"}], True),
        ("mark", 2, 4, True),
        ("mark", 2, None, False),
        ("any", ["a"], [], False),
        ("one", "a", "", False),
        ("mark", 2, 9, False),
    ],
)
def test_what_counts_as_a_difference(name: str, mine: Value, theirs: Value, differ: bool) -> None:
    assert row(name, mine, theirs).differs is differ
    assert row(name, theirs, mine).differs is differ


@pytest.mark.parametrize("name", ["line", "text"])
def test_words_differ_once_a_person_says_so_and_no_longer_when_that_is_taken_back(
    name: str,
) -> None:
    notes = Notes(page(BODY))

    def now() -> PromptView:
        views = page_view(notes.reading(), notes.at()).steps[0].prompts()
        return next(view for view in views if view.name == name)

    notes.say(f"sample/{name}", "a", column=Column.MINE)
    assert not now().can_be_marked
    notes.say(f"sample/{name}", "b", column=Column.MENTOR)
    assert now().can_be_marked

    notes.write(edits.marked_differing(notes.reading(), now()))
    assert now().differs
    assert not older_answers(notes.reading(), notes.at()), "the mark is no answer"
    notes.say(f"sample/{name}", " A ", column=Column.MENTOR)
    assert not now().differs, "both say the same now"
    notes.say(f"sample/{name}", "c", column=Column.MENTOR)
    assert now().differs

    notes.write(edits.marked_differing(notes.reading(), now()))
    assert not now().differs


def test_each_column_is_a_record_of_its_own() -> None:
    view = row("one", "a", "b")

    assert [slot.column for slot in view.slots] == list(COLUMNS)
    assert [slot.value for slot in view.slots] == ["a", "b", None]
    assert len({slot.key for slot in view.slots}) == 3


def test_a_value_that_does_not_fit_never_reaches_a_field() -> None:
    view = row("mark", 2, {"a": 1})

    assert [slot.value for slot in view.slots] == [2, None, None]
    assert view.slots[1].answer is not None

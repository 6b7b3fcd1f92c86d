"""Answers whose question is gone are shown as from older pages, and never dropped."""

from __future__ import annotations

from tests.unit.journey.build import Notes, page
from workbook.journey.views import older_answers
from workbook.notebook.records import Answer, AnswerKey, Column, Item, Value

BODY = """\
## One
### A
`line: a; was before`
### Mark
`rate 1 to 5: mark`
### Row
`line: row; compare`
## Things
`repeat: things`
### What
`line: what`
"""


def older(*given: tuple[str, int | None, Column | None, Value]) -> list[Value]:
    """What of these answers (prompt, item, column, value) is from older pages."""
    notes = Notes(page(BODY))
    entry = notes.at().entry
    notes.write(Item(5, "sample/things", entry))
    for prompt, item, column, value in given:
        notes.write(Answer(AnswerKey(entry, item, f"sample/{prompt}", column), value))
    return [answer.value for answer in older_answers(notes.reading(), notes.at())]


def test_what_is_asked_today_is_not_older() -> None:
    assert not older(
        ("a", None, None, "x"),
        ("mark", None, None, 4),
        ("row", None, Column.MINE, "x"),
        ("things.what", 5, None, "x"),
    )


def test_what_nobody_asks_any_more_is() -> None:
    assert older(("gone", None, None, "x"), ("things.gone", 5, None, "y")) == ["x", "y"]
    assert older(("gone", None, None, None), ("also-gone", None, None, "  ")) == []


def test_what_does_not_fit_today_is() -> None:
    assert older(("mark", None, None, 9), ("a", None, None, ["x"])) == [9, ["x"]]


def test_what_was_moved_is_not_unless_it_no_longer_fits() -> None:
    assert older(("before", None, None, "x")) == []
    assert older(("before", None, None, 4)) == [4]


def test_a_column_that_is_no_longer_asked_is() -> None:
    assert older(("a", None, Column.MENTOR, "theirs"), ("row", None, None, "plain")) == [
        "theirs",
        "plain",
    ]


def test_an_answer_of_an_item_that_is_gone_is() -> None:
    assert older(("things.what", 99, None, "lost"), ("gone.what", 99, None, "lost too")) == [
        "lost",
        "lost too",
    ]

"""What values mean: whether one is given, fits, and how it reads."""

from __future__ import annotations

import pytest

from tests.unit.journey.build import page
from workbook.journey import values
from workbook.notebook.records import Value
from workbook.pages.model import AnswerType, Prompt

BODY = """\
## One
### 1
`line: line`
### 2
`number: number`
### 3
`date: date`
### 4
`time: time`
### 5
`yes/no: yes`
### 6
`choose one: one`
- A `a`
### 7
`choose any: any`
- A `a`
### 8
`rate 1 to 5: mark`
### 9
`rate 0 to 10: marks`
- A `a`
### 10
`list: list; dated`
"""


def prompt(name: str) -> Prompt:
    """A prompt of the page above."""
    found = page(BODY).prompt(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("value", "answered"),
    [
        (None, False),
        ("", False),
        (" \n\t", False),
        ("x", True),
        (0, True),
        (0.0, True),
        ([], False),
        ([""], False),
        (["a"], True),
        ({}, False),
        ({"other": ""}, False),
        ({"other": "x"}, True),
        ([{"id": "a", "text": "", "done": True, "day": "2026-01-01"}], False),
        ([{"id": "a", "text": "x"}], True),
        ({"a": 0}, True),
    ],
)
def test_what_counts_as_answered(value: Value, answered: bool) -> None:
    assert values.is_answered(value) is answered


@pytest.mark.parametrize(
    ("name", "value", "fits"),
    [
        ("line", "x", True),
        ("line", 1, False),
        ("line", None, True),
        ("number", 1, True),
        ("number", 1.5, True),
        ("number", "about 3", True),
        ("number", True, False),
        ("date", "2026-11-26", True),
        ("date", "soon", True),
        ("date", 2026, False),
        ("yes", "yes", True),
        ("yes", "maybe", False),
        ("yes", ["yes"], False),
        ("one", "a", True),
        ("one", {"other": "x"}, True),
        ("one", {"other": 1}, False),
        ("one", ["a"], False),
        ("any", ["a", {"other": "x"}], True),
        ("any", "a", False),
        ("any", [1], False),
        ("mark", 3, True),
        ("mark", 0, False),
        ("mark", 6, False),
        ("mark", 3.5, False),
        ("mark", True, False),
        ("mark", {"a": 3}, False),
        ("marks", {"a": 10}, True),
        ("marks", {"a": 11}, False),
        ("marks", {}, True),
        ("marks", 3, False),
        ("list", [{"id": "a", "text": "x", "day": None, "done": False}], True),
        ("list", [{"id": "a", "text": "x"}], True),
        ("list", [{"text": "x"}], False),
        ("list", [{"id": "a", "text": "x", "day": 3}], False),
        ("list", ["x"], False),
    ],
)
def test_what_a_field_of_today_can_show(name: str, value: Value, fits: bool) -> None:
    assert values.fits(prompt(name), value) is fits


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-26", True),
        ("2024-02-29", True),
        ("2026-02-29", False),
        ("2026-02-31", False),
        ("0000-01-01", False),
        ("2026-13-01", False),
        ("2026-11-26 ", False),
        ("2026-11-26\n", False),
        ("２０２６-11-26", False),
        ("20261126", False),
        (20261126, False),
        (None, False),
    ],
)
def test_only_days_that_there_are_count_as_understood(text: Value, day: bool) -> None:
    assert values.is_day(text) is day
    assert (values.day_of(text) is not None) is day


@pytest.mark.parametrize(
    ("text", "clock"), [("14:00", True), ("24:00", False), ("9:30", False), ("1٤:00", False)]
)
def test_only_times_that_there_are_count_as_understood(text: str, clock: bool) -> None:
    assert values.is_clock(text) is clock


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("text", "  two\nlines ", "two\nlines"),
        ("number", 1500.0, "1500"),
        ("number", 0.1, "0.1"),
        ("number", 123456789.25, "123456789.25"),
        ("number", "about 3", "about 3"),
        ("date", "2026-11-26", "Thu 26 Nov 2026"),
        ("date", "after Easter", "after Easter"),
        ("choose one", "a", "The first"),
        ("choose one", "z", "z"),
        ("choose any", ["z", {"other": "x"}], "z\nx"),
        ("rate", 4, "4"),
        ("rate", {"a": 4, "z": 2}, "The first: 4\nz: 2"),
        (
            "list",
            [{"id": "1", "text": " draft ", "day": "2026-12-15", "done": True}],
            "[x] draft (by Tue 15 Dec 2026)",
        ),
        (
            "list",
            [{"id": "1", "text": "draft", "day": "soon", "done": False}],
            "[ ] draft (by soon)",
        ),
        ("list", [{"id": "1", "text": "draft"}, {"id": "2", "text": " "}], "draft"),
        ("a type that is gone", {"other": "x"}, "other: x"),
        ("a type that is gone", [{"id": "1", "text": "draft"}], "draft"),
        ("yes/no", ["a", 3], "The first\n3"),
        ("line", None, ""),
        ("line", " ", ""),
    ],
)
def test_how_values_read(kind: str, value: Value, words: str) -> None:
    assert values.words(kind, value, {"a": "The first"}) == words


def test_every_type_is_known() -> None:
    assert set(values.FORMS) == set(AnswerType)


def test_the_first_line_that_says_something() -> None:
    assert values.first_line(" \n two \nthree") == "two"
    assert values.first_line(" \n") == ""

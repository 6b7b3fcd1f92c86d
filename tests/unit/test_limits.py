"""What is told of "at least" and "at most"."""

from __future__ import annotations

import pytest

from workbook.journey.limits import limit_note
from workbook.notebook.records import Value
from workbook.pages.model import AnswerType, Choice, Limit, Prompt

LINES = [{"id": "a", "text": "one"}, {"id": "b", "text": "two words"}]


def note(
    answer_type: AnswerType, value: Value, least: Limit | None = None, most: Limit | None = None
) -> str | None:
    choices = (Choice("a", "A"), Choice("b", "B"))
    return limit_note(
        Prompt("p", None, "q", answer_type, "?", at_least=least, at_most=most, choices=choices),
        value,
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "at most 3 words"),
        ("one", "1 of at most 3 words"),
        ("one two three", "3 of at most 3 words"),
        ("one two three four five", "5 words, 2 more than asked for"),
        ({"wrong": "shape"}, None),
    ],
)
def test_at_most(value: Value, said: str | None) -> None:
    assert note(AnswerType.TEXT, value, most=Limit(3, "words")) == said


def test_at_least() -> None:
    least = Limit(2, "words")
    assert note(AnswerType.TEXT, None, least) == "at least 2 words"
    assert note(AnswerType.TEXT, "one", least) == "1 of at least 2 words"
    assert note(AnswerType.TEXT, "one two three", least) == "3 words"


def test_both() -> None:
    least, most = Limit(2, "characters"), Limit(4, "characters")
    said = [note(AnswerType.LINE, "x" * n or None, least, most) for n in (0, 1, 3, 5)]
    assert said == [
        "2 to 4 characters",
        "1 of at least 2 characters",
        "3 of at most 4 characters",
        "5 characters, 1 more than asked for",
    ]


def test_limits_in_different_units_are_both_told() -> None:
    said = note(AnswerType.LIST, LINES, Limit(3), Limit(3, "words"))
    assert said == "2 of at least 3 lines, 3 of at most 3 words"


def test_lines_and_choices_are_counted() -> None:
    assert note(AnswerType.LIST, LINES, most=Limit(1)) == "2 lines, 1 more than asked for"
    assert note(AnswerType.LIST, [{"id": "a", "text": " "}], most=Limit(1)) == "at most 1 line"
    chosen = ["a", {"other": "c"}]
    assert note(AnswerType.CHOOSE_ANY, chosen, most=Limit(3)) == "2 of at most 3 chosen"
    assert note(AnswerType.CHOOSE_ANY, None, Limit(2), Limit(2)) == "2 chosen"


def test_a_number_is_only_told_when_it_is_outside() -> None:
    least, most = Limit(1), Limit(5)
    assert note(AnswerType.NUMBER, 3, least, most) is None
    assert note(AnswerType.NUMBER, 0, least, most) == "less than the 1 asked for"
    assert note(AnswerType.NUMBER, 5.5, least, most) == "more than the 5 asked for"
    assert note(AnswerType.NUMBER, "five", least, most) is None


def test_without_limits_there_is_nothing_to_say() -> None:
    assert note(AnswerType.TEXT, "words") is None

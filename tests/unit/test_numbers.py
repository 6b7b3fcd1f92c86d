"""Numbers as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import effort
from workbook.journey.numbers import read_number, say_number


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), (" -3 ", -3), ("3.5", 3.5), ("3,5", 3.5), ("1 500", 1500), ("+7", 7), ("−2", -2)],
)
def test_a_number_is_read(text: str, number: float) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["", "-", "twelve", "1,500", "1e9", "nan", "inf", "9" * 5000, "٣"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_number(text) is None


@settings(deadline=None, derandomize=True, max_examples=effort(1000))
@given(st.integers(-(10**14), 10**14) | st.decimals(-1000, 1000, places=4).map(float))
def test_what_is_said_is_read_as_the_same_number(number: float) -> None:
    assert read_number(say_number(number)) == number

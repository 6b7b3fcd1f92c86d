"""The table of promises in the tests' own README names tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]

README = (TESTS / "README.md").read_text(encoding="utf-8")

ROWS = re.findall(r"^\| ([0-9]+) \| (.+) \| (.+) \|$", README, re.MULTILINE)
"""Number, promise and tests of each row."""


def test_every_promise_is_there_once_and_in_order() -> None:
    assert [int(number) for number, _, _ in ROWS] == list(range(1, 36))


def test_each_promise_is_shown_by_tests_that_exist_or_says_what_it_waits_for() -> None:
    for number, _, shown in ROWS:
        files = re.findall(r"`([^`]+)`", shown)
        assert files or shown.startswith("waits: "), number
        assert [file for file in files if not (TESTS / file).is_file()] == [], number

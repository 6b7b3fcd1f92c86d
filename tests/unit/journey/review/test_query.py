"""What is typed into the box, as it is understood."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import effort
from workbook.journey.kept.model import folded
from workbook.journey.review.query import Filter, plain, read_limit, read_query, toggled

TODAY = date(2026, 11, 22)


def test_words_phrases_and_filters_are_told_apart() -> None:
    query = read_query('Slides "Board  paper" page:reflection MENTOR:"Amara O" tag:win', TODAY)

    assert query.needles == ("slides", "board paper")
    assert (query.pages, query.mentors, query.tags) == (("reflection",), ("amara o",), ("win",))
    assert query.notices == ()


def test_accents_and_case_do_not_count() -> None:
    assert read_query("ÉLAN Größe", TODAY).needles == ("elan", "grosse")


def test_a_phrase_may_be_unfinished_and_its_quotes_curly() -> None:
    assert read_query('"the one', TODAY).needles == ("the one",)
    assert read_query("“the one” more", TODAY).needles == ("the one", "more")


def test_a_filter_that_is_not_known_is_said_and_its_words_are_looked_for() -> None:
    query = read_query("foo:bar", TODAY)

    assert query.needles == ("foo:bar",)
    assert query.notices == (
        "There is no filter “foo:”, only page, mentor, goal, tag, since, until, private.",
    )
    assert read_query("https://example.org 10:30", TODAY).notices == ()


def test_a_filter_without_a_value_says_what_it_wants_and_narrows_nothing() -> None:
    query = read_query("page:", TODAY)

    assert query.is_empty
    assert query.notices == ("page: wants the page, such as page:reflection.",)
    assert read_query("private:maybe", TODAY).notices == ("private: wants yes or no.",)
    assert "“spam” is no day" in read_query("since:spam", TODAY).notices[0]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("june", date(2026, 6, 1), date(2026, 6, 30)),
        ("december", date(2025, 12, 1), date(2025, 12, 31)),
        ("feb-2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-03", date(2026, 3, 1), date(2026, 3, 31)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2026-03-14", date(2026, 3, 14), date(2026, 3, 14)),
        ("yesterday", date(2026, 11, 21), date(2026, 11, 21)),
        ("-2w", date(2026, 11, 8), date(2026, 11, 8)),
        ("fri", date(2026, 11, 20), date(2026, 11, 20)),
        ("24 dec", date(2025, 12, 24), date(2025, 12, 24)),
        ("3-nov", date(2026, 11, 3), date(2026, 11, 3)),
    ],
)
def test_days_are_read_as_one_looks_back(text: str, first: date, last: date) -> None:
    assert read_limit(text, TODAY, end=False) == first
    assert read_limit(text, TODAY, end=True) == last


def test_a_filter_is_set_changed_and_taken_away_in_what_is_typed() -> None:
    text = toggled("slides", Filter.PAGE, "prep")
    assert text == "slides page:prep"
    assert toggled(text, Filter.PAGE, "notes") == "slides page:notes"
    assert toggled("slides page:notes", Filter.PAGE, "notes") == "slides"
    assert toggled("", Filter.MENTOR, 'Ana "Bo" K') == 'mentor:"Ana Bo K"'


@given(st.text(max_size=60))
@settings(deadline=None, derandomize=True, max_examples=effort(500))
def test_any_text_is_some_query(text: str) -> None:
    query = read_query(text, TODAY)

    assert all(needle == plain(needle) != "" for needle in query.needles)


def test_a_sign_that_holds_capitals_is_found_by_small_letters() -> None:
    assert plain("Plan 🄐") == "plan (a)"


@given(st.text(max_size=40))
@settings(deadline=None, derandomize=True, max_examples=effort(1000))
def test_a_text_is_compared_as_everywhere_else(text: str) -> None:
    assert plain(text) == " ".join(folded(text).split())

"""Days as somebody likes to read them, and weeks as somebody counts them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import effort
from workbook.journey import values
from workbook.journey.dates import plain_day, read_day, say_day, short_day
from workbook.journey.day_style import DateForm, DayStyle, Today, WeekStart, now_in
from workbook.pages.model import AnswerType
from workbook.settings import DATES, WEEKS

NOW = datetime.fromisoformat("2026-11-22T10:00:00+01:00")  # a Sunday
THURSDAY = date(2026, 11, 26)


def today(form: DateForm = DateForm.DAY_FIRST, week: WeekStart = WeekStart.MONDAY) -> Today:
    """Today, as somebody with this style is told it."""
    return now_in(DayStyle(form, week), NOW).date()


@pytest.mark.parametrize(
    ("form", "short", "said", "plain"),
    [
        (DateForm.DAY_FIRST, "Thu 26 Nov", "Thursday 26 November", "26 November"),
        (DateForm.MONTH_FIRST, "Thu Nov 26", "Thursday November 26", "November 26"),
        (DateForm.NUMBERS, "Thu 26.11.", "Thursday 26.11.", "26.11."),
        (DateForm.ISO, "2026-11-26", "Thursday 2026-11-26", "2026-11-26"),
    ],
)
def test_a_day_is_told_in_the_form_that_is_liked(
    form: DateForm, short: str, said: str, plain: str
) -> None:
    now = today(form)

    assert (short_day(THURSDAY, now), say_day(THURSDAY, now)) == (short, said)
    assert plain_day(THURSDAY, now) == plain


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (DateForm.DAY_FIRST, "Thu 26 Nov 2026"),
        (DateForm.MONTH_FIRST, "Thu Nov 26 2026"),
        (DateForm.NUMBERS, "Thu 26.11.2026"),
        (DateForm.ISO, "2026-11-26"),
    ],
)
def test_a_day_that_was_answered_is_told_in_the_same_form_with_its_year(
    form: DateForm, said: str
) -> None:
    style = DayStyle(form)
    lines = [{"id": "k3x9", "text": "Ask Ana", "day": "2026-11-26"}]

    assert values.words(AnswerType.DATE, "2026-11-26", {}, style) == said
    assert values.words(AnswerType.LIST, lines, {}, style) == f"Ask Ana (by {said})"
    # What leaves names no style, so that nobody can misread it.
    assert values.words(AnswerType.DATE, "2026-11-26", {}) == "Thu 26 Nov 2026"


@settings(max_examples=effort(300))
@given(form=st.sampled_from(DateForm), days=st.integers(-3000, 3000))
def test_what_is_told_is_understood_as_the_same_day(form: DateForm, days: int) -> None:
    now = today(form)
    day = date(2026, 11, 22) + timedelta(days=days)

    assert read_day(short_day(day, now), now) == day
    assert read_day(say_day(day, now), now) == day


@pytest.mark.parametrize(
    ("week", "next_friday", "end_of_week"),
    [
        (WeekStart.MONDAY, date(2026, 11, 27), date(2026, 11, 27)),
        (WeekStart.SUNDAY, date(2026, 12, 4), date(2026, 11, 27)),
    ],
)
def test_a_week_begins_as_somebody_counts_it(
    week: WeekStart, next_friday: date, end_of_week: date
) -> None:
    now = today(week=week)

    assert read_day("next fri", now) == next_friday
    assert read_day("end of week", now) == end_of_week


def test_numbers_with_a_slash_are_read_as_that_person_writes_days() -> None:
    assert read_day("12/11", today()) == date(2027, 11, 12)
    assert read_day("12/11", today(DateForm.MONTH_FIRST)) == date(2026, 12, 11)
    assert read_day("12.11.", today(DateForm.MONTH_FIRST)) == date(2027, 11, 12)


def test_a_moment_with_a_style_is_the_same_moment() -> None:
    told = now_in(DayStyle(DateForm.ISO), NOW)

    assert told == NOW
    assert told.isoformat() == NOW.isoformat()


def test_the_settings_name_the_same_forms_and_weeks() -> None:
    assert tuple(DateForm) == DATES
    assert tuple(WeekStart) == WEEKS

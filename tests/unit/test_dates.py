"""Days and times as people type them, read on Sunday 22 November 2026."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, time, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.effort import effort
from workbook.journey.dates import (
    away,
    explain_day,
    read_day,
    read_time,
    say_day,
    short_day,
    take_day,
    until,
)

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(1000, 1, 1), date(9000, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("fri", date(2026, 11, 27)),
        ("Friday", date(2026, 11, 27)),
        ("on thurs", date(2026, 11, 26)),
        ("next fri", date(2026, 11, 27)),
        ("sun", date(2026, 11, 29)),
        ("today", TODAY),
        ("  Tomorrow ", date(2026, 11, 23)),
        ("+3d", date(2026, 11, 25)),
        ("+2w", date(2026, 12, 6)),
        ("+ 1m", date(2026, 12, 22)),
        ("-1w", date(2026, 11, 15)),
        ("in 2 weeks", date(2026, 12, 6)),
        ("in a month", date(2026, 12, 22)),
        ("three days ago", date(2026, 11, 19)),
        ("next week", date(2026, 11, 29)),
        ("end of month", date(2026, 11, 30)),
        ("end of next month", date(2026, 12, 31)),
        ("end of the year", date(2026, 12, 31)),
        ("end of next year", date(2027, 12, 31)),
        ("end of january", date(2027, 1, 31)),
        ("end of the week", date(2026, 11, 27)),
        ("26 nov", date(2026, 11, 26)),
        ("22 nov", TODAY),
        ("21 nov", date(2027, 11, 21)),
        ("26th of november", date(2026, 11, 26)),
        ("nov 26", date(2026, 11, 26)),
        ("Nov 26, 2027", date(2027, 11, 26)),
        ("26 nov 2027", date(2027, 11, 26)),
        ("26 nov 27", date(2027, 11, 26)),
        ("1 septem", date(2027, 9, 1)),
        ("sat 21 nov", date(2026, 11, 21)),
        ("Thursday 26 November", date(2026, 11, 26)),
        ("29 feb", date(2028, 2, 29)),
        ("26.11.", date(2026, 11, 26)),
        ("26.11.2026", date(2026, 11, 26)),
        ("26/11/2026", date(2026, 11, 26)),
        ("3/4", date(2027, 4, 3)),
        ("2026-11-26", date(2026, 11, 26)),
        ("2027 nov 26", date(2027, 11, 26)),
        ("26-nov-2027", date(2027, 11, 26)),
    ],
)
def test_a_day_is_understood(text: str, day: date) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "7",
        "2026",
        "nov",
        "nov 2026",
        "32 nov",
        "30 feb",
        "29 feb 2027",
        "0 nov",
        "11/26/2026",
        "2026-13-01",
        "2026-02-30",
        "fri 21 nov",
        "14:00",
        "26 nov 14:00",
        "+9999y",
        "99999 weeks",
        "soon",
        "hello world",
        "٣ nov",
        "26 nov " + "x" * 100,
        "1" * 500,
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text, TODAY) is None


def test_next_friday_in_the_middle_of_a_week_is_the_one_after_this() -> None:
    wednesday = date(2026, 11, 25)
    assert read_day("fri", wednesday) == date(2026, 11, 27)
    assert read_day("next fri", wednesday) == date(2026, 12, 4)


def test_a_month_later_stays_in_the_month() -> None:
    assert read_day("+1m", date(2026, 1, 31)) == date(2026, 2, 28)
    assert read_day("+1y", date(2028, 2, 29)) == date(2029, 2, 28)


@settings(deadline=None, derandomize=True, max_examples=effort(2000))
@given(st.text(max_size=70), DAYS)
@example("26 nov xyz EST", TODAY)
@example("31 sep 1", date(9999, 12, 31))
@example("29 feb", date(9999, 12, 31))
@example("end of next month", date(9999, 12, 31))
def test_no_text_ends_in_an_error(text: str, today: date) -> None:
    day = read_day(text, today)
    assert day is None or say_day(day, today)
    moment = read_time(text)
    assert moment is None or 0 <= moment.hour < 24


@settings(deadline=None, derandomize=True, max_examples=effort(2000))
@given(
    st.lists(
        st.sampled_from(
            [
                "nov",
                "26",
                "1",
                "30",
                "feb",
                "fri",
                "next",
                "in",
                "a",
                "of",
                "end",
                "month",
                "+",
                "-",
                ".",
                "/",
                ",",
                ":",
                "2026",
                "w",
                "th",
                "by",
                "am",
                "0",
                "h",
                "days",
            ]
        ),
        max_size=8,
    ),
    st.sampled_from(["", " "]),
)
def test_no_mixture_of_the_right_words_ends_in_an_error(words: list[str], gap: str) -> None:
    text = gap.join(words)
    day = read_day(text, TODAY)
    assert day is None or isinstance(day, date)
    whole = f"draft by {text}"
    line, found = take_day(whole, TODAY)
    assert whole.startswith(line)
    assert (line == whole) == (found is None)
    assert read_time(text) is None or isinstance(read_time(text), time)


@settings(deadline=None, derandomize=True, max_examples=effort(1000))
@given(DAYS, st.integers(-1500, 1500))
@example(TODAY, 0)
@example(TODAY, 1)
@example(date(2027, 3, 1), -1)
@example(date(2028, 2, 28), 1)
def test_what_is_said_is_read_as_the_same_day(today: date, distance: int) -> None:
    day = today + timedelta(days=distance)
    assert read_day(say_day(day, today), today) == day
    assert read_day(short_day(day, today), today) == day
    assert read_day(day.isoformat(), today) == day


@pytest.mark.parametrize(
    ("day", "said", "short", "due", "far"),
    [
        (date(2026, 11, 26), "Thursday 26 November", "Thu 26 Nov", "in 4 days", "in 4 days"),
        (TODAY, "Sunday 22 November, today", "Sun 22 Nov", "today", "today"),
        (
            date(2026, 11, 23),
            "Monday 23 November, tomorrow",
            "Mon 23 Nov",
            "tomorrow",
            "tomorrow",
        ),
        (
            date(2026, 11, 21),
            "Saturday 21 November, yesterday",
            "Sat 21 Nov",
            "1 day late",
            "yesterday",
        ),
        (date(2026, 11, 19), "Thursday 19 November", "Thu 19 Nov", "3 days late", "3 days ago"),
        (date(2027, 3, 3), "Wednesday 3 March", "Wed 3 Mar", "in 3 months", "in 3 months"),
        (
            date(2027, 11, 26),
            "Friday 26 November 2027",
            "Fri 26 Nov 2027",
            "in 12 months",
            "in 12 months",
        ),
        (date(2016, 5, 1), "Sunday 1 May 2016", "Sun 1 May 2016", "11 years late", "11 years ago"),
    ],
)
def test_days_are_said_plainly(day: date, said: str, short: str, due: str, far: str) -> None:
    assert say_day(day, TODAY) == said
    assert short_day(day, TODAY) == short
    assert until(day, TODAY) == due
    assert away(day, TODAY) == far


def test_a_day_is_explained_with_its_distance_once() -> None:
    assert explain_day(date(2026, 11, 26), TODAY) == "Thursday 26 November, in 4 days"
    assert explain_day(TODAY, TODAY) == "Sunday 22 November, today"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("14:00", time(14)),
        ("14.30", time(14, 30)),
        ("2pm", time(14)),
        ("2:30 pm", time(14, 30)),
        ("2 p.m.", time(14)),
        ("12 am", time(0)),
        ("12pm", time(12)),
        ("14h", time(14)),
        ("14h05", time(14, 5)),
        ("1400", time(14)),
        ("Noon", time(12)),
        ("at 9:15", time(9, 15)),
    ],
)
def test_a_time_is_understood(text: str, moment: time) -> None:
    assert read_time(text) == moment


@pytest.mark.parametrize("text", ["", "9", "25:00", "14:60", "13pm", "0am", "999", "soon", "2026x"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert read_time(text) is None


def test_the_day_at_the_end_of_a_line_is_taken() -> None:
    assert take_day("draft to Ana by 15 dec", TODAY) == ("draft to Ana", date(2026, 12, 15))
    assert take_day("stand by Ana by fri", TODAY) == ("stand by Ana", date(2026, 11, 27))
    assert take_day("stand by me", TODAY) == ("stand by me", None)
    assert take_day("by fri", TODAY) == ("by fri", None)


def test_the_usual_forms_do_not_need_dateutil() -> None:
    script = (
        "import sys; from datetime import date; from workbook.journey.dates import read_day;"
        "day = date(2026, 11, 22);"
        "[read_day(t, day) for t in ('fri', '+2w', '26 n', '26 nove', 'x', '26.11.', 'draft')];"
        "sys.exit('dateutil' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0

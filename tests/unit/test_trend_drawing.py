"""Trends as text: they fit any width, stay in the order of time, and show which point is chosen."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import effort
from tests.unit.journey.build import Notes, builtin
from workbook.journey.trends.model import Drawing, Point, Series, Trend
from workbook.ui.widgets.trend_drawing import columns, drawn

PLACE = Notes(pack=builtin()).at("goals")
FIRST = date(2024, 1, 1)


def trend(drawing: Drawing, *series: Series, scale: tuple[int, int] = (1, 5)) -> Trend:
    """A trend with these series."""
    return Trend("id", "Title", "It says.", drawing=drawing, series=series, scale=scale)


def points(*marks: tuple[int, float], sign: str = "●") -> tuple[Point, ...]:
    """Points by the number of their day and their mark."""
    return tuple(
        Point(FIRST + timedelta(days=day), mark, str(mark), PLACE, sign=sign) for day, mark in marks
    )


def text(one: Trend, width: int, chosen: Point | None) -> list[str]:
    """The lines of a drawing."""
    return [line.plain.rstrip() for line in drawn(one, width, chosen).lines]


def test_marks_are_columns_as_high_as_they_are_and_as_far_apart_as_their_days() -> None:
    given_points = points((0, 1), (10, 3.5), (100, 5))
    assert text(trend(Drawing.MARKS, Series("", given_points)), 26, given_points[1]) == [
        "  5 │                  ███",
        "  4 │    ▄▄▄           ███",
        "  3 │    ███           ███",
        "  2 │    ███           ███",
        "  1 │███ ███           ███",
        "    └─────▲───────────────",
        "     1 Jan          10 Apr",
    ]


def test_one_mark_stands_alone_and_no_marks_are_no_drawing() -> None:
    lines = text(trend(Drawing.MARKS, Series("", points((0, 2)))), 30, None)
    assert lines[-1].split() == ["1", "Jan"]
    assert sum("█" in line for line in lines) == 2
    assert text(trend(Drawing.MARKS), 30, None) == []
    assert text(trend(Drawing.MONTHS, Series("Jan", ())), 30, None) == []


def test_months_stand_latest_first_with_what_the_rhythm_would_add() -> None:
    met = points((0, 1), (9, 1))
    late = points((70, 1))
    series = (
        Series("Jan", met, "2, rhythm 4", 4),
        Series("Feb", (), "0, rhythm 4", 4),
        Series("Mar", late, "1"),
    )
    assert text(trend(Drawing.MONTHS, *series), 40, late[0]) == [
        "▸ Mar  ●     1",
        "  Feb  ○○○○  0, rhythm 4",
        "  Jan  ●●○○  2, rhythm 4",
    ]


def test_a_month_with_more_than_fits_shows_the_part_that_is_chosen() -> None:
    many = tuple(p for n in range(60) for p in points((n, 1), sign="○" if n == 59 else "●"))
    line = text(trend(Drawing.MONTHS, Series("Jan", many)), 30, many[-1])[0]
    assert line.endswith("●○")
    assert len(line) <= 30


@settings(deadline=None, derandomize=True, max_examples=effort(200))
@given(
    st.lists(st.tuples(st.integers(0, 1500), st.floats(1, 5)), min_size=1, max_size=70),
    st.integers(8, 120),
    st.sampled_from(Drawing),
    st.data(),
)
def test_any_points_fit_any_width_and_the_chosen_one_can_be_seen(
    marks: list[tuple[int, float]], width: int, drawing: Drawing, data: st.DataObject
) -> None:
    found = points(*sorted(marks))
    chosen = data.draw(st.sampled_from(found))
    one = trend(drawing, Series("A name that is rather long", found, "3 of 4"))
    picture = drawn(one, width, chosen)
    sign = "▸" if drawing is Drawing.MONTHS else "▲"
    assert sum(line.plain.count(sign) for line in picture.lines) == 1
    assert 0 <= picture.chosen < len(picture.lines)
    if width >= 60:
        assert all(line.cell_length <= width for line in picture.lines)


@settings(deadline=None, derandomize=True, max_examples=effort(200))
@given(
    st.lists(st.integers(0, 2000), min_size=1, max_size=90),
    st.integers(8, 120),
    st.integers(1, 4),
)
def test_days_keep_their_order_and_their_distance_where_there_is_room(
    numbers: list[int], width: int, step: int
) -> None:
    days = [FIRST + timedelta(days=n) for n in sorted(numbers)]
    at = columns(days, days[0], days[-1], width, step)
    assert at == sorted(at)
    assert all(0 <= column < width for column in at)
    if (len(days) - 1) * step < width:
        assert all(b - a >= step for a, b in pairwise(at))

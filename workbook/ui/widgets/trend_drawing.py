"""Trends as lines of text: columns on a scale, signs on a time line, signs by month.

Nothing here rests on colour: heights, signs and words say it all, and the point that is chosen has a
sign of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct
from textual.content import Content

from workbook.journey.dates import MONTHS
from workbook.journey.trends.model import Drawing, Point, Series, Trend
from workbook.ui.widgets.row import one_line

EIGHTHS = " ▁▂▃▄▅▆▇█"
"""A cell filled from below by so many eighths."""

MOST_ROWS = 8
"""Rows of the highest column."""

CHOSEN = "▲"
"""Stands under the point that is chosen."""

QUIET = "$text-muted"

INDENT = 2
"""Columns before what belongs to the line above."""

LEAST = 8
"""Columns that a drawing keeps, however narrow the screen."""


class Drawn(Struct, frozen=True):
    """A drawing as lines, and which of them shows the point that is chosen."""

    lines: tuple[Content, ...]
    chosen: int = 0


def drawn(trend: Trend, width: int, chosen: Point | None) -> Drawn:
    """A trend in at most so many columns."""
    if not trend.points:
        return Drawn(())
    draw = {Drawing.MARKS: _marks, Drawing.LINE: _line, Drawing.MONTHS: _months}
    return draw[trend.drawing](trend, max(width, LEAST), chosen)


def columns(days: Sequence[date], first: date, last: date, width: int, step: int = 1) -> list[int]:
    """The column of each day: as far along as its time, and a step from the one before if it fits.

    Args:
        days: Days in order.
        first: The day of the first column.
        last: The day of the last column.
        width: Number of columns.
        step: Columns from one day to the next at least; where there are too many days for that
            they come to share columns.
    """
    span = max((last - first).days, 1)
    found = [round((day - first).days / span * (width - 1)) for day in days]
    if (len(days) - 1) * step + 1 > width:
        return found
    for n in range(1, len(found)):
        found[n] = max(found[n], found[n - 1] + step)
    limit = width - 1
    for n in reversed(range(len(found))):
        found[n] = min(found[n], limit)
        limit = found[n] - step
    return found


# -- columns on a scale ------------------------------------------------------------------------------


def _marks(trend: Trend, width: int, chosen: Point | None) -> Drawn:
    """Columns whose height is the mark, with the scale at the left and the days below."""
    low, top = trend.scale
    points = trend.points
    names = len(str(top)) + INDENT
    room = max(width - names - 2, LEAST)
    broad = next((w for w in (3, 2) if len(points) * (w + 1) <= room), 1)
    gap = 1 if len(points) * (broad + 1) <= room else 0
    days = [point.day for point in points]
    at = columns(days, days[0], days[-1], room - broad + 1, broad + gap)
    heights = _heights(points, at, trend.scale)
    rows = _row_count(trend.scale)
    lines = []
    for row in reversed(range(rows)):
        cells = [" "] * room
        for column, height in heights.items():
            eighths = round((height * rows - row) * 8)
            sign = EIGHTHS[max(0, min(eighths, 8))]
            cells[column : column + broad] = [sign] * broad
        mark = low + row if rows == top - low + 1 else (top if row == rows - 1 else "")
        axis = Content.styled(f"{mark:>{names}} │", QUIET)
        # Blanks between the columns stand for themselves, so that each column is drawn at its place.
        parts = ("".join(run) for _, run in groupby(cells, key=lambda sign: sign == " "))
        lines.append(Content.assemble(axis, *((p, "$accent" if p.strip() else "") for p in parts)))
    spot = next((c + broad // 2 for c, p in zip(at, points, strict=True) if p is chosen), None)
    below = _below(spot, room)
    lines.append(Content.assemble((" " * names + " └", QUIET), below))
    lines.append(Content(" " * (names + 2)) + _ends(days[0], days[-1], room))
    return Drawn(tuple(lines), rows)


def _row_count(scale: tuple[int, int]) -> int:
    low, top = scale
    return max(1, min(top - low + 1, MOST_ROWS))


def _heights(
    points: Sequence[Point], at: Sequence[int], scale: tuple[int, int]
) -> dict[int, float]:
    """How high each column is, from 0 to 1; points that share one stand at their mean."""
    low, top = scale
    shared: dict[int, list[float]] = {}
    for point, column in zip(points, at, strict=True):
        shared.setdefault(column, []).append(point.value)
    least = 1 / 8 / _row_count(scale)
    return {
        column: max((sum(given) / len(given) - low + 1) / (top - low + 1), least)
        for column, given in shared.items()
    }


def _below(chosen: int | None, room: int) -> Content:
    """The line under a drawing, with a sign under the point that is chosen."""
    if chosen is None:
        return Content.styled("─" * room, QUIET)
    after = "─" * (room - chosen - 1)
    return Content.assemble(("─" * chosen, QUIET), (CHOSEN, "bold"), (after, QUIET))


def _ends(first: date, last: date, room: int) -> Content:
    """The first day at the left and the last one at the right."""
    years = first.year != last.year
    left, right = _day(first, years=years), _day(last, years=years)
    if first == last or len(left) + len(right) + 1 > room:
        return Content.styled(left, QUIET)
    return Content.styled(f"{left}{right:>{room - len(left)}}", QUIET)


def _day(day: date, *, years: bool) -> str:
    year = f" {day.year:04}" if years else ""
    return f"{day.day} {MONTHS[day.month - 1][:3].capitalize()}{year}"


# -- signs on a time line ----------------------------------------------------------------------------


def _line(trend: Trend, width: int, chosen: Point | None) -> Drawn:
    """A name and a line for each series, all on the same time, with the days below."""
    room = max(width - INDENT, LEAST)
    days = [point.day for point in trend.points]
    first, last = min(days[0], trend.today or days[0]), max(days[-1], trend.today or days[-1])
    indent = Content(" " * INDENT)
    lines: list[Content] = []
    spot, found = None, 0
    for series in trend.series:
        at = columns([point.day for point in series.points], first, last, room)
        cells = [("─", QUIET)] * room
        if trend.today is not None:
            cells[columns([trend.today], first, last, room)[0]] = ("┊", "")
        for point, column in zip(series.points, at, strict=True):
            cells[column] = (point.sign, "bold $accent")
        for point, column in zip(series.points, at, strict=True):
            if point is chosen:  # where several share a column it is the one to be seen
                spot, found = column, len(lines) + 1
                cells[column] = (point.sign, "bold reverse")
        lines.append(_named(series, width))
        lines.append(indent + _in_runs(cells))
    lines.append(indent + _below(spot, room))
    lines.append(indent + _ends(first, last, room))
    return Drawn(tuple(lines), found)


def _in_runs(cells: Iterable[tuple[str, str]]) -> Content:
    """Signs with their styles, as few pieces as they make: each is drawn by itself."""
    runs = groupby(cells, key=lambda cell: cell[1])
    return Content.assemble(*(("".join([sign for sign, _ in run]), style) for style, run in runs))


def _named(series: Series, width: int) -> Content:
    """The name of a series, with its words at the right edge."""
    words = Content.styled(series.words, QUIET)
    name = Content(one_line(series.name))
    left = max(width - words.cell_length - 2, LEAST)
    return Content.assemble(name.truncate(left, ellipsis=True).truncate(left + 2, pad=True), words)


# -- signs by month ----------------------------------------------------------------------------------


def _months(trend: Trend, width: int, chosen: Point | None) -> Drawn:
    """A line for each month, the latest first."""
    names = max(len(series.name) for series in trend.series)
    words = max(len(series.words) for series in trend.series)
    most = max(max(len(series.points), series.aim or 0) for series in trend.series)
    room = min(max(width - names - words - 3 * INDENT, LEAST), most)
    lines: list[Content] = []
    found = 0
    for series in reversed(trend.series):
        here = any(point is chosen for point in series.points)
        found = len(lines) if here else found
        before = Content.styled("▸ ", "bold") if here else Content(" " * INDENT)
        name = Content.styled(f"{series.name:<{names}}  ", "" if series.points else QUIET)
        signs = _in_runs(_signs(series, room, chosen)).truncate(room, pad=True)
        after = Content.styled(f"  {series.words}", QUIET)
        lines.append(Content.assemble(before, name, signs, after))
    return Drawn(tuple(lines), found)


def _signs(series: Series, room: int, chosen: Point | None) -> Iterator[tuple[str, str]]:
    """The signs of a month with their styles, from the first one for which there is room."""
    at = next((n for n, point in enumerate(series.points) if point is chosen), 0)
    start = max(0, at - room + 1)
    if not series.points and not series.aim:
        yield "·", QUIET
    for point in series.points[start : start + room]:
        style = "bold reverse" if point is chosen else "bold $accent"
        yield point.sign, style
    missing = (series.aim or 0) - len(series.points)
    yield "○" * max(0, missing), QUIET

"""What a trend is made of: points in time, each with the place of the entry behind it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from workbook.journey.place import Place

NO_DATA = "no data yet"
"""What stands where nothing is known; never a zero."""

COVERED = "hidden for now"
"""What stands where marks are out of sight while new ones are given."""

SHOWN, OPEN, HALF, LEFT = "●", "○", "◐", "–"
"""Signs of points; each differs from the others without any colour."""


class Drawing(StrEnum):
    """How a trend is drawn."""

    MARKS = "marks"
    """One series on a scale: a column for each point."""

    LINE = "line"
    """One line for each series, with the signs of its points at their time."""

    MONTHS = "months"
    """One line for each month, with a sign for each of its points."""


class Point(Struct, frozen=True):
    """One thing that is known of one day.

    Attributes:
        day: Its day.
        value: How high it stands; 1 where it only counts.
        words: What it says, in a few words.
        place: Where the entry behind it is kept.
        prompt: Key within the page of the prompt that was answered there, or "".
        sign: How it is drawn where points are signs.
        private: What it says is private.
    """

    day: date
    value: float
    words: str
    place: Place
    prompt: str = ""
    sign: str = SHOWN
    private: bool = False


class Series(Struct, frozen=True):
    """Points that belong together, oldest first.

    Attributes:
        name: What they are about; of a month its name.
        points: The points.
        words: What stands behind them, such as "3 of 4"; "" for nothing.
        aim: How many there would be by what was agreed; None where nothing was.
    """

    name: str
    points: tuple[Point, ...]
    words: str = ""
    aim: int | None = None


class Trend(Struct, frozen=True, dict=True):
    """One thing followed over time.

    Attributes:
        id: Its name.
        title: What it is about.
        says: One plain sentence that says what it shows.
        short: The same in two or three words.
        drawing: How it is drawn.
        series: What is drawn; of months the oldest first, those without points among them.
        scale: Lowest and highest mark of ``Drawing.MARKS``.
        legend: What the signs mean, or more about what is drawn, in lines; or "".
        today: The day to be marked on a time line that goes on into the future, or None.
    """

    id: str
    title: str
    says: str
    short: str = NO_DATA
    drawing: Drawing = Drawing.MARKS
    series: tuple[Series, ...] = ()
    scale: tuple[int, int] = (1, 5)
    legend: str = ""
    today: date | None = None

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """All points, oldest first."""
        found = (point for series in self.series for point in series.points)
        return tuple(sorted(found, key=lambda point: point.day))

    @cached_property
    def private(self) -> bool:
        """Whether any point is private."""
        return any(point.private for point in self.points)

    def covered(self, page: str) -> Trend:
        """The same without what it shows, while a run of a page is being answered."""
        says = f"Hidden while you answer “{page}”: finish it, and everything is here again."
        return replace(self, says=says, short=COVERED, series=(), legend="")


def nothing_yet(name: str, title: str, will_stand: str) -> Trend:
    """A trend of which nothing is known yet.

    Args:
        name: Its name.
        title: What it is about.
        will_stand: What will stand there, and from when on.
    """
    return Trend(name, title, f"No data yet. {will_stand}")

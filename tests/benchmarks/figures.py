"""What is made of measured times: medians, quartiles, ratios, and whether a goal holds."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Sample(NamedTuple):
    """One measurement.

    Attributes:
        wall: By the clock on the wall, in milliseconds; or whatever else was measured.
        cpu: Of the processor, in milliseconds; None where that says nothing.
    """

    wall: float
    cpu: float | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """Many measurements of one thing: their median, their quartiles, their ends and their number."""

    median: float
    low: float
    high: float
    least: float
    most: float
    count: int


def spread(values: Sequence[float]) -> Spread:
    """The spread of at least one value."""
    several = [*values, *values] if len(values) == 1 else values
    low, middle, high = statistics.quantiles(several, n=4, method="inclusive")
    return Spread(middle, low, high, min(values), max(values), len(values))


def ratios(ours: Sequence[float], reference: Sequence[float]) -> list[float]:
    """Each of ours over the one that was measured beside it, in the same round."""
    return [one / other for one, other in zip(ours, reference, strict=True)]


def growth(costs: Mapping[int, float]) -> float:
    """How much dearer one piece becomes where there are more of them, at the worst.

    That costs are level or fall with the number is no fault, so only what rises counts.

    Args:
        costs: Cost of the whole by the number of pieces.

    Returns:
        The largest cost of a piece over the cost of one at any smaller number; 1 at least.
    """
    each = [costs[number] / number for number in sorted(costs)]
    return max(max(each[at:]) / each[at] for at in range(len(each)))


def line_through(costs: Mapping[int, float]) -> tuple[float, float]:
    """The straight line that lies nearest: what nothing costs, and what each piece adds."""
    slope, start = statistics.linear_regression(list(costs), list(costs.values()))
    return start, slope


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        name: Of its benchmark.
        what: What was measured.
        against: What it is held against; "" for nothing.
        unit: Of ``ours`` and ``reference``.
        ours: What was measured of the workbook.
        reference: What was measured of the other, in the same rounds.
        ratio: Of the two, round by round.
        cpu_ratio: The same of the processor's time.
        goal: The goal in words; "" where there is none and the row is for comparison.
        holds: Whether the goal is reached; None without one.
        note: What else is to be known.
    """

    name: str
    what: str
    against: str
    unit: str
    ours: Spread
    reference: Spread | None = None
    ratio: Spread | None = None
    cpu_ratio: Spread | None = None
    goal: str = ""
    holds: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """What is wanted of a comparison.

    Attributes:
        most: The largest ratio, ours over the other.
        slowest: The most that any single measurement may be, in the row's unit.
        faster: The ratio is told the other way round, as how many times faster; ``most`` is then
            the least of it.
    """

    most: float
    slowest: float | None = None
    faster: bool = False

    def words(self, unit: str) -> str:
        """The goal as the table says it."""
        if self.faster:
            return f"≥ {self.most:g} × faster"
        never = f", never over {self.slowest:g} {unit}" if self.slowest is not None else ""
        return f"≤ {self.most:g}{never}"

    def holds(self, ratio: float, slowest: float) -> bool:
        """Whether it is reached by this ratio and the slowest of ours."""
        if self.faster:
            return ratio >= self.most
        return ratio <= self.most and (self.slowest is None or slowest <= self.slowest)


def compared(
    name: str,
    what: str,
    against: str,
    ours: Sequence[Sample],
    reference: Sequence[Sample],
    *,
    unit: str = "ms",
    goal: Goal | None = None,
    slowest: float = 0.0,
    note: str = "",
) -> Row:
    """A row that holds ours against another's, round by round.

    Args:
        name: Of the benchmark.
        what: What was measured.
        against: What it is held against.
        ours: What was measured of the workbook, in the order of the rounds.
        reference: The same of the other.
        unit: Of both.
        goal: What is wanted; None for a row that is for comparison.
        slowest: The slowest of ours beside those of the rounds, such as the first time of all.
        note: What else is to be known.
    """
    upper, lower = (reference, ours) if goal is not None and goal.faster else (ours, reference)
    ratio = spread(ratios(walls(upper), walls(lower)))
    above, below = cpus(upper), cpus(lower)
    mine = spread(walls(ours))
    return Row(
        name,
        what,
        against,
        unit,
        mine,
        spread(walls(reference)),
        ratio,
        spread(ratios(above, below)) if above and below and min(below) > 0 else None,
        goal.words(unit) if goal is not None else "",
        goal.holds(ratio.median, max(mine.most, slowest)) if goal is not None else None,
        note,
    )


def walls(samples: Sequence[Sample]) -> list[float]:
    """The times by the clock on the wall."""
    return [sample.wall for sample in samples]


def cpus(samples: Sequence[Sample]) -> list[float]:
    """The times of the processor; none unless each sample has one."""
    found = [sample.cpu for sample in samples if sample.cpu is not None]
    return found if len(found) == len(samples) else []

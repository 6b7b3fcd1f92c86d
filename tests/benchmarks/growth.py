"""What a thousand answers cost, and what fifty thousand do: each should cost the same.

Each is done in a process of its own, once with a small notebook first so that no import counts, and
judged by the processor's time, which other programs disturb least.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.benchmarks.bench import Bench
from tests.benchmarks.figures import Row, growth, line_through, spread

SIZES = (1_000, 10_000, 50_000)
"""Answers of the notebooks."""

SMALL = 100
"""Answers of the notebook that it is done with first."""

MOST = 1.5
"""The most that an answer may cost over what one costs in any smaller notebook."""

DONE = {
    "open": "opening and reading all answers",
    "export": "exporting",
    "import": "importing",
    "compact": "compacting",
}
"""What is done, by its name in ``inside.py``."""


def grow(name: str, bench: Bench) -> list[Row]:
    """What one of the four costs at the three sizes."""
    what = DONE[name]
    make = bench.drafts if name == "compact" else bench.notebook
    small, notebooks = make(SMALL), [make(size) for size in SIZES]
    measure = [partial(_cost, bench, name, small, data) for data in notebooks]
    found = bench.interleaved(f"growth of {what}", *measure)
    each = [
        growth({size: cost[at] for size, cost in zip(SIZES, found, strict=True)})
        for at in range(bench.rounds)
    ]
    medians = {size: spread(cost).median for size, cost in zip(SIZES, found, strict=True)}
    start, slope = line_through(medians)
    per_answer = [f"{1000 * cost / size:.0f}" for size, cost in medians.items()]
    note = (
        f"{what}: {', '.join(per_answer)} µs an answer at {', '.join(f'{n:,}' for n in SIZES)}; "
        f"the line through them is {start:.0f} ms and {1000 * slope:.0f} µs an answer."
    )
    ratio = spread(each)
    row = Row(
        f"growth-{name}",
        f"{what}, {SIZES[-1]:,} answers (CPU)",
        "an answer at 1,000 and 10,000",
        "ms",
        spread(found[-1]),
        ratio=ratio,
        goal=f"≤ {MOST}",
        holds=ratio.median <= MOST,
        note=note,
    )
    return [row]


def _cost(bench: Bench, name: str, small: Path, data: Path) -> float:
    """The processor's time in milliseconds."""
    return float(bench.inside(name, small, data)["cpu"])

"""One save until it is durable, at three sizes of a notebook, beside the least that a disk takes.

The notebooks are open in one process, which saves an answer in each in turn and after each save
appends as many bytes to a file that is open, and syncs it.
"""

from __future__ import annotations

from itertools import chain

from tests.benchmarks.bench import Bench
from tests.benchmarks.figures import Goal, Row, Sample, compared, spread

SIZES = (100, 10_000, 50_000)
"""Records of the notebooks, nearly: as many answers."""

TIMES = 5
"""Saves of each notebook in a round."""

APART = 1.3
"""The most that the slowest size may take over the quickest."""


def saves(bench: Bench) -> list[Row]:
    """Rows for each size, and one for how far they lie apart."""
    notebooks = [bench.notebook(size) for size in SIZES]
    times = str(TIMES * bench.rounds)
    pairs = bench.inside("save", bench.folder, times, *notebooks)
    rows = []
    for size, found in zip(SIZES, pairs, strict=True):
        ours, floor = ([Sample(wall) for wall in walls] for walls in zip(*found, strict=True))
        what = f"one durable save at {size:,} records"
        against = "append and fsync of the same bytes"
        rows.append(compared("saves", what, against, ours, floor, goal=Goal(2.0)))
    medians = [row.ours.median for row in rows]
    apart = max(medians) / min(medians)
    everything = list(chain.from_iterable([save for save, _ in found] for found in pairs))
    rows.append(
        Row(
            "saves",
            "the three sizes, slowest over quickest",
            "",
            "ms",
            spread(everything),
            ratio=spread([apart]),
            goal=f"≤ {APART}",
            holds=apart <= APART,
        )
    )
    return rows

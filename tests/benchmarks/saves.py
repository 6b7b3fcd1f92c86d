"""One save until it is durable, at three sizes of a notebook, beside the least that a disk takes.

The notebooks are open in one process, which saves an answer in each in turn and after each save
appends as many bytes to a file that is open, and syncs it.  It saves as whoever waits for it does, in
its own thread; one size is saved once more as the screens do it, by the thread that writes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from tests.benchmarks.bench import Bench
from tests.benchmarks.figures import Goal, Row, Sample, compared, spread

SIZES = (100, 10_000, 50_000)
"""Records of the notebooks, nearly: as many answers."""

BEHIND = 10_000
"""Records of the notebook that is saved behind the screens, too."""

TIMES = 5
"""Saves of each notebook in a round."""

APART = 1.3
"""The most that the slowest size may take over the quickest."""


def saves(bench: Bench) -> list[Row]:
    """Rows for each size, one for how far they lie apart, and one for a save behind the screens."""
    notebooks = [bench.notebook(size) for size in SIZES]
    times = str(TIMES * bench.rounds)
    pairs = bench.inside("save", bench.folder, times, *notebooks)
    rows = []
    for size, found in zip(SIZES, pairs, strict=True):
        rows.append(_beside(f"one durable save at {size:,} records", found, Goal(2.0)))
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
    handed_over = bench.inside("hand-over", bench.folder, times, bench.notebook(BEHIND))
    what = f"the same at {BEHIND:,}, handed to the thread that writes behind the screens"
    rows.append(_beside(what, handed_over[0], None))
    return rows


def _beside(what: str, found: Sequence[Sequence[float]], goal: Goal | None) -> Row:
    """A row of saves, each with the append beside it."""
    ours, floor = ([Sample(wall) for wall in walls] for walls in zip(*found, strict=True))
    against = "append and fsync of the same bytes"
    return compared("saves", what, against, ours, floor, goal=goal)

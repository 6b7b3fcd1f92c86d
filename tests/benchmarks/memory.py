"""The most memory that the open app ever held, and a bare one."""

from __future__ import annotations

from contextlib import AbstractContextManager

from tests.benchmarks.bare import SHOWN
from tests.benchmarks.bench import HOME, Bench
from tests.benchmarks.figures import Goal, Row, Sample, compared
from tests.benchmarks.watched import Watched

OPEN = 2.0
"""Seconds that the app is left open, for what it does once it stands."""


def memory(bench: Bench) -> list[Row]:
    """At home in a notebook of many years."""
    data = bench.full()
    ours, bare = bench.interleaved(
        "memory",
        lambda: _peak(bench.workbook(data), HOME),
        lambda: _peak(bench.bare(), SHOWN),
    )
    what = "peak memory of the open app, 10,000 answers"
    return [compared("memory", what, "the bare app", ours, bare, unit="MB", goal=Goal(1.8))]


def _peak(app: AbstractContextManager[Watched], words: str) -> Sample:
    with app as terminal:
        terminal.stands(words)
        terminal.idle(OPEN)
        return Sample(terminal.peak_memory())

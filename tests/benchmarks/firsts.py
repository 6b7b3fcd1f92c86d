"""From a key to a screen that was never open since the start, each after a start of its own.

A page or a list costs several times more then than ever after.  What the workbook does ahead in the
first pause counts with it: a key comes once home has stood for as long as one needs to read it.
It ends with the first frame of the screen; of a page that is longer than the window the rest comes
behind that, and moves nothing but the mark in the bar beside it.
"""

from __future__ import annotations

from functools import partial

from tests.benchmarks.bench import HOME, Bench
from tests.benchmarks.figures import Row, Sample, spread, walls

READ = 3.0
"""Seconds for which home stands before a key."""

MOST = 100.0
"""Milliseconds that any of them may take."""

Way = tuple[str, tuple[str, ...], str]
"""What opens, the keys from home to it, and words by which it is known."""

WAYS: tuple[Way, ...] = (
    ("what is next, a preparation", ("enter",), "Preparation ›"),
    ("goals", ("g",), "The longer view"),
    ("mentorship", ("down", "enter"), "Who it is"),
    ("agreement, the longest page", (*("down",) * 4, "enter"), "How we meet"),
    ("a good ending", (*("down",) * 7, "enter"), "A good ending"),
    ("a reflection", ("r",), "Looking back ›"),
    ("actions", ("a",), "Actions  open"),
    ("topics", ("t",), "Topics  "),
    ("feedback", ("f",), "Feedback  "),
    ("dates", ("d",), "Meetings"),
    ("what was written", ("v",), "What you wrote"),
    ("trends", ("i",), "Trends"),
    ("then and now", ("h",), "Then and now"),
    ("settings", ("s",), "Settings"),
    ("capture", ("c",), "Capture, for"),
    ("help", ("?",), "Home"),
)


def firsts(bench: Bench) -> list[Row]:
    """Every screen that home leads to, in a notebook of many years."""
    measures = [partial(_opened_anew, bench, way) for way in WAYS]
    found = bench.interleaved("firsts", *measures)
    return [_row(way, samples) for way, samples in zip(WAYS, found, strict=True)]


def _opened_anew(bench: Bench, way: Way) -> Sample:
    """Start, wait, and open one screen; returns what the last key took."""
    _, keys, words = way
    with bench.workbook(bench.full()) as terminal:
        terminal.stands(HOME)
        terminal.idle(READ)
        *before, last = keys
        for key in before:
            terminal.press(key)
            terminal.settle()
        return terminal.stroke(last, lambda text: words in text).first


def _row(way: Way, samples: list[Sample]) -> Row:
    took = spread(walls(samples))
    goal, holds = f"never over {MOST:.0f} ms", took.most <= MOST
    what = f"first opening: {way[0]}"
    note = f"{what}: slowest {took.most:.0f} ms."
    return Row("firsts", what, "", "ms", took, goal=goal, holds=holds, note=note)

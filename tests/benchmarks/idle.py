"""What the open app does while nobody types: nothing, but that a cursor blinks."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from tests.benchmarks.bench import HOME, Bench
from tests.benchmarks.figures import Row, spread
from tests.benchmarks.watched import Idle, Watched

SECONDS = 10.0
"""How long nobody types."""

OPENING = 3.0
"""Seconds that an app is given to be done with its start."""

BLINKS = 2
"""Frames in which a cursor comes and goes each second."""

MOST = 0.5
"""Per cent of a processor that may be used."""


def idle(bench: Bench) -> list[Row]:
    """At home and in a field, both at once, in a notebook of many years."""
    data = bench.full()
    with bench.workbook(data) as home, ThreadPoolExecutor(2) as both:
        home.stands(HOME)
        # A second app of one notebook reads only, so the field is in a notebook of its own.
        with bench.workbook(bench.long()[0], "open", "goals") as field:
            field.stands("The longer view")
            for terminal in (home, field):
                terminal.idle(OPENING)
            (found,) = bench.interleaved("idle", lambda: list(both.map(_idle, (home, field))))
    at_home, in_field = ([one[at] for one in found] for at in (0, 1))
    return [_row("on home", at_home, 0), _row("in a field", in_field, BLINKS)]


def _idle(terminal: Watched) -> Idle:
    return terminal.idle(SECONDS)


def _row(where: str, found: list[Idle], blinks: int) -> Row:
    """A row of one place; ``blinks`` is how many frames a second may be written there."""
    allowed = blinks * SECONDS + bool(blinks)
    still = all(one.frames <= allowed and not one.changed for one in found)
    used = spread([one.cpu for one in found])
    written = spread([float(one.written) for one in found])
    frames = spread([float(one.frames) for one in found])
    note = (
        f"idle {where}: {written.median:.0f} bytes (at most {written.most:.0f}) in "
        f"{frames.median:.0f} frames in {SECONDS:.0f} s."
    )
    goal = f"< {MOST} %, {'only a cursor blinks' if blinks else 'no bytes'}"
    holds = still and used.median < MOST
    what = f"idle for {SECONDS:.0f} s {where}: CPU"
    return Row("idle", what, "", "%", used, goal=goal, holds=holds, note=note)

"""From a key to the changed screen, beside what a bare app needs for one.

All keys go through a pty: there the time holds everything that stands between a finger and a sign,
the reading of the terminal and the writing to it too, and a screen is drawn only when its last byte
has come.  Inside the process a pilot would wait for idle loops, and see no terminal at all.

One frame of the bare app is the time from a letter for its Input until the frame that shows it.
Ours for a step or a screen ends with the last frame that changed any sign before a pause, so that
a screen that comes in parts counts with all of them.
"""

from __future__ import annotations

from statistics import median

from tests.benchmarks.bare import SHOWN
from tests.benchmarks.bench import HOME, Bench
from tests.benchmarks.figures import Goal, Row, Sample, compared, walls
from tests.benchmarks.watched import Seen, Stroke, Watched

LETTER = "@"
"""What is typed: no text here holds it, so its coming can be seen."""

TYPED = 4
"""Letters that are typed in a round."""

FRAME = "one frame of the bare app"

FEW = Goal(3.0, slowest=100.0)
"""What is wanted of a step or a screen."""

Move = tuple[str, str, str]
"""What a key does, the key, and words of the screen that it brings up."""

MOVES: tuple[Move, ...] = (
    ("open a page", "g", "step 1 of"),
    ("next step", "ctrl+n", "step 2 of"),
    ("step before", "ctrl+b", "step 1 of"),
    ("leave a page (esc)", "escape", HOME),
    ("switch screen", "a", "Actions  open"),
    ("switch back (esc)", "escape", HOME),
)
"""A way through the screens that begins and ends at home."""

ESCAPE = (
    "a terminal tells escape from the keys that begin with it only by waiting, so no goal is set."
)


def typing(bench: Bench) -> list[Row]:
    """Typing at the end of a long answer on a guided page."""
    data, text = bench.long()
    with bench.workbook(data, "open", "goals") as ours, bench.bare_text(text) as bare:
        ours.stands("The longer view")
        bare.settle()
        ours.settle()
        found, reference = bench.interleaved("typing", lambda: _typed(ours), lambda: _typed(bare))
    what = "a key in an answer of 100 KB, guided page, 10,000 answers"
    against = "a bare TextArea with the same text"
    return [compared("typing", what, against, found, reference, goal=Goal(1.25))]


def moves(bench: Bench) -> list[Row]:
    """The next step, the step before, a page and a list, in a notebook of many years."""
    with bench.workbook(bench.full()) as ours, bench.bare() as bare:
        ours.stands(HOME)
        bare.stands(SHOWN)
        ours.settle()
        bare.settle()
        first = _moved(ours, bare)
        (found,) = bench.interleaved("moves", lambda: _moved(ours, bare))
    return [
        _move_row(move, first[at][0], [pairs[at] for pairs in found])
        for at, move in enumerate(MOVES)
    ]


def _typed(terminal: Watched) -> Sample:
    """Type letters one by one, each shown before the next, and take them away again.

    Returns:
        The medians.
    """
    strokes = [_count_becomes(terminal, LETTER, number + 1) for number in range(TYPED)]
    for number in reversed(range(TYPED)):
        _count_becomes(terminal, "backspace", number)
    firsts = [stroke.first for stroke in strokes]
    return Sample(median(walls(firsts)), median(one.cpu or 0.0 for one in firsts))


def _count_becomes(terminal: Watched, key: str, count: int) -> Stroke:
    """Press a key after which the letter stands so often on the screen."""
    return terminal.stroke(key, lambda text: text.count(LETTER) == count)


def _moved(ours: Watched, bare: Watched) -> list[tuple[Sample, Sample]]:
    """Go the whole way once, with a letter for the bare app behind each step of it.

    So both have stood still as long before a key, and meet the machine as it is in that moment.

    Returns:
        For each step of the way what it took, and the frame with the letter.
    """
    pairs = []
    for _, key, words in MOVES:
        sample = ours.stroke(key, _shows(words)).rest
        pairs.append((sample, _count_becomes(bare, LETTER, 1).first))
        _count_becomes(bare, "backspace", 0)
    return pairs


def _shows(words: str) -> Seen:
    """Whether these words are on a screen."""
    return lambda text: words in text


def _move_row(move: Move, first: Sample, pairs: list[tuple[Sample, Sample]]) -> Row:
    what, key, _ = move
    samples, frames = ([*side] for side in zip(*pairs, strict=True))
    slowest = max(walls(samples))
    note = f"{what}: slowest {slowest:.0f} ms; {first.wall:.0f} ms the first time of all"
    goal = None if key == "escape" else FEW
    note += f"; {ESCAPE}" if goal is None else "."
    return compared("moves", what, FRAME, samples, frames, goal=goal, slowest=first.wall, note=note)

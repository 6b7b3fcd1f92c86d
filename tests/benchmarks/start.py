"""From the command to a home that can be used, and what other programs need for that.

Ours ends only with the frame that answers a key, which is pressed the moment home stands; the bare
app's ends with its first frame, though it answers a key later too.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.benchmarks.bare import SHOWN
from tests.benchmarks.bench import HOME, Bench, command
from tests.benchmarks.figures import Goal, Row, Sample, compared, ratios, spread, walls
from tests.benchmarks.peers import STANDS, jrnl_config
from tests.benchmarks.watched import Watched

AGAINST = "a bare Textual app, to its first frame"


def on_next(text: str) -> bool:
    """Whether the cursor of home is on the first row, in its box."""
    return "│ ▌" in text


def start_empty(bench: Bench) -> list[Row]:
    """With a workbook just begun."""
    return _start(bench, "start-empty", bench.empty(), "an empty notebook", Goal(1.30))


def start_full(bench: Bench) -> list[Row]:
    """With one of many years."""
    return _start(bench, "start-full", bench.full(), "10,000 answers", Goal(1.50))


def _start(bench: Bench, name: str, data: Path, of: str, goal: Goal) -> list[Row]:
    stood: list[Sample] = []

    def ours() -> Sample:
        with bench.workbook(data) as terminal:
            home, answer = terminal.stands_and_answers(HOME, "down", lambda text: not on_next(text))
            stood.append(home)
            return answer

    def bare() -> Sample:
        with bench.bare() as terminal:
            return terminal.stands(SHOWN)

    answered, framed = bench.interleaved(name, ours, bare)
    stands = spread(ratios(walls(stood), walls(framed)))
    what = f"command to usable home, {of}"
    note = (
        f"{of}: home stands after {spread(walls(stood)).median:.0f} ms, {stands.median:.2f} × "
        "the bare app; the rest is the answer to the first key."
    )
    return [compared(name, what, AGAINST, answered, framed, goal=goal, note=note)]


def start_peers(bench: Bench) -> list[Row]:
    """Other programs to their first usable frame, and jrnl to its end."""
    if bench.peers is None:
        bench.skipped["start-peers"] = "needs --peers, which installs them"
        return []
    config = jrnl_config(bench.folder, bench.journal())
    jrnl = bench.peers.jrnl
    sides: dict[str, Callable[[], Sample]] = {
        "workbook, 10,000 answers": partial(_stands, bench, HOME, bench.full()),
        **{
            name: partial(_peer_stands, STANDS[name], program)
            for name, program in bench.peers.screens.items()
        },
        "jrnl -1, 10,000 entries": partial(command, [jrnl, "--config-file", config, "-1"]),
        "the bare app": partial(_bare_stands, bench),
    }
    for side in sides.values():
        side()  # what is done only once is done now
    *found, bare = bench.interleaved("start-peers", *sides.values())
    return [
        compared("start-peers", f"{name}: start", "a bare Textual app", samples, bare)
        for name, samples in zip(sides, found, strict=False)
    ]


def _stands(bench: Bench, words: str, data: Path) -> Sample:
    with bench.workbook(data) as terminal:
        return terminal.stands(words)


def _bare_stands(bench: Bench) -> Sample:
    with bench.bare() as terminal:
        return terminal.stands(SHOWN)


def _peer_stands(words: str, program: Path) -> Sample:
    with Watched([program]) as terminal:
        return terminal.stands(words)

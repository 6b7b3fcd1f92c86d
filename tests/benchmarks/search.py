"""From the last key of a word to what it finds in everything that was written."""

from __future__ import annotations

import re
from pathlib import Path

from tests.benchmarks.bench import HOME, Bench, command
from tests.benchmarks.figures import Goal, Row, Sample, compared, spread, walls
from tests.benchmarks.peers import jrnl_config

WORD = "ward"
"""What is looked for: its last letter changes what is found."""

WHAT = "a search key, to its results on the screen, 10,000 answers"

FOUND = r"What you wrote  [\d,]+ of [\d,]+"
"""What tells how many entries were found."""

AGAINST = "jrnl -contains, same text, whole command"


def search(bench: Bench) -> list[Row]:
    """The last key of a word, beside a whole command of jrnl over the same text."""
    with bench.workbook(bench.full()) as terminal:
        terminal.stands(HOME)
        terminal.settle()
        terminal.stroke("/", lambda text: "looks for words" in text)
        terminal.settle()
        terminal.type(WORD[:-1])
        fewer = _found(terminal.wait_for(FOUND))

        def ours() -> Sample:
            stroke = terminal.stroke(WORD[-1], lambda text: _found(text) not in ("", fewer))
            terminal.stroke("backspace", lambda text: _found(text) == fewer)
            return stroke.rest

        ours()

        if bench.peers is None:
            bench.skipped["search against jrnl"] = "needs --peers, which installs it"
            (alone,) = bench.interleaved("search", ours)
            return [Row("search", WHAT, "", "ms", spread(walls(alone)))]
        config = jrnl_config(bench.folder, bench.journal())
        words: list[str | Path] = [bench.peers.jrnl, "--config-file", config, "-contains", WORD]
        found, other = bench.interleaved("search", ours, lambda: command(words))
    return [compared("search", WHAT, AGAINST, found, other, goal=Goal(30.0, faster=True))]


def _found(text: str) -> str:
    """The words that say how much was found; "" while it is looked for."""
    told = re.search(FOUND, text)
    return told[0] if told is not None else ""

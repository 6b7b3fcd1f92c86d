"""Reading costs time in proportion to the page, however it is made."""

from __future__ import annotations

import statistics
import time

import pytest

from tests.effort import effort
from tests.unit.pages.samples import page_of
from workbook.pages.reader import read_draft

SHAPES = {
    "questions": "## Q {n}\n\nHelp `=q{before}`.\n\n`line: q{n}; if q{before} is answered`\n\n",
    "choices": "## Q {n}\n\n`choose one: q{n}`\n\n- A `a`\n- B `b`\n- C and D\n\n",
    "groups": "## G {n}\n\n`repeat: g{n}`\n\n### W\n\n`line: what; if g{before}.what = x`\n\n",
    "steps of one name": "## S\n\n`show: other/thing`\n\n",
    "missing ids": "## S\n\n`line`\n\n",
    "mistakes": "## S {n}\n\n`lin: s{n}; if t{n} = x`\n\n`line: u{n}; if t{n} = x`\n\n",
    "lists": "- words\n  - more\n\n    and more\n",
    "quotes": "> **Why:** it is.\n> words\n\n",
    "one long paragraph": "words `and` more: words\n",
    "ticks": "``` ` `` ` x ",
    "blanks": "`line:                          a b;               if    x`  ",
}


def seconds(source: str, runs: int) -> float:
    """The median time of reading this, in seconds of processor time."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        read_draft(source, "big.md")
        times.append(time.process_time() - start)
    return statistics.median(times)


def page_with(shape: str, size: int) -> str:
    """A page of about this many characters."""
    parts: list[str] = []
    length = number = 0
    while length < size:
        part = shape.format(n=number, before=max(0, number - 1))
        parts.append(part)
        length += len(part)
        number += 1
    return page_of("".join(parts))


@pytest.mark.parametrize("shape", SHAPES)
def test_ten_times_the_page_takes_ten_times_as_long(shape: str) -> None:
    # A tenth of the sizes in the ordinary run: 10 and 100 KB instead of 100 KB and 1 MB.
    size = effort(100_000)
    small, big = page_with(SHAPES[shape], size), page_with(SHAPES[shape], 10 * size)
    for _ in range(3):
        per_character = seconds(small, 3) / len(small)
        ratio = seconds(big, 1) / len(big) / per_character
        if ratio < 3:
            return
    pytest.fail(f"a character of the big page costs {ratio:.1f} times as much")

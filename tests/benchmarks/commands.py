"""Commands that answer and end, beside an interpreter that only starts."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.benchmarks.bench import Bench, command
from tests.benchmarks.figures import Goal, Row, compared

GOALS = {
    "status --json": (("status", "--json"), Goal(9.0)),
    "capture": (("capture", "ask about the time that a talk may take"), Goal(6.0)),
}
"""The commands' words and goals, by name."""


def commands(bench: Bench) -> list[Row]:
    """Each command with a notebook of many years."""
    data = bench.full()
    calls: list[list[str | Path]] = [
        [bench.installed.workbook, "--data", data, *words] for words, _ in GOALS.values()
    ]
    calls.append([bench.installed.python, "-c", "pass"])
    for call in calls:
        command(call)  # reads the pages for the first time
    *found, least = bench.interleaved("commands", *(partial(command, call) for call in calls))
    return [
        compared(
            "commands",
            f"workbook {name}, 10,000 answers",
            "python -c pass",
            samples,
            least,
            goal=goal,
        )
        for (name, (_, goal)), samples in zip(GOALS.items(), found, strict=True)
    ]

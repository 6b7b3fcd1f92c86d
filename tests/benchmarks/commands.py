"""Commands that answer and end, beside an interpreter that only starts."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.benchmarks.bench import FULL, Bench, command
from tests.benchmarks.figures import Goal, Row, Sample, compared

Words = list[str | Path]


def commands(bench: Bench) -> list[Row]:
    """Each command with a notebook of many years.

    The notebook of ``status`` stays as it is, as that of a prompt does; what it costs after each
    change, when all has to be read, is a row of its own.
    """
    unchanged, changing = bench.full(), bench.notebook(FULL)
    status = _call(bench, unchanged, "status", "--json")
    capture = _call(bench, changing, "capture", "ask about the time that a talk may take")
    after = _call(bench, changing, "status", "--json")
    least: Words = [bench.installed.python, "-c", "pass"]
    for call in (status, capture):
        command(call)  # reads the pages, and all that was written, for the first time
    *found, reference = bench.interleaved(
        "commands",
        partial(command, status),
        partial(command, capture),
        partial(_after, capture, after),
        partial(command, least),
    )
    what = (("status --json", Goal(9.0)), ("capture", Goal(6.0)), ("status --json, changed", None))
    return [
        compared(
            "commands",
            f"workbook {name}, 10,000 answers",
            "python -c pass",
            samples,
            reference,
            goal=goal,
        )
        for (name, goal), samples in zip(what, found, strict=True)
    ]


def _call(bench: Bench, data: Path, *words: str) -> Words:
    return [bench.installed.workbook, "--data", data, *words]


def _after(change: Words, call: Words) -> Sample:
    """What a command takes after another one, which is not counted."""
    command(change)
    return command(call)

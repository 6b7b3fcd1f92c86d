"""The rows as a table for people and as JSON for programs, with the machine they were measured on."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.benchmarks.figures import Row, Spread

HEADINGS = ("what", "ours", "against", "theirs", "ratio", "of CPU", "goal", "holds")

HOLDS = {True: "yes", False: "NO", None: ""}
"""What the last column says."""


def machine() -> dict[str, Any]:
    """What the measurements were made on, apart from how busy it was."""
    return {
        "cpu": _cpu_model(),
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "textual": version("textual"),
    }


def load() -> list[float]:
    """How many programs wanted the processor in the last 1, 5 and 15 minutes."""
    return [round(figure, 2) for figure in os.getloadavg()]


def now() -> str:
    """This moment."""
    return datetime.now(tz=UTC).isoformat(timespec="seconds")


def _cpu_model() -> str:
    """What the processor calls itself."""
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "model name":
            return value.strip()
    return platform.machine()


def as_json(
    rows: Sequence[Row],
    skipped: Mapping[str, str],
    failed: Mapping[str, str],
    about: Mapping[str, Any],
) -> dict[str, Any]:
    """The whole run as it is written to a file.

    Args:
        rows: What was measured.
        skipped: Why, by what was not measured.
        failed: What went wrong, by the benchmark that it ended.
        about: The machine, the date and the load.
    """
    told = [asdict(row) for row in rows]
    return {**about, "rows": told, "skipped": dict(skipped), "failed": dict(failed)}


def as_table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table, its columns in line; notes stand below by number."""
    notes = [row.note for row in rows if row.note]
    lines = [HEADINGS, *(_cells(row, notes) for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(HEADINGS))]
    told = [_line(line, widths) for line in lines]
    told.insert(1, _line(["-" * width for width in widths], widths))
    numbered = [f"{number}. {note}" for number, note in enumerate(notes, 1)]
    return "\n".join([*told, *(["", *numbered] if numbered else [])])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"


def _cells(row: Row, notes: Sequence[str]) -> tuple[str, ...]:
    number = f" ({notes.index(row.note) + 1})" if row.note else ""
    return (
        f"{row.what}{number}",
        _spread(row.ours, row.unit),
        row.against,
        _spread(row.reference, row.unit),
        _spread(row.ratio, ""),
        f"{row.cpu_ratio.median:.2f}" if row.cpu_ratio is not None else "",
        row.goal,
        HOLDS[row.holds],
    )


def _spread(told: Spread | None, unit: str) -> str:
    """The median and the quartiles."""
    if told is None:
        return ""
    return f"{_figure(told.median)} {unit} [{_figure(told.low)}–{_figure(told.high)}]".replace(
        "  ", " "
    )


def _figure(value: float) -> str:
    """A figure with three digits that count."""
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{value:.{digits}f}"

"""Writes the key table of the README: ``python -m tests.keys``, after a key was changed."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from workbook.ui.commands import table

README = Path(__file__).parents[1] / "README.md"

BEGIN = "<!-- keys -->\n"
"""Stands before the table."""

END = "<!-- /keys -->\n"
"""Stands after it."""


def key_table() -> str:
    """Every command with its key, by the screens it works on, as a Markdown table."""
    rows = ["| Where | Key | What it does |", "|---|---|---|"]
    for where, commands in groupby(table(), key=lambda row: row[0]):
        for number, (_, keys, words) in enumerate(commands):
            shown = " or ".join(f"`{key}`" for key in keys.split(" or "))
            rows.append(f"| {'' if number else where.value} | {shown} | {words} |")
    return "\n".join(rows) + "\n"


def with_keys(readme: str) -> str:
    """The README with the key table as it is now.

    Raises:
        ValueError: The README doesn't have the two comments between which the table stands.
    """
    before, found, rest = readme.partition(BEGIN)
    _, ended, after = rest.partition(END)
    if not (found and ended):
        raise ValueError(f"{README} has no {BEGIN.strip()} … {END.strip()} to put the keys between")
    return f"{before}{BEGIN}\n{key_table()}\n{END}{after}"


def main() -> int:
    """Write the table into the README; returns the exit code."""
    text = with_keys(README.read_text(encoding="utf-8"))
    README.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

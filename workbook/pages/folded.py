"""Folded help: quotes whose paragraphs open with **Why:**, **Example:** or **Source:**."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_MARK = re.compile(r"\s{0,3}> ?")
_OPENING = re.compile(r"\s*(\*\*|__)(why|example|source)(?::\s*\1|\1\s*:)\s*", re.IGNORECASE)


def unquoted(lines: Iterable[str]) -> list[str]:
    """The lines of a quote without their marks."""
    return [_MARK.sub("", line, count=1) for line in lines]


def fold(lines: Sequence[str]) -> tuple[str, dict[str, str]]:
    """Sort the lines of a quote, marks already gone, into folded help.

    Returns:
        What stands before any opening word, and the folded texts by ``why``, ``example`` and
        ``source``, without these words.  A later paragraph belongs to the opening before it.
    """
    before: list[str] = []
    folded: dict[str, list[str]] = {}
    current = before
    for line in lines:
        opening = _OPENING.match(line)
        if opening:
            current = folded.setdefault(opening[2].lower(), [])
            if current:
                current.append("")
            current.append(line[opening.end() :])
        else:
            current.append(line)
    return "\n".join(before).strip(), {
        name: "\n".join(texts).strip() for name, texts in folded.items()
    }

"""How much a repeated test repeats: a tenth in the ordinary run, everything in the soak run."""

from __future__ import annotations

import os

SOAK = os.environ.get("WORKBOOK_SOAK") == "1"
"""True in ``python -m tests.soak``, which sets the variable for the tests it starts."""


def effort(full: int) -> int:
    """The number of repetitions to make now, where ``full`` is the number in the soak run."""
    return full if SOAK else max(1, full // 10)

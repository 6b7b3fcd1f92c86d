"""How much a repeated test repeats: a tenth in the ordinary run, everything in the soak run."""

from __future__ import annotations

import os

import pytest

SOAK = os.environ.get("WORKBOOK_SOAK") == "1"
"""True in ``python -m tests.soak``, which sets the variable for the tests it starts."""


def effort(full: int) -> int:
    """The number of repetitions to make now, where ``full`` is the number in the soak run."""
    return full if SOAK else max(1, full // 10)


soak_only = pytest.mark.skipif(not SOAK, reason="one of many alike, made in the soak run")
"""For a test that goes through many sizes or words of which another test takes the usual ones."""

EACH_SIZE = (
    (60, 20),
    pytest.param((80, 24), marks=soak_only),
    pytest.param((120, 36), marks=soak_only),
)
"""Sizes of the window for a test: the smallest one is the hardest, and the long run takes them all.

What each screen shows at each of them is kept among the golden screens.
"""

"""Python's garbage collector, kept away where there is much to make and nothing to throw away.

Starting, reading a notebook and gathering all that was written make many objects that stay.  The
collector would walk through all of them again and again: a twentieth of a start, a quarter of the
time that reading takes, and later pauses in which no key is answered.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 10_000
"""Objects that are made before it is looked which of them nobody needs any more.

To show a screen makes some thousands, and after each 700, as is usual, it would be looked.
"""


@contextmanager
def no_collection(*, stays: bool = False) -> Iterator[None]:
    """Collect nothing until the block ends.

    Args:
        stays: What is there at the end stays until the program ends, so that it is never looked
            through again.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
        if stays:
            gc.freeze()
    finally:
        if was_enabled:
            gc.enable()


def begin_start() -> None:
    """Collect nothing until ``end_start``, which may be called more than once."""
    gc.disable()


def end_start() -> None:
    """Collect again, but seldom, and nothing of what is there by now."""
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(SELDOM)
        gc.enable()

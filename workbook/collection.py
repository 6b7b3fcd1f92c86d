"""Python's garbage collector, kept away where there is much to make and nothing to throw away.

Starting, reading a notebook and gathering all that was written make many objects that stay.  The
collector would walk through all of them again and again: a twentieth of a start, a quarter of the
time that reading takes, and later pauses in which no key is answered.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (10_000, 50, 1_000)
"""Objects that are made before it is looked which of them nobody needs any more.

To show a screen makes some thousands, and after each 700, as is usual, it would be looked.  The other
two are how often that is done before it is looked at what is older, and then at all: that takes as
long as several keys, and so is done in pauses.
"""

FEW = 1_000
"""Objects so few that even in a pause they are not worth a look."""

OFTEN = 20
"""Looks at what is young before a pause is used to look at everything."""


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
        gc.set_threshold(*SELDOM)
        gc.enable()


def collected_in_pauses() -> Iterator[None]:
    """Collect with each step, while nobody waits, so that it is not done while somebody does.

    After the first step nothing of what is there then is looked at again.
    """
    gc.collect()
    gc.freeze()
    yield
    while True:
        young, middle, old = gc.get_count()
        if old >= OFTEN:
            gc.collect()
        elif young >= FEW or middle:
            gc.collect(1)
        yield

"""How far a long command is, for whoever watches it in a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

STEPS = 1000
"""How finely it is shown."""


@contextmanager
def progress(label: str) -> Iterator[Callable[[float], None]]:
    """A bar on stderr, and nothing where nobody watches.

    Yields:
        What is to be told which part is done, from 0 to 1.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _part: None
        return
    with click.progressbar(length=STEPS, label=label, file=sys.stderr) as bar:
        yield lambda part: bar.update(max(0, round(part * STEPS) - bar.pos))

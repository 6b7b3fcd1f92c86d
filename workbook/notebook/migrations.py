"""How lines of an older format are understood: each is brought to today's format as it is read.

A log is never rewritten for that: its lines stay as they were written, whatever reads them.  Each
format that a program ever wrote has one step here that leads to the next; a line takes all those
between its own and today's.  A sample of every such format lies among the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

FORMAT = 1
"""The format that this program writes; it reads every one up to this."""

Content = dict[str, Any]
"""The object that a line holds: a header or an act."""

Step = Callable[[Content], Content]
"""Makes a line's object in the next format out of that in one; must not alter what it is handed."""

STEPS: Mapping[int, Step] = MappingProxyType({})
"""For each format before today's the step to the one after it."""


def upgraded(
    content: Content, version: int, steps: Mapping[int, Step] | None = None, to: int | None = None
) -> Content:
    """A line's object as if it had been written in today's format.

    Args:
        content: The object as it was read.
        version: Its format, from 1 to today's.
        steps: The steps to take; by default those that there are.
        to: The format to reach; by default today's.

    Raises:
        ValueError: A step can't make anything of it: the line says nothing that can be known.
    """
    steps = STEPS if steps is None else steps
    for number in range(version, FORMAT if to is None else to):
        try:
            content = {**steps[number](content), "f": number + 1}
        except (KeyError, TypeError, AttributeError, IndexError) as error:
            raise ValueError(
                f"format {number} is not as expected: {type(error).__name__}"
            ) from None
    return content

"""What is done while nobody presses a key, so that the next keys are answered sooner.

It is done piece by piece, and each piece is short: a key that comes waits for one at most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic

PAUSE = 0.5
"""Seconds without a key after which nobody is taken to be about to press the next one."""

BETWEEN = 0.02
"""Seconds between two pieces, in which keys and whatever else waits have their turn."""

Schedule = Callable[[float, Callable[[], None]], object]
"""Lets something run in the app's thread, so many seconds from now."""


class Idle:
    """Does what can be done ahead in the pauses, once, and collects garbage in every later one."""

    def __init__(
        self,
        schedule: Schedule,
        ahead: Iterator[None],
        collect: Callable[[], None],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Wait to begin.

        Args:
            schedule: Lets something run later.
            ahead: Does a piece of what can be done ahead with each step.
            collect: Collects garbage.
            clock: Tells the time, in seconds.
        """
        self._schedule = schedule
        self._ahead = ahead
        self._collect = collect
        self._clock = clock
        self._last = 0.0
        self._begun = False
        self._waits = False

    def begin(self) -> None:
        """The first screen stands: the first pause begins."""
        self._begun = True
        self.disturbed()

    def disturbed(self) -> None:
        """Somebody pressed a key: a new pause begins."""
        self._last = self._clock()
        if self._begun and not self._waits:
            self._wait(PAUSE)

    def _wait(self, seconds: float) -> None:
        self._waits = True
        self._schedule(seconds, self._look)

    def _look(self) -> None:
        """Do the next piece, unless there was a key meanwhile; what fails, fails as elsewhere."""
        self._waits = False
        left = self._last + PAUSE - self._clock()
        if left > 0:
            self._wait(left)
            return
        for _piece in self._ahead:
            self._wait(BETWEEN)
            return
        self._collect()  # nothing is left to do ahead

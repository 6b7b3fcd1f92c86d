"""What is done while nobody presses a key, so that the next keys are answered sooner.

It is done piece by piece, and each piece is short: a key that comes waits for one at most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic

FIRST = 0.03
"""Seconds after the first screen until the next key may wait for a short piece."""

SHORT = 0.2
"""Seconds after a key until the next one may: what the key opened stands by then as a rule."""

LONG = 0.5
"""Seconds without a key after which nobody is taken to be about to press the next one."""

BETWEEN = 0.002
"""Seconds between two pieces, in which keys and whatever else waits have their turn."""

Schedule = Callable[[float, Callable[[], None]], object]
"""Lets something run in the app's thread, so many seconds from now."""


class Idle:
    """Does what can be done ahead in the short pauses, once, and collects garbage in the long ones."""

    def __init__(
        self,
        schedule: Schedule,
        ahead: Iterator[None],
        collect: Iterator[None],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Wait to begin.

        Args:
            schedule: Lets something run later.
            ahead: Does a piece of what can be done ahead with each step.
            collect: Collects garbage with each step, for ever.
            clock: Tells the time, in seconds.
        """
        self._schedule = schedule
        self._ahead = ahead
        self._collect = collect
        self._clock = clock
        self._pause = FIRST
        self._last = 0.0
        self._begun = False
        self._waits = False

    def begin(self) -> None:
        """The first screen stands: the first pause begins."""
        self._begun = True
        self._rest()

    def disturbed(self) -> None:
        """Somebody pressed a key: a new pause begins."""
        self._pause = max(self._pause, SHORT)
        self._rest()

    def _rest(self) -> None:
        self._last = self._clock()
        if self._begun and not self._waits:
            self._wait(self._pause)

    def _wait(self, seconds: float) -> None:
        self._waits = True
        self._schedule(seconds, self._look)

    def _look(self) -> None:
        """Do the next piece, unless there was a key meanwhile; what fails, fails as elsewhere."""
        self._waits = False
        if not self._has_rested():
            return
        for _piece in self._ahead:
            self._wait(BETWEEN)
            return
        self._pause = LONG  # nothing is left to do ahead
        if self._has_rested():
            next(self._collect)

    def _has_rested(self) -> bool:
        """Whether the pause is long enough by now; else it is waited on."""
        left = self._last + self._pause - self._clock()
        if left > 0:
            self._wait(left)
        return left <= 0

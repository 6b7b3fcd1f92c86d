"""Taking typing back: a word or a run of deletions at a time, and what was taken back again."""

from __future__ import annotations

from collections import deque

from msgspec import Struct

MOST_STEPS = 1000
"""Steps that can be taken back; an hour of writing, and little memory since most are a word."""


class Moment(Struct, frozen=True):
    """A line as it stood.

    Attributes:
        text: What it said.
        cursor: Where the cursor was, in characters from the start.
    """

    text: str
    cursor: int


def begins_word(sign: str, before: str) -> bool:
    """Whether a step ends before this sign: it begins a word, after what is no part of one.

    Args:
        sign: What is typed.
        before: The sign before it, "" at the start of a line.
    """
    return not sign.isspace() and (not before or before.isspace())


class Steps:
    """What a line said before, in steps that a person would call one.

    A word that is typed with the blank after it is a step, deleting several signs one after the
    other is one, and so is everything that changes more than one sign at once.
    """

    def __init__(self) -> None:
        self._done: deque[Moment] = deque(maxlen=MOST_STEPS)
        self._undone: deque[Moment] = deque()
        self._by = 0
        self._cursors: tuple[int, ...] = ()

    @property
    def can_undo(self) -> bool:
        """Whether there is anything to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether anything was taken back."""
        return bool(self._undone)

    def clear(self) -> None:
        """Forget everything: the line is another one."""
        self._done.clear()
        self._undone.clear()
        self._cursors = ()

    def note(self, before: Moment, text: str) -> None:
        """The line was changed.

        Args:
            before: How it stood.
            text: What it says now.
        """
        self._undone.clear()
        by, at = len(text) - len(before.text), before.cursor
        goes_on = abs(by) == 1 and by == self._by and at in self._cursors
        if not goes_on or (by == 1 and begins_word(text[at : at + 1], text[max(at - 1, 0) : at])):
            self._done.append(before)
        self._by = by
        # Where the cursor is if no key moved it: backspace takes it along, delete does not.
        self._cursors = (at + 1,) if by == 1 else (at - 1, at)

    def undo(self, now: Moment) -> Moment | None:
        """The line as it stood before the last step, or None."""
        return self._step(self._done, self._undone, now)

    def redo(self, now: Moment) -> Moment | None:
        """The line as it stood before that was taken back, or None."""
        return self._step(self._undone, self._done, now)

    def _step(self, source: deque[Moment], target: deque[Moment], now: Moment) -> Moment | None:
        self._cursors = ()
        if not source:
            return None
        target.append(now)
        return source.pop()

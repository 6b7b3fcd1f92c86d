"""Two sets of marks beside each other: which statements rose, which fell, which stayed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from workbook.notebook.records import Value


class Way(StrEnum):
    """Which way a mark went, in the words of the heading above those that did."""

    ROSE = "Rose"
    FELL = "Fell"
    SAME = "As before"
    ONCE = "Marked only once"


class Change(Struct, frozen=True):
    """One statement with its mark then and now; None where it was not marked."""

    statement: str
    then: int | None
    now: int | None

    @property
    def by(self) -> int | None:
        """How far it went; None where it was marked only once."""
        return None if self.then is None or self.now is None else self.now - self.then

    @property
    def way(self) -> Way:
        """Which way it went."""
        by = self.by
        if by is None:
            return Way.ONCE
        return Way.ROSE if by > 0 else Way.FELL if by < 0 else Way.SAME

    @property
    def words(self) -> str:
        """How far it went, as a sign with a figure."""
        by = self.by
        if by is None:
            return "new" if self.then is None else "not now"
        return f"▲ +{by}" if by > 0 else f"▼ −{-by}" if by < 0 else "· 0"


def are_marks(value: Value) -> bool:
    """Whether a value is marks for several statements."""
    return (
        isinstance(value, dict)
        and bool(value)
        and all(type(mark) is int for mark in value.values())
    )


def changes(then: Value, now: Value, labels: Mapping[str, str]) -> tuple[Change, ...]:
    """What rose and what fell, most first; then what stayed, and what was marked once.

    Args:
        then: The marks of before, by statement.
        now: The marks of now.
        labels: The statements' words, in the page's order.
    """
    keys = dict.fromkeys((*labels, *then, *now))
    found = [
        Change(labels.get(key, key), then.get(key), now.get(key))
        for key in keys
        if key in then or key in now
    ]
    ways = list(Way)
    return tuple(sorted(found, key=lambda one: (ways.index(one.way), -abs(one.by or 0))))


def changes_say(found: Sequence[Change]) -> str:
    """How many went which way, in a sentence."""
    counts = {way: sum(one.way is way for one in found) for way in Way}
    said = (
        (counts[Way.ROSE], "rose"),
        (counts[Way.FELL], "fell"),
        (counts[Way.SAME], "stayed as before"),
        (counts[Way.ONCE], "marked only once"),
    )
    return f"{', '.join(f'{count} {words}' for count, words in said if count)}."

"""The pieces that a demonstration is told in: days, lines, things, meetings.

Days are whole days from today: -2 is the day before yesterday.  Answers stand under the full keys
of their prompts; whatever a page does not ask is left out when the demonstration is made.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

Answers = dict[str, Any]
"""Values by full key."""


class Day(Struct, frozen=True):
    """A day, so many days from today."""

    ahead: int


class Line(Struct, frozen=True):
    """A line of a list; where the list is dated also its day and its tick."""

    text: str
    day: int | None = None
    done: bool = False


class Thing(Struct, frozen=True):
    """One item of a group.

    Attributes:
        group: Full key of the group.
        made: The day on which it was made.
        says: Its answers.
        archived: It was put away later.
        met: The day of the meeting in whose notes it was made; None where it was made by itself.
    """

    group: str
    made: int
    says: Answers = field(default_factory=dict)
    archived: bool = False
    met: int | None = None


def lines(*texts: str) -> tuple[Line, ...]:
    """Lines of a list without days."""
    return tuple(Line(text) for text in texts)


class Met(Struct, frozen=True):
    """One meeting, or a review that is told like one.

    Attributes:
        day: The meeting's day.
        says: What its pages say outside of groups, by full key.
        about: What its pages say of an action, topic or goal, by that one's words.
        noted: Lines of the notes, each with its tag.
        held: It took place.
    """

    day: int
    says: Answers = field(default_factory=dict)
    about: dict[str, Answers] = field(default_factory=dict)
    noted: tuple[tuple[str, str], ...] = ()
    held: bool = True

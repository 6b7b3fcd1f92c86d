"""All trends of one mentorship, in the order in which they are listed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property

from msgspec import Struct

from workbook.journey.reading import Reading
from workbook.journey.trends.goals import GOALS, goals, goals_in_short
from workbook.journey.trends.marks import (
    CONFIDENCE,
    HABITS,
    SOURCES,
    SURENESS,
    USEFUL,
    Looked,
    confidence,
    habits,
    sources,
    sources_in_short,
    sureness,
    sureness_in_short,
    useful,
    useful_in_short,
)
from workbook.journey.trends.model import Trend
from workbook.journey.trends.months import (
    ACTIONS_KEPT,
    MEETINGS_HELD,
    actions_in_short,
    actions_kept,
    meetings_held,
    meetings_in_short,
)

Tell = Callable[[Looked], Trend]
"""Works out a trend."""

InShort = Callable[[Looked], str]
"""Works out what a trend says in short, from much less than all of it."""

FOLLOWED: tuple[tuple[Trend, Tell, InShort | None], ...] = (
    (CONFIDENCE, confidence, None),
    (SOURCES, sources, sources_in_short),
    (SURENESS, sureness, sureness_in_short),
    (HABITS, habits, None),
    (USEFUL, useful, useful_in_short),
    (MEETINGS_HELD, meetings_held, meetings_in_short),
    (ACTIONS_KEPT, actions_kept, actions_in_short),
    (GOALS, goals, goals_in_short),
)
"""What is followed over time: as it is without data, in full, and in short where that is less."""


class Followed(Struct, frozen=True, dict=True):
    """One thing that is followed over time, of which no more is worked out than is asked for.

    A list says all of them in short and draws one; what has come in over years is read for that one.

    Attributes:
        id: Its name.
        title: What it is about.
    """

    id: str
    title: str
    _looked: Looked
    _tell: Tell
    _in_short: InShort | None

    @cached_property
    def short(self) -> str:
        """What it shows, in two or three words."""
        return self.trend.short if self._in_short is None else self._in_short(self._looked)

    @cached_property
    def trend(self) -> Trend:
        """All of it."""
        return self._tell(self._looked)


def followed(reading: Reading, mentorship: int | None, today: date) -> tuple[Followed, ...]:
    """Everything that is followed over time, with data or without.

    What is the mentee's own (the self-checks, the goals) is the same in every mentorship; meetings,
    reflections and actions are those of this one.
    """
    looked = Looked(reading, mentorship, today)
    return tuple(
        Followed(nothing.id, nothing.title, looked, tell, in_short)
        for nothing, tell, in_short in FOLLOWED
    )


def trends(reading: Reading, mentorship: int | None, today: date) -> tuple[Trend, ...]:
    """All of it at once."""
    return tuple(one.trend for one in followed(reading, mentorship, today))

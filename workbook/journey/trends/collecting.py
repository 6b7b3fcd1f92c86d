"""All trends of one mentorship, in the order in which they are listed."""

from __future__ import annotations

from datetime import date

from workbook.journey.reading import Reading
from workbook.journey.trends.goals import goals
from workbook.journey.trends.marks import Looked, confidence, habits, sources, sureness, useful
from workbook.journey.trends.model import Trend
from workbook.journey.trends.months import actions_kept, meetings_held

FOLLOWED = (confidence, sources, sureness, habits, useful, meetings_held, actions_kept, goals)
"""What is followed over time."""


def trends(reading: Reading, mentorship: int | None, today: date) -> tuple[Trend, ...]:
    """Everything that is followed over time, with data or without.

    What is the mentee's own (the self-checks, the goals) is the same in every mentorship; meetings,
    reflections and actions are those of this one.
    """
    looked = Looked(reading, mentorship, today)
    return tuple(follow(looked) for follow in FOLLOWED)

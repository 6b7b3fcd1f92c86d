"""Which story a question tells, wherever one stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from workbook.journey.place import Place
from workbook.journey.reading import Reading
from workbook.journey.then_and_now.answers import story_of
from workbook.journey.then_and_now.goal import goal_story, goal_title, tells
from workbook.journey.then_and_now.model import Looked, Story
from workbook.pages import needs

Tell = Callable[[Looked], Story]
"""Makes a story as it now is."""

NOTHING = (
    "What you answer more than once will stand here, then beside now: self-checks, reflections, "
    "preparations, and whatever you change in the agreement or on a goal."
)
"""What is said where nothing was answered twice."""

COVERED = (
    "Your earlier answers stay out of sight while you answer anew. Finish this run, and they are "
    "here again."
)
"""What is said where old answers are hidden for now."""


def story_at(reading: Reading, place: Place, local: str) -> Tell | None:
    """What was said at a place through time; None where nothing is asked there.

    What a goal's history tells is told as that; any other question for itself.

    Args:
        reading: The workbook.
        place: Where one is.
        local: Key of the prompt within the page, or "".
    """
    prompt = place.page.prompt(local)
    item = reading.snapshot.items.get(place.item or 0)
    if item is not None and item.group == needs.GOALS and tells(place, prompt):
        title = goal_title(reading, item, place.mentorship)
        return partial(goal_story, item=item, title=title)
    return partial(story_of, prompt=prompt, here=place) if prompt is not None else None

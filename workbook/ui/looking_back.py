"""The ways to what was: the trends, and then and now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbook.journey.place import Place
from workbook.journey.then_and_now.answers import story_of
from workbook.journey.then_and_now.goal import goal_story, goal_title, tells
from workbook.pages import needs

if TYPE_CHECKING:
    from workbook.ui.app import WorkbookApp
    from workbook.ui.desk import Desk
    from workbook.ui.screens.then_and_now import StoryScreen


def open_trends(app: WorkbookApp) -> None:
    """Open what changed over time."""
    from workbook.ui.screens.trends import TrendsScreen

    app.push_screen(TrendsScreen(app.desk, app.mentorship))


def open_then_and_now(app: WorkbookApp) -> None:
    """Open what was answered more than once."""
    from workbook.ui.screens.then_and_now import ThenAndNowScreen

    app.push_screen(ThenAndNowScreen(app.desk, app.mentorship))


def story_screen(desk: Desk, place: Place, local: str) -> StoryScreen | None:
    """The screen with what was said at a place through time; None where nothing is asked there.

    What a goal's history tells is told as that; any other question for itself.

    Args:
        desk: The services.
        place: Where one is.
        local: Key of the prompt within the page, or "".
    """
    from workbook.ui.screens.then_and_now import StoryScreen

    prompt = place.page.prompt(local)
    item = desk.reading().snapshot.items.get(place.item or 0)
    if item is not None and item.group == needs.GOALS and tells(place, prompt):
        title = goal_title(desk.reading(), item, place.mentorship)
        return StoryScreen(
            desk, place.mentorship, partial(goal_story, item=item, title=title), place
        )
    if prompt is None:
        return None
    return StoryScreen(desk, place.mentorship, partial(story_of, prompt=prompt, here=place), place)

"""The ways to what was: the trends, and then and now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.journey.place import Place
from workbook.journey.then_and_now.telling import story_at

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

    Args:
        desk: The services.
        place: Where one is.
        local: Key of the prompt within the page, or "".
    """
    from workbook.ui.screens.then_and_now import StoryScreen

    tell = story_at(desk.reading(), place, local)
    return None if tell is None else StoryScreen(desk, place.mentorship, tell, place)

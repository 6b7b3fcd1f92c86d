"""Opening the entry behind something that is looked back on, at the question that was answered."""

from __future__ import annotations

from typing import Any

from textual.app import App

from workbook.journey.place import Place
from workbook.pages import needs
from workbook.pages.model import Group, Prompt
from workbook.ui.cursor import Spot
from workbook.ui.desk import Desk, spot_name

LISTED = frozenset({needs.MEETINGS, needs.ACTIONS, needs.TOPICS, needs.FEEDBACK})
"""Groups whose items have a screen of their own."""


def open_entry(app: App[Any], desk: Desk, place: Place, prompt: str) -> None:
    """Open an entry or an item.

    Args:
        app: The app.
        desk: The services.
        place: Where it is kept.
        prompt: Key within the page of the question to begin at; "" for wherever one was.
    """
    if place.group is not None and place.group.key in LISTED:
        desk.open_page(place.page.id, place.item)
        return
    step = _step_of(place, prompt)
    if step:
        desk.cursor.put(spot_name(place), Spot(step, prompt))
    if place.page.id == needs.NOTES and place.item is None:
        from workbook.ui.screens.notes import NotesScreen

        app.push_screen(NotesScreen(desk, place))
        return
    from workbook.ui.guide_opening import open_guide

    open_guide(app, desk, place)


def _step_of(place: Place, prompt: str) -> str:
    """Id of the step on which a question stands; "" where it stands on none."""
    asked: Group | None = place.group
    for step in asked.steps if asked is not None else place.page.steps:
        if any(isinstance(e, Prompt) and e.local == prompt for e in step.elements):
            return step.id
    return ""

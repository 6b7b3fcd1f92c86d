"""The ways into and out of what was written: opening the list, and going where an entry stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from workbook.journey.review.finding import Finder
from workbook.journey.review.telling import Way
from workbook.ui.cursor import Spot
from workbook.ui.desk import spot_name
from workbook.ui.screens.review import ReviewScreen

if TYPE_CHECKING:
    from workbook.ui.app import WorkbookApp


def open_review(app: WorkbookApp, *, searching: bool = False, words: str = "") -> None:
    """Open everything that was written, or what some words find; to search with the box in focus."""
    if app.finder is None:
        app.finder = Finder()

    def go(way: Way) -> None:
        _go(app, way)

    app.push_screen(ReviewScreen(app.desk, app.finder, go, searching=searching, words=words))


def _go(app: WorkbookApp, way: Way) -> None:
    """Open the place where an entry can be changed, with the cursor on what was looked for."""
    from workbook.ui.meeting_opening import open_place

    mentorship = way.place.mentorship
    if mentorship is not None and mentorship != app.mentorship:
        app.mentorship = mentorship
        app.changed.publish(None)
    place = replace(way.place, mentorship=mentorship or app.mentorship)
    if way.step:
        app.desk.cursor.put(spot_name(place), Spot(way.step, way.name))
    open_place(app, place)

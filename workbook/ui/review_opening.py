"""The ways into and out of what was written: opening the list, and going where an entry stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.screen import ModalScreen, Screen

from workbook.journey.review.finding import Finder
from workbook.journey.review.telling import Way
from workbook.ui.command import Where
from workbook.ui.cursor import Spot
from workbook.ui.desk import spot_name
from workbook.ui.meeting_opening import screen_for
from workbook.ui.screens.review import ReviewScreen

if TYPE_CHECKING:
    from workbook.ui.app import WorkbookApp


def may_search(screen: Screen[object]) -> bool:
    """Whether the key for it looks for words in everything here, or means something else.

    In a text it is a sign like any other, and the lists of what is kept narrow themselves with it.
    """
    if isinstance(screen, ModalScreen):
        return False
    if {Where.KEPT, Where.REVIEW} & set(getattr(screen, "WHERE", ())):
        return False
    focused = screen.focused
    return focused is not None and not focused.check_consume_key("slash", "/")


def open_review(app: WorkbookApp, *, searching: bool = False) -> None:
    """Open everything that was written; when searching with the cursor in the box."""
    if app.finder is None:
        app.finder = Finder()

    def go(way: Way) -> None:
        _go(app, way)

    app.clear_notifications()
    app.push_screen(ReviewScreen(app.desk, app.finder, go, searching=searching))


def _go(app: WorkbookApp, way: Way) -> None:
    """Open the place where an entry can be changed, with the cursor on what was looked for."""
    mentorship = way.place.mentorship
    if mentorship is not None and mentorship != app.mentorship:
        app.mentorship = mentorship
        app.changed.publish(None)
    place = replace(way.place, mentorship=mentorship or app.mentorship)
    if way.step:
        app.desk.cursor.put(spot_name(place), Spot(way.step, way.name))
    app.clear_notifications()
    app.push_screen(screen_for(app, place))

"""What the first keys will need and home does not: rooms, styles, and answers nobody looked at.

To open a page for the first time takes twice as long as for the second, where all of that is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from workbook.journey.place import once_place
from workbook.pages import needs
from workbook.pages.model import Kind
from workbook.ui.style_files import add_own_styles

if TYPE_CHECKING:
    from workbook.ui.app import WorkbookApp

ROOMS = (
    "workbook.ui.opening",
    "textual.scrollbar",
    "textual.widgets.text_area",
    "workbook.ui.widgets.fields.base",
    "workbook.ui.widgets.fields.list",
    "workbook.ui.widgets.fields.text",
    "workbook.ui.widgets.fields.registry",
    "workbook.journey.documents.preview",
    "workbook.ui.widgets.step_pane",
    "workbook.ui.screens.guide_base",
    "workbook.ui.screens.guide_moving",
    "workbook.ui.screens.guide",
    "workbook.ui.screens.kept_list",
    "workbook.output.formats",
    "workbook.ui.screens.meeting",
    "workbook.ui.meeting_opening",
    "workbook.ui.screens.capture",
    "workbook.ui.screens.help",
    "workbook.journey.review.finding",
    "workbook.ui.review_opening",
    "workbook.journey.then_and_now.telling",
    "workbook.ui.palette",
    "workbook.ui.screens.settings",
    "workbook.ui.screens.runs",
    "workbook.ui.screens.notes",
    "workbook.ui.screens.then_and_now",
    "workbook.journey.trends.goals",
    "statistics",
    "workbook.journey.trends.collecting",
    "workbook.ui.screens.trends",
)
"""What is imported for the screens, the likeliest first.

What one of them needs stands before it where both at once would keep a key waiting.
"""

MEETINGS = 30
"""Meetings of which a screen shows what they lack."""


def ahead(app: WorkbookApp) -> Iterator[None]:
    """Do a piece with each step, which takes some ten milliseconds at most."""
    for room in ROOMS:
        add_own_styles(app.stylesheet, vars(import_module(room)).values())
        yield
    yield from _read_pages(app)
    yield from _read_lists(app)
    yield from _read_meetings(app)
    yield from _read_wins(app)
    yield from _make_pages(app)


def _read_pages(app: WorkbookApp) -> Iterator[None]:
    """Read the answers of the pages that are filled in once, but for those that open as lists."""
    from workbook.ui.opening import KEPT_LISTS

    lists = {*KEPT_LISTS, needs.MEETINGS.partition("/")[0]}
    for page in app.desk.reading().pack.pages.values():
        if page.kind is Kind.ONCE and page.id not in lists:
            app.desk.reading().snapshot.answers_of(once_place(page, app.mentorship).entry)
            yield


def _read_lists(app: WorkbookApp) -> Iterator[None]:
    """Read what puts each list of what is kept in order, and all of what it shows at first."""
    from workbook.journey.kept.kinds import KINDS
    from workbook.journey.kept.listing import Listing, Sight
    from workbook.journey.kept.model import Looked

    for kind in KINDS.values():
        listing = Listing(kind, Looked(app.desk.reading(), app.mentorship, app.workbook.now()))
        yield
        for row in listing.shown(Sight(kind.views[0]))[:1]:
            listing.tell(row)
            listing.detail(row)
            yield


def _read_meetings(app: WorkbookApp) -> Iterator[None]:
    """Read what the list of the meetings says of those that are seen first."""
    from workbook.journey.meeting_view import listed_meetings, meeting_row

    now = app.workbook.now()
    for one in listed_meetings(app.desk.reading(), app.mentorship, now)[:MEETINGS]:
        reading = app.desk.reading()
        meeting_row(reading, one.item, one.meeting, app.mentorship, now, listed=True)
        yield


def _read_wins(app: WorkbookApp) -> Iterator[None]:
    """Read what went well once: a preparation opens with one of that."""
    from workbook.journey.past_win import read_ahead

    yield from read_ahead(app.desk.reading(), app.mentorship)


def _make_pages(app: WorkbookApp) -> Iterator[None]:
    """Make the pages that one is likeliest to open: what comes next, the goals, the path."""
    from workbook.ui.guide_opening import made_ahead
    from workbook.ui.opening import page_meant
    from workbook.ui.screens.home import HomeScreen

    home = app.screen
    view = home.view if isinstance(home, HomeScreen) else None
    if view is None:
        return
    path = ((row.page, None) for row in view.path if not row.settled)
    for page, item in ((view.next.page, view.next.item), ("goals", None), *path):
        place = page_meant(app, page, item, app.mentorship)
        if place is not None and app.screen is home:
            yield from made_ahead(app, place)

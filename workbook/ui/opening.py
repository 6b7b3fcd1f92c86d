"""Opening a page: which entry of it is meant, and asking where that is not clear."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbook.journey import edits
from workbook.journey.meant import meant
from workbook.journey.place import Place, entry_place, meeting_place, once_place
from workbook.journey.reading import Reading
from workbook.notebook.records import Entry
from workbook.pages import needs
from workbook.pages.model import Audience, Kind, Page
from workbook.ui.staying import open_staying

if TYPE_CHECKING:
    from workbook.ui.app import WorkbookApp

KEPT_LISTS = tuple(
    group.partition("/")[0] for group in (needs.ACTIONS, needs.TOPICS, needs.FEEDBACK)
)
"""The pages whose items have a list of their own."""

ON_OTHER_SCREENS = (needs.MEETINGS.partition("/")[0], needs.NOTES)
"""The other pages that don't open in the guide."""


def open_page(
    app: WorkbookApp,
    page_id: str,
    item: int | None = None,
    mentorship: int | None = None,
    others: Sequence[int] = (),
) -> None:
    """Open a page, or one item on it; a page of a meeting opens for the meeting that is meant.

    A page that can't be opened here says why and what to do.

    Args:
        app: The app.
        page_id: Id of the page.
        item: Id of an item of one of its groups, or of the meeting that a page is filled in for;
            None for the page itself.
        mentorship: The mentorship one is in.
        others: Mentorships whose meetings may be meant too.
    """
    reading = app.desk.reading()
    page = reading.pack.pages.get(page_id)
    if page is None:
        app.notify(f"There is no page “{page_id}”.", severity="error", markup=False)
        return
    between_us = page.audience is Audience.MENTORSHIP or page.kind is Kind.PER_MEETING
    if between_us and mentorship is None:
        app.notify("This page belongs to a mentorship: m on home begins one.", severity="warning")
        return
    if page.kind is Kind.EACH_TIME:
        _open_run(app, reading, page, mentorship)
        return
    if page.kind is Kind.PER_MEETING:
        from workbook.ui import meeting_opening

        those = [one for one in (mentorship, *others) if one is not None]
        meeting_opening.open_meeting_page(app, page, item, tuple(dict.fromkeys(those)))
        return
    if page_id == needs.MEETINGS.partition("/")[0]:
        from workbook.ui import meeting_opening

        meeting_opening.open_meetings(app, item)
        return
    if page_id in KEPT_LISTS:
        _open_list(app, page_id, mentorship, item)
        return
    open_as_page(app, page_id, mentorship, item)


def open_as_page(
    app: WorkbookApp, page_id: str, mentorship: int | None, item: int | None = None
) -> None:
    """Open a ``once`` page in the guide, or one item of it above it."""
    reading = app.desk.reading()
    page = reading.pack.pages[page_id]
    place = once_place(page, mentorship)
    _guide(app, place)
    if item is not None:
        _open_item(app, reading, page, place, item)


def page_meant(
    app: WorkbookApp, page_id: str, item: int | None, mentorship: int | None
) -> Place | None:
    """The page that opens in the guide where nothing has to be asked or made for that; else None."""
    reading = app.desk.reading()
    page = reading.pack.pages.get(page_id)
    if page is None or mentorship is None or page_id in (*KEPT_LISTS, *ON_OTHER_SCREENS):
        return None
    if page.kind is Kind.EACH_TIME:
        run = next((run for run in reading.runs(page, mentorship) if run.finished is None), None)
        return entry_place(page, run, mentorship) if run is not None else None
    if page.kind is not Kind.PER_MEETING:
        return once_place(page, mentorship) if item is None else None
    if item is None:
        clear = meant(reading, page, (mentorship,), app.workbook.now()).clear
        item = clear.item.id if clear is not None else None
    return meeting_place(page, item, mentorship) if item is not None else None


def _open_list(app: WorkbookApp, page_id: str, mentorship: int | None, item: int | None) -> None:
    """Open a list of what is kept."""
    from workbook.ui.screens.kept_list import SCREENS

    kind = SCREENS[page_id]
    open_staying(
        app,
        page_id,
        kind,
        make=lambda: kind(app.desk, mentorship, item),
        again=lambda screen: screen.begin(mentorship, item),
    )


def _guide(app: WorkbookApp, place: Place) -> None:
    """Open a page, or an item on it, in the guide."""
    from workbook.ui.guide_opening import open_guide

    open_guide(app, app.desk, place)


def _open_item(app: WorkbookApp, reading: Reading, page: Page, place: Place, item_id: int) -> None:
    """Open an item above its page, so that leaving it leads to the page."""
    item = reading.snapshot.items.get(item_id)
    group = next((g for g in page.groups() if item is not None and g.key == item.group), None)
    if item is not None and group is not None:
        _guide(app, place.of_item(group, item))


# -- runs ------------------------------------------------------------------------------------------------


def _open_run(app: WorkbookApp, reading: Reading, page: Page, mentorship: int | None) -> None:
    """Go on with an open run; else offer the finished ones or a new one; else begin the first."""
    runs = reading.runs(page, mentorship)
    unfinished = [run for run in runs if run.finished is None]
    if unfinished:
        _guide(app, entry_place(page, unfinished[-1], mentorship))
    elif runs:
        _offer(app, page, runs, mentorship)
    else:
        _begin(app, page, mentorship)


def _offer(app: WorkbookApp, page: Page, runs: Sequence[Entry], mentorship: int | None) -> None:
    from workbook.ui.screens.runs import BEGIN, RunsScreen

    def chosen(what: str | None) -> None:
        if what == BEGIN:
            _begin(app, page, mentorship)
        for run in runs:
            if what == str(run.id):
                _guide(app, entry_place(page, run, mentorship))

    app.push_screen(RunsScreen(page.title, runs, app.workbook.today(), app.desk.read_only), chosen)


def _begin(app: WorkbookApp, page: Page, mentorship: int | None) -> None:
    run = edits.new_run(page, mentorship, app.workbook.now())
    place = entry_place(page, run, mentorship)
    if app.desk.read_only is not None or app.desk.saver.act_now(run):
        _guide(app, place)

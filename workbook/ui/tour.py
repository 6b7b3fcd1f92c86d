"""A tour for newcomers: a few stops on the real screens, to be left at any moment.

It is offered once, at the end of the first run, and else begins only where somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from workbook.pages import needs
from workbook.ui.hints import hinted
from workbook.ui.screens.tour import Move, TourScreen

if TYPE_CHECKING:
    from workbook.ui.app import WorkbookApp

AGAIN = "‹palette›, then “show me around”, begins the tour again."


class Stop(Struct, frozen=True):
    """One stop of the tour.

    Attributes:
        title: What it is about.
        words: What is to be known, with commands named for their keys.
        point: The selector of what is pointed at on the screen.
        show: Opens the screen, from home; None for home itself.
        above: The words stand at the top, since what is pointed at stands below.
    """

    title: str
    words: str
    point: str
    show: Callable[[WorkbookApp], None] | None = None
    above: bool = False


def _goals(app: WorkbookApp) -> None:
    app.open_page(needs.GOALS.partition("/")[0])


def _meetings(app: WorkbookApp) -> None:
    app.open_page(needs.MEETINGS.partition("/")[0])


def _review(app: WorkbookApp) -> None:
    app.action_review()


STOPS = (
    Stop(
        "This is home",
        "It answers one question: what now? The frame says it, and enter does it. Below are your "
        "path, what was promised, and what you want to raise.",
        "#home-next",
    ),
    Stop(
        "A page",
        "This one holds your goals. A page asks a few things at a time; skip what you like. Every "
        "letter is saved as you type. ‹guide.next› goes on, ‹guide.home› leads home.",
        "Step",
        _goals,
    ),
    Stop(
        "Meetings",
        "On home ‹home.prep› prepares the next one, ‹home.notes› takes notes while you talk, "
        "‹home.reflect› looks back. What is left open waits in the next preparation.",
        "#meetings-coming",
        _meetings,
    ),
    Stop(
        "Between meetings",
        "Something comes to mind? ‹capture› catches it, from nearly anywhere. It waits here until "
        "you raise it.",
        "#home-topics",
        above=True,
    ),
    Stop(
        "Looking back",
        "Everything you wrote, newest first; ‹search› looks for words in it. On home ‹home.trends› "
        "draws what changed, ‹home.then› lays then beside now.",
        "#review-rows",
        _review,
    ),
    Stop(
        "Nothing is lost",
        "All is saved as you type, ‹guide.earlier› shows what an answer said before, and each day "
        "you write is backed up. Nothing leaves this computer unless you send it. ‹help› explains "
        "every screen, ‹palette› finds everything by name.",
        "KeyLine",
        above=True,
    ),
)
"""The stops, in order."""


def begin_tour(app: WorkbookApp) -> None:
    """Show someone around, from home on."""
    _show(app, 0)


def _show(app: WorkbookApp, number: int) -> None:
    """Open a stop's screen and say what it is."""
    stop = STOPS[number]
    app.go_home()
    if stop.show is not None:
        stop.show(app)
    card = TourScreen(
        stop.title,
        hinted(app, stop.words),
        (number + 1, len(STOPS)),
        (app.screen, stop.point),
        above=stop.above,
    )
    app.push_screen(card, partial(_moved, app, number))


def _moved(app: WorkbookApp, number: int, move: Move | None) -> None:
    """Go where somebody wants to go."""
    if move is Move.ON and number + 1 < len(STOPS):
        _show(app, number + 1)
    elif move is Move.BACK:
        _show(app, max(number - 1, 0))
    else:
        app.go_home()
        app.notify(AGAIN)

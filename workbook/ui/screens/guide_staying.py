"""How a guide opens, stays when it is left, and opens again as if it were made only then."""

from __future__ import annotations

from time import monotonic

from textual import events
from textual.app import ScreenStackError
from textual.timer import Timer

from workbook.journey.day_style import style_of
from workbook.journey.place import Place
from workbook.ui.screens.early_keys import EarlyKeys
from workbook.ui.screens.guide_keeping import GuideKeeping
from workbook.ui.staying import REST


class GuideStaying(EarlyKeys, GuideKeeping):
    """The part of the guide that opens it.

    Attributes:
        left: When it was left last, in seconds of a clock that only runs forward.
        readying: Waits to make it ready for the next visit; None where it is.
    """

    left = 0.0
    readying: Timer | None = None

    async def open_page(self) -> None:
        """Show the page, with the cursor where it was left."""
        await self.refresh_page()
        spot = self.spot
        if not (spot.prompt and self.pane.step.focus_name(spot.prompt)):
            self.pane.step.focus_edge()
        elif spot.place is not None:
            self.pane.step.return_to(spot.prompt, spot.place)
        self.take_early_keys()
        self.make_ahead()

    # -- staying -----------------------------------------------------------------------------------------

    def is_left_at(self, place: Place) -> bool:
        """Whether it stays for the next visit to a place, and would be made just so for it now."""
        today = self.desk.workbook.today()
        return (
            self.is_ready
            and not self.is_open
            and self.place.page is place.page
            and self.place == place
            and self.size == self.app.size
            and self.pane.read_only is (self.desk.read_only is not None)
            and self.pane.today == today
            and style_of(self.pane.today) == style_of(today)
        )

    def on_screen_resume(self, _event: events.ScreenResume) -> None:
        """Bring what is to be seen into sight, as it comes to the front."""
        if self.is_ready:
            self.pane.step.see()

    def on_screen_suspend(self) -> None:
        """Get ready for the next visit, if that was a farewell and no other screen lies over it."""
        if self.is_ready and not self.is_open and self.app.is_screen_installed(self):
            self.left = monotonic()
            self._end_visit()
            self.readying = self.set_timer(REST, self.get_ready)

    async def get_ready(self) -> None:
        """Show the page as the next visit is to find it, unless one is in it or leaves for good."""
        self.readying = None
        async with self.showing:
            if self.is_open or not self.app.is_running:
                return
            self._begin_visit()
            try:
                await self.show_page()
            except ScreenStackError:  # the program ended meanwhile, and took all screens away
                if self.app.is_running:
                    raise

    def open_again(self) -> None:
        """Open the page that stayed; called right before it comes to the front."""
        if self.readying is not None:
            self.readying.stop()
            self.readying = None
        self._end_visit()
        self.begin_early()
        self.call_next(self._open_again)

    async def _open_again(self) -> None:
        self._begin_visit()
        await self.open_page()

    def _end_visit(self) -> None:
        self.pane.end()
        self.set_focus(None)

    def _begin_visit(self) -> None:
        self.remove_class("-rail-open")
        self.begin()
        self.pane.begin(self.spot.prompt if self.spot.place is not None else "")

"""How a guide opens, stays when it is left, and opens again as if it were made only then."""

from __future__ import annotations

from time import monotonic

from textual import events
from textual.app import ScreenStackError
from textual.timer import Timer

from workbook.journey.day_style import style_of
from workbook.journey.place import Place
from workbook.ui.idle import BETWEEN
from workbook.ui.screens.early_keys import EarlyKeys
from workbook.ui.screens.guide_keeping import GuideKeeping
from workbook.ui.staying import REST

LAID_OUT = 0.1
"""Seconds after which a page that nobody sees is laid out and was drawn for the first time."""


class GuideStaying(EarlyKeys, GuideKeeping):
    """The part of the guide that opens it.

    Attributes:
        left: When it was left last, in seconds of a clock that only runs forward.
        readying: Waits to make it ready for the next visit; None where it is.
    """

    left = 0.0
    readying: Timer | None = None
    _behind = False

    async def open_page(self) -> None:
        """Show the page, with the cursor where it was left."""
        spot = self.spot
        self.pane.open(spot.prompt)
        await self.refresh_page()
        if not (spot.prompt and self.pane.step.focus_name(spot.prompt)):
            self.pane.step.focus_edge()
        elif spot.place is not None:
            self.pane.step.return_to(spot.prompt, spot.place)
        self.take_early_keys()
        self.make_ahead()

    async def show_whole(self) -> None:
        """Show all of the step, where only what fills the screen is there yet."""
        while self.is_open and not self.pane.step.is_whole:
            await self.show_more()

    async def _show_rest(self) -> None:
        """Show what is below the screen, block by block, between which keys have their turn."""
        if self.is_open and not self.pane.step.is_whole:
            await self.show_more()
            self.set_timer(BETWEEN, self._show_rest)

    async def show_more(self) -> None:
        """Show more of the step, where not all of it is there yet."""
        async with self.showing:
            if not self.pane.step.is_whole:
                await self.pane.show_more(self.shown(self.step_index, self.desk.reading()))

    # -- staying -----------------------------------------------------------------------------------------

    def is_free(self) -> bool:
        """Whether it stays for the next visit, and would be made just so for it now."""
        today = self.desk.workbook.today()
        return (
            self.is_ready
            and not self.is_open
            and not self._behind
            and self.size == self.app.size
            and self.pane.read_only is (self.desk.read_only is not None)
            and self.pane.today == today
            and style_of(self.pane.today) == style_of(today)
        )

    def on_screen_resume(self, _event: events.ScreenResume) -> None:
        """Bring what is to be seen into sight, as it comes to the front."""
        if self.is_ready:
            self.pane.step.see()
            self.call_after_refresh(self._show_rest)

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

    @property
    def is_made(self) -> bool:
        """Whether its page is there to be shown, and nothing is being made of it just now."""
        return bool(self.steps) and not self.showing.locked()

    @property
    def is_current(self) -> bool:
        """Whether it can be seen, or is laid out as if it could."""
        return self._behind or super().is_current

    def stand_ready(self) -> None:
        """Stand as if it had been left here, laid out already: one was never in it yet.

        Textual lays a screen out when it draws it, and has every screen wait for its first drawing.
        """
        self.end_early()
        self._behind = True
        self.post_message(events.ScreenResume())
        self.call_later(self.refresh)
        self.set_timer(LAID_OUT, self._stand)

    def _stand(self) -> None:
        self._behind = False

    async def get_ready_bit_by_bit(self) -> None:
        """Begin with what fills the screen: no key is to wait for all of a long step."""
        self.pane.open("")
        await self.get_ready()

    def open_again(self, place: Place) -> None:
        """Open the page that stayed, or another one in its place; it comes to the front next."""
        self.place = place
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

"""The steps beside the one that is shown, made while nobody presses a key."""

from __future__ import annotations

from textual.timer import Timer

from workbook.ui.screens.guide_base import GuideBase

SOON = 0.1
"""Seconds after which the next step is made: by then the one that was opened is drawn."""


class GuideAhead(GuideBase):
    """The part of the guide that makes steps ahead, so that one turns to them at once."""

    _making: Timer | None = None

    def make_ahead(self) -> None:
        """Make the next step soon, then the one before, as far as they are not there."""
        if self._making is not None:
            self._making.stop()
        self._making = self.set_timer(SOON, self.make_one)

    async def make_one(self) -> None:
        """Make one of the two, then leave the keys their turn."""
        self._making = None
        async with self.showing:
            at = self.step_index
            beside = [*self.steps[at + 1 : at + 2], *self.steps[max(at - 1, 0) : at]]
            lacking = next(filter(self.pane.lacks, beside), None)
            if lacking is not None and self.is_open and self.app.is_running:
                await self.pane.make_ready(lacking)
                self.make_ahead()

"""The steps beside the one that is shown, made while nobody presses a key."""

from __future__ import annotations

from textual.timer import Timer

from workbook.ui.screens.guide_drawing import GuideDrawing

SOON = 0.1
"""Seconds after which the next step is made: by then the one that was opened is drawn."""


class GuideAhead(GuideDrawing):
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
        if self.is_open and not self.pane.step.is_whole:  # what is seen comes first
            self.make_ahead()
            return
        async with self.showing:
            at = self.step_index
            beside = (n for n in (at + 1, at - 1) if 0 <= n < len(self.steps))
            lacking = next((n for n in beside if self.pane.lacks(self.steps[n])), None)
            if lacking is not None and self.is_open and self.app.is_running:
                await self.pane.make_ready(self.shown(lacking, self.desk.reading()))
                self.make_ahead()

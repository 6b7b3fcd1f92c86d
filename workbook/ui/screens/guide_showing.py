"""How a guide shows its page: what is read of the notebook, and the step that one is on."""

from __future__ import annotations

from workbook.journey import past_win
from workbook.journey.place import Place
from workbook.journey.reading import Reading
from workbook.journey.views import (
    AnswerView,
    Looking,
    StepView,
    card_steps,
    opened_with,
    page_view,
)
from workbook.ui.screens.guide_ahead import GuideAhead
from workbook.ui.screens.guide_quick import GuideQuick
from workbook.ui.widgets.prompt_block import PromptBlock


class GuideShowing(GuideQuick, GuideAhead):
    """The part of the guide that shows the page.

    Attributes:
        answered: The prompt whose answer may change what is shown; it stays in sight, while one
            that was left leaves the step that was opened at its beginning.
    """

    answered: PromptBlock | None = None
    _shown: str | None = None
    _shown_of: Place | None = None

    def begin(self) -> None:
        """Begin a visit, whatever was done in one before."""
        super().begin()
        self._found_win: tuple[AnswerView, ...] | None = None
        self._was_read: tuple[Reading | None, Looking] = (None, self.looking)

    async def refresh_page(self) -> None:
        """Show the page as it stands; what did not change is not drawn again.

        One after the other: a key and what was typed before it may both ask for it.
        """
        async with self.showing:
            if self.is_attached and self.is_open:
                await self.show_page()

    async def show_page(self) -> None:
        """Show the page as it stands, be it out of sight."""
        reading = self.desk.reading()
        self._read(reading)
        if not self.steps:
            if self.is_open:
                self.dismiss()
            return
        at = self.step_index
        step = self.steps[at]
        freed = self.pane.read_only and self.desk.read_only is None
        another = self._shown_of not in (None, self.place)
        anew = freed or another or step.id != self._shown
        if anew and self.pane.step.region:
            self.draw_with_layout(self.pane, self.pane.step.region)
        top = self.pane.step.scroll_y
        inside = self.focused is None or self.pane in self.focused.ancestors
        if freed:
            self.pane.read_only = False
        self.step_id, self._shown, self._shown_of = step.id, step.id, self.place
        self.show_top(reading, at)
        self.show_rail(at)
        await self.pane.show(self.shown(at, reading), anew=freed or another)
        self.put_cursor()
        if anew:
            self.make_ahead()
        if freed:  # what was read is written in from now on, at the same place
            if inside:
                self.pane.step.focus_edge()
            self.call_after_refresh(self.pane.step.scroll_to, y=top, animate=False)
        prompt, answered, self.answered = self.pane.step.focused_prompt(), self.answered, None
        stays = prompt is not None and answered in (None, prompt)
        if stays and not anew and self.focused is not None:
            self.call_after_refresh(self.pane.step.reveal, self.focused)

    def _read(self, reading: Reading) -> None:
        """Read the steps, if anything can have changed in them."""
        before, looking = self._was_read
        if before is not reading or looking != self.looking:
            self.steps = self._read_steps(reading)
            self._was_read = (reading, self.looking)

    def _read_steps(self, reading: Reading) -> tuple[StepView, ...]:
        if self.place.group is not None:
            return card_steps(reading, self.place.group, self.place, self.looking)
        return opened_with(page_view(reading, self.place, self.looking).steps, *self._win(reading))

    def _win(self, reading: Reading) -> tuple[AnswerView, ...]:
        """A past win, where the page is one that opens with it; looked up once."""
        if not past_win.helps(reading, self.place):
            return ()
        if self._found_win is None:
            win = past_win.past_win(reading, self.place)
            shown = () if win is None else (AnswerView(win.title, None, win.text, private=False),)
            self._found_win = shown
        return self._found_win

"""What a guide says around its step: the title line, the steps at the side, the way on."""

from __future__ import annotations

from textual.content import Content

from workbook.journey.dates import short_day
from workbook.journey.documents.preview import LEADS_TO
from workbook.journey.meeting_words import day_words
from workbook.journey.moments import day_of
from workbook.journey.progress import Progress, StepState, item_progress, page_progress
from workbook.journey.reading import Reading
from workbook.journey.views import heading, untitled
from workbook.notebook.records import Entry
from workbook.pages.model import Kind
from workbook.ui.saving import SAVE_WORDS
from workbook.ui.screens.guide_base import GuideBase
from workbook.ui.widgets.rail import rail_rows
from workbook.ui.widgets.rows import one_line
from workbook.ui.widgets.step import Shown

TOP_BLANKS = 6
"""Columns of the title line that stay free: at both edges, and between the title and the rest."""


class GuideDrawing(GuideBase):
    """The part of the guide that says where one is."""

    def shown(self, at: int, reading: Reading) -> Shown:
        """What is shown of a step."""
        return Shown(self.steps[at], self._intro(reading, at), self._end_words(at, reading))

    def _intro(self, reading: Reading, at: int) -> str:
        """What stands above the first step; "" above all others."""
        if at or self.place.group is not None:
            return ""
        return reading.fill(self.place.page.intro, self.place).text

    def show_top(self, reading: Reading, at: int) -> None:
        """Say in the title line where one is, how far, and whether all is saved."""
        page = reading.fill(self.place.page.title, self.place).text
        parts = [page]
        if self.place.group is not None:
            parts.append(
                heading(reading, self.place.group, self.place) or untitled(self.place.group)
            )
        meeting = reading.snapshot.items.get(self.place.meeting or 0)
        if meeting is not None:
            parts.append(day_words(reading, meeting))
        title = Content(one_line(" › ".join(parts)))
        wanted = min(title.cell_length, max(Content(page).cell_length, self.size.width // 2))
        room = self.size.width - TOP_BLANKS - wanted
        forms = self._states(at, self._left(reading))
        state = next((form for form in forms if Content(form).cell_length <= room), forms[-1])
        self.top.say(title, Content(state))

    def _left(self, reading: Reading) -> str:
        """How long the rest takes; of a run that is finished, when that was."""
        run = reading.snapshot.entries.get(self.place.entry)
        day = day_of(run.finished) if run is not None and run.finished else None
        if day is not None:
            return f"finished {short_day(day, self.desk.workbook.today())}"
        minutes = self.progress(reading).minutes_left
        return f"about {minutes} min left" if minutes else ""

    def _states(self, at: int, left: str) -> list[str]:
        """What stands beside the title, the longest form first; whether it is saved always does."""
        saved = SAVE_WORDS[self.desk.saver.state.kind]
        if self.desk.read_only is not None:
            saved = "read only"
        if len(self.steps) > 1:
            steps = [f"step {at + 1} of {len(self.steps)}", f"{at + 1}/{len(self.steps)}"]
        else:
            steps = [""]
        forms = [(steps[0], left, saved), *((step, saved) for step in steps), (saved,)]
        return [" · ".join(part for part in form if part) for form in forms]

    def on_resize(self) -> None:
        """Say as much in the title line, and of the steps' names, as fits."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        if self.steps:
            self.show_top(self.desk.reading(), self.step_index)
            self.show_rail(self.step_index)

    def progress(self, reading: Reading) -> Progress:
        """How far the page, or the item, is answered."""
        if self.place.group is not None:
            return item_progress(reading, self.place.group, self.place)
        return page_progress(reading, self.place)

    def show_rail(self, at: int) -> None:
        """Show the steps at the side, with the one that is open."""
        columns, lines = self.rail.content_size.width, self.pane.step.outer_size.height
        self.rail.show(rail_rows(self.steps, self.step_id, columns, lines))
        if not self.rail.has_focus:
            self.rail.cursor_id = self.steps[at].id
        self.set_class(len(self.steps) < 2, "-one-step")

    def _end_words(self, at: int, reading: Reading) -> str:
        """What the row at the end of the step says."""
        if at + 1 < len(self.steps):
            return f"→ next: {self.steps[at + 1].title or 'step'}"
        if self.open_run(reading) is not None:
            then = LEADS_TO[self.place.page.id] if self.leads_on() else "keep it as it is today"
            return f"✓ finish, and {then}"
        came_from = self.came_from()
        if self.place.group is not None:
            return f"← back to {came_from or self.place.page.title}"
        if self.leads_on():
            return f"→ {LEADS_TO[self.place.page.id]}"
        return f"✓ that is all of this page: {came_from or 'home'}"

    def has_answers(self) -> bool:
        """Whether anything is answered here."""
        return self.progress(self.desk.reading()).state is not StepState.EMPTY

    def open_run(self, reading: Reading) -> Entry | None:
        """The run that this page is filled in for, while it is not finished."""
        if self.place.page.kind is not Kind.EACH_TIME or self.place.group is not None:
            return None
        entry = reading.snapshot.entries.get(self.place.entry)
        return entry if entry is not None and entry.finished is None else None

    def leads_on(self) -> bool:
        """Whether the end of the page leads on to something that leaves the workbook."""
        return self.place.group is None and self.place.page.id in LEADS_TO

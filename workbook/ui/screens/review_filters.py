"""The keys that narrow what was written: by page, mentor, goal, tag, time and privacy."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from workbook.journey.mentorships import mentor_name
from workbook.journey.review import choices
from workbook.journey.review.choices import Choice
from workbook.journey.review.gathering import Gathered
from workbook.journey.review.model import Written
from workbook.journey.review.query import Filter, has_filter, read_query, toggled
from workbook.ui.screens.choose import ChooseScreen
from workbook.ui.screens.review_base import ReviewBase
from workbook.ui.widgets.rows import Row, one_line

Offered = Callable[[Gathered, Written | None], Sequence[Choice]]
"""What a key offers."""


class ReviewFilters(ReviewBase):
    """The part of the list that a key narrows; the same key shows all again."""

    def action_this_page(self) -> None:
        """Only entries of this page, or of all again."""
        written = self.written
        if written is not None:
            self._set([(Filter.PAGE, written.page)])

    def action_this_mentor(self) -> None:
        """Only what is between the two of us, or with everyone again."""
        written = self.written
        if has_filter(self.box.value, Filter.MENTOR):
            self._take_away(Filter.MENTOR)
        elif written is None or written.mentorship is None:
            self.notify("This is your own, whoever your mentor is.")
        else:
            name = mentor_name(self.desk.reading(), written.mentorship)
            self._set([(Filter.MENTOR, name)])

    def action_private(self) -> None:
        """Only entries with something private, only those without, or all."""
        before = read_query(self.box.value, self.desk.workbook.today()).private
        self._set([(Filter.PRIVATE, "yes" if before is None else "no")])

    def action_goal(self) -> None:
        """Only what is about one goal, or about anything again."""
        self._offer("Which goal?", choices.goals, "There is no goal yet.", Filter.GOAL)

    def action_tag(self) -> None:
        """Only what has one tag, or anything again."""
        self._offer("Which kind?", choices.tags, "Nothing has a tag or a kind yet.", Filter.TAG)

    def action_time(self) -> None:
        """Only what was written in one stretch of time, or whenever again."""
        self._offer(
            "From when?", choices.times, "Nothing was written lately.", Filter.SINCE, Filter.UNTIL
        )

    def _offer(self, question: str, offered: Offered, nothing: str, *names: Filter) -> None:
        """Let one choose where there is more than one possibility; a filter that is set goes."""
        known = self.finder.gathered
        if any(has_filter(self.box.value, name) for name in names):
            self._take_away(*names)
            return
        if known is None:
            return
        found = offered(known, self.written)
        if len(found) < 2:
            if found:
                self._set(found[0].filters)
            else:
                self.notify(nothing)
            return

        def chosen(number: str | None) -> None:
            if number is not None:
                self._set(found[int(number)].filters)

        rows = [
            Row(
                str(n),
                Content(one_line(one.label)),
                Content.styled(one_line(one.note), "$text-muted"),
            )
            for n, one in enumerate(found)
        ]
        self.app.push_screen(ChooseScreen(question, "", rows), chosen)

    def _set(self, filters: Sequence[tuple[Filter, str]]) -> None:
        """Type filters into the box; one that stands there with the same value is taken away."""
        text = self.box.value
        for name, value in filters:
            text = toggled(text, name, value)
        self.box.value = text

    def _take_away(self, *names: Filter) -> None:
        text = self.box.value
        for name in names:
            text = toggled(text, name, None)
        self.box.value = text

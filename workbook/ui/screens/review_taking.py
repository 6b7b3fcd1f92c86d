"""What can be done with an entry besides changing it: copy it, take it along, see what it said."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from workbook.journey.asked import PromptView, Slot, prompt_view
from workbook.journey.review.model import Said, Written
from workbook.journey.review.telling import Teller
from workbook.journey.review.whole import asked_at
from workbook.journey.versions import versions_of
from workbook.notebook.records import EarlierVersion
from workbook.ui.screens.choose import ChooseScreen
from workbook.ui.screens.review_filters import ReviewFilters
from workbook.ui.widgets.rows import Row, one_line

Earlier = tuple[PromptView, Slot, tuple[EarlierVersion, ...]]
"""A question, one place for an answer to it, and what that said before."""


class ReviewTaking(ReviewFilters):
    """The part of the screen that takes entries along and looks at their earlier versions."""

    def action_copy_entry(self) -> None:
        """Copy the entry under the cursor, without what is private."""
        from workbook.journey.documents.written import written_document
        from workbook.output.formats import Format, draw
        from workbook.ui.screens.leaving import copy_text

        written, known = self.written, self.finder.gathered
        if written is None or known is None:
            return
        taken = written_document(known, [written], everything=False)
        if not taken.entries:
            self.notify(f"Nothing was copied: {taken.kept_back}. w can take that along.")
            return
        more = f"Not in it: {taken.kept_back}; w can take that along." if taken.kept_back else ""
        copy_text(self, draw(taken.document, Format.MARKDOWN), more)

    def action_take_along(self) -> None:
        """Show the entry as a document, or all that was found, before it leaves."""
        from workbook.ui.screens.review_leaving import ReviewLeavingScreen

        written, known = self.written, self.finder.gathered
        if written is None or known is None:
            return
        if not known.whole:
            self.notify("Older entries are still being read; try again in a moment.")
            return
        found = {one.id for one in self.found.written}
        in_order = tuple(one for one in known.written if one.id in found)
        self.app.push_screen(ReviewLeavingScreen(self.desk, known, written, in_order))

    def action_earlier(self) -> None:
        """Show what the answers of the entry said before."""
        written, known = self.written, self.finder.gathered
        if written is None or known is None:
            return
        self.desk.saver.wait(1)
        found = list(self._earlier(written, Teller(known)))
        if not found:
            self.notify("Nothing in this entry said anything else before.")
        elif len(found) == 1:
            self._show_earlier(found[0])
        else:
            self._choose_earlier(found)

    def _earlier(self, written: Written, teller: Teller) -> Iterator[Earlier]:
        """The answers that said something before."""
        for said in written.said:
            earlier = self.desk.workbook.notebook.earlier(said.answer.key)
            asked = _asked(teller, written, said) if earlier else None
            if asked is not None:
                yield *asked, earlier

    def _choose_earlier(self, found: list[Earlier]) -> None:
        def chosen(number: str | None) -> None:
            if number is not None:
                self._show_earlier(found[int(number)])

        rows = [
            Row(
                str(n), Content(one_line(view.text)), Content.styled(_count(earlier), "$text-muted")
            )
            for n, (view, _, earlier) in enumerate(found)
        ]
        words = "These answers said something else before."
        self.app.push_screen(ChooseScreen("Earlier versions", words, rows), chosen)

    def _show_earlier(self, one: Earlier) -> None:
        from workbook.ui.screens.versions import VersionsScreen

        view, slot, earlier = one
        today = self.desk.workbook.today()
        versions = versions_of(view, slot, earlier, self.desk.reading().style)
        self.app.push_screen(VersionsScreen(view.text, versions, today, can_bring_back=False))


def _asked(teller: Teller, written: Written, said: Said) -> tuple[PromptView, Slot] | None:
    """The question of an answer as it is asked today, with the answer; None where it is gone."""
    place = asked_at(teller, written, said)
    if place is None or said.prompt is None:
        return None
    view = prompt_view(teller.gathered.reading, said.prompt, place)
    slot = next((one for one in view.slots if one.key == said.answer.key), None)
    return (view, slot) if slot is not None else None


def _count(earlier: tuple[EarlierVersion, ...]) -> str:
    return "1 version" if len(earlier) == 1 else f"{len(earlier)} versions"

"""What was written before it leaves: one entry or all that was found, private answers or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.worker import get_current_worker

from workbook.journey.documents.model import Document
from workbook.journey.documents.written import Taken, written_document
from workbook.journey.review.gathering import Gathered
from workbook.journey.review.model import Written
from workbook.output.formats import Format, draw
from workbook.ui.commands import Where, bindings
from workbook.ui.desk import Desk
from workbook.ui.screens.leaving import LeavingScreen

MOST_LINES = 300
"""Lines of a long document that are shown; all of them leave."""

NOT_YET = Taken(Document("written", "What I wrote"), 0, 0, 0)
"""What there is while the document is being put together."""


class ReviewLeavingScreen(LeavingScreen):
    """A document of what was written; it is put together beside everything else."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.PREVIEW, Where.TAKING)
    WHERE = (Where.PREVIEW, Where.TAKING)
    HELP = (
        "This is what you take along. Private answers, and those that are not asked any more, are "
        "only in it if you say so. Copy the text, or write it to a file: nothing is sent."
    )

    @dataclass
    class Drawn(Message):
        """The document is put together."""

        taken: Taken
        text: str

    def __init__(
        self, desk: Desk, gathered: Gathered, written: Written, found: Sequence[Written]
    ) -> None:
        """The document.

        Args:
            desk: The services.
            gathered: What was written.
            written: The entry that the cursor was on.
            found: All that was found.
        """
        super().__init__(desk)
        self._gathered = gathered
        self._one = written
        self._found = found
        self._all = False
        self._everything = False
        self._taken = NOT_YET
        self._text = ""

    @property
    def heading(self) -> str:
        """Whether it is one entry or more."""
        count = len(self._found)
        return f"All {count:,} entries of the list" if self._all else "This entry"

    def document(self) -> Document:
        """What leaves."""
        return self._taken.document

    def text(self) -> str:
        """What leaves, in the form that is looked at."""
        return self._text

    def shown(self) -> str:
        """Its first lines; a whole workbook on the screen would be more than anyone reads."""
        lines = self._text.splitlines()
        more = len(lines) - MOST_LINES
        if more <= 0:
            return self._text
        return "\n".join(
            (*islice(lines, MOST_LINES), "", f"… and {more:,} more lines, which leave too")
        )

    def note(self) -> str:
        """What is special in it, and what is not in it."""
        if self._taken is NOT_YET:
            return "This is being put together …"
        kept = self._taken.kept_back
        if not kept:
            return "This is all that leaves; nothing in it is private."
        if self._everything:
            return f"{kept[0].upper()}{kept[1:]} are in it. ‹taking.private› leaves that out again."
        return f"Not in it: {kept}. ‹taking.private› takes that along."

    def on_mount(self) -> None:
        """Put it together; what changes meanwhile is not looked at again."""
        self.make()

    def make(self) -> None:
        """Put the document together in a thread of its own, and show it then."""
        self._taken, self._text = NOT_YET, ""
        self.show_text()
        written = self._found if self._all else [self._one]
        gathered, form, everything = self._gathered, self.form, self._everything

        def work() -> None:
            worker = get_current_worker()
            taken = written_document(
                gathered, written, everything=everything, stop=lambda: worker.is_cancelled
            )
            if not worker.is_cancelled:
                self.post_message(self.Drawn(taken, draw(taken.document, form)))

        self.run_worker(work, thread=True, exclusive=True, group="document")

    def on_review_leaving_screen_drawn(self, event: Drawn) -> None:
        """Show the document."""
        event.stop()
        self._taken, self._text = event.taken, event.text
        self.show_text()
        self.refresh_bindings()

    def action_form(self) -> None:
        """Put it together in the other form."""
        self.form = Format.HTML if self.form is Format.MARKDOWN else Format.MARKDOWN
        self.make()

    def action_all(self) -> None:
        """All that was found, or the one entry again."""
        self._all = not self._all
        self.make()

    def action_with_private(self) -> None:
        """Take what is private along, or leave it out again."""
        self._everything = not self._everything
        self.make()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing leaves before it is there."""
        del parameters
        if action == "sent":
            return False
        if action == "all":
            return len(self._found) > 1
        return self._taken is not NOT_YET if action in ("copy", "write") else True

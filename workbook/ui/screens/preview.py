"""What is about to leave the workbook, exactly as it will, and what is not in it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from workbook.journey.documents.model import Document
from workbook.journey.documents.preview import TITLES, Kind, Preview
from workbook.output.formats import Format, draw
from workbook.ui.commands import Where, bindings
from workbook.ui.desk import Desk
from workbook.ui.screens.leaving import LeavingScreen

__all__ = ["Kind", "PreviewScreen"]


class PreviewScreen(LeavingScreen):
    """A document that is sent; marking it as sent begins here too."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.PREVIEW)
    HELP = (
        "This is the whole of what your mentor would get. Private answers are never in it. The "
        "workbook sends nothing by itself: copy the text into a mail, or write it to a file."
    )

    def __init__(
        self,
        desk: Desk,
        kind: Kind,
        meeting: int,
        mentorship: int | None,
        *,
        run: int | None = None,
    ) -> None:
        """A preview.

        Args:
            desk: The services.
            kind: What leaves.
            meeting: Id of the meeting's item; 0 for what is not about a meeting.
            mentorship: The mentorship that it belongs to.
            run: Id of the review that an update is made from.
        """
        super().__init__(desk)
        self._preview = Preview(kind, meeting, mentorship, run)

    @property
    def heading(self) -> str:
        """What leaves."""
        return TITLES[self._preview.kind]

    def document(self) -> Document:
        """The document as the workbook stands now."""
        return self._preview.document(self.desk.reading())

    def _text(self) -> str:
        return draw(self.document(), Format.MARKDOWN)

    def note(self) -> str:
        """What is not in it, and whether it was sent."""
        reading, today = self.desk.reading(), self.desk.workbook.today()
        return self._preview.note(reading, self._text(), today)

    def action_sent(self) -> None:
        """Keep the text as it is now as what was sent today."""
        if self.desk.read_only is not None:
            self.notify(self.desk.read_only, severity="warning", markup=False)
            return
        reading, today = self.desk.reading(), self.desk.workbook.today()
        answers = self._preview.sent(reading, self._text(), today)
        self.desk.workbook.notebook.begin_sitting()
        if answers and self.desk.saver.act_now(*answers):
            self.show_text()
            self.notify("Kept with the notes, as sent today.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a follow-up is kept as sent."""
        del parameters
        return self._preview.kind is Kind.FOLLOWUP if action == "sent" else True

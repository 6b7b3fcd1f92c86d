"""What is about to leave the workbook: the document, what is not in it, and that it was sent."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from workbook.journey import edits, values
from workbook.journey.dates import say_day
from workbook.journey.documents.agenda import agenda
from workbook.journey.documents.followup import followup
from workbook.journey.documents.kept_back import kept_back
from workbook.journey.documents.model import Document
from workbook.journey.documents.update import thanks, update
from workbook.journey.meeting_pages import place_of_page, said
from workbook.journey.place import Place, entry_place, once_place
from workbook.journey.reading import Reading
from workbook.notebook.records import Answer
from workbook.pages import needs


class Kind(StrEnum):
    """What leaves: the page that it is made from."""

    AGENDA = needs.PREP
    FOLLOWUP = needs.NOTES
    UPDATE = needs.REVIEW
    THANKS = needs.CLOSURE


TITLES = {
    Kind.AGENDA: "The agenda, as it will leave",
    Kind.FOLLOWUP: "The follow-up, as it will leave",
    Kind.UPDATE: "The update, as it will leave",
    Kind.THANKS: "The thank-you, as it will leave",
}
"""What stands above the text."""


LEADS_TO = {
    needs.PREP: "see the agenda as it will leave",
    needs.NOTES: "see the follow-up as it will leave",
    needs.REVIEW: "see the update as it will leave",
    needs.CLOSURE: "see the thank-you as it will leave",
}
"""What the last row of a page says that leads on to something that leaves the workbook."""


class Preview(Struct, frozen=True):
    """One document that may be sent.

    Attributes:
        kind: What leaves.
        meeting: Id of the meeting's item; 0 for what is not about a meeting.
        mentorship: The mentorship that it belongs to.
        run: Id of the review that an update is made from, or None.
    """

    kind: Kind
    meeting: int
    mentorship: int | None
    run: int | None = None

    def document(self, reading: Reading) -> Document:
        """The document as the workbook stands now."""
        match self.kind:
            case Kind.AGENDA:
                return agenda(reading, self.meeting, self.mentorship)
            case Kind.FOLLOWUP:
                return followup(reading, self.meeting, self.mentorship)
            case Kind.UPDATE:
                run = reading.snapshot.entries.get(self.run or 0)
                return update(reading, self.mentorship, run=run)
            case Kind.THANKS:
                return thanks(reading, self.mentorship)

    def place(self, reading: Reading) -> Place | None:
        """The place of the page that it is made from."""
        page = reading.pack.pages.get(self.kind)
        if page is not None and self.kind is Kind.THANKS:
            return once_place(page, self.mentorship)
        run = reading.snapshot.entries.get(self.run or 0)
        if page is not None and run is not None and self.kind is Kind.UPDATE:
            return entry_place(page, run, self.mentorship)
        return place_of_page(reading, self.kind, self.meeting, self.mentorship)

    def note(self, reading: Reading, text: str, today: date) -> str:
        """What is not in it, and whether it was sent.

        Args:
            reading: The workbook.
            text: The document as it is sent now.
            today: Today.
        """
        parts = [
            self._sent_words(reading, text, today),
            self.document(reading).missing or "This is all that leaves.",
        ]
        place = self.place(reading)
        private = kept_back(reading, place) if place is not None else 0
        if private:
            many = "answer is" if private == 1 else "answers are"
            parts.append(f"{private} private {many} not in it.")
        return " ".join(part for part in parts if part)

    def _sent_words(self, reading: Reading, text: str, today: date) -> str:
        if self.kind is not Kind.FOLLOWUP:
            return ""
        sent, on = (
            said(reading, key, self.meeting, self.mentorship)
            for key in (needs.NOTES_SENT, needs.NOTES_SENT_ON)
        )
        day = values.day_of(on.value)
        if not sent.words and day is None:
            return ""
        when = f" on {say_day(day, today)}" if day is not None else ""
        same = sent.words.strip() == text.strip()
        later = "" if same or not sent.words else " What was sent reads otherwise; it is kept."
        return f"Sent{when}.{later}"

    def sent(self, reading: Reading, text: str, today: date) -> tuple[Answer, ...]:
        """The text as what was sent today; () for what is not kept as sent."""
        if self.kind is not Kind.FOLLOWUP:
            return ()
        place = place_of_page(reading, needs.NOTES, self.meeting, self.mentorship)
        says = {needs.NOTES_SENT: text.strip(), needs.NOTES_SENT_ON: today.isoformat()}
        prompts = ((reading.pack.prompt(key), value) for key, value in says.items())
        return tuple(
            edits.answered(reading, prompt, place, value)
            for prompt, value in prompts
            if prompt is not None and place is not None and prompt.group is None
        )

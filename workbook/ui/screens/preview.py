"""What is about to leave the workbook, exactly as it will, and what is not in it."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

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
from workbook.output.formats import Format, draw
from workbook.pages import needs
from workbook.ui.clipboard import ClipboardError, copy_with, find_program
from workbook.ui.commands import Where, bindings
from workbook.ui.desk import Desk
from workbook.ui.screens.save_as import SaveAsScreen, proposed_file
from workbook.ui.widgets.banner import Banner
from workbook.ui.widgets.key_line import KeyLine

FORMS = {Format.MARKDOWN: "Markdown", Format.HTML: "HTML"}
"""The forms that can be looked at, with their names."""


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


class PreviewScreen(Screen[None]):
    """A document that is sent; copying, writing and marking it as sent all begin here."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.PREVIEW)
    WHERE: ClassVar = (Where.PREVIEW,)
    AUTO_FOCUS = "#preview-scroll"
    may_capture = False
    """Here the key for that copies."""
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
        super().__init__()
        self.desk = desk
        self._kind = kind
        self._meeting = meeting
        self._mentorship = mentorship
        self._run = run
        self._form = Format.MARKDOWN

    def compose(self) -> ComposeResult:
        """What it is, what is not in it, the text, and the keys."""
        with Horizontal(id="preview-top"):
            yield Static(TITLES[self._kind], id="preview-title")
            yield Static(id="preview-form")
        yield Banner(self.desk)
        yield Static(id="preview-note")
        with VerticalScroll(id="preview-scroll"):
            yield Static(id="preview-text")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the text, and again whenever something changed."""
        self.desk.changed.subscribe(self, self._on_changed)
        self.show_text()

    def _on_changed(self, _nothing: None) -> None:
        self.show_text()

    def _document(self, reading: Reading) -> Document:
        match self._kind:
            case Kind.AGENDA:
                return agenda(reading, self._meeting, self._mentorship)
            case Kind.FOLLOWUP:
                return followup(reading, self._meeting, self._mentorship)
            case Kind.UPDATE:
                run = reading.snapshot.entries.get(self._run or 0)
                return update(reading, self._mentorship, run=run)
            case Kind.THANKS:
                return thanks(reading, self._mentorship)

    def _place(self, reading: Reading) -> Place | None:
        """The place of the page that it is made from."""
        page = reading.pack.pages.get(self._kind)
        if page is not None and self._kind is Kind.THANKS:
            return once_place(page, self._mentorship)
        run = reading.snapshot.entries.get(self._run or 0)
        if page is not None and run is not None and self._kind is Kind.UPDATE:
            return entry_place(page, run, self._mentorship)
        return place_of_page(reading, self._kind, self._meeting, self._mentorship)

    def _text(self, form: Format) -> str:
        return draw(self._document(self.desk.reading()), form)

    def show_text(self) -> None:
        """Show the text exactly as it will leave."""
        self.query_one("#preview-text", Static).update(Content(self._text(self._form).rstrip()))
        self.query_one("#preview-form", Static).update(FORMS[self._form])
        note = self.query_one("#preview-note", Static)
        note.update(Content(self._note(self.desk.reading())))

    def _note(self, reading: Reading) -> str:
        """What is not in it, and whether it was sent."""
        parts = [
            self._sent_words(reading),
            self._document(reading).missing or "This is all that leaves.",
        ]
        place = self._place(reading)
        private = kept_back(reading, place) if place is not None else 0
        if private:
            many = "answer is" if private == 1 else "answers are"
            parts.append(f"{private} private {many} not in it.")
        return " ".join(part for part in parts if part)

    # -- sent ------------------------------------------------------------------------------------------------

    def _sent_words(self, reading: Reading) -> str:
        if self._kind is not Kind.FOLLOWUP:
            return ""
        sent, on = (
            said(reading, key, self._meeting, self._mentorship)
            for key in (needs.NOTES_SENT, needs.NOTES_SENT_ON)
        )
        day = values.day_of(on.value)
        if not sent.words and day is None:
            return ""
        when = f" on {say_day(day, self.desk.workbook.today())}" if day is not None else ""
        same = sent.words.strip() == self._text(Format.MARKDOWN).strip()
        later = "" if same or not sent.words else " What was sent reads otherwise; it is kept."
        return f"Sent{when}.{later}"

    def action_sent(self) -> None:
        """Keep the text as it is now as what was sent today."""
        if self.desk.read_only is not None:
            self.notify(self.desk.read_only, severity="warning", markup=False)
            return
        reading, today = self.desk.reading(), self.desk.workbook.today()
        place = place_of_page(reading, needs.NOTES, self._meeting, self._mentorship)
        says = {
            needs.NOTES_SENT: self._text(Format.MARKDOWN).strip(),
            needs.NOTES_SENT_ON: today.isoformat(),
        }
        prompts = ((reading.pack.prompt(key), value) for key, value in says.items())
        answers = [
            edits.answered(reading, prompt, place, value)
            for prompt, value in prompts
            if prompt is not None and place is not None and prompt.group is None
        ]
        self.desk.workbook.notebook.begin_sitting()
        if answers and self.desk.saver.act_now(*answers):
            self.show_text()
            self.notify("Kept with the notes, as sent today.")

    # -- how it leaves -----------------------------------------------------------------------------------------

    def action_form(self) -> None:
        """Show it in the other form."""
        self._form = Format.HTML if self._form is Format.MARKDOWN else Format.MARKDOWN
        self.show_text()

    def action_copy(self) -> None:
        """Copy the text."""
        text = self._text(self._form)
        self.app.copy_to_clipboard(text)
        self.run_worker(self._copy(text), exclusive=True)

    async def _copy(self, text: str) -> None:
        program = find_program(os.environ)
        if program is None:
            self.notify("Copied, if your terminal lets programs copy. If not: w writes a file.")
            return
        try:
            await copy_with(program, text)
        except ClipboardError as error:
            words = f"Not surely copied: {error}. w writes it to a file instead."
            self.notify(words, severity="warning", markup=False)
        else:
            self.notify("Copied.")

    def action_write(self) -> None:
        """Write it to a file."""
        document = self._document(self.desk.reading())
        file = proposed_file(f"{document.file_stem}.{self._form}")
        self.app.push_screen(SaveAsScreen(file, draw(document, self._form)), self._written)

    def _written(self, file: Path | None) -> None:
        if file is not None:
            self.notify(f"Written to {file}", markup=False)

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.app.clear_notifications()
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a follow-up is kept as sent."""
        del parameters
        return self._kind is Kind.FOLLOWUP if action == "sent" else True

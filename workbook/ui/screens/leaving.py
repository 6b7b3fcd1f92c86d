"""What is about to leave the workbook, exactly as it will; copied or written from here."""

from __future__ import annotations

import os
from abc import abstractmethod
from pathlib import Path
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from workbook.journey.documents.model import Document
from workbook.output.formats import Format, draw
from workbook.ui.clipboard import ClipboardError, copy_with, find_program
from workbook.ui.commands import Where
from workbook.ui.desk import Desk
from workbook.ui.hints import hinted
from workbook.ui.screens.at_once import AtOnce
from workbook.ui.screens.save_as import SaveAsScreen, proposed_file
from workbook.ui.widgets.banner import Banner
from workbook.ui.widgets.key_line import KeyLine
from workbook.ui.widgets.title_line import TitleLine

FORMS = {Format.MARKDOWN: "Markdown", Format.HTML: "HTML"}
"""The forms that can be looked at, with their names."""


class LeavingScreen(AtOnce[None]):
    """A document before it leaves; copying it and writing it to a file begin here."""

    AUTO_FOCUS = "#preview-scroll"
    WHERE: ClassVar[tuple[Where, ...]] = (Where.PREVIEW,)
    may_capture = False
    """Here the key for that copies."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.form = Format.MARKDOWN

    @property
    @abstractmethod
    def heading(self) -> str:
        """What stands above the text."""

    @abstractmethod
    def document(self) -> Document:
        """What leaves, as it is now."""

    @abstractmethod
    def note(self) -> str:
        """What is to be known of it, such as what is not in it."""

    def text(self) -> str:
        """The document in the form that is looked at."""
        return draw(self.document(), self.form)

    def shown(self) -> str:
        """The text as far as it is shown."""
        return self.text()

    def compose(self) -> ComposeResult:
        """What it is, what is not in it, the text, and the keys."""
        yield TitleLine()
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

    def show_text(self) -> None:
        """Show the text exactly as it will leave."""
        self.query_one(TitleLine).say(Content(self.heading), Content(FORMS[self.form]))
        self.query_one("#preview-text", Static).update(Content(self.shown().rstrip()))
        self.query_one("#preview-note", Static).update(Content(hinted(self, self.note())))

    def action_form(self) -> None:
        """Show it in the other form."""
        self.form = Format.HTML if self.form is Format.MARKDOWN else Format.MARKDOWN
        self.show_text()

    def action_copy(self) -> None:
        """Copy the text."""
        copy_text(self, self.text())

    def action_write(self) -> None:
        """Write it to a file."""
        file = proposed_file(f"{self.document().file_stem}.{self.form}")
        self.app.push_screen(SaveAsScreen(file, self.text()), self._written)

    def _written(self, file: Path | None) -> None:
        if file is not None:
            self.notify(f"Written to {file}", markup=False)

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss()


def copy_text(screen: Screen[Any], text: str, more: str = "") -> None:
    """Copy a text, and say how that went; where copying may fail, ``w`` is the way to a file.

    Args:
        screen: The screen that says it.
        text: The text.
        more: What else is said of it, in a sentence; may be "".
    """

    async def copy() -> None:
        program = find_program(os.environ)
        words, sure = "Copied.", True
        if program is None:
            words = "Copied, if your terminal lets programs copy. If not: ‹preview.write› writes a file."
        else:
            try:
                await copy_with(program, text)
            except ClipboardError as error:
                words, sure = (
                    f"Not surely copied: {error}. ‹preview.write› writes it to a file instead.",
                    False,
                )
        said = f"{words} {more}".rstrip()
        screen.notify(said, severity="information" if sure else "warning", markup=False)

    screen.app.copy_to_clipboard(text)
    screen.run_worker(copy(), exclusive=True, group="copy")

"""One line to type in, as several fields use it."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import Input

from workbook.notebook.clean import clean

LONGEST_LINE = 20_000
"""Characters that may be pasted into one line; every key would wait for more."""


class Entry(Input):
    """An ``Input`` that loses nothing: a paste of several lines is joined, and said to be.

    Unlike the plain one it never selects everything when it gets the focus, so that the first
    letter typed into an answered field doesn't replace the answer.
    """

    @dataclass
    class Joined(Message):
        """Several pasted lines were joined into one."""

        entry: Entry
        lines: int

    def __init__(self, placeholder: str = "", *, classes: str | None = None) -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False, classes=classes)

    def on_paste(self, event: events.Paste) -> None:
        """Take everything that is pasted, not only the first line."""
        event.stop()
        event.prevent_default()
        self.put(event.text)

    def action_paste(self) -> None:
        """Paste from the app's own clipboard, by the same rules."""
        self.put(self.app.clipboard)

    def put(self, text: str) -> None:
        """Insert text that may hold anything, in place of what is selected."""
        if len(text) > LONGEST_LINE:
            self.app.notify(
                f"That is too long for one line ({len(text):,} characters): nothing was pasted.",
                severity="warning",
            )
            return
        lines = [" ".join(line.split("\t")).strip() for line in clean(text).split("\n")]
        lines = [line for line in lines if line]
        if len(lines) > 1:
            self.put_lines(lines)
        else:  # a paste inside a sentence keeps its blanks
            self.replace(clean(text).replace("\n", "").replace("\t", " "), *self.selection)

    def put_lines(self, lines: list[str]) -> None:
        """Insert several lines."""
        self.replace(" ".join(lines), *self.selection)
        self.post_message(self.Joined(self, len(lines)))

    def show(self, text: str) -> None:
        """Show another text; the cursor stays as far from the start as it was."""
        text = clean(text).replace("\n", " ").replace("\t", " ")
        if text != self.value:
            with self.prevent(Input.Changed):
                self.value = text

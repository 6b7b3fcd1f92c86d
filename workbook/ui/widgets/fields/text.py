"""The field for text of many lines."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget
from textual.widgets import TextArea

from workbook.journey.values import is_answered
from workbook.notebook.clean import clean
from workbook.notebook.records import Value
from workbook.ui.widgets.fields.base import Field, Words

LONGEST_LINE = 20_000
"""Characters.  Every key costs time in proportion to its line; far above this it is felt."""


def fold(text: str, longest: int = LONGEST_LINE) -> str:
    """The text with lines that are too long broken, at a blank where there is one near the end."""
    return "\n".join(part for line in text.split("\n") for part in _parts(line, longest))


def _parts(line: str, longest: int) -> list[str]:
    """One line in parts of at most ``longest`` characters; a blank broken at is left out."""
    parts = []
    start = 0
    while len(line) - start > longest:
        blank = line.rfind(" ", start + longest // 2, start + longest)
        end = start + longest if blank < 0 else blank
        parts.append(line[start:end])
        start = end + (blank >= 0)
    return [*parts, line[start:]]


class Paper(TextArea):
    """A ``TextArea`` for prose: soft wrapped, tab leaves, enter begins a new line."""

    @dataclass
    class Folded(Message):
        """A pasted text had lines that were too long, which were broken."""

        paper: Paper

    def __init__(self) -> None:
        super().__init__(
            compact=True,
            soft_wrap=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
            tab_behavior="focus",
        )
        self.match_cursor_bracket = False

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted as clean text."""
        event.stop()
        event.prevent_default()
        self.put(event.text)

    def action_paste(self) -> None:
        """Paste from the app's own clipboard, by the same rules."""
        self.put(self.app.clipboard)

    def put(self, text: str) -> None:
        """Insert text that may hold anything, in place of what is selected."""
        if self.read_only or not text:
            return
        text = clean(text)
        row, _ = self.selection.start
        beside = len(self.document.get_line(row))
        folded = fold(text, max(LONGEST_LINE - beside, LONGEST_LINE // 10))
        end = self.replace(folded, *self.selection, maintain_selection_offset=False).end_location
        self.move_cursor(end)
        if folded != text:
            self.post_message(self.Folded(self))


class TextField(Field):
    """Text of many lines, which grows with what is written up to what fits beside other things."""

    def set_parts(self) -> None:
        """A paper, or words to read."""
        self.paper = Paper()
        self.words = Words()
        self._as_shown = ""
        self._shown: str | None = None

    def compose(self) -> ComposeResult:
        """Only one of the two parts is ever on the screen."""
        yield self.words if self.read_only else self.paper

    def write(self, value: Value) -> None:
        """Show the text; the cursor keeps its line as far as there is one."""
        if self.read_only:
            self.words.show(value if is_answered(value) else "")
            self._shown = value
            return
        folded = fold(clean(value or ""))
        self._shown, self._as_shown = value, folded
        if folded == self.paper.text:
            return
        cursor = self.paper.cursor_location
        with self.paper.prevent(TextArea.Changed):
            self.paper.load_text(folded)
        self.paper.move_cursor(cursor if self.paper.is_mounted else self.paper.document.end)

    def read(self) -> Value:
        """The text; as it was shown, as long as it was only folded to be shown."""
        if self.read_only:
            return self._shown
        text = self.paper.text
        return self._shown if text == self._as_shown else text or None

    @property
    def focus_part(self) -> Widget:
        """The paper."""
        return self.paper

    @on(TextArea.Changed)
    def _wrote(self, event: TextArea.Changed) -> None:
        event.stop()
        self.edited(settled=False)

    @on(TextArea.SelectionChanged)
    def _moved(self, event: TextArea.SelectionChanged) -> None:
        event.stop()

    @on(Paper.Folded)
    def _folded(self, event: Paper.Folded) -> None:
        event.stop()
        self.edited(settled=False)
        self.say("A very long line you pasted was broken into shorter ones")

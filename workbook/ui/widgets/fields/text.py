"""The field for text of many lines."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from workbook.journey.values import is_answered
from workbook.notebook.clean import clean
from workbook.notebook.records import Value
from workbook.ui.widgets.fields.base import Field, Words
from workbook.ui.widgets.fields.blinking import Blinking
from workbook.ui.widgets.fields.entry import unseen_sign
from workbook.ui.widgets.fields.undo import MOST_STEPS, begins_word

LONGEST_LINE = 20_000
"""Characters.  Every key costs time in proportion to its line; far above this it is felt."""

CURSOR = 1
"""Columns that a cursor behind the last sign of a line needs."""


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
            soft_wrap=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
            tab_behavior="focus",
            max_checkpoints=MOST_STEPS,
        )
        self.match_cursor_bracket = False
        self._blinking = Blinking(self)
        self._wrapped_at = 0

    def edit(self, edit: Edit) -> EditResult:
        """Change the text; each word is a step of its own for whoever takes back what was typed."""
        row, column = min(edit.from_location, edit.to_location)
        if len(edit.text) == 1:
            before = self.document.get_line(row)[max(column - 1, 0) : column]
            if begins_word(edit.text, before):
                self.history.checkpoint()
        return super().edit(edit)

    def on_key(self, event: events.Key) -> None:
        """Take signs that are not seen, too."""
        self._blinking.again()
        sign = unseen_sign(event)
        if sign and not self.read_only:
            event.stop()
            event.prevent_default()
            self.replace(sign, *self.selection, maintain_selection_offset=False)

    def on_focus(self) -> None:
        """Blink, so that the cursor is found."""
        self._blinking.again()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are at this width.

        They are broken before the first layout, which else would not know them, and would have to
        be followed by a second one.
        """
        if not self._wrapped_at:
            self._wrap_first(width)
        return super().get_content_height(container, viewport, width)

    def _wrap_first(self, width: int) -> None:
        """Break the lines for a width, less the cursor's column and the bar of a text too long."""
        most = self.styles.max_height
        lines = int(most.value) if most is not None and most.is_cells else len(self.text) + 1
        bar = self.scrollbar_size_vertical
        for taken in (0, bar) if len(self.text) < lines * width else (bar,):
            self._wrapped_at = max(width - CURSOR - taken, 0)
            self.wrapped_document.wrap(self._wrapped_at, self.indent_width)
            if self.wrapped_document.height <= lines:
                break
        self.set_reactive(Widget.virtual_size, Size(0, self.wrapped_document.height))

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor in sight where there is another number of lines now.

        The lines stay as they are broken where they are as wide as before.
        """
        if self.wrap_width == self._wrapped_at:
            event.prevent_default()
        self._wrapped_at = self.wrap_width
        if self.has_focus:
            self.call_after_refresh(self.scroll_cursor_visible)
            self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        """Scroll whatever this stands in so that the line with the cursor can be seen."""
        spot = Region(*self.cursor_screen_offset, 1, 1)
        for above in self.ancestors:
            if isinstance(above, Widget) and above.is_scrollable and above.max_scroll_y:
                origin = above.content_region.offset - above.scroll_offset
                above.scroll_to_region(spot.translate(-origin), animate=False, x_axis=False)
                return

    def undo(self) -> None:
        """Take the last step back; what comes next is a step of its own."""
        super().undo()
        self.history.checkpoint()

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

    @property
    def place(self) -> tuple[int, int] | None:
        """The cursor on the paper."""
        return None if self.read_only else self.paper.cursor_location

    @place.setter
    def place(self, place: tuple[int, int]) -> None:
        """Put the cursor back on the paper."""
        self.paper.move_cursor(self.paper.clamp_visitable(place))

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

"""The field for text of many lines."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Region, Size
from textual.message import Message
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Location, Selection, TextAreaTheme

from workbook.journey.values import is_answered
from workbook.notebook.clean import clean
from workbook.notebook.records import Value
from workbook.ui.widgets.fields.base import Field, Words
from workbook.ui.widgets.fields.blinking import Blinking
from workbook.ui.widgets.fields.entry import unseen_sign
from workbook.ui.widgets.fields.shows_focus import ShowsFocus
from workbook.ui.widgets.fields.steady_bar import SteadyBar
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


CURSOR_PART, SELECTION_PART = "text-area--cursor", "text-area--selection"
"""What a ``TextArea`` calls the parts of it that prose has."""

LOOKS, MOST_LINES = 2, 200
"""How many looks, and how many lines in each, are remembered as they were drawn."""

NO_STYLE = Style()

PROSE = TextAreaTheme(
    "prose",
    gutter_style=NO_STYLE,
    cursor_line_style=NO_STYLE,
    cursor_line_gutter_style=NO_STYLE,
    bracket_matching_style=NO_STYLE,
)
"""What prose has none of: a gutter, a marked line, and brackets."""

Seen = tuple[str, int | None]
"""The words of a line, and at which of its signs the cursor is, if it is there."""


class Paper(ShowsFocus, TextArea, inherit_css=False):
    """A ``TextArea`` for prose: soft wrapped, tab leaves, enter begins a new line.

    Its styles are its own alone, as those of a plain one have many parts that prose has none of.
    """

    HERE = "paper--here"
    COMPONENT_CLASSES: ClassVar[set[str]] = {CURSOR_PART, SELECTION_PART, HERE}

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
        self.register_theme(PROSE)
        self.theme = PROSE.name
        self._blinking = Blinking(self, self._forget_lines)
        self._wrapped_at = 0
        self._tops: list[int] = [0]
        self._ink = NO_STYLE
        self._looks: dict[tuple[object, ...], dict[Seen, Strip]] = {}

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The bar; Textual makes it where it is needed, and lets nobody else make it."""
        bar = super().vertical_scrollbar
        if type(bar) is ScrollBar:
            bar.__class__ = SteadyBar
        return bar

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

    def show_focus(self) -> None:
        """Show whether one is in it, in lines that are drawn for that."""
        super().show_focus()
        self._forget_lines()

    def notify_style_update(self) -> None:
        """Forget how it looked in other styles."""
        super().notify_style_update()
        self._looks.clear()

    def _forget_lines(self) -> None:
        """A text area keeps its lines as it drew them; those of a paper are kept by their look."""
        TextArea.notify_style_update(self)

    def on_focus(self) -> None:
        """Blink, so that the cursor is found."""
        self._blinking.again()

    def on_mouse_down(self) -> None:
        """A text area hides its cursor while words are marked with the mouse."""
        self._blinking.unsure()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines in sight; where each paragraph begins is found out once for all of them."""
        self._find_tops()
        self._ink = self.rich_style
        if (crop.x, crop.width) != (0, self.outer_size.width):
            return super().render_lines(crop)
        top = self.scroll_offset.y - self.gutter.top
        seen = [self._seen_at(top + y) for y in crop.line_range]
        known = self._known_lines()
        found = [None if each is None else known.get(each) for each in seen]
        new = [at for at, line in enumerate(found) if line is None]
        if len(new) == 1:  # as a rule the one that is written on
            part = Region(crop.x, crop.y + new[0], crop.width, 1)
            found[new[0] : new[0] + 1] = super().render_lines(part)
        elif new:
            found = [*super().render_lines(crop)]
        lines = [line for line in found if line is not None]
        known.update(
            (each, line) for each, line in zip(seen, lines, strict=True) if each is not None
        )
        return lines

    def _find_tops(self) -> None:
        """Where each paragraph begins, in lines, and where the last one ends."""
        paragraphs = range(self.document.line_count)
        ends = (len(self.wrapped_document.get_offsets(n)) + 1 for n in paragraphs)
        self._tops = [*accumulate(ends, initial=0)]

    def _known_lines(self) -> dict[Seen, Strip]:
        """Lines of nothing but words and the cursor as they were drawn in this look.

        Two looks are remembered, with the focus and without it, which come and go with each step.
        """
        look = (self.has_focus, self._ink, self.app.theme, self.scrollable_content_region.size)
        known = self._looks.pop(look, {})
        if len(known) > MOST_LINES:
            known.clear()
        self._looks[look] = known
        while len(self._looks) > LOOKS:
            del self._looks[next(iter(self._looks))]
        return known

    def render_line(self, y: int) -> Strip:
        """A line; one of nothing but words, as nearly all are, without taking its paragraph apart."""
        seen = self._seen_at(self.scroll_offset.y + y)
        if seen is None:
            return super().render_line(y)
        words, at = seen
        parts = [Segment(words, self._ink)]
        if at is not None:
            here = self._ink + self.get_component_rich_style(CURSOR_PART)
            parts = [
                Segment(words[:at], self._ink),
                Segment(words[at : at + 1] or " ", here),
                Segment(words[at + 1 :], self._ink),
            ]
        cells = cell_len(words if at is None or at < len(words) else words + " ")
        line = Strip([part for part in parts if part.text], cells)
        return line.adjust_cell_length(self.scrollable_content_region.width, self._ink)

    def _seen_at(self, line: int) -> Seen | None:
        """What is seen of a line; None where it is more than that, as a tab or marked words.

        So it is where the cursor blinks, as only the text area knows when it is there.
        """
        if line >= self._tops[-1]:
            return "", None
        paragraph = bisect(self._tops, line) - 1
        part = line - self._tops[paragraph]
        breaks = self.wrapped_document.get_offsets(paragraph)
        begin, end = [0, *breaks, None][part : part + 2]
        words = self.document.get_line(paragraph)[begin:end]
        if "\t" in words or self.selection.start != self.selection.end:
            return None
        row, column = self.cursor_location
        if not self.has_focus or row != paragraph or bisect(breaks, column) != part:
            return words, None
        return (words, column - (begin or 0)) if self._blinking.is_there else None

    def put_cursor(self, place: Location) -> None:
        """Move the cursor, and scroll to it; the paragraph is left in peace if both are so already."""
        if self.selection == Selection.cursor(place) and self._sees_cursor():
            self.history.checkpoint()
        else:
            self.move_cursor(place)

    def _sees_cursor(self) -> bool:
        row, column = self.cursor_location
        self._find_tops()
        line = self._tops[row] + bisect(self.wrapped_document.get_offsets(row), column)
        return 0 <= line - self.scroll_offset.y < self.scrollable_content_region.height

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
        else:
            self.refresh()  # they may be as many as before, and still be others
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
        self.paper.put_cursor(self.paper.clamp_visitable(place))

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

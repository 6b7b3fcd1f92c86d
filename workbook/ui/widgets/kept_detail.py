"""Everything that is known of one item of a list, wrapped to the room there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from workbook.journey.dates import short_day
from workbook.journey.kept.model import Detail, Telling
from workbook.ui.widgets.drawn_line import drawn_line
from workbook.ui.widgets.lock import locked
from workbook.ui.widgets.rows import one_line

LABEL = 17
"""Columns of the labels and their gap; a label that needs more stands on its own line."""

NOTHING = Content("")

LEAST = 8
"""Columns that words have at least, however narrow the screen."""


NARROW = re.compile("[ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027]*")
"""Letters, dashes and quotes of western languages, each of which takes one column."""


class KeptDetail(Widget):
    """What an item says line by line, and what was said about it since."""

    def __init__(self) -> None:
        super().__init__()
        self._told = Telling("")
        self._detail = Detail(())
        self._today = date.min
        self._wrapped: dict[int, list[tuple[Content, Content]]] = {}
        """All lines, by the columns for which they were wrapped: what stands before each, and it."""

    def show(self, told: Telling, detail: Detail, today: date) -> None:
        """Show an item as it is seen today."""
        if (told, detail, today) != (self._told, self._detail, self._today):
            self._told, self._detail, self._today = told, detail, today
            self._wrapped.clear()
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it needs at this width."""
        del container, viewport
        return len(self._lines_in(width))

    def render(self) -> Content:
        """All lines, of which the mouse may select some."""
        lines = self._lines_in(self.content_size.width)
        return Content("\n").join(before + words for before, words in lines)

    def render_line(self, y: int) -> Strip:
        """One line: of a long text most are out of sight."""
        width, base = self.content_size.width, self.visual_style
        lines = self._lines_in(width)
        if y >= len(lines):
            return Strip.blank(width, base.rich_style)
        before, words = lines[y]
        line = before + words
        selection = self.text_selection
        span = selection.get_span(y) if selection is not None else None
        if span is not None:
            start, end = span
            selected = Style.from_styles(self.screen.get_component_styles("screen--selection"))
            line = line.stylize(selected, start, len(line) if end < 0 else end)
        return drawn_line(line, line.cell_length, base).apply_offsets(0, y)

    def _lines_in(self, width: int) -> list[tuple[Content, Content]]:
        """All lines in so many columns; to wrap them takes longer than all else."""
        if width not in self._wrapped:
            self._wrapped[width] = list(self._lines(width))
        return self._wrapped[width]

    def _lines(self, width: int) -> Iterator[tuple[Content, Content]]:
        title = Content.styled(one_line(self._told.what), "bold")
        for part in locked(title, private=self._told.private).wrap(max(width, LEAST)):
            yield NOTHING, part
        yield NOTHING, NOTHING
        for line in self._detail.lines:
            if line.words:
                yield from _labelled(line.label, line.words, width, private=line.private)
        if self._detail.told:
            yield NOTHING, NOTHING
            yield NOTHING, Content.styled("What was said about it", "bold")
        for one in self._detail.told:
            day = short_day(one.day, self._today) if one.day is not None else "some day"
            yield from _labelled(day, one.words, width)


def _labelled(
    label: str, words: str, width: int, *, private: bool = False
) -> Iterator[tuple[Content, Content]]:
    """Words beside their label; under it where that is long."""
    name = Content(one_line(label)).stylize("$text-muted")
    beside = name.cell_length < LABEL
    if not beside:
        yield NOTHING, NOTHING
        for line in name.wrap(max(width, LEAST)):
            yield NOTHING, line
    indent = LABEL if beside else 0
    before = name.truncate(LABEL, pad=True) if beside else NOTHING
    *paragraphs, last = (one_line(part) for part in words.splitlines() or [""])
    room = max(width - indent, LEAST)
    lines = [line for part in paragraphs for line in broken(part, room)]
    for line in (*lines, *broken(last, room, private=private)):
        yield before, line
        before = Content(" " * indent)


def broken(words: str, width: int, *, private: bool = False) -> list[Content]:
    """Words of one line as so many lines as they need, broken where ``Content.wrap`` breaks them.

    That measures word by word, which takes long for a long text.  Most have but letters that are
    one column wide, and words that fit on a line.
    """
    if not NARROW.fullmatch(words) or re.search(rf"\S{{{width + 1}}}", words):
        return locked(Content(words), private=private).wrap(width)
    *lines, last = re.findall(rf"(.{{1,{width}}})(?: |$)", words) or [""]
    # The lock comes behind the end: no line before the last is broken otherwise for it.
    ending = locked(Content(last), private=True).wrap(width) if private else [Content(last)]
    return [*map(Content, lines), *ending]

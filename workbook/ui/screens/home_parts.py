"""The first line of home, and what stands under the path: one widget each.

Boxes in boxes would look the same, but each box is styled and laid out on its own, at every start.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.containers import Container
from textual.content import Content
from textual.geometry import Size

from workbook.ui.widgets.drawn_once import DrawnOnce, Ground
from workbook.ui.widgets.row import GAP
from workbook.ui.widgets.rows import Rows

LABEL = 15
"""Columns for the label of a fact."""

MOST_LINES = 3
"""Lines that a fact takes at most."""


class Part(Container, Ground):
    """What holds some of the lists."""


class Framed(Rows):
    """A list with a frame, which shows where the focus is."""

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Draw the frame as it is with the focus or without."""
        self.update_node_styles()


class TopLine(DrawnOnce):
    """The name of the program, and at the right edge with whom one is here on what day."""

    ALLOW_SELECT = False
    TITLE = Content.styled("Workbook", "bold $text-accent")

    def __init__(self, words: Content, shorter: Content, *, id: str) -> None:  # noqa: A002 - as everywhere
        """A line that says this, or on a narrow screen the shorter words."""
        super().__init__(id=id)
        self._words, self._shorter = words, shorter

    def show(self, words: Content, shorter: Content) -> None:
        """Say something else."""
        if not (words.is_same(self._words) and shorter.is_same(self._shorter)):
            self._words, self._shorter = words, shorter
            self.refresh()

    def render(self) -> Content:
        """The line."""
        words = self._shorter if self.screen.has_class("-narrow") else self._words
        room = max(self.content_size.width - self.TITLE.cell_length - GAP, 0)
        words = words.truncate(room, ellipsis=True)
        return Content.assemble(self.TITLE, " " * (GAP + room - words.cell_length), words)


class Facts(DrawnOnce):
    """Lines of a label and a few words, wrapped beside it."""

    ALLOW_SELECT = False

    def __init__(self, facts: Sequence[tuple[str, Content]], *, id: str) -> None:  # noqa: A002
        """Lines that show these labels and words."""
        super().__init__(id=id)
        self._facts = tuple(facts)

    def show(self, facts: Sequence[tuple[str, Content]]) -> None:
        """Show others."""
        if [(label, words.plain) for label, words in facts] != [
            (label, words.plain) for label, words in self._facts
        ]:
            self._facts = tuple(facts)
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are."""
        del container, viewport
        return sum(1 for _ in self._lines(width))

    def render(self) -> Content:
        """The lines."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> Iterator[Content]:
        for label, words in self._facts:
            lines = words.wrap(max(width - LABEL, 1))[:MOST_LINES]
            for number, line in enumerate(lines):
                yield Content(("" if number else label).ljust(LABEL)) + line

"""One entry whole, as it was asked and answered, wrapped to the room there is."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from workbook.journey.review.context import Marked
from workbook.journey.review.whole import NOTHING, Part, Whole
from workbook.notebook.clean import clean
from workbook.ui.widgets.lock import locked
from workbook.ui.widgets.rows import one_line

LEAST = 8
"""Columns that words have at least, however narrow the screen."""

FOUND = "bold underline"
"""The style of what was found; it is seen without colour."""

INDENT = 2
"""Columns before an answer."""


def found_in(marked: Marked) -> Content:
    """A text in which what was found is marked.

    What is cleaned away from a text moves its marks; then it is shown without them.
    """
    words = clean(marked.words)
    content = Content(words)
    if words == marked.words:
        for start, end in marked.marks:
            content = content.stylize(FOUND, start, end)
    return content


class WrittenDetail(Widget):
    """The title, when it was written, and each question with its answer."""

    def __init__(self) -> None:
        super().__init__()
        self._whole: Whole = NOTHING
        self._lines: tuple[int, list[Content]] | None = None

    def show(self, whole: Whole) -> None:
        """Show an entry."""
        if whole != self._whole:
            self._whole, self._lines = whole, None
            self.refresh(layout=True)

    @property
    def found_at(self) -> int:
        """The line on which the first answer stands in which something was found; else 0."""
        lines = self._wrapped(self.content_size.width)
        return next((n for n, line in enumerate(lines) if _has_found(line)), 0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it needs at this width."""
        del container, viewport
        return len(self._wrapped(width))

    def render(self) -> Content:
        """All lines."""
        return Content("\n").join(self._wrapped(self.content_size.width))

    def _wrapped(self, width: int) -> list[Content]:
        """The lines at this width; they are made once."""
        if self._lines is None or self._lines[0] != width:
            self._lines = (width, list(self._made(max(width, LEAST))))
        return self._lines[1]

    def _made(self, width: int) -> Iterator[Content]:
        yield from Content.styled(one_line(self._whole.title), "bold $text-accent").wrap(width)
        facts = " · ".join(one_line(fact) for fact in self._whole.facts)
        yield from Content.styled(facts, "$text-muted").wrap(width)
        for part in self._whole.parts:
            yield from self._part(part, width)

    def _part(self, part: Part, width: int) -> Iterator[Content]:
        if part.about:
            yield Content("")
            yield from Content.styled(one_line(part.about), "$text-accent").wrap(width)
        if part.question.words:
            if not part.about:
                yield Content("")
            yield from found_in(part.question).stylize_before("bold").wrap(width)
        words = locked(found_in(part.words), private=part.private)
        if part.whose:
            words = Content.assemble((f"{part.whose}: ", "$text-muted"), words)
        if part.note:
            words = Content.assemble(words, (f"  {part.note}", "$text-muted"))
        for line in words.wrap(width - INDENT):
            yield Content(" " * INDENT) + line


def _has_found(line: Content) -> bool:
    """Whether anything in a line is marked as found."""
    return any(span.style == FOUND for span in line.spans)

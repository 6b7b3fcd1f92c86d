"""The help of a screen: what it is for, and every key in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

from workbook.ui.commands import Where, table
from workbook.ui.prose import prose
from workbook.ui.widgets.rows import one_line

GAP = 2
"""Columns between a key and what it does."""

FIELD_KEYS = (
    ("tab", "Next field; past the last one the next step"),
    ("shift+tab", "Field before; before the first one the step before"),
    ("enter", "In long text a new line; in a list the next line"),
    ("space", "Choose, or take the choice back; tick a line of a list of things to do"),
    ("1 … 9", "Choose or rate by number"),
    ("delete", "Take a line of a list away, or a mark; backspace does too"),
    ("alt+up, alt+down", "Move a line of a list"),
    ("ctrl+z", "Take back the last change in a text; bring a line of a list back"),
)
"""Keys of the fields, which act on what is being typed."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the help: a heading, words, and keys with what they do; each may be empty."""

    title: str
    words: Content
    keys: tuple[tuple[str, str], ...] = ()

    def lines(self, width: int) -> Iterator[Content]:
        """The part in lines of at most this many columns; what a key does stays in its column."""
        if self.title:
            yield Content.styled(self.title, "bold")
        if self.words:
            yield from self.words.wrap(width)
        indent = max((Content(key).cell_length for key, _ in self.keys), default=0) + GAP
        for key, words in self.keys:
            first = Content.styled(key, "$text-accent").truncate(indent, pad=True)
            for number, line in enumerate(Content(words).wrap(max(width - indent, 8))):
                yield (Content(" " * indent) if number else first) + line


class HelpText(Widget):
    """The parts one below the other, wrapped to the width there is."""

    def __init__(self, parts: Sequence[Part]) -> None:
        super().__init__()
        self._parts = tuple(parts)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the parts need at this width."""
        del container, viewport
        return len(self._lines(width))

    def render(self) -> Content:
        """All parts."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for part in self._parts:
            lines += [Content(""), *part.lines(width)] if lines else part.lines(width)
        return lines


class HelpScreen(ModalScreen[None]):
    """Explains the screen that was open.

    Args:
        screen: That screen.
        sources: The page's own words on where its questions come from, or "".
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,question_mark,q", "dismiss(None)", "back")
    ]
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, screen: Screen[object], sources: str = "") -> None:
        super().__init__()
        self._about = screen.HELP or ""
        self._where = _where(screen)
        self._sources = sources

    def compose(self) -> ComposeResult:
        """The words and the keys."""
        with Vertical(classes="modal"):
            yield Static("Help", classes="modal-title")
            with VerticalScroll(classes="modal-body"):
                yield HelpText(self._parts())
            yield Static("up and down scroll · esc back", classes="modal-keys")

    def _parts(self) -> list[Part]:
        parts = [Part("", prose(self._about))]
        for where in self._where:
            keys = tuple((key, words) for _, key, words in table([where]))
            parts.append(Part(where.value, Content(""), keys))
        if Where.GUIDE in self._where:
            parts.insert(2, Part("In a field", Content(""), FIELD_KEYS))
        if self._sources:
            parts.append(Part("Where this page comes from", Content(one_line(self._sources))))
        return parts


def _where(screen: Screen[object]) -> tuple[Where, ...]:
    """The headings of the key table that concern a screen."""
    from workbook.ui.screens.guide import GuideScreen
    from workbook.ui.screens.home import HomeScreen

    if isinstance(screen, GuideScreen):
        return (Where.GUIDE, Where.CARDS, Where.EVERYWHERE)
    if isinstance(screen, HomeScreen):
        return (Where.HOME, Where.EVERYWHERE)
    return (*getattr(screen, "WHERE", ()), Where.EVERYWHERE)

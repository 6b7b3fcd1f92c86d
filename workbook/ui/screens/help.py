"""The help of a screen: what it is for, and every key in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from typing import ClassVar

from msgspec import Struct
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from workbook.ui.commands import Command, Where, commands
from workbook.ui.hints import with_keys
from workbook.ui.prose import prose
from workbook.ui.screens.dialog import Dialog
from workbook.ui.widgets.modal_keys import ModalKeys
from workbook.ui.widgets.rows import Rows, one_line

NO_CHANGES: Mapping[str, str] = {}
"""The keys of somebody who changed none."""

WIDEST = 76
"""Columns beyond which a line of words is hard to read."""

TWO_COLUMNS = 96
"""Columns from which on the keys stand in two columns."""

BETWEEN = 4
"""Columns between the two."""

NOT_IN_FRONT = frozenset({"capture", "capture.here", "search"})
"""What works everywhere but on a screen that stands in front of another one."""

KEYS_SAID = {"escape": "esc", "enter,space": "enter"}
"""Keys as people know them."""

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


class Part(Struct, frozen=True):
    """One part of the help: a heading, words, and keys with what they do; each may be empty."""

    title: str
    words: Content
    keys: tuple[tuple[str, str], ...] = ()

    def lines(self, width: int) -> Iterator[Content]:
        """The part in lines of at most this many columns; what a key does stays in its column."""
        if self.title:
            yield Content.styled(self.title, "bold")
        if self.words:
            yield from self.words.wrap(max(width, 8))
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
        about, *rest = ([*part.lines(min(width, WIDEST))] for part in self._parts)
        if width < TWO_COLUMNS or len(rest) < 2:
            return _joined([about, *rest] if about else rest)
        room = (width - BETWEEN) // 2
        blocks = [[*part.lines(room)] for part in self._parts[1:]]
        columns = min(
            ((_joined(blocks[:n]), _joined(blocks[n:])) for n in range(1, len(blocks))),
            key=lambda two: max(map(len, two)),
        )
        beside = [
            left.truncate(room + BETWEEN, pad=True) + right
            for left, right in zip_longest(*columns, fillvalue=Content(""))
        ]
        return _joined([about, beside] if about else [beside])


def _joined(blocks: Sequence[list[Content]]) -> list[Content]:
    """Blocks of lines one below the other, with a blank line between two."""
    lines: list[Content] = []
    for block in blocks:
        lines += [Content(""), *block] if lines else block
    return lines


class HelpScreen(Dialog[None]):
    """Explains the screen that was open.

    Args:
        screen: That screen.
        sources: The page's own words on where its questions come from, or "".
        changed: The keys that were changed, by the ids of their commands.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,question_mark,q", "dismiss(None)", "back")
    ]
    AUTO_FOCUS = "VerticalScroll"

    def __init__(
        self,
        screen: Screen[object],
        sources: str = "",
        changed: Mapping[str, str] = NO_CHANGES,
    ) -> None:
        super().__init__()
        self._changed = changed
        self._about = screen.HELP or ""
        self._where = _where(screen)
        self._here = () if self._where[1:] else tuple(_own_keys(screen))
        self._sources = sources

    def compose(self) -> ComposeResult:
        """The words and the keys."""
        with Vertical(classes="modal"):
            yield Static("Help", classes="modal-title")
            with VerticalScroll(classes="modal-body"):
                yield HelpText(self._parts())
            yield ModalKeys("down scrolls", "esc back")

    def _parts(self) -> list[Part]:
        parts = [Part("", prose(with_keys(self._about, self._changed)))]
        if self._here:
            parts.append(Part("Here", Content(""), self._here))
        for where in self._where:
            keys = tuple(
                (self._key(command), command.help)
                for command in commands(where)
                if not (self._here and command.id in NOT_IN_FRONT)
            )
            parts.append(Part(where.value, Content(""), keys))
        if Where.GUIDE in self._where:
            parts.insert(2, Part("In a field", Content(""), FIELD_KEYS))
        if self._sources:
            parts.append(Part("Where this page comes from", Content(one_line(self._sources))))
        return parts

    def _key(self, command: Command) -> str:
        """The key of a command as it is now."""
        if command.id not in self._changed:
            return command.key_words
        from workbook.ui.keys import key_words

        return key_words(self._changed[command.id])


def _own_keys(screen: Screen[object]) -> Iterator[tuple[str, str]]:
    """The keys of a screen that stands in front of another one, with a word for what each does."""
    if screen.query(Rows):
        yield "up, down", "Go from row to row"
        yield "enter", "Choose the row, or open it"
    own = (one for one in type(screen).BINDINGS if isinstance(one, Binding))
    for words, found in groupby(own, key=lambda one: one.tooltip or one.description.capitalize()):
        keys = [KEYS_SAID.get(one.key, one.key) for one in found]
        yield keys[0] if len(keys) == 1 else f"{keys[0]} … {keys[-1]}", words


def _where(screen: Screen[object]) -> tuple[Where, ...]:
    """The headings of the key table that concern a screen."""
    from workbook.ui.screens.guide import GuideScreen
    from workbook.ui.screens.home import HomeScreen

    if isinstance(screen, GuideScreen):
        return (Where.GUIDE, Where.CARDS, Where.EVERYWHERE)
    if isinstance(screen, HomeScreen):
        return (Where.HOME, Where.EVERYWHERE)
    return (*getattr(screen, "WHERE", ()), Where.EVERYWHERE)


def open_help(app: App[str], changed: Mapping[str, str]) -> None:
    """Explain the screen that is open; where that is done already, be done with it.

    Args:
        app: The app.
        changed: The keys that were changed, by the ids of their commands.
    """
    if isinstance(app.screen, HelpScreen):
        app.screen.dismiss()
        return
    page = getattr(getattr(app.screen, "place", None), "page", None)
    app.push_screen(HelpScreen(app.screen, getattr(page, "sources", ""), changed))

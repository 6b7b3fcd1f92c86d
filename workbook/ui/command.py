"""What a command of the screens is: its key, its words, and where it works."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct
from textual.binding import Binding, BindingType


class Where(StrEnum):
    """The screens on which a command works, and the headings of the key table."""

    EVERYWHERE = "Everywhere"
    HOME = "Home"
    GUIDE = "On a page"
    CARDS = "In a list of items"
    NOTES = "In the notes of a meeting"
    TALK = "Among the topics of a meeting"
    NOTE_LINE = "In a line of the notes"
    ACTIONS = "In the list of actions"
    TOPICS = "In the list of topics"
    FEEDBACK = "In the list of feedback"
    KEPT = "In each of these three lists"
    CAPTURE = "Where you catch something"
    MEETINGS = "In the list of meetings"
    MEETING = "On a meeting"
    PREVIEW = "Before something leaves"
    TAKING = "Before what you wrote leaves"
    REVIEW = "Among everything you wrote"
    SEARCH = "In the box that looks for words"
    TRENDS = "Among the trends"
    THEN_AND_NOW = "In then and now"
    STORY = "On one answer, then and now"
    SETTINGS = "Among the settings"
    KEYS = "Among the keys"


FIRST = frozenset(
    {
        *("quit", "help", "capture", "capture.here", "search"),
        *("guide.next", "guide.back", "guide.fold", "guide.earlier", "guide.then"),
    }
)
"""Commands whose key is taken before a field sees it: what is typed after it belongs elsewhere.
Many terminals send alt with a letter as that letter, which a field would take for text.

So is every key of a screen or list without text; the next one may already be meant for what opens.
"""


WITHOUT_TEXT = frozenset(
    {
        Where.HOME,
        Where.CARDS,
        Where.TALK,
        Where.MEETINGS,
        Where.MEETING,
        Where.PREVIEW,
        Where.TAKING,
        Where.TRENDS,
        Where.THEN_AND_NOW,
        Where.STORY,
        Where.SETTINGS,
        Where.KEYS,
    }
)
"""Where no text has the focus, so that single letters are commands."""

WRITING = frozenset({Where.NOTES, Where.NOTE_LINE, Where.CAPTURE})
"""Where one writes line after line: a key and what is typed behind it must not change places."""

KEPT = frozenset({Where.ACTIONS, Where.TOPICS, Where.FEEDBACK, Where.KEPT})
"""The lists of what is kept; letters are commands there while nothing is asked in a line."""

BACK = frozenset({Where.REVIEW, Where.SEARCH})
"""Where one looks back; letters are commands there while the cursor is not in the box."""


class Command(Struct, frozen=True):
    """One thing that can be done.

    Attributes:
        id: Its name for key maps.
        action: The Textual action of the screen or app it works on.
        keys: Keys, the one to show first, separated by commas.
        label: What the footer says: one or two words.
        help: What the help screen and the palette say: one sentence.
        where: Where it works.
        footer: Whether the footer shows it.
        shown: The key as people know it, where Textual's name for it differs.
        palette: Whether the palette offers it.
    """

    id: str
    action: str
    keys: str
    label: str
    help: str
    where: Where
    footer: bool = True
    shown: str = ""
    palette: bool = True

    @property
    def key_words(self) -> str:
        """The key or keys as people know them."""
        return self.shown or " or ".join(self.keys.split(","))

    def bindings(self) -> list[BindingType]:
        """The command as bindings of the screen that it works on.

        Where the action names ``{n}``, each key does it with its own place among the keys, from 1.
        """
        if "{n}" not in self.action:
            return [self._binding(self.keys, self.action)]
        keys = enumerate(self.keys.split(","), 1)
        return [self._binding(key, self.action.format(n=n)) for n, key in keys]

    def _binding(self, keys: str, action: str) -> Binding:
        return Binding(
            keys,
            action,
            self.label,
            show=self.footer,
            key_display=self.shown or None,
            tooltip=self.help,
            id=self.id,
            priority=self.id in FIRST or self.where in WITHOUT_TEXT | WRITING | KEPT | BACK,
        )

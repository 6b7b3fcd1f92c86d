"""Every command of the screens, declared once: key, label, help, and where it works.

This table feeds the key bindings, the footer, the command palette, the help screen and the key
table of the README; nothing else names a key.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding, BindingType


class Where(StrEnum):
    """The screens on which a command works, and the headings of the key table."""

    EVERYWHERE = "Everywhere"
    HOME = "Home"
    GUIDE = "On a page"
    CARDS = "In a list of items"


FIRST = frozenset({"quit", "help", "guide.next", "guide.back"})
"""Commands whose key is taken before a field sees it: what is typed after it belongs elsewhere.

So is every key of a screen or list without text; the next one may already be meant for what opens.
"""


@dataclass(frozen=True, slots=True)
class Command:
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

    def binding(self) -> Binding:
        """The command as a binding of the screen that it works on."""
        return Binding(
            self.keys,
            self.action,
            self.label,
            show=self.footer,
            key_display=self.shown or None,
            tooltip=self.help,
            id=self.id,
            priority=self.id in FIRST or self.where in (Where.HOME, Where.CARDS),
        )


COMMANDS: tuple[Command, ...] = (
    # everywhere
    Command("help", "help", "f1", "help", "Explain this screen and its keys", Where.EVERYWHERE),
    Command("palette", "command_palette", "ctrl+p", "find", "Find any page or command by its name",
            Where.EVERYWHERE, footer=False, palette=False),
    Command("quit", "quit", "ctrl+q", "leave", "Leave the workbook; everything is saved",
            Where.EVERYWHERE),
    # home
    Command("home.goals", "open_page('goals')", "g", "goals", "Open your goals", Where.HOME,
            palette=False),
    Command("home.actions", "open_page('actions')", "a", "actions", "Open the actions",
            Where.HOME, palette=False),
    Command("home.topics", "open_page('topics')", "t", "topics", "Open what you want to raise",
            Where.HOME, palette=False),
    Command("home.meetings", "open_page('meetings')", "d", "dates",
            "Open the meetings and their dates", Where.HOME, palette=False),
    Command("home.mentorships", "mentorships", "m", "mentor",
            "Switch to another mentor, or begin with a new one", Where.HOME),
    Command("home.theme", "app.change_theme", "s", "colours", "Choose the colours", Where.HOME,
            footer=False, palette=False),
    Command("home.help", "app.help", "question_mark", "help", "Explain this screen and its keys",
            Where.HOME, footer=False, shown="?", palette=False),
    # on a page
    Command("guide.home", "leave", "escape", "home", "Close what is open, then go home",
            Where.GUIDE, shown="esc"),
    Command("guide.next", "next_step", "ctrl+n", "next", "Go to the next step", Where.GUIDE),
    Command("guide.back", "previous_step", "ctrl+b,alt+b", "back", "Go to the step before",
            Where.GUIDE),
    Command("guide.steps", "steps", "ctrl+o", "steps", "Choose a step", Where.GUIDE),
    Command("guide.fold", "fold", "f2,alt+w", "why",
            "Unfold why this is asked, and an example", Where.GUIDE),
    Command("guide.earlier", "earlier", "f3,alt+v", "earlier versions",
            "See what this answer said before, and bring it back", Where.GUIDE, footer=False),
    Command("guide.editor", "editor", "ctrl+g", "editor", "Write this answer in your own editor",
            Where.GUIDE, footer=False),
    Command("guide.raise", "raise_topic", "ctrl+t", "raise it",
            "Make this question a topic for the next meeting", Where.GUIDE, footer=False),
    Command("guide.finish", "finish", "ctrl+s", "finish", "Finish this run and keep it as it is",
            Where.GUIDE, footer=False),
    Command("guide.older", "older", "f4", "from older pages",
            "Show answers whose question is gone", Where.GUIDE, footer=False),
    # lists of items
    Command("cards.open", "open_item", "o", "open", "Open the item; enter does too",
            Where.CARDS, footer=False, palette=False),
    Command("cards.add", "add_item", "n", "new", "Add an item", Where.CARDS, palette=False),
    Command("cards.up", "move_item(-1)", "alt+up", "move up", "Move the item up", Where.CARDS,
            footer=False, palette=False),
    Command("cards.down", "move_item(1)", "alt+down", "move down", "Move the item down", Where.CARDS,
            footer=False, palette=False),
    Command("cards.archive", "archive_item", "x", "put away",
            "Put the item away, or bring it back; nothing is deleted", Where.CARDS,
            footer=False, palette=False),
    Command("cards.archived", "show_archived", "z", "show put away", "Show what was put away, or hide it",
            Where.CARDS, footer=False, palette=False),
)  # fmt: skip
"""All commands, in the order in which they are explained."""


def commands(where: Where) -> tuple[Command, ...]:
    """The commands that work on a kind of screen."""
    return tuple(command for command in COMMANDS if command.where is where)


def bindings(*where: Where) -> list[BindingType]:
    """The bindings of a screen, in table order."""
    return [command.binding() for command in COMMANDS if command.where in where]


def table(where: Iterable[Where] = tuple(Where)) -> list[tuple[Where, str, str]]:
    """(where, key, help) of every command, for the help screen and the README."""
    chosen = tuple(where)
    return [(c.where, c.key_words, c.help) for c in COMMANDS if c.where in chosen]

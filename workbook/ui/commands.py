"""Every command of the screens, declared once: key, label, help, and where it works.

This table feeds the key bindings, the footer, the command palette, the help screen and the key
table of the README; nothing else names a key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding, BindingType

from workbook.journey.capturing import LETTERS as KIND_LETTERS
from workbook.journey.noting import LETTERS as TAG_LETTERS


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


FIRST = frozenset(
    {
        *("quit", "help", "capture", "capture.here"),
        *("guide.next", "guide.back", "guide.fold", "guide.earlier"),
    }
)
"""Commands whose key is taken before a field sees it: what is typed after it belongs elsewhere.
Many terminals send alt with a letter as that letter, which a field would take for text.

So is every key of a screen or list without text; the next one may already be meant for what opens.
"""


def _letters(letters: Mapping[str, str]) -> str:
    """What each letter stands for, in a row."""
    return ", ".join(f"{letter} {word}" for letter, word in letters.items())


WITHOUT_TEXT = frozenset(
    {Where.HOME, Where.CARDS, Where.TALK, Where.MEETINGS, Where.MEETING, Where.PREVIEW}
)
"""Where no text has the focus, so that single letters are commands."""

WRITING = frozenset({Where.NOTES, Where.NOTE_LINE, Where.CAPTURE})
"""Where one writes line after line: a key and what is typed behind it must not change places."""

KEPT = frozenset({Where.ACTIONS, Where.TOPICS, Where.FEEDBACK, Where.KEPT})
"""The lists of what is kept; letters are commands there while nothing is asked in a line."""


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
            priority=self.id in FIRST or self.where in WITHOUT_TEXT | WRITING | KEPT,
        )


COMMANDS: tuple[Command, ...] = (
    # everywhere
    Command("help", "help", "f1", "help", "Explain this screen and its keys", Where.EVERYWHERE),
    Command("palette", "command_palette", "ctrl+p", "find", "Find any page or command by its name",
            Where.EVERYWHERE, footer=False, palette=False),
    Command("capture", "capture", "c", "capture",
            "Catch something for the next meeting, wherever you are not writing", Where.EVERYWHERE),
    Command("capture.here", "capture_here", "alt+c", "capture",
            "Catch something for the next meeting while you are writing", Where.EVERYWHERE,
            footer=False, palette=False),
    Command("quit", "quit", "ctrl+q", "leave", "Leave the workbook; everything is saved",
            Where.EVERYWHERE),
    # home
    Command("home.prep", "open_page('prep')", "p", "prep", "Prepare the next meeting", Where.HOME,
            palette=False),
    Command("home.notes", "open_page('notes')", "n", "notes", "Take notes of a meeting", Where.HOME,
            palette=False),
    Command("home.reflect", "open_page('reflection')", "r", "reflect",
            "Look back on the last meeting", Where.HOME, palette=False),
    Command("home.actions", "open_page('actions')", "a", "actions", "Open the actions",
            Where.HOME, palette=False),
    Command("home.meetings", "open_page('meetings')", "d", "dates",
            "Open the meetings and their dates", Where.HOME, palette=False),
    Command("home.topics", "open_page('topics')", "t", "topics", "Open what you want to raise",
            Where.HOME, footer=False, palette=False),
    Command("home.feedback", "open_page('feedback')", "f", "feedback",
            "Open what you were told about your work", Where.HOME, footer=False, palette=False),
    Command("home.goals", "open_page('goals')", "g", "goals", "Open your goals", Where.HOME,
            footer=False, palette=False),
    Command("home.mentorships", "mentorships", "m", "mentor",
            "Switch to another mentor, or begin with a new one", Where.HOME, footer=False),
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
    Command("guide.differ", "mark_differing", "ctrl+r", "we differ",
            "Say that you and your mentor differ in a row of words, or take that back",
            Where.GUIDE, footer=False),
    Command("guide.finish", "finish", "ctrl+s", "finish", "Finish this run and keep it as it is",
            Where.GUIDE, footer=False),
    Command("guide.older", "older", "f4", "from older pages",
            "Show answers whose question is gone", Where.GUIDE, footer=False),
    # lists of items
    Command("cards.open", "open_item", "o", "open", "Open the item; enter does too",
            Where.CARDS, footer=False, palette=False),
    Command("cards.add", "add_item", "n", "new", "Add an item", Where.CARDS, palette=False),
    Command("cards.pick", "pick({n})", "1,2,3,4,5,6,7,8,9", "answer",
            "Answer the first question of the item; the same digit takes it back", Where.CARDS,
            footer=False, shown="1 to 9", palette=False),
    Command("cards.tick", "tick", "space", "tick", "Tick the item, or take the tick away",
            Where.CARDS, palette=False),
    Command("cards.longer", "minutes(1)", "plus", "longer",
            "Give a point of the agenda five more minutes", Where.CARDS, shown="+", palette=False),
    Command("cards.shorter", "minutes(-1)", "minus", "shorter",
            "Give a point of the agenda five minutes less", Where.CARDS, shown="-", palette=False),
    Command("cards.up", "move_item(-1)", "alt+up", "move up", "Move the item up", Where.CARDS,
            footer=False, palette=False),
    Command("cards.down", "move_item(1)", "alt+down", "move down", "Move the item down", Where.CARDS,
            footer=False, palette=False),
    Command("cards.archive", "archive_item", "x", "put away",
            "Put the item away, or bring it back; nothing is deleted", Where.CARDS,
            palette=False),
    Command("cards.archived", "show_archived", "z", "show put away", "Show what was put away, or hide it",
            Where.CARDS, footer=False, palette=False),
    # the notes of a meeting
    Command("notes.home", "leave", "escape", "home", "Go back to the line; from there go home",
            Where.NOTES, shown="esc"),
    Command("notes.further", "further", "ctrl+n", "before you part",
            "Go on to who does what, the next meeting and the follow-up", Where.NOTES),
    Command("notes.line", "last_line", "up", "lines", "Go up to the lines that you kept",
            Where.NOTES, footer=False, palette=False),
    Command("notes.topics", "topics", "f2,alt+t", "topics", "Go to the topics that wait", Where.NOTES),
    Command("talk.covered", "talk('covered')", "1,space,x", "covered",
            "You talked about it; the same key takes that back", Where.TALK,
            shown="space, x or 1", palette=False),
    Command("talk.again", "talk('again')", "2", "comes back", "Not done with it: again next time",
            Where.TALK, palette=False),
    Command("talk.dropped", "talk('dropped')", "3", "let go", "You let it go", Where.TALK,
            palette=False),
    Command("notes.tag", "tag({n})", ",".join(f"alt+{letter}" for letter in TAG_LETTERS), "tag",
            "Say what kind of line it is: " + _letters(TAG_LETTERS), Where.NOTE_LINE,
            footer=False, shown="alt+letter", palette=False),
    # actions, topics and feedback
    Command("actions.done", "status(1)", "1", "done", "It is done", Where.ACTIONS, palette=False),
    Command("actions.partly", "status(2)", "2", "partly", "It is partly done", Where.ACTIONS,
            palette=False),
    Command("actions.open", "status(3)", "3", "open", "It is still to be done", Where.ACTIONS,
            palette=False),
    Command("actions.dropped", "status(4)", "4", "dropped", "It is dropped, and why",
            Where.ACTIONS, palette=False),
    Command("actions.log", "log", "l", "happened", "Write down what has happened, with today's day",
            Where.ACTIONS, palette=False),
    Command("topics.waits", "status(1)", "1", "waits", "It waits until you talk about it",
            Where.TOPICS, palette=False),
    Command("topics.covered", "status(2)", "2", "covered", "You have talked about it",
            Where.TOPICS, palette=False),
    Command("topics.let_go", "status(3)", "3", "let go", "You let it go", Where.TOPICS,
            palette=False),
    Command("topics.kind", "kind({n})", ",".join(KIND_LETTERS), "kind",
            f"Say what it is: {_letters(KIND_LETTERS)}; the same letter takes it back",
            Where.TOPICS, footer=False, shown=" or ".join(KIND_LETTERS), palette=False),
    Command("topics.up", "move(-1)", "alt+up", "move up", "Move the topic up", Where.TOPICS,
            footer=False, palette=False),
    Command("topics.down", "move(1)", "alt+down", "move down", "Move the topic down", Where.TOPICS,
            footer=False, palette=False),
    Command("feedback.adopt", "status(1)", "1", "adopt", "Take it on, and look at it again",
            Where.FEEDBACK, palette=False),
    Command("feedback.test", "status(2)", "2", "test", "Test it in a small way, until a day",
            Where.FEEDBACK, palette=False),
    Command("feedback.park", "status(3)", "3", "park", "Put it aside for now", Where.FEEDBACK,
            palette=False),
    Command("feedback.decline", "status(4)", "4", "decline", "Decline it, and why",
            Where.FEEDBACK, palette=False),
    Command("feedback.outcome", "outcome", "l", "came of it", "Write down what has come of it",
            Where.FEEDBACK, palette=False),
    Command("kept.new", "new", "n", "new", "Write a new one in one line", Where.KEPT),
    Command("kept.open", "open_row", "enter", "open", "Open its card, to change everything in it",
            Where.KEPT, footer=False, palette=False),
    Command("kept.details", "details", "d", "details",
            "Show or hide everything that is known of it", Where.KEPT),
    Command("kept.take_back", "take_back", "u", "undo",
            "Take back what you did last, and then what was before", Where.KEPT),
    Command("kept.narrow", "narrow", "slash", "find", "Show only those with the words you type",
            Where.KEPT, shown="/"),
    Command("kept.view", "view", "v", "view", "Look at others: open, all, late …", Where.KEPT),
    Command("kept.closed", "closed", "z", "closed",
            "Show what is closed or put away, or hide it", Where.KEPT),
    Command("kept.put_away", "put_away", "x", "put away",
            "Put it away, or bring it back; nothing is deleted", Where.KEPT),
    Command("kept.page", "whole_page", "e", "as a page", "Open the page on which it is all kept",
            Where.KEPT, footer=False),
    Command("kept.scroll_up", "scroll_details(-1)", "shift+up", "details up",
            "Scroll the details up", Where.KEPT, footer=False, palette=False),
    Command("kept.scroll_down", "scroll_details(1)", "shift+down", "details down",
            "Scroll the details down", Where.KEPT, footer=False, palette=False),
    Command("kept.back", "back", "escape", "back", "Show all again, then go back", Where.KEPT,
            shown="esc", palette=False),
    Command("kept.keep_line", "keep_line", "enter", "keep", "Keep the line you type", Where.KEPT,
            palette=False),
    Command("kept.to_rows", "to_rows", "down", "to the list", "Go from the words to what they find",
            Where.KEPT, footer=False, palette=False),
    Command("kept.leave_line", "leave_line", "escape", "back",
            "Leave the line; what you typed is kept", Where.KEPT, shown="esc", palette=False),
    # catching something
    Command("capture.kind", "kind({n})", ",".join(f"alt+{letter}" for letter in KIND_LETTERS),
            "kind", "Say what it is: " + _letters(KIND_LETTERS), Where.CAPTURE, footer=False,
            shown="alt+letter", palette=False),
    Command("capture.next_kind", "next_kind(1)", "tab", "kind", "Go through the kinds",
            Where.CAPTURE, footer=False, palette=False),
    Command("capture.kind_before", "next_kind(-1)", "shift+tab", "kind before",
            "Go through the kinds the other way", Where.CAPTURE, footer=False, palette=False),
    # meetings
    Command("meetings.back", "back", "escape", "back", "Go back", Where.MEETINGS, shown="esc",
            palette=False),
    Command("meetings.new", "new_meeting", "n,plus", "new meeting",
            "Plan a meeting; the day that your rhythm asks for is proposed", Where.MEETINGS,
            shown="n"),
    Command("meetings.page", "whole_page", "e", "as a page",
            "Open the page of the meetings, where one is put away too", Where.MEETINGS,
            palette=False),
    Command("meeting.back", "back", "escape", "back", "Go back", Where.MEETING, shown="esc",
            palette=False),
    Command("meeting.held", "held", "h", "we met", "The meeting happened, prepared or not",
            Where.MEETING),
    Command("meeting.moved", "moved", "m", "moved", "It is on another day, or on none yet",
            Where.MEETING),
    Command("meeting.off", "called_off", "x", "called off", "It does not take place", Where.MEETING),
    Command("meeting.prep", "prepare", "p", "prep", "Prepare this meeting", Where.MEETING),
    Command("meeting.notes", "notes", "n", "notes", "Take notes of this meeting", Where.MEETING),
    Command("meeting.reflect", "reflect", "r", "reflect", "Look back on this meeting",
            Where.MEETING),
    Command("meeting.followup", "followup", "f", "follow-up", "See the follow-up as it would leave",
            Where.MEETING),
    Command("meeting.edit", "edit", "e", "edit", "Change the day, the time, the place, the aim",
            Where.MEETING),
    Command("meeting.undo", "take_back", "u", "undo",
            "Take back the last of these: it is planned again, on its day of before", Where.MEETING),
    Command("meeting.agenda", "agenda", "a", "agenda", "See the agenda as it would leave",
            Where.MEETING),
    Command("meeting.pages", "other_pages", "o", "pages",
            "Choose among all pages of this meeting", Where.MEETING, footer=False, palette=False),
    # what leaves
    Command("preview.back", "back", "escape", "back", "Go back", Where.PREVIEW, shown="esc",
            palette=False),
    Command("preview.copy", "copy", "c", "copy", "Copy the text", Where.PREVIEW),
    Command("preview.write", "write", "w", "write a file", "Write the text to a file",
            Where.PREVIEW),
    Command("preview.form", "form", "f", "format", "Change between Markdown and HTML",
            Where.PREVIEW),
    Command("preview.sent", "sent", "s", "mark as sent",
            "Keep the follow-up with the notes, as sent today", Where.PREVIEW),
)  # fmt: skip
"""All commands, in the order in which they are explained."""


def commands(where: Where) -> tuple[Command, ...]:
    """The commands that work on a kind of screen."""
    return tuple(command for command in COMMANDS if command.where is where)


def bindings(*where: Where) -> list[BindingType]:
    """The bindings of a screen, in table order."""
    return [
        binding for command in COMMANDS if command.where in where for binding in command.bindings()
    ]


def table(where: Iterable[Where] = tuple(Where)) -> list[tuple[Where, str, str]]:
    """(where, key, help) of every command, for the help screen and the README."""
    chosen = tuple(where)
    return [(c.where, c.key_words, c.help) for c in COMMANDS if c.where in chosen]

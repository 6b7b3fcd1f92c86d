"""What a line that begins with a dot asks for: back, skip, why and the like.

A dot and a letter are a command everywhere, so that no answer is ever taken for one; who wants to
say such words literally writes two dots.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "back": "the question before",
        "skip": "leave it as it is; an empty line does the same",
        "next": "the next step of the page",
        "open": "the next question that has no answer yet",
        "steps": "the steps of this page; .step 2 goes to the second one",
        "step": "the step with this number, or with these words in its title",
        "stop": "leave here; everything is kept",
        "help": "what can be done here",
        "why": "why it is asked",
        "example": "an example",
        "again": "the question once more",
        "now": "the whole of what you answered",
        "clear": "take your answer away",
        "earlier": "what it said before, to bring it back",
        "then": "what you said at other times",
        "edit": "write it in your own editor",
        "add": "go on after what is there",
        "mine": "agree on what you said",
        "theirs": "agree on what your mentor said",
        "raise": "make this question a topic for the next meeting",
        "differ": "say that you two differ here, or take that back",
        "new": "a new one, question by question",
        "change": "a line said anew: .change 2 new words",
        "done": "tick a line, or take the tick back: .done 2",
        "drop": "take a line out: .drop 2",
        "up": "one place up: .up 2",
        "down": "one place down: .down 2",
        "away": "put it away, or bring it back: .away 2",
        "all": "also what is closed or put away",
        "tag": "another kind of line: .tag 2 advice",
        "talk": "what became of a topic: .talk 2 covered, again or dropped",
        "view": "look at others: .view late",
        "find": "only those with these words: .find form; .find alone shows all again",
        "undo": "take back what you did last",
        "more": "the next ones",
        "private": "take private answers along",
        "write": "write it to a file: .write notes.md",
        "sent": "keep it as sent today",
        "older": "answers whose question is gone",
        "finish": "finish this run and keep it as it is",
    }
)
"""Every command, in the order in which help tells them, with what it does."""

EVERYWHERE = ("back", "skip", "next", "open", "steps", "again", "help", "stop")
"""What can be done at every question of a page."""

NOTHING: Mapping[str, str] = MappingProxyType({})
"""Every command does here what it does anywhere."""

LIKE_COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        **{word: word for word in ("back", "skip", "why", "example", "help", "stop", "undo")},
        **dict.fromkeys(("?", "menu"), "help"),
        **dict.fromkeys(("quit", "exit", "leave", "bye", "home"), "stop"),
    }
)
"""Words that somebody may type who means a command, and the command that they may mean."""

_COMMAND = re.compile(r"\s*\.([A-Za-z]+)(?:\s+(.*))?\s*\Z")
_LITERAL = re.compile(r"\s*\.\.[A-Za-z]")


class NoSuchCommandError(Exception):
    """The line begins with a dot and a word that means nothing; the message says what does."""


class Command(Struct, frozen=True):
    """A command, and what stands after it."""

    name: str
    rest: str = ""

    @property
    def number(self) -> int | None:
        """The number that it begins with, or None."""
        first = self.rest.split(maxsplit=1)[:1]
        return int(first[0]) if first and first[0].isdecimal() and len(first[0]) < 9 else None

    @property
    def words(self) -> str:
        """What stands after the number, or all of it where there is none."""
        parts = self.rest.split(maxsplit=1)
        return self.rest if self.number is None else " ".join(parts[1:])


def read_command(line: str) -> Command | str:
    """The command that a line is, or its words.

    The beginning of a command is enough where no other one begins so.

    Raises:
        NoSuchCommandError: It begins with a dot and a word, but there is no such command.
    """
    if _LITERAL.match(line):
        return line.replace(".", "", 1)
    found = _COMMAND.match(line)
    if found is None:
        return line
    word = found[1].casefold()
    names = [name for name in COMMANDS if name.startswith(word)]
    if word in COMMANDS:
        names = [word]
    if len(names) == 1:
        return Command(names[0], (found[2] or "").strip())
    if names:
        several = ", ".join(f".{name}" for name in names)
        raise NoSuchCommandError(f"“.{word}” could be {several}: type more of it.")
    raise NoSuchCommandError(
        f"There is no “.{word}”; .help says what there is. "
        "Words that begin with a dot are written with two."
    )


def help_lines(names: Iterable[str], here: Mapping[str, str] = NOTHING) -> str:
    """These commands, one in a line, with what they do.

    Args:
        names: The commands.
        here: What some of them do in this place, where that is more or less than anywhere else.
    """
    return "\n".join(f".{name}: {here.get(name, COMMANDS[name])}" for name in dict.fromkeys(names))

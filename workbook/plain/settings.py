"""The settings that concern plain mode: each with what it says now, changed by its number."""

from __future__ import annotations

from workbook.plain.commands import Command, help_lines
from workbook.plain.session import AS_IT_WAS, Session, Stopped, nothing_here
from workbook.preferences import Preferences
from workbook.setting_words import (
    ALL,
    USUAL_PLACE,
    Shown,
    editor_named_by,
    origin,
    value_of,
    what_is_wrong,
)
from workbook.settings import CHOICES, KEYS_TABLE, SWITCHES

OF_THE_SCREENS = ("theme", KEYS_TABLE)
"""Settings that only the screens know."""

HERE_IT_DOES = {"editor": "The command that .edit opens", "data": "All you wrote"}
"""What some settings do in plain mode, where it is not what they do on the screens."""

LATER = ("plain", "content", "data", "backups")
"""Settings that hold from the next start on."""

OF_SETTINGS = {"clear": "take what is usual again: .clear 2", "again": "the settings once more"}
"""What can be done besides."""

NONE_HERE = "There are no settings to change here."


def show_settings(session: Session) -> None:
    """The settings, each to be changed by its number, until one goes back.

    Raises:
        Ended: There are no more lines.
    """
    chosen = session.around.preferences
    if chosen is None:
        session.say(NONE_HERE)
        return
    shown = [one for one in ALL if one.key not in OF_THE_SCREENS]
    _tell(session, chosen, shown)
    while True:
        said = session.read()
        if isinstance(said, Command):
            if said.name in ("stop", "back", "skip", "next"):
                return
            _command(session, chosen, shown, said)
            continue
        word = said.strip()
        if not word:
            return
        if not word.isdecimal() or not 1 <= int(word) <= len(shown):
            session.say(f"A number from 1 to {len(shown)}, or an empty line.")
            continue
        try:
            _change(session, chosen, shown[int(word) - 1])
        except Stopped:
            session.say(AS_IT_WAS)


def _tell(session: Session, chosen: Preferences, shown: list[Shown]) -> None:
    session.say()
    session.say("Settings")
    for problem in chosen.wrong:
        session.say(problem)
    for key in chosen.unknown:
        session.say(f"“{key}” means nothing to this version; it stays in the file.")
    for number, one in enumerate(shown, 1):
        words = HERE_IT_DOES.get(one.key, one.words)
        session.say(f"{number}. {one.name}: {_value(chosen, one).rstrip('.')}. {words}.")
    if chosen.file is not None:
        session.say(f"They are in {chosen.file}; colours and keys of the screens stand there too.")
    session.say("A number changes one; .clear 2 takes what is usual; an empty line goes back.")


def _value(chosen: Preferences, one: Shown) -> str:
    """What a setting says, and who says so."""
    value = value_of(chosen, one.key)
    by = origin(chosen, one.key)
    if not value:
        return f"{_usual(chosen, one)}, as usual"
    return f"{value}, named by {by}" if one.key in chosen.named else value


def _usual(chosen: Preferences, one: Shown) -> str:
    if one.key in CHOICES:
        return CHOICES[one.key][0]
    if one.key in SWITCHES:
        return "no"
    return editor_named_by() if one.key == "editor" else chosen.usual.get(one.key, USUAL_PLACE)


def _command(session: Session, chosen: Preferences, shown: list[Shown], said: Command) -> None:
    match said.name:
        case "clear" if 1 <= (said.number or 0) <= len(shown):
            _take(session, chosen, shown[(said.number or 0) - 1], None)
        case "clear":
            session.say("Such as .clear 2")
        case "again":
            _tell(session, chosen, shown)
        case "help":
            session.say(help_lines((*OF_SETTINGS, "stop"), OF_SETTINGS))
        case _:
            session.say(nothing_here(said))


def _change(session: Session, chosen: Preferences, one: Shown) -> None:
    """Change a setting in the way that suits it.

    Raises:
        Stopped: One leaves it as it is.
        Ended: There are no more lines.
    """
    if one.key in SWITCHES:
        _take(session, chosen, one, not value_of(chosen, one.key) or None)
    elif one.key in CHOICES:
        values = CHOICES[one.key]
        for number, value in enumerate(values, 1):
            session.say(f"{number}. {value}")
        at = session.number(len(values), f"{one.name}?")
        if at is not None:
            _take(session, chosen, one, None if at == 1 else values[at - 1])
    else:
        what = "Which command?" if one.key == "editor" else "Which folder?"
        while typed := session.ask(f"{what} An empty line leaves it as it is."):
            wrong = what_is_wrong(one.key, typed)
            if not wrong:
                _take(session, chosen, one, typed)
                return
            session.say(wrong)


def _take(session: Session, chosen: Preferences, one: Shown, value: str | bool | None) -> None:
    """Take a value, or what is usual (None), and say so."""
    if one.key in chosen.named:
        by = chosen.named[one.key].by
        session.say(f"{by} names it for now, so it can't be changed here.")
        return
    problem = chosen.change(one.key, value)
    if problem:
        session.say(f"It holds until you leave: {problem}")
        return
    later = " It holds from the next start on." if one.key in LATER else ""
    session.say(f"{one.name}: {_value(chosen, one).rstrip('.')}.{later}")

"""Keys that people choose for themselves: what may be a key, and what it would be taken from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from textual.keys import KEY_NAME_REPLACEMENTS, key_to_character

from workbook.ui.command import WITHOUT_TEXT, Command, Where
from workbook.ui.commands import COMMANDS

OF_WRITING = frozenset(
    {
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *("enter", "space", "tab", "shift+tab", "backspace", "delete", "escape"),
        *(f"ctrl+{sign}" for sign in "acdefkuvwxyz"),
        *(f"{held}+{way}" for held in ("ctrl", "shift") for way in ("left", "right", "up", "down")),
        *("shift+home", "shift+end", "shift+space", "shift+enter"),
    }
)
"""Keys that move, and keys that every text needs."""

SAME = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+j": "enter",
    "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "esc",
}
"""Keys that a terminal can't tell from others."""

NAMES = {"esc": "escape", "return": "enter", "del": "delete", "ins": "insert", "pgup": "pageup"}
NAMES |= {"pgdn": "pagedown", "option": "alt", "control": "ctrl", "meta": "alt"}
"""What else keys are called."""

NAMED = OF_WRITING | {"insert", *(f"f{number}" for number in range(1, 25))}
"""Keys with a name of more than one sign."""

SIGNS = {"escape": "esc", "question_mark": "?", "slash": "/", "plus": "+", "minus": "-"}
"""Keys as people know them, where that is another name than the program's."""

TOGETHER = (
    frozenset({Where.GUIDE, Where.CARDS}),
    frozenset({Where.NOTES, Where.NOTE_LINE, Where.TALK}),
    frozenset({Where.ACTIONS, Where.KEPT}),
    frozenset({Where.TOPICS, Where.KEPT}),
    frozenset({Where.FEEDBACK, Where.KEPT}),
    frozenset({Where.REVIEW, Where.SEARCH}),
    frozenset({Where.PREVIEW, Where.TAKING}),
)
"""Which kinds of commands work on one screen; what works everywhere goes with all of them."""


def key_named(written: str) -> str | None:
    """The key as the program calls it, or None where there is no such key.

    Args:
        written: The key as people write it, such as ``?``, ``P``, ``Ctrl+K`` or ``alt+x``.
    """
    written = written.strip()
    if len(written) == 1:
        return _name_of(written)
    *held, last = re.split(r"\+(?=.)", written)
    modifiers = [NAMES.get(one.strip().casefold(), one.strip().casefold()) for one in held]
    if set(modifiers) - {"ctrl", "alt", "shift"} or len(set(modifiers)) != len(modifiers):
        return None
    name = _last_named(last.strip())
    if name is None:
        return None
    return "+".join((*(one for one in ("alt", "ctrl", "shift") if one in modifiers), name))


def _last_named(last: str) -> str | None:
    """The name of a key without what is held with it."""
    if len(last) == 1:
        return _name_of(last.lower())
    name = NAMES.get(last.casefold(), last.casefold())
    return name if name in NAMED or key_to_character(name) else None


def _name_of(sign: str) -> str | None:
    """The name of the key of one sign; None for a sign that can't be seen."""
    if sign.isalnum():
        return sign
    if not sign.isprintable() or sign.isspace():
        return None
    name = unicodedata.name(sign, "").lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name) or None


def key_words(keys: str) -> str:
    """Keys as people know them."""
    return " or ".join(_known(key) for key in keys.split(","))


def _known(key: str) -> str:
    before, plus, last = key.rpartition("+")
    return f"{before}{plus}{SIGNS.get(last) or key_to_character(last) or last}"


def may_change(command: Command) -> bool:
    """Whether a command can have another key: one whose keys stand for places in a row can't."""
    return "{n}" not in command.action


def keys_of(command: Command, changed: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of a command, with those that were changed."""
    return tuple(changed.get(command.id, command.keys).split(","))


def why_not(command: Command, key: str, changed: Mapping[str, str]) -> str:
    """Why a command can't have a key, in a sentence, or "" if it can.

    Args:
        command: The command.
        key: The key as the program calls it.
        changed: The keys that were changed, by the ids of their commands.
    """
    if key in command.keys.split(","):
        own = _taken_by(command, key, changed)
        return f"{key_words(key)} is taken: {own.help.lower()}" if own is not None else ""
    if key in SAME:
        return f"A terminal can't tell {key_words(key)} from {SAME[key]}."
    if key in OF_WRITING:
        return f"{key_words(key)} is needed for moving and writing."
    if len(key_to_character(key) or "") == 1 and not _may_be_letter(command):
        return f"{key_words(key)} is a letter where one may be writing: try it with ctrl or alt."
    other = _taken_by(command, key, changed)
    if other is None:
        return ""
    where = f" ({other.where.value.lower()})" if other.where is not command.where else ""
    return f"{key_words(key)} is taken{where}: {other.help[0].lower()}{other.help[1:]}."


def _may_be_letter(command: Command) -> bool:
    """Whether a command works where no text has the focus."""
    letters = (key_to_character(key) for key in command.keys.split(","))
    return command.where in WITHOUT_TEXT or any(letters)


def _taken_by(command: Command, key: str, changed: Mapping[str, str]) -> Command | None:
    """Another command of the same screens with this key; what always shared it may go on so."""
    own = set(command.keys.split(","))
    for other in COMMANDS:
        if other.id == command.id or not _meet(command.where, other.where):
            continue
        both = key in own and key in other.keys.split(",")
        if key in keys_of(other, changed) and not both:
            return other
    return None


def _meet(one: Where, other: Where) -> bool:
    """Whether commands of these kinds can work on the same screen."""
    return (
        one is other
        or Where.EVERYWHERE in (one, other)
        or any({one, other} <= group for group in TOGETHER)
    )


def usable(wanted: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The keys that can be taken of those that somebody wants, and why the others can't.

    Args:
        wanted: Keys as people write them, with commas between several, by ids of commands.
    """
    named: dict[str, str] = {}
    problems = []
    known = {command.id: command for command in COMMANDS}
    for name, written in wanted.items():
        command = known.get(name)
        keys = [key_named(part) for part in written.split(",")] if written != "," else ["comma"]
        if command is None:
            problems.append(f'there is no command "{name}"')
        elif not may_change(command):
            problems.append(f'"{name}" stands for a row of keys, which can\'t be changed')
        elif None in keys:
            problems.append(f'"{name}": there is no key {written}')
        else:
            named[name] = ",".join(key for key in keys if key)
    while clash := next(_clashes(named, known), None):
        name, why = clash
        del named[name]
        problems.append(f'"{name}": {why.rstrip(".")}')
    return named, tuple(problems)


def _clashes(named: Mapping[str, str], known: Mapping[str, Command]) -> Iterator[tuple[str, str]]:
    """The commands whose new key can't be, the last first, each with why."""
    for name, keys in reversed(tuple(named.items())):
        for key in keys.split(","):
            if why := why_not(known[name], key, named):
                yield name, why


def keymap(changed: Mapping[str, str]) -> dict[str, str]:
    """The keys as the app is told them.

    Where a key was shared, the app takes it away from all who had it; the others get it back here.
    """
    told = dict(changed)
    left = {key for command in COMMANDS if command.id in changed for key in command.keys.split(",")}
    for command in COMMANDS:
        if (
            command.id not in changed
            and may_change(command)
            and left & set(command.keys.split(","))
        ):
            told[command.id] = command.keys
    return told


def said_key(command: Command, changed: Mapping[str, str]) -> str:
    """The key of a command as people know it, with those that were changed."""
    return key_words(changed[command.id]) if command.id in changed else command.key_words


def in_place(names: Sequence[str], changed: Mapping[str, str]) -> list[int]:
    """Where commands stand in a row that was made by their keys, if each keeps its usual place.

    Args:
        names: The ids of the commands as they come, those with changed keys at the end; "" for
            what has none.
        changed: The keys that were changed, by the ids of their commands.

    Returns:
        Their places in ``names``, in the order in which they are to stand.
    """
    table = {command.id: (n, command.where) for n, command in enumerate(COMMANDS)}
    order = [n for n, name in enumerate(names) if name not in changed]
    for n, name in enumerate(names):
        if name not in changed:
            continue
        at, where = table[name]
        near = [k for k, m in enumerate(order) if table.get(names[m], (0, None))[1] is where]
        before = [k for k in near if table[names[order[k]]][0] < at]
        order.insert(before[-1] + 1 if before else near[0] if near else len(order), n)
    return order

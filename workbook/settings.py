"""The settings: a small TOML file that people may write by hand.

Reading never fails: what can't be used is named and left out, what isn't known is named and kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

SETTINGS_FILE = "settings.toml"
"""What the file is called in the folder of the settings."""

KEYS_TABLE = "keys"
"""The table in which keys of the screens are named, by the ids of their commands."""

LINE = r"[^\n]*\n|[^\n]+"
"""One line with its end, where TOML sees one: not at the other signs that Python splits at."""

KEY_LINE = r"""\s*(?P<quote>["']?)(?P<key>[A-Za-z0-9_.-]+)(?P=quote)\s*="""
"""A line that sets a plain key."""

HEADER_LINE = r"""\s*\[\s*(?P<quote>["']?)(?P<table>[A-Za-z0-9_-]+)(?P=quote)\s*\]"""
"""A line that begins a table."""


class Settings(NamedTuple):
    """What the mentee chose; None means the program's own choice.

    Attributes:
        theme: Name of the colour theme.
        content: Folder of one's own pages.
        editor: Command that opens long text; None means what the system's variables name.
        data: Folder of the notebook.
        backups: Folder of the backups.
        dates: How days are shown, as one of ``DATES``.
        week_starts: The day with which a week begins, as one of ``WEEKS``.
        plain: Whether the workbook opens as questions and answers, line by line.
        keys: Keys of the screens by the ids of their commands; whoever uses them checks them.
    """

    theme: str | None = None
    content: str | None = None
    editor: str | None = None
    data: str | None = None
    backups: str | None = None
    dates: str | None = None
    week_starts: str | None = None
    plain: bool = False
    keys: Mapping[str, str] = MappingProxyType({})


class SettingsRead(NamedTuple):
    """The settings as they were read.

    Attributes:
        settings: What can be used.
        problems: One message for each thing that can't, saying where it is and what to do.
        unknown: Keys that mean nothing to this version; they stay in the file.
    """

    settings: Settings
    problems: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


NO_FOLDER = frozenset({"off", "no", "none", "false", "never"})
"""What someone writes for the folder of the backups who wants none."""

DATES = ("Thu 26 Nov", "Thu Nov 26", "26.11.", "2026-11-26")
"""The forms in which days can be shown, the usual one first."""

WEEKS = ("monday", "saturday", "sunday")
"""The days with which a week can begin, the usual one first."""

CHOICES: Mapping[str, tuple[str, ...]] = {"dates": DATES, "week_starts": WEEKS}
"""What can be chosen for the settings that are a choice."""

SWITCHES = frozenset({"plain"})
"""The settings that are on or off."""

KEYS = tuple(name for name in Settings._fields if name != KEYS_TABLE)
"""What can be set in one line each, in the order in which it is explained."""


def read_settings(path: Path) -> SettingsRead:
    """The settings in this file; all defaults where there is none.

    A file that can't be read or isn't TOML is one problem and gives the defaults.
    """
    try:
        text = text_of(path)
        table = parse(text)
    except OSError as error:
        why = error.strerror or type(error).__name__
        return SettingsRead(Settings(), (f"{path} can't be read ({why}): it is left out",))
    except ValueError as error:
        return SettingsRead(Settings(), (f"{path} is not TOML ({error}): it is left out",))
    good: dict[str, Any] = {}
    problems = []
    for key in KEYS:
        if key in table:
            value, wrong = _understood(key, table[key])
            if wrong:
                problems.append(f'{path}:{line_of(text, key)}: "{key}" {wrong}: it is left out')
            else:
                good[key] = value
    keys, wrong_keys = _keys(table.get(KEYS_TABLE, {}))
    problems += [
        f'{path}:{line_of(text, key, table=KEYS_TABLE)}: "{key}" {wrong}: it is left out'
        for key, wrong in wrong_keys
    ]
    unknown = tuple(key for key in table if key not in KEYS and key != KEYS_TABLE)
    return SettingsRead(Settings(**good, keys=keys), tuple(problems), unknown)


def _understood(key: str, value: object) -> tuple[str | bool | None, str]:
    """The value of a key as it is meant, and what is wrong with it, or ""."""
    if key in SWITCHES:
        return (value, "") if isinstance(value, bool) else (None, "must be true or false")
    if not isinstance(value, str) or not value.strip():
        return None, f'must be words in quotes, such as {key} = "…"'
    if key in CHOICES:
        said = " ".join(value.split()).casefold()
        found = next((one for one in CHOICES[key] if one.casefold() == said), None)
        listed = ", ".join(f'"{one}"' for one in CHOICES[key])
        return found, "" if found else f"can be one of {listed}"
    if key == "backups" and value.strip().casefold() in NO_FOLDER:
        return None, "can name another folder, but backups are always made"
    return value, ""


def _keys(value: object) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The keys by their commands, and of each that can't be used what is wrong with it."""
    if not isinstance(value, dict):
        return {}, [(KEYS_TABLE, f'must be a table: [{KEYS_TABLE}], then "home.prep" = "x"')]
    good, wrong = {}, []
    for command, key in flat(value):
        if isinstance(key, str) and key.strip():
            good[command] = key
        else:
            wrong.append((command, f'must be a key in quotes, such as "{command}" = "ctrl+k"'))
    return good, wrong


def flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """What a table holds, by dotted names: ``home.prep = …`` makes a table within the table."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def text_of(path: Path) -> str:
    """The file's text, with a mark that some editors put first taken off; empty if there is none.

    Raises:
        OSError: It can't be read.
        ValueError: It is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""


def parse(text: str) -> dict[str, Any]:
    """The text as TOML; ``ValueError`` where it is none."""
    if not text:  # as at most starts, which then need no parser
        return {}
    import tomllib

    return tomllib.loads(text.replace("\r\n", "\n"))


def place_of(lines: list[str], key: str, *, table: str = "") -> tuple[int | None, int, int]:
    """Where a key stands: its line or None, and the first and the last line but one of its table.

    Args:
        lines: The lines of the file.
        key: The key.
        table: The table that it is in, or "" for the lines before all tables.  Where there is no
            such table, both of its lines are the end of the file.
    """
    heads = [n for n, line in enumerate(lines) if line.lstrip().startswith("[")]
    if table:
        named = (n for n in heads if (m := re.match(HEADER_LINE, lines[n])) and m["table"] == table)
        first = next(named, len(lines))
        begin = min(first + 1, len(lines))
    else:
        begin = 0
    end = next((n for n in heads if n >= begin), len(lines))
    for number in range(begin, end):
        found = re.match(KEY_LINE, lines[number])
        if found and found["key"] == key:
            return number, begin, end
    return None, begin, end


def line_of(text: str, key: str, *, table: str = "") -> int:
    """The number of the line in which a key is set, from 1; of its table where it has no line."""
    number, begin, _end = place_of(re.findall(LINE, text), key, table=table)
    return (number if number is not None else max(begin - 1, 0)) + 1

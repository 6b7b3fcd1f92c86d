"""Changing the file of the settings.

Only the lines change that have to, so that comments, order and unknown keys stay.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbook.errors import WorkbookError
from workbook.settings import KEYS, KEYS_TABLE, LINE, flat, parse, place_of, text_of

VALUE_AND_COMMENT = re.compile(
    r"""\s*(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^#"']*?)(?P<comment>\s*#.*)?\Z"""
)
"""What stands after the ``=`` of a value in one line, and the comment behind it."""

Value = str | bool | None
"""A value to write; None takes the key out."""

STARTER = """\
# The settings of your workbook. Take the # away before a line to use it.

# theme = "nord"            # the colours
# dates = "Thu 26 Nov"      # how days are shown; or "Thu Nov 26", "26.11.", "2026-11-26"
# week_starts = "monday"    # or "saturday", "sunday"
# editor = "vim"            # opens long text
# content = "~/my-pages"    # the folder of your own pages
# data = "~/Sync/notes"     # the folder of the notebook
# backups = "~/Backups"     # the folder of the backups
# plain = true              # open as questions and answers, line by line

# [keys]                    # the keys of commands; s on home lists them all
# "home.prep" = "P"
"""
"""What the file says when it is made to be edited by hand."""


class SettingsError(WorkbookError):
    """The settings can't be changed without losing something that is written there."""


def write_settings(
    path: Path, changes: Mapping[str, Value], *, keys: Mapping[str, str | None] | None = None
) -> None:
    """Set these keys in the file, or take them out (None), and leave everything else as it is.

    The file is replaced as a whole, so that a crash leaves the old one or the new one; it and its
    folder are for the owner alone.

    Args:
        path: The file.
        changes: The settings that change.
        keys: The keys of the screens that change, by the ids of their commands.

    Raises:
        SettingsError: A key is not known, or the file can't be changed without losing something.
        OSError: The file can't be read or written.
    """
    if wrong := [key for key in changes if key not in KEYS]:
        raise SettingsError(f'there is no setting "{wrong[0]}"; there are: {", ".join(KEYS)}')
    keys = keys or {}
    target = path.resolve()  # a link into someone's own collection of settings stays a link
    try:
        old = text_of(target)
        before = parse(old)
    except ValueError as error:
        raise SettingsError(f"{path} is not TOML ({error}): mend it, then try again") from error
    new = old
    for key, value in changes.items():
        new = _with(new, key, value)
    for command, pressed in keys.items():
        new = _with(new, command, pressed, table=KEYS_TABLE)
    if not _changed_only(before, new, changes, keys):
        raise SettingsError(
            f"{path} is written in a way that can't be changed here without losing something: "
            f"change {', '.join((*changes, *keys))} there by hand"
        )
    if new != old:
        replace_file(target, new)


def make_file(path: Path) -> None:
    """Make the file where there is none, with every setting in it as a comment.

    Raises:
        OSError: It can't be written.
    """
    if not path.exists():
        replace_file(path.resolve(), STARTER)


def _with(text: str, key: str, value: Value, *, table: str = "") -> str:
    """The text with this key set or taken out, by its line."""
    lines = re.findall(LINE, text)
    number, begin, end = place_of(lines, key, table=table)
    name = f'"{key}"' if table else key
    if number is not None:
        lines[number : number + 1] = [] if value is None else [_changed(lines[number], name, value)]
        return "".join(lines)
    if value is None:
        return text
    line = f"{name} = {_said(value)}\n"
    if table and begin == len(lines):
        line = f"\n[{table}]\n{line}" if lines else f"[{table}]\n{line}"
    place = _place(lines, begin, end)
    if place and not lines[place - 1].endswith("\n"):
        lines[place - 1] += "\n"
    lines.insert(place, line)
    return "".join(lines)


def _place(lines: list[str], begin: int, end: int) -> int:
    """Where a new line of a table is put: behind its last, before what belongs to the next."""
    place = end
    while end < len(lines) and place > begin and lines[place - 1].lstrip().startswith("#"):
        place -= 1  # comments right above a table belong to it
    while begin and place > begin and not lines[place - 1].strip():
        place -= 1  # so do the blank lines between two tables
    return place


def _changed(line: str, name: str, value: str | bool) -> str:
    """The line with another value; its comment and its kind of line end stay."""
    rest = line.partition("=")[2].rstrip()
    found = VALUE_AND_COMMENT.match(rest)
    comment = (found["comment"] or "") if found else ""
    return f"{name} = {_said(value)}{comment}" + ("\r\n" if line.endswith("\r\n") else "\n")


def _said(value: str | bool) -> str:
    """A value as TOML, whatever signs are in it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
    return '"' + "".join(_escape(sign, escapes) for sign in value) + '"'


def _escape(sign: str, escapes: Mapping[str, str]) -> str:
    """One sign as it may stand in a TOML string."""
    if sign in escapes:
        return escapes[sign]
    return sign if sign >= " " and sign != "\x7f" else f"\\u{ord(sign):04x}"


def _changed_only(
    before: Mapping[str, Any],
    text: str,
    changes: Mapping[str, Value],
    keys: Mapping[str, str | None],
) -> bool:
    """Whether the new text says what it said before but for these changes."""
    try:
        after = parse(text.encode().decode())
    except ValueError:
        return False
    if not keys:
        return after == _with_changes(before, changes)
    tables = before.get(KEYS_TABLE, {}), after.get(KEYS_TABLE, {})
    if not all(isinstance(table, dict) for table in tables):
        return False
    old, new = (dict(flat(table)) for table in tables)
    rest_before, rest_after = (
        {name: value for name, value in table.items() if name != KEYS_TABLE}
        for table in (before, after)
    )
    return rest_after == _with_changes(rest_before, changes) and new == _with_changes(old, keys)


def _with_changes(before: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """What should be said after the changes."""
    wanted = {key: value for key, value in before.items() if key not in changes}
    return wanted | {key: value for key, value in changes.items() if value is not None}


def replace_file(path: Path, text: str) -> None:
    """Put this text in the file's place in one step that a crash can't halve.

    Raises:
        OSError: It can't be written; the file is as it was.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".tmp-")  # always made 0600
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the file's new name durable too, where the system can say that of a folder."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""The settings: a small TOML file that people may write by hand.

Reading never fails: what can't be used is named and left out, what isn't known is named and kept.
Writing changes only the lines that it has to, so that comments, order and unknown keys stay.
"""

from __future__ import annotations

import os
import re
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from workbook.errors import WorkbookError

SETTINGS_FILE = "settings.toml"
"""What the file is called in the folder of the settings."""

LINE = re.compile(r"[^\n]*\n|[^\n]+")
"""One line with its end, where TOML sees one: not at the other signs that Python splits at."""

KEY_LINE = re.compile(r"""\s*(?P<quote>["']?)(?P<key>[A-Za-z0-9_-]+)(?P=quote)\s*=""")
"""A line that sets a plain key."""

VALUE_AND_COMMENT = re.compile(
    r"""\s*(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^#"']*?)(?P<comment>\s*#.*)?\Z"""
)
"""What stands after the ``=`` of a value in one line, and the comment behind it."""


class SettingsError(WorkbookError):
    """The settings can't be changed without losing something that is written there."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the mentee chose; None means the program's own choice.

    Attributes:
        theme: Name of the colour theme.
        content: Folder of one's own pages.
        editor: Command that opens long text; None means what the system's variables name.
        data: Folder of the notebook.
    """

    theme: str | None = None
    content: str | None = None
    editor: str | None = None
    data: str | None = None


@dataclass(frozen=True, slots=True)
class SettingsRead:
    """The settings as they were read.

    Attributes:
        settings: What can be used.
        problems: One message for each thing that can't, saying where it is and what to do.
        unknown: Keys that mean nothing to this version; they stay in the file.
    """

    settings: Settings
    problems: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


KEYS = tuple(field.name for field in fields(Settings))
"""The keys that can be set, in the order in which they are explained."""


def read_settings(path: Path) -> SettingsRead:
    """The settings in this file; all defaults where there is none.

    A file that can't be read or isn't TOML is one problem and gives the defaults.
    """
    try:
        table = _parse(_text_of(path))
    except OSError as error:
        why = error.strerror or type(error).__name__
        return SettingsRead(Settings(), (f"{path} can't be read ({why}): it is left out",))
    except ValueError as error:
        return SettingsRead(Settings(), (f"{path} is not TOML ({error}): it is left out",))
    good: dict[str, str] = {}
    problems = []
    for key in KEYS:
        value = table.get(key)
        if isinstance(value, str) and value.strip():
            good[key] = value
        elif key in table:
            problems.append(
                f'{path}: "{key}" must be words in quotes, such as {key} = "…": it is left out'
            )
    unknown = tuple(key for key in table if key not in KEYS)
    return SettingsRead(Settings(**good), tuple(problems), unknown)


def write_settings(path: Path, changes: Mapping[str, str | None]) -> None:
    """Set these keys in the file, or take them out (None), and leave everything else as it is.

    The file is replaced as a whole, so that a crash leaves the old one or the new one; it and its
    folder are for the owner alone.

    Raises:
        SettingsError: A key is not known, or the file can't be changed without losing something.
        OSError: The file can't be read or written.
    """
    if wrong := [key for key in changes if key not in KEYS]:
        raise SettingsError(f'there is no setting "{wrong[0]}"; there are: {", ".join(KEYS)}')
    target = path.resolve()  # a link into someone's own collection of settings stays a link
    try:
        old = _text_of(target)
        before = _parse(old)
    except ValueError as error:
        raise SettingsError(f"{path} is not TOML ({error}): mend it, then try again") from error
    new = old
    for key, value in changes.items():
        new = _with(new, key, value)
    if not _changed_only(before, new, changes):
        raise SettingsError(
            f"{path} is written in a way that can't be changed here without losing something: "
            f"change {', '.join(changes)} there by hand"
        )
    if new != old:
        _replace(target, new)


def _text_of(path: Path) -> str:
    """The file's text, with a mark that some editors put first taken off; empty if there is none.

    Raises:
        OSError: It can't be read.
        ValueError: It is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""


def _parse(text: str) -> dict[str, Any]:
    """The text as TOML; ``ValueError`` where it is none."""
    return tomllib.loads(text.replace("\r\n", "\n"))


def _with(text: str, key: str, value: str | None) -> str:
    """The text with this key set or taken out, by its line."""
    lines = LINE.findall(text)
    tables = (n for n, line in enumerate(lines) if line.lstrip().startswith("["))
    first_table = next(tables, len(lines))
    for number, line in enumerate(lines[:first_table]):
        found = KEY_LINE.match(line)
        if found and found["key"] == key:
            lines[number : number + 1] = [] if value is None else [_changed(line, key, value)]
            return "".join(lines)
    if value is None:
        return text
    place = first_table
    while first_table < len(lines) and place and lines[place - 1].lstrip().startswith("#"):
        place -= 1  # comments right above a table belong to it
    if place and not lines[place - 1].endswith("\n"):
        lines[place - 1] += "\n"
    lines.insert(place, f"{key} = {_quoted(value)}\n")
    return "".join(lines)


def _changed(line: str, key: str, value: str) -> str:
    """The line with another value; its comment and its kind of line end stay."""
    rest = line.partition("=")[2].rstrip()
    found = VALUE_AND_COMMENT.match(rest)
    comment = (found["comment"] or "") if found else ""
    return f"{key} = {_quoted(value)}{comment}" + ("\r\n" if line.endswith("\r\n") else "\n")


def _quoted(value: str) -> str:
    """A TOML string for this value, whatever signs are in it."""
    escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
    return '"' + "".join(_escape(sign, escapes) for sign in value) + '"'


def _escape(sign: str, escapes: Mapping[str, str]) -> str:
    """One sign as it may stand in a TOML string."""
    if sign in escapes:
        return escapes[sign]
    return sign if sign >= " " and sign != "\x7f" else f"\\u{ord(sign):04x}"


def _changed_only(before: Mapping[str, Any], text: str, changes: Mapping[str, str | None]) -> bool:
    """Whether the new text says what it said before but for these changes."""
    wanted = {key: value for key, value in before.items() if key not in changes}
    wanted.update({key: value for key, value in changes.items() if value is not None})
    try:
        return _parse(text.encode().decode()) == wanted
    except ValueError:
        return False


def _replace(path: Path, text: str) -> None:
    """Put this text in the file's place in one step that a crash can't halve."""
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

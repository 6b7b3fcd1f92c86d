"""What the settings are called, what they say now, where that comes from, and what can't be taken."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct

from workbook.preferences import Preferences
from workbook.settings import KEYS_TABLE, Settings


class Shown(Struct, frozen=True):
    """A setting as it is shown.

    Attributes:
        key: Its key in the file.
        name: What it is called.
        words: What it does, in a sentence without its end.
        later: It holds from the next start on.
        above: The heading of the part that begins with it, or "".
    """

    key: str
    name: str
    words: str
    later: bool = False
    above: str = ""


ALL = (
    Shown("theme", "Colours", "How everything looks", above="Looks"),
    Shown("dates", "Days", "How days are shown; what leaves says Thu 26 Nov"),
    Shown("week_starts", "Week", "From when “next fri” and “end of week” count"),
    Shown(KEYS_TABLE, "Keys", "Which key does what", above="Keys and writing"),
    Shown("editor", "Editor", "The command that opens long text"),
    Shown("plain", "Plain", "Opens as questions and answers", later=True),
    Shown("content", "Your own pages", "Pages that add to the others", later=True, above="Folders"),
    Shown("data", "Notebook", "All you wrote; another folder is opened at once"),
    Shown("backups", "Backups", "A copy of each day that you write", later=True),
)
"""The settings, in the order in which they are shown."""

USUAL_PLACE = "in its usual place"
"""What is said of a folder that nobody names."""


def value_of(preferences: Preferences, key: str) -> str:
    """What a setting says, or "" where nothing is chosen."""
    if key in preferences.named:
        return preferences.named[key].value
    chosen = getattr(preferences.settings, key)
    if isinstance(chosen, bool):
        return "yes" if chosen else ""
    return chosen if isinstance(chosen, str) else ""


def origin(preferences: Preferences, key: str) -> str:
    """Where the value comes from, in a word; "" where it is the usual one."""
    if key in preferences.named:
        return preferences.named[key].by
    if getattr(preferences.settings, key) != getattr(Settings(), key):
        return "file" if preferences.file is not None else "until you leave"
    return _editor_variable() if key == "editor" else ""


def _editor_variable() -> str:
    """The variable that names an editor, or ""."""
    return next((name for name in ("VISUAL", "EDITOR") if os.environ.get(name)), "")


def editor_named_by() -> str:
    """The editor that is used where the settings name none."""
    variable = _editor_variable()
    return os.environ[variable] if variable else "nano or vi"


def short_folder(value: str) -> str:
    """A folder with ``~`` for one's home; any other value as it is."""
    home = str(Path.home())
    return f"~{value.removeprefix(home)}" if value.startswith(f"{home}{os.sep}") else value


def what_is_wrong(key: str, typed: str) -> str:
    """Why a folder or a command can't be taken, in a sentence, or "" if it can.

    Args:
        key: The setting.
        typed: What was typed; empty takes what is usual.
    """
    if not typed.strip():
        return ""
    return _wrong_command(typed) if key == "editor" else _wrong_folder(key, typed)


def _wrong_command(typed: str) -> str:
    import shlex
    from shutil import which

    try:
        words = shlex.split(typed)
    except ValueError:
        return "A quotation mark is missing."
    if not words or which(words[0]) is None:
        return f"There is no program {words[0] if words else typed} here."
    return ""


def _wrong_folder(key: str, typed: str) -> str:
    try:
        folder = Path(typed.strip()).expanduser()
        if not folder.is_absolute():
            return "Type the whole path, from / or ~ on."
        if folder.exists() and not folder.is_dir():
            return f"{folder} is a file: a folder is meant."
        if key == "content" and not folder.exists():
            return f"{folder} is not there: create it first."
        above = next(one for one in (folder, *folder.parents) if one.exists())
        if key == "backups" and not os.access(above, os.W_OK):
            return f"{above} can't be written to."
    except (OSError, RuntimeError, ValueError) as error:
        return f"{typed.strip()} can't be used: {getattr(error, 'strerror', None) or error}."
    return ""

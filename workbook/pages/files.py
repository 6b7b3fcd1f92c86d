"""Page files on disk: which there are, and their text."""

from __future__ import annotations

import re
import stat
from collections.abc import Sequence
from pathlib import Path

from workbook.pages.packs import Problem

MOST_BYTES = 1_000_000
"""A page of more than this is not read: it was never typed."""

MOST_FILES = 300
"""Pages of one folder that are read."""

MOST_TOGETHER = 5_000_000
"""Bytes of one folder's pages that are read, all together."""

LOCK_NAME = "ids.lock"
"""The file in which every id that was ever released is kept."""

_LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Za-z]{2,4})?")


def shown(path: Path) -> str:
    """The path as shown in messages: from the current folder on where it lies in it."""
    try:
        absolute = path.absolute()
        here = Path.cwd()
    except OSError:
        return str(path)
    return str(absolute.relative_to(here)) if absolute.is_relative_to(here) else str(absolute)


def unreadable(file: str, message: str, line: int = 1) -> Problem:
    """The message about a file or folder that can't be read."""
    return Problem(file, line, 1, "error", "E100", message)


def page_files(folder: Path) -> tuple[list[Path], Problem | None]:
    """The pages of a folder by name, README.md and hidden files left out.

    A folder that is missing or can't be read gives a message instead, and one that holds more than
    anyone would fill in gives a message with the first of its pages.
    """
    try:
        entries = sorted(folder.iterdir())
    except FileNotFoundError:
        return [], unreadable(shown(folder), "there is no such folder; create it or name another")
    except NotADirectoryError:
        return [], unreadable(shown(folder), "this is a file; name the folder that it lies in")
    except OSError as error:
        return [], unreadable(shown(folder), f"the folder can't be read: {error.strerror}")
    found = [
        path
        for path in entries
        if path.suffix.lower() == ".md"
        and path.name.lower() != "readme.md"
        and not path.name.startswith(".")
    ]
    read = _first(found)
    if len(read) == len(found):
        return found, None
    left = f"these are too many pages; {found[len(read)].name} and all after it are not read"
    return read, unreadable(shown(folder), left)


def _first(files: Sequence[Path]) -> list[Path]:
    """As many of these files as are read."""
    read: list[Path] = []
    size = 0
    for path in files[:MOST_FILES]:
        try:
            state = path.stat()
        except OSError:  # told when it is read
            state = None
        # What is refused on its own is not read and takes no room.
        if state is not None and state.st_size <= MOST_BYTES:
            size += state.st_size
        if size > MOST_TOGETHER:
            break
        read.append(path)
    return read


def read_text(path: Path) -> str | Problem:
    """The text of a page file, line ends as they are; a message where it can't be read.

    A link is followed inside the folder only: a page from somewhere else must not make the program
    read, and show in its messages, a file that was never part of it.
    """
    file = shown(path)
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            return unreadable(file, "this is a folder; a page is a text file")
        if not stat.S_ISREG(state.st_mode):
            return unreadable(file, "this is no ordinary file; a page is a text file")
        if path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
            return unreadable(file, "this is a link to a file elsewhere; put the page itself here")
        if state.st_size > MOST_BYTES:
            size = state.st_size / 1_000_000
            return unreadable(
                file, f"the file has {size:.1f} MB; a page may have {MOST_BYTES // 1_000_000}"
            )
        with path.open("rb") as opened:
            data = opened.read(MOST_BYTES)
    except FileNotFoundError:
        return unreadable(file, "there is no such file")
    except OSError as error:
        return unreadable(file, f"the file can't be read: {error.strerror}")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return unreadable(file, "this is not UTF-8 text; save the file as UTF-8", line)


def lock_beside(folder: Path) -> Path | None:
    """Where the lock of a folder of pages lies, if there is one.

    A folder of one language shares the lock beside it with the other languages; any other folder
    has its own inside.
    """
    inside, beside = folder / LOCK_NAME, folder.parent / LOCK_NAME
    if inside.exists():
        return inside
    return beside if is_of_language(folder) and beside.exists() else None


def is_of_language(folder: Path) -> bool:
    """Whether a folder holds the pages of one language, such as ``en``, by its name."""
    return _LANGUAGE.fullmatch(folder.absolute().name) is not None

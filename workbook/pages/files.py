"""Page files on disk: which there are, and their text."""

from __future__ import annotations

import stat
from pathlib import Path

from workbook.pages.packs import Problem

MOST_BYTES = 5_000_000
"""A page of more than this is not read: it was never typed."""


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

    A folder that is missing or can't be read gives a message instead.
    """
    try:
        entries = sorted(folder.iterdir())
    except FileNotFoundError:
        return [], unreadable(shown(folder), "there is no such folder; create it or name another")
    except NotADirectoryError:
        return [], unreadable(shown(folder), "this is a file; name the folder that it lies in")
    except OSError as error:
        return [], unreadable(shown(folder), f"the folder can't be read: {error.strerror}")
    return [
        path
        for path in entries
        if path.suffix.lower() == ".md"
        and path.name.lower() != "readme.md"
        and not path.name.startswith(".")
    ], None


def read_text(path: Path) -> str | Problem:
    """The text of a page file, line ends as they are; a message where it can't be read."""
    file = shown(path)
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            return unreadable(file, "this is a folder; a page is a text file")
        if not stat.S_ISREG(state.st_mode):
            return unreadable(file, "this is no ordinary file; a page is a text file")
        if state.st_size > MOST_BYTES:
            size = state.st_size / 1_000_000
            return unreadable(
                file, f"the file has {size:.0f} MB; a page may have {MOST_BYTES // 1_000_000}"
            )
        data = path.read_bytes()
    except FileNotFoundError:
        return unreadable(file, "there is no such file")
    except OSError as error:
        return unreadable(file, f"the file can't be read: {error.strerror}")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return unreadable(file, "this is not UTF-8 text; save the file as UTF-8", line)

"""Writes what leaves into a file: whole or not at all, and for nobody else to read."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

MODE = 0o600
"""Only its owner may read it: it is the mentee who hands it on."""


def write_file(path: Path, content: str | bytes, *, force: bool = False) -> None:
    """Put a file in place as a whole.

    Args:
        path: The file.
        content: What it holds; text is written as UTF-8.
        force: Whether a file that is there already is written over.

    Raises:
        FileExistsError: There is such a file, and ``force`` is not set; it is as it was.
        OSError: The file can't be written; nothing of it is left.
    """
    data = content.encode() if isinstance(content, str) else content
    if path.is_dir():
        raise IsADirectoryError(21, "it is a folder", str(path))
    temporary = path.with_name(f".{path.name[:200]}.{secrets.token_hex(4)}.new")
    claimed = False
    try:
        _write(temporary, data)
        if not force:
            # Claims the name, so that nobody's file is written over that was made meanwhile.
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, MODE))
            claimed = True
        temporary.replace(path)
        claimed = False
    finally:
        temporary.unlink(missing_ok=True)
        if claimed:
            path.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    """Write a new file so that it is on the disk."""
    with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, MODE), "wb") as file:  # noqa: PTH123 (a path has no mode of the file to be made)
        if os.name == "posix":
            os.fchmod(file.fileno(), MODE)  # a umask may have taken even the owner's rights away
        file.write(data)
        file.flush()
        os.fsync(file.fileno())

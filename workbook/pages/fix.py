"""Writes missing ids into a page: proposed from its words once, and from then on they stand."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from workbook.pages.files import read_text, shown
from workbook.pages.packs import Problem
from workbook.pages.reader import read_draft
from workbook.pages.source import Edit

_LINE = re.compile(r"([^\r\n]*)(\r\n?|\n|$)")
_MARK = "\ufeff"


def fix(source: str) -> str:
    """The page with an id on every question and choice that had none; nothing else changes.

    A page without such gaps comes back as it was, line ends and byte order mark included.
    """
    edits = read_draft(source, "").edits
    if not edits:
        return source
    by_line: dict[int, list[Edit]] = {}
    for edit in edits:
        by_line.setdefault(edit.line, []).append(edit)
    mark = _MARK if source.startswith(_MARK) else ""
    written: list[str] = []
    for number, found in enumerate(_LINE.finditer(source.removeprefix(_MARK)), 1):
        line = found[1]
        for edit in sorted(by_line.get(number, ()), key=lambda e: e.start, reverse=True):
            line = line[: edit.start - 1] + edit.text + line[edit.end - 1 :]
        written.append(line + found[2])
    return mark + "".join(written)


def fix_file(path: Path) -> Problem | bool:
    """Mend a file in place; the old text stays whole until the new one is on disk.

    Returns:
        Whether anything was written in, or a message where the file can't be read or written.
    """
    text = read_text(path)
    if isinstance(text, Problem):
        return text
    mended = fix(text)
    if mended == text:
        return False
    real = path.resolve()
    try:
        handle, name = tempfile.mkstemp(dir=real.parent, prefix=f".{real.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(mended.encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(real.stat().st_mode & 0o777)
            Path(name).replace(real)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        message = f"the ids can't be written: {error.strerror}"
        return Problem(shown(path), 1, 1, "error", "E100", message)
    return True

"""Pages as they were read last, kept in a file, so that a start needs no Markdown parser.

Reading the pages anew costs more than a tenth of a start, half of it the import of the parser.  The
file holds nothing but the pages' own data as JSON, is checked against every page file each time,
and is written anew when anything is different.  It may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import MsgspecError, Struct, json

from workbook.pages.files import lock_beside, page_files, shown
from workbook.pages.model import Page
from workbook.pages.packs import Pack, Problem
from workbook.spare_file import get_stamped, put_stamped

FORMAT = 1
"""Rises when the same pages would be kept differently."""


class Kept(Struct, frozen=True):
    """What the file holds; see ``Pack``."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    broken: tuple[Problem, ...]


def load_pack(builtin: Path, own: Path | None, kept: Path) -> Pack:
    """Every page, as ``pack.load_pack`` reads them, from a file where that is still right.

    Args:
        builtin: The folder of the built-in pages.
        own: The user's folder, or None.
        kept: The file.  That it can't be written is no error, and its folder is made by others:
            looking at a workbook leaves nothing behind.
    """
    stamp = _stamp(builtin, own)
    pack = _read(kept, stamp)
    if pack is None:
        from workbook.pages.pack import load_pack as read_all

        pack = read_all(builtin, own)
        content = Kept(tuple(pack.pages.values()), pack.problems, pack.broken)
        put_stamped(kept, stamp, json.encode(content))
    return pack


def _stamp(builtin: Path, own: Path | None) -> str:
    """What tells that neither a page nor the program that reads them has changed."""
    digest = hashlib.blake2b(digest_size=16)
    for part in _parts(builtin, own):
        digest.update(part.encode(errors="surrogateescape") + b"\0")
    return digest.hexdigest()


def _parts(builtin: Path, own: Path | None) -> Iterator[str]:
    yield str(FORMAT)
    program = sorted(Path(__file__).parent.glob("*.py"))
    yield from map(_state, program)
    for folder in (builtin, own):
        if folder is None:
            yield "no folder"
            continue
        # Messages name files from the current folder on.
        yield f"{folder.absolute()} {shown(folder)}"
        files, problem = page_files(folder)
        yield str(problem)
        lock = lock_beside(folder)
        yield from map(_state, (*files, *([lock] if lock else [])))


def _state(path: Path) -> str:
    """A file's name with all that changes when it is written or replaced."""
    try:
        state = os.stat(path)  # noqa: PTH116 - one call for dozens of files at each start
    except OSError as error:
        return f"{path}: {error.errno}"
    numbers = (state.st_ino, state.st_mode, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
    return f"{path} {numbers}"


def _read(path: Path, stamp: str) -> Pack | None:
    """The pack in a file; None where there is none, or one of other pages, or a damaged one."""
    body = get_stamped(path, stamp)
    if body is None:
        return None
    try:
        kept = json.decode(body, type=Kept)
    except MsgspecError:
        return None
    return Pack({page.id: page for page in kept.pages}, kept.problems, kept.broken)

"""Writing an export: a folder that is there as a whole or not at all, and for nobody else to read."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from itertools import chain
from pathlib import Path

from msgspec import Struct

from workbook.errors import UsageError
from workbook.journey.export.entries import leaves
from workbook.journey.export.gate import Gate
from workbook.journey.export.model import Leaf
from workbook.output.export.incoming import JSON_FILE
from workbook.output.export.naming import Names
from workbook.output.export.reading_file import README, index, page
from workbook.output.export.shape import to_text
from workbook.output.writing import write_file

FOLDER_MODE = 0o700
"""Only its owner may look into it."""


class Export(Struct, frozen=True):
    """What is written.

    Attributes:
        files: The readable files by the parts of their path.
        index: The text of the file that leads to them.
        json: The complete file, in pieces.
    """

    files: Mapping[tuple[str, ...], str]
    index: str
    json: Iterable[str]


def build(gate: Gate, now: datetime, *, private: bool) -> Export:
    """Everything that leaves.

    Args:
        gate: The workbook, and what of it may leave where the private stays.
        now: This moment, with its offset.
        private: Whether private answers leave, too.
    """
    reading = gate.reading if private else gate.open_reading()
    records = gate.records if private else gate.open_records()
    found = leaves(reading)
    placed = dict(_placed(found))
    kept_back = 0 if private else gate.count
    text = index(placed, now, private=private, kept_back=kept_back)
    files = {path: page(leaf) for path, leaf in placed.items()}
    return Export(files, text, to_text(records, now, private=private))


def _placed(found: Iterable[Leaf]) -> Iterator[tuple[tuple[str, ...], Leaf]]:
    """Each file with its path; folders that people call alike are one."""
    inside: dict[tuple[str, ...], Names] = {(): Names(README, JSON_FILE)}
    known: dict[tuple[str, ...], tuple[str, ...]] = {(): ()}
    for leaf in found:
        path: tuple[str, ...] = ()
        for depth in range(1, len(leaf.folders) + 1):
            words = (*leaf.owner, *leaf.folders[:depth])
            if words not in known:
                name = inside.setdefault(path, Names()).give(leaf.folders[depth - 1])
                known[words] = (*path, name)
            path = known[words]
        yield (*path, inside.setdefault(path, Names()).give(leaf.name, ".md")), leaf


def proposed(now: datetime, parent: Path) -> Path:
    """A folder that is not there yet, called after the day."""
    name = f"workbook-{now.date().isoformat()}"
    number = 1
    while os.path.lexists(parent / name):
        number += 1
        name = f"workbook-{now.date().isoformat()}-{number}"
    return parent / name


def check_folder(folder: Path) -> None:
    """Make sure that an export may be written there: nothing is, or an empty folder.

    Raises:
        UsageError: Something is in it; nothing is ever written over, an earlier export neither.
    """
    if not os.path.lexists(folder):
        if not folder.absolute().parent.is_dir():
            raise UsageError(
                f"there is no folder {folder.absolute().parent}: make it first, or name another"
            )
        return
    if not folder.is_dir() or folder.is_symlink():
        raise UsageError(f"{folder} is there already and is no folder: give another name")
    if (folder / JSON_FILE).is_file():
        raise UsageError(
            f"{folder} holds an earlier export, which is never written over: "
            "give another name, or delete that one first"
        )
    if next(folder.iterdir(), None) is not None:
        raise UsageError(f"{folder} is not empty: give the name of a folder that isn't there yet")


def write(
    export: Export, folder: Path, tell: Callable[[float], object] = lambda _part: None
) -> None:
    """Write an export so that it is on the disk.

    Args:
        export: What is written.
        folder: Where; see ``check_folder``.
        tell: Told again and again which part of it is done, from 0 to 1.

    Raises:
        UsageError: Something is there already.
        OSError: It can't be written; nothing of it is left.
    """
    check_folder(folder)
    with _made_whole(folder) as new:
        # JSON comes last: who finds it has everything.
        files = chain(export.files.items(), [((README,), export.index)])
        count = len(export.files) + 2
        for number, (path, text) in enumerate(files, 1):
            _make_folders(new, path[:-1])
            write_file(new.joinpath(*path), text)
            tell(number / count)
        write_file(new / JSON_FILE, "".join(export.json))
        tell(1.0)


@contextmanager
def _made_whole(folder: Path) -> Iterator[Path]:
    """A folder beside it, which takes its name at the end; of one that fails nothing is left."""
    new = folder.with_name(f".{folder.name[:200]}.{secrets.token_hex(4)}.new")
    _make_private(new)
    try:
        yield new
        if folder.is_dir():
            folder.rmdir()  # an empty one; if something came into it meanwhile this fails
        new.rename(folder)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise


def _make_folders(root: Path, path: Iterable[str]) -> None:
    for name in path:
        root = root / name
        if not root.is_dir():
            _make_private(root)


def _make_private(folder: Path) -> None:
    folder.mkdir(mode=FOLDER_MODE)
    folder.chmod(FOLDER_MODE)  # a umask may have taken even the owner's rights away

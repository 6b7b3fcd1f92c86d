"""Builds the workbook that a call names: its pages, its notebook and its clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbook.cli.call import Call
from workbook.cli.missing import check_not_missing, is_begun
from workbook.journey.reading import Reading
from workbook.journey.workbook import Workbook
from workbook.notebook.backups import Backups
from workbook.notebook.notebook import Notebook
from workbook.notebook.snapshot import Snapshot
from workbook.pages.cache import load_pack
from workbook.pages.packs import Pack

if TYPE_CHECKING:
    from workbook.journey.day_style import DayStyle


@contextmanager
def open_workbook(
    call: Call, *, app: bool = False, style: Callable[[], DayStyle] | None = None
) -> Iterator[Workbook]:
    """The workbook, open until the block ends; everything handed to it is on the disk by then.

    Args:
        call: Says which folders and which clock.
        app: Whether it stays open: then it holds the notebook, or reads only if another app does.
        style: Tells how days are written, where that may change while it is open.

    Raises:
        WorkbookError: A folder can't be used; the message says which and why.
    """
    check_not_missing(call)
    paths = call.paths()
    clock = call.clock(style)
    pack = read_pack(call)
    notebook = Notebook.open(paths.data, state=paths.state, clock=call.plain_clock(), app=app)
    try:
        backups = find_backups(call)
        backups.make_before_migration(notebook.newest_format)
        yield Workbook(pack, notebook, clock, backups)
    finally:
        notebook.close()


def read_workbook(call: Call) -> tuple[Reading, tuple[str, ...]]:
    """What the workbook holds now, and what is wrong with it; makes no notebook where none is."""
    if not is_begun(call):
        pack = read_pack(call)
        return Reading(pack, Snapshot()), broken_pages(pack)
    with open_workbook(call) as workbook:
        return workbook.reading(), (*broken_pages(workbook.pack), *workbook.notebook.problems)


def find_backups(call: Call) -> Backups:
    """The backups of the notebook that a call names; nothing is made or read yet."""
    paths = call.paths()
    return Backups(paths.data, state=paths.state, clock=call.clock(), root=paths.backups)


def read_pack(call: Call) -> Pack:
    """The built-in pages with the mentee's own over them.

    Raises:
        PageError: This call names a folder of pages that isn't there.
    """
    paths = call.paths()
    own = paths.own_pages()
    return load_pack(paths.builtin, own, paths.pages_cache(own))


def broken_pages(pack: Pack) -> tuple[str, ...]:
    """What to say of the pages that can't be used."""
    return tuple(f"{problem} (workbook content check says more)" for problem in pack.broken)

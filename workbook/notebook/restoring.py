"""Going back to a backup: changes are written that make the notebook as it was.

No log is ever put in the place of another, so nothing that was written since is gone: what an
answer said stays under its earlier versions, and a backup of the moment before leads back here.
What comes back was written when it was written: it keeps that time, and the device of its own.
What was *made* since is put away rather than deleted, so that it can be brought back one by one:
mentorships, items and runs of a page; what was answered inside them stays in them.  A log that the
backup has and the folder lost is put beside the others, as another device's is; that is how a
backup fills an empty folder, earlier versions and all.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from workbook.errors import NotebookError
from workbook.notebook.act_lines import Origin
from workbook.notebook.backup import Look
from workbook.notebook.backup_file import PAGES, Contents
from workbook.notebook.codec import Table
from workbook.notebook.files import Disk, make_private_folder
from workbook.notebook.held import Held
from workbook.notebook.log_names import find_logs
from workbook.notebook.made_since import MadeSince
from workbook.notebook.save_errors import save_error
from workbook.notebook.storage import LogStorage
from workbook.notebook.values import same
from workbook.notebook.versions import Change, Version, falling
from workbook.notebook.whole_files import put_file

Fields = Mapping[str, Any]


class _Difference(Struct):
    """The changes that lead from one state to another.

    ``rivals`` are the further versions of records that said several things at once, in acts that
    must not have seen each other, the one to be shown last.
    """

    look: Look
    shown: list[Change] = field(default_factory=list)
    rivals: list[list[Change]] = field(default_factory=list)


class Return:
    """The way back to one backup.

    Raises:
        NotebookError: It holds what can't be understood here, or nothing.
    """

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._then = Held(contents.logs)
        file = contents.backup.file
        if self._then.newer:
            raise NotebookError(
                f"{file} holds what a newer Workbook has written. Update Workbook here, "
                "then try again."
            )
        if self._then.is_empty:
            raise NotebookError(f"{file} holds nothing that could be brought back.")

    def look(self, files: Mapping[str, bytes], now: Held) -> Look:
        """What going back would change.

        Args:
            files: The files of the notebook as it is, by their names in a backup.
            now: What its logs hold.

        Raises:
            NotebookError: The backup is of another notebook.
        """
        self._check(now)
        contents = self._contents
        missing = {name: data for name, data in contents.logs.items() if name not in files}
        logs = {name: data for name, data in files.items() if not name.startswith(PAGES)}
        look = _difference(self._then, Held(logs | missing) if missing else now).look
        look.logs_back = len(missing)
        if not logs:
            look.fresh = True
            look.pages_back = sum(f"{PAGES}{name}" not in files for name in contents.pages)
        return look

    def put_back(self, data: Path, state: Path, clock: Callable[[], datetime], disk: Disk) -> None:
        """Make the notebook say what it said when the backup was made.

        All that is shown changes in one act.  Other programs may have the notebook open meanwhile:
        what they write at the same time is kept beside what comes back.

        Raises:
            ReadOnlyError: The notebook can only be read.
            SaveError: Not done; what is there is as it was, but for logs that were missing.
            NotebookError: The folders can't be used.
        """
        try:
            _fill(self._contents, data, disk)
            now = Held({name: disk.read(data / name)[0] for name, _ in find_logs(data)})
        except OSError as error:
            raise save_error(error, data) from error
        difference = _difference(self._then, now)
        sitting = secrets.token_hex(4)
        # What others write in the meantime has not been seen here, and is kept beside it.
        for changes in (*reversed(difference.rivals), difference.shown):
            # Each act is written as a program of its own would: none of them has seen the others.
            storage = LogStorage(data, state=state, clock=clock, disk=disk)
            try:
                storage.commit(changes, sitting=sitting)
            finally:
                storage.close()

    def _check(self, now: Held) -> None:
        """Make sure that the backup is of this notebook, if there is one."""
        if now.devices and not self._then.devices & now.devices:
            raise NotebookError(
                f"{self._contents.backup.file} is a backup of another notebook, and would mix it "
                "with this one. Restore it into an empty folder: add --data and the folder's name."
            )


def _fill(contents: Contents, data: Path, disk: Disk) -> None:
    """Put the logs that a folder lacks beside those it has, and one's own pages if it has none.

    Raises:
        OSError: They can't be written.
    """
    make_private_folder(data)
    files = {data / name: content for name, content in contents.logs.items()}
    if next(find_logs(data), None) is None:
        # Pages first: a folder that has logs, perhaps only some of them, gets no pages any more.
        pages = {data / PAGES / name: content for name, content in contents.pages.items()}
        files = pages | files
    for path, content in files.items():
        if not path.exists():
            make_private_folder(path.parent)
            put_file(disk, path, content)


def _difference(then: Held, now: Held) -> _Difference:
    """The changes that lead from one state to an earlier one."""
    found = _Difference(Look())
    made = MadeSince(then, now)
    for table in sorted({*then.tables, *now.tables}):
        before, after = then.tables.get(table, {}), now.tables.get(table, {})
        for key in sorted({*before, *after}):
            old, new = before.get(key), after.get(key)
            seen = now.seen(table, key)
            wanted = _as_then(table, int(key), then.versions(table, key), seen)
            if old is None and new is not None:
                wanted = [Change(table, int(key), made.becomes(table, key, new), seen)]
            shown, *others = wanted
            says = [change.value for change in wanted if change.value is not None]
            if not _alike(says, now.values(table, key)):
                found.shown.append(shown)
                _add_rivals(found, others)
                _count(found.look, table, shown.value, new)
    return found


def _as_then(
    table: str, key: int, versions: Sequence[Version], seen: Mapping[str, int]
) -> list[Change]:
    """The changes that make a record say what it said, the one to be shown first.

    An answer keeps the time and the device of its own: bringing it back did not write it.  Of all
    else the newest change counts, and that is the one made now.
    """
    if not versions:
        return [Change(table, key, None, seen)]
    orders = falling([one.order for one in versions])
    origins = [
        Origin(one.at, order, one.label) if table == Table.ANSWERS else None
        for one, order in zip(versions, orders, strict=True)
    ]
    return [
        Change(table, key, one.value, seen, origin)
        for one, origin in zip(versions, origins, strict=True)
    ]


def _alike(one: Sequence[Fields], other: Sequence[Fields]) -> bool:
    """Whether two lists of current versions show the same and offer the same beside it."""
    if len(one) != len(other):
        return False
    first = not one or same(one[0], other[0])
    return first and all(any(same(a, b) for b in other[1:]) for a in one[1:])


def _add_rivals(found: _Difference, others: Sequence[Change]) -> None:
    """Note what a record shall say beside what it shows, each in an act apart from the others."""
    for rank, change in enumerate(others):
        if rank == len(found.rivals):
            found.rivals.append([])
        found.rivals[rank].append(change)


def _count(look: Look, table: str, becomes: Fields | None, now: Fields | None) -> None:
    """Count a change by what a person will notice of it."""
    if table == Table.ANSWERS and _says(becomes):
        look.answers_back += 1
    elif table == Table.ANSWERS and _says(now):
        look.answers_emptied += 1
    elif table == Table.ITEMS and _is_shown(becomes) is not _is_shown(now):
        look.items_back += _is_shown(becomes)
        look.items_away += _is_shown(now)
    elif table == Table.MENTORSHIPS and _is_shown(becomes) is not _is_shown(now):
        look.mentorships_back += _is_shown(becomes)
        look.mentorships_away += _is_shown(now)
    elif table == Table.ENTRIES and _is_shown(now) and not _is_shown(becomes):
        look.entries_away += 1
    else:
        look.others += 1


def _says(answer: Fields | None) -> bool:
    """Whether an answer says something."""
    return answer is not None and answer.get("value") not in (None, "", [], {})


def _is_shown(record: Fields | None) -> bool:
    """Whether a record is there and not put away."""
    return record is not None and not record.get("archived")

"""Which backups are let go of, so that they do not pile up for ever."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from workbook.notebook.backup import Backup, Reason

DAYS = 30
"""Daily copies that are kept: those of the last thirty days on which something was new."""

KEPT: Mapping[Reason, int] = {
    Reason.ASKED: 30,
    Reason.BEFORE_RESTORE: 10,
    Reason.BEFORE_IMPORT: 10,
    Reason.BEFORE_MIGRATION: 10,
}
"""How many are kept of each other reason."""


def to_remove(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """The backups that are no longer needed.

    Days are counted that have a copy, not days of the calendar: someone who writes once a month
    keeps thirty months, and a clock that was wrong for a while costs nothing.  Copies of a damaged
    notebook are counted apart, so that they never push out a good one; files that can't be read
    are left alone.
    """
    usable = [backup for backup in backups if not backup.problem]
    gone: list[Backup] = []
    for sound in (True, False):
        mine = newest_first(backup for backup in usable if backup.sound is sound)
        gone += _spare_days([backup for backup in mine if backup.reason is Reason.DAILY])
        for reason, count in KEPT.items():
            gone += [backup for backup in mine if backup.reason is reason][count:]
    return tuple(gone)


def newest_first(backups: Iterable[Backup]) -> list[Backup]:
    """Backups in the order in which they are listed."""
    return sorted(backups, key=lambda one: (one.made, one.file.name), reverse=True)


def _spare_days(daily: Sequence[Backup]) -> list[Backup]:
    """All but the newest of each of the newest days."""
    newest: dict[date, Backup] = {}
    for backup in daily:
        newest.setdefault(backup.made.date(), backup)
    kept = list(newest.values())[:DAYS]
    return [backup for backup in daily if backup not in kept]

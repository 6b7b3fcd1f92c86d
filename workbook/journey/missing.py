"""A notebook that is not where it was, in words: what is known of it, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workbook.journey.backups import holds, when
from workbook.notebook.backup import Backup
from workbook.notebook.missing import Missing


def what_is_missing(missing: Missing, backups: Sequence[Backup], today: date) -> str:
    """What is not there, since when, and what is left of it.

    Args:
        missing: The notebook.
        backups: Its backups, the newest first.
        today: Today.
    """
    now = "is empty now" if missing.there else "is not there now"
    newest = next((one for one in backups if not one.problem), None)
    left = (
        "There is no backup of it on this computer."
        if newest is None
        else f"Its newest backup is of {when(newest.made, today)} and holds {holds(newest.counts)}."
    )
    return (
        f"Your notebook is missing: {missing.data} {now}, and this computer last wrote in it on "
        f"{when(missing.last, today)}. {left}"
    )


def what_to_do(backups: Sequence[Backup]) -> str:
    """How it may come back.

    Args:
        backups: Its backups.
    """
    usable = any(not one.problem for one in backups)
    restore = " If it is lost, workbook restore brings a backup back." if usable else ""
    return (
        "If it is on a drive, connect it; if it is synced, wait until that is done; if it was "
        f"moved, say where with --data.{restore}"
    )

"""A notebook that this computer wrote in a folder, and that is not there any more.

A drive that is not connected and a sync that has not come to its end both leave a folder without
logs, or none at all.  Whoever opened it as a new notebook would write beside the one that is meant.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from workbook.notebook.log_names import find_logs
from workbook.notebook.own_state import OwnState


class Missing(Struct, frozen=True):
    """What is known of a notebook that is missing.

    Attributes:
        data: The data folder.
        there: Whether the folder is there at all.
        last: When this computer last wrote in it.
    """

    data: Path
    there: bool
    last: datetime


def find_missing(data: Path, state: Path) -> Missing | None:
    """The notebook that is missing in a data folder; makes nothing.

    Args:
        data: The data folder.
        state: The state folder of this computer.

    Returns:
        None where there is a notebook, where this computer never wrote one, and where the folder
        can't be read: whoever opens it says why.
    """
    there = True
    try:
        if any(status.st_size for _, status in find_logs(data)):
            return None
    except FileNotFoundError:
        there = False
    except OSError:
        return None
    marks = OwnState(state, data).marks
    mark = marks.peek()
    if mark is None or mark.offset < 0:
        return None
    with suppress(OSError):
        last = datetime.fromtimestamp(marks.path.stat().st_mtime, tz=UTC).astimezone()
        return Missing(data, there, last)
    return None


def forget_missing(data: Path, state: Path) -> None:
    """Let a new notebook begin in the folder; the backups of the old one stay.

    Raises:
        OSError: The state folder can't be written.
    """
    OwnState(state, data).marks.path.unlink(missing_ok=True)

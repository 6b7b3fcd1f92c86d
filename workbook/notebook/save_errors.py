"""What went wrong with saving, in words that say where, why and what to do."""

from __future__ import annotations

import errno
from pathlib import Path

from workbook.errors import SaveError

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_MISSING = {errno.ENOENT, errno.ENOTDIR}


def save_error(error: OSError, place: Path) -> SaveError:
    """The error that a person is shown for one that the system raised.

    Args:
        error: What the system said.
        place: The file or folder it happened at.
    """
    if isinstance(error, TimeoutError):
        advice = "Wait for the other program to finish saving, or end it."
    elif error.errno in _FULL:
        advice = "Make some room there."
    elif error.errno in _FORBIDDEN:
        advice = "Make it writable for you."
    elif error.errno in _MISSING:
        advice = "Bring the folder back (is its drive connected?)."
    else:
        advice = "Check the drive."
    return SaveError(f"Not saved in {place}: {error.strerror or error}. {advice}")

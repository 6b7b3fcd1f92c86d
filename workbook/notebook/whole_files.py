"""Putting a file in its place as a whole, so that a crash leaves all of it or nothing."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from workbook.notebook.files import Disk

TEMPORARY = ".tmp-"
"""How the names of files begin that are being written."""

_PORTION = 1 << 24
"""Bytes written at once."""


def put_file(disk: Disk, path: Path, data: bytes) -> None:
    """Put a new file in its place for good, readable by its owner alone.

    Args:
        disk: How the disk is touched.
        path: The file; there must be none of that name.
        data: Its bytes.

    Raises:
        OSError: It can't be; nothing of it is left.
    """
    temporary = path.with_name(f"{TEMPORARY}{secrets.token_hex(4)}")
    try:
        descriptor = disk.open_log(temporary, new=True)
        try:
            done = 0
            while done < len(data):
                done += disk.write(descriptor, data[done : done + _PORTION])
            disk.sync(descriptor)
        finally:
            os.close(descriptor)
        disk.rename(temporary, path)
        disk.sync_folder(path.parent)
    except OSError:
        for left in (path, temporary):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)
        raise

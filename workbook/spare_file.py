"""Small files that save time and may be lost: written whole, and read only where they still count."""

from __future__ import annotations

import contextlib
import os
import zlib
from pathlib import Path


def put(path: Path, data: bytes) -> None:
    """Put a file in place; whoever reads meanwhile sees the old one or the new one.

    That it can't be written is no error.  It is for its owner alone, and not synced.
    """
    draft = path.with_name(f".tmp-{os.getpid()}-{path.name}")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        draft.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink()


def put_stamped(path: Path, stamp: str, body: bytes) -> None:
    """The same for what counts only under a stamp.

    Args:
        path: The file.
        stamp: What it rests on, in one line.
        body: What it holds.
    """
    put(path, _head(stamp, body) + b"\n" + body)


def get_stamped(path: Path, stamp: str) -> bytes | None:
    """What a file holds; None where there is none, or one of another stamp, or a damaged one."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return body if head == _head(stamp, body) else None


def _head(stamp: str, body: bytes) -> bytes:
    """What stands before the body: what it rests on, and a sum that tells damage."""
    return f"{stamp} {zlib.crc32(body):08x}".encode()

"""What the bytes of a line are: an act as one object, and the checksum that it ends with."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from workbook.notebook.migrations import FORMAT

SUM = b',"sum":"'
"""What stands before the checksum."""

_CLOSING = 18
"""Bytes of ``,"sum":"9f1c2a3b"}``."""


def act_content(
    writer: str,
    number: int,
    at: str,
    order: int,
    sitting: str,
    changes: Sequence[Mapping[str, Any]],
) -> dict[str, Any]:
    """The object of an act.

    Args:
        writer: The device, or its branch.
        number: The device's running number.
        at: The clock as read, ISO with offset.
        order: Milliseconds, see ``Version``.
        sitting: The sitting it belongs to.
        changes: Each ``{"t": table, "i": id, "v": value, "seen": basis}``, plain JSON.
    """
    return {
        "f": FORMAT,
        "dev": writer,
        "n": number,
        "at": at,
        "order": order,
        "sit": sitting,
        "set": list(changes),
    }


def sealed(content: bytes) -> bytes:
    """An object's JSON as a line, with its checksum and its line break."""
    body = content[:-1]
    return b'%b%b%08x"}\n' % (body, SUM, zlib.crc32(body))


def sum_of(data: bytes | memoryview) -> int | None:
    """The checksum that a line ends with, if it is right."""
    crc = zlib.crc32(data[:-_CLOSING])
    return crc if data[-_CLOSING:] == b'%b%08x"}' % (SUM, crc) else None

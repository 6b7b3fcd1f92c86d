"""Which device this is, for one data folder.

The name that this computer writes under is kept in the state folder, by the data folder's real
path and the machine's id, together with where its log ended.  A copied folder, a copied home or a
log that was put back must not make two computers write under one name, so a log that does not
continue from there is left to whoever wrote it, and this computer takes a new name.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import NamedTuple

from workbook.notebook.files import BINARY, PRIVATE_FILE

_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
_ROOM = 255
"""Bytes of the note, always the same, so that it is written over in one piece."""


class Mark(NamedTuple):
    """Where this computer's log ended when it last wrote there.

    Attributes:
        device: The name it writes under.
        number: The highest number it has tried, whether or not that act could be saved.
        offset: Where the log's last line begins, in bytes; -1 while there is none.
        crc: That line's checksum.
    """

    device: str
    number: int
    offset: int
    crc: int


class MarkFile:
    """The mark in the state folder; opened at the first use and kept open.

    Attributes:
        path: Where it lies.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None
        self._data = b""
        self._mark: Mark | None = None

    def peek(self) -> Mark | None:
        """The mark, without making anything; None if there is none that can be read."""
        try:
            return _decode(self.path.read_bytes())
        except OSError:
            return None

    def read(self) -> Mark | None:
        """The mark, as the process that wrote last left it; the same object while it stands.

        Raises:
            OSError: The state folder can't be written.
        """
        descriptor = self._open()
        os.lseek(descriptor, 0, os.SEEK_SET)
        data = os.read(descriptor, _ROOM + 1)
        if data != self._data:
            self._data, self._mark = data, _decode(data)
        return self._mark

    def write(self, mark: Mark) -> None:
        """Replace the mark.

        Not synced: after a power cut an older mark still continues, and a torn one only makes
        this computer take a new name.

        Raises:
            OSError: The state folder can't be written.
        """
        # Put together by hand, as it is written with every save and holds nothing to escape.
        data = (
            f'{{"device":"{mark.device}","number":{mark.number},'
            f'"offset":{mark.offset},"crc":{mark.crc}}}'
        )
        descriptor = self._open() if self._descriptor is None else self._descriptor
        os.lseek(descriptor, 0, os.SEEK_SET)
        self._data, self._mark = data.encode().ljust(_ROOM) + b"\n", mark
        os.write(descriptor, self._data)

    def close(self) -> None:
        """Let go of the file."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _open(self) -> int:
        if self._descriptor is not None and not os.fstat(self._descriptor).st_nlink:
            self.close()  # the state folder was taken away or put back
        if self._descriptor is None:
            self._descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | BINARY, PRIVATE_FILE)
        return self._descriptor


def state_name(folder: Path) -> str:
    """The name in the state folder of what belongs to a data folder, on this machine."""
    about = f"{os.path.realpath(folder)}\0{_machine_id()}"
    return hashlib.blake2b(about.encode(errors="surrogateescape"), digest_size=8).hexdigest()


def new_device() -> str:
    """A name that no other device has: 8 signs that can't be mistaken for each other."""
    import secrets

    return "".join(secrets.choice(_SIGNS) for _ in range(8))


def device_label() -> str:
    """What this computer is called by its owner, for "another version from laptop"."""
    import platform

    return readable(platform.node().partition(".")[0]) or "this computer"


def readable(label: str) -> str:
    """A label as it can be shown: short, and without anything that would steer a terminal."""
    return "".join(sign for sign in label if sign.isprintable())[:40].strip()


def _decode(data: bytes) -> Mark | None:
    """The mark in these bytes, if that is what they are."""
    try:
        content = json.loads(data)
        mark = Mark(content["device"], content["number"], content["offset"], content["crc"])
    except (ValueError, KeyError, TypeError):
        return None
    numbers = (mark.number, mark.offset, mark.crc)
    sound = type(mark.device) is str and all(type(number) is int for number in numbers)
    return mark if sound and mark.device.isalnum() else None


def _machine_id() -> str:
    """What tells this machine from another that got a copy of its state folder."""
    if sys.platform == "linux":
        for place in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
            try:
                return Path(place).read_text(encoding="ascii").strip()
            except (OSError, ValueError):
                continue
    import platform
    import uuid

    node = uuid.getnode()
    # Without a network card the number is random, and marked so by this bit: then it says nothing.
    return platform.node() if node >> 40 & 1 else f"{node:012x}"

"""A log in a data folder, and how far it has been read."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct

from workbook.notebook.files import Disk
from workbook.notebook.line import Scan, scan

_GUARD = 32
"""Bytes before the reading position that are compared to see that a log only grew."""


class LogFile(Struct, eq=False):
    """One log, and what reading it has shown so far.

    Attributes:
        name: Its name in the folder.
        consumed: Bytes that have been read for good.
        size: Bytes when it was last looked at.
        damaged: Lines that are bad or have bad parts.
        strange: Lines with a right sum that say nothing this program knows.
        newer: Lines of a newer format.
        error: Why it can't be read, in the system's words.
        last: Number of the last act in it.
        in_order: Whether it holds the acts of one device only, by rising numbers, as the log of
            that device does.
        gone: Whether it was no longer there when the folder was last looked at.
        readings: How often it was read from its beginning.
        place: Which file it is for the system, when last looked at: device and inode.
        changed: When it was changed last, in nanoseconds, when last looked at.
        guard: The bytes before the reading position.
    """

    name: str
    consumed: int = 0
    size: int = 0
    damaged: int = 0
    strange: int = 0
    newer: int = 0
    error: str | None = None
    last: int = 0
    in_order: bool = True
    gone: bool = False
    readings: int = 0
    place: tuple[int, int] | None = None
    changed: int = 0
    guard: bytes = b""

    @property
    def torn(self) -> bool:
        """Whether its last line isn't complete."""
        return self.size > self.consumed

    @property
    def ends_open(self) -> bool:
        """Whether something must end its last line before the next one can follow."""
        return self.torn or (self.consumed > 0 and not self.guard.endswith(b"\n"))

    def look(self, folder: Path, status: os.stat_result, disk: Disk) -> Scan | None:
        """Read what is new; all of it, if the log did not merely grow.

        Returns:
            The new lines at their places in the log, or None if nothing is new.

        Raises:
            OSError: It can't be read.
        """
        place = (status.st_dev, status.st_ino)
        if place == self.place and status.st_size >= self.consumed:
            if status.st_size == self.size and status.st_mtime_ns == self.changed:
                return None
            if status.st_size > self.size:
                start = self.consumed - len(self.guard)
                data, status = disk.read(folder / self.name, start)
                if data.startswith(self.guard):
                    return self._took(data, start, len(self.guard), status)
        data, status = disk.read(folder / self.name)
        self.forget()
        return self._took(data, 0, 0, status)

    def is_at(self, status: os.stat_result) -> bool:
        """Whether a file of this status is this log as it was last looked at."""
        return (status.st_dev, status.st_ino) == self.place and status.st_size == self.size

    def is_as_left(self, status: os.stat_result) -> bool:
        """Whether, besides, nobody has changed it since."""
        return self.changed == status.st_mtime_ns and self.is_at(status)

    def untouched(self, status: os.stat_result) -> None:
        """Note that an append came to nothing and left the log as it was, but for its time."""
        if self.is_at(status):
            self.changed = status.st_mtime_ns

    def appended(self, data: bytes, status: os.stat_result) -> None:
        """Note what this program itself has just written at the end."""
        self.guard = data[-_GUARD:]
        self.consumed = self.size = status.st_size
        self.changed = status.st_mtime_ns
        self.place = (status.st_dev, status.st_ino)

    def _took(self, data: bytes, start: int, skip: int, status: os.stat_result) -> Scan:
        """Scan the bytes that were read from ``start`` on, of which ``skip`` are known."""
        found = scan(data[skip:] if skip else data)
        base = start + skip
        self.damaged += found.damaged
        self.consumed = base + found.consumed
        self.size = start + len(data)
        self.place = (status.st_dev, status.st_ino)
        self.changed = status.st_mtime_ns
        self.guard = data[max(0, self.consumed - start - _GUARD) : self.consumed - start]
        self.error = None
        if not base:
            return found
        for line in found.lines:
            line.offset += base
        return Scan(found.lines, found.damaged, self.consumed)

    def forget(self) -> None:
        """Begin anew."""
        self.readings += 1
        self.place = None
        self.consumed = self.size = self.damaged = self.strange = self.newer = self.last = 0
        self.in_order = True
        self.guard = b""

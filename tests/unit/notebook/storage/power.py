"""A disk that remembers what was asked of it, and what a power cut could have left of that.

What was synced is there.  Of what was not, any first part may be there, the last write of it whole,
in part, or as a hole of zeros; and the folder's names go their own way, apart from what is in the
files.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

from tests.unit.notebook.storage.computer import QuickDisk

Event = tuple[str, object, object]
"""What was done, to which file (its number) or name, and with what."""


class KilledError(BaseException):
    """The program is no more; nothing that it might do for an error is done."""


class RecordingDisk(QuickDisk):
    """Does everything, and notes it down in order.

    ``deadly`` ends the program where it would make a name durable.
    """

    def __init__(self, folder: Path) -> None:
        self.events: list[Event] = []
        self.deadly = False
        self._folder = folder
        self._files: dict[str, int] = {}
        self._open: dict[int, int] = {}

    def open_log(self, path: Path, *, new: bool) -> int:
        descriptor = super().open_log(path, new=new)
        if new:
            self._files[path.name] = len(self.events)
            self.events.append(("create", self._files[path.name], path.name))
        self._open[descriptor] = self._files[path.name]
        return descriptor

    def write(self, descriptor: int, data: bytes) -> int:
        self.events.append(("write", self._open[descriptor], data))
        return super().write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        self.events.append(("sync", self._open[descriptor], None))

    def sync_folder(self, folder: Path) -> None:
        if self.deadly:
            raise KilledError
        if folder == self._folder:
            self.events.append(("sync folder", None, None))

    def cut(self, descriptor: int, size: int) -> None:
        self.events.append(("cut", self._open[descriptor], size))
        super().cut(descriptor, size)

    def rename(self, old: Path, new: Path) -> None:
        self.events.append(("rename", old.name, new.name))
        super().rename(old, new)
        self._files[new.name] = self._files.pop(old.name)

    def remove(self, path: Path) -> None:
        super().remove(path)
        self.events.append(("remove", path.name, None))


@dataclass
class Platter:
    """What is on the disk for good, and what is only on its way."""

    files: dict[int, bytes] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    writes: dict[int, list[Event]] = field(default_factory=dict)
    renames: list[Event] = field(default_factory=list)

    @classmethod
    def after(cls, events: list[Event]) -> Platter:
        """The disk when these were the last words."""
        platter = cls()
        for event in events:
            what, where, _ = event
            if what in ("write", "cut"):
                assert isinstance(where, int)
                platter.writes.setdefault(where, []).append(event)
            elif what == "sync":
                assert isinstance(where, int)
                for one in platter.writes.pop(where, []):
                    platter.write(one)
            elif what == "sync folder":
                for one in platter.renames:
                    platter.rename(one)
                platter.renames.clear()
            elif what in ("create", "rename", "remove"):
                platter.renames.append(event)
        return platter

    def write(self, event: Event) -> None:
        what, where, data = event
        assert isinstance(where, int)
        old = self.files.get(where, b"")
        if what == "write":
            assert isinstance(data, bytes)
            self.files[where] = old + data
        else:
            assert isinstance(data, int)
            self.files[where] = old[:data]

    def rename(self, event: Event) -> None:
        what, where, to = event
        if what == "create":
            assert isinstance(where, int)
            assert isinstance(to, str)
            self.names[to] = where
            return
        assert isinstance(where, str)
        number = self.names.pop(where, None)
        if what == "rename" and number is not None:
            assert isinstance(to, str)
            self.names[to] = number

    def fall(self, rng: random.Random) -> dict[str, bytes]:
        """The power goes: the files, by name, that somebody finds afterwards."""
        for event in self.renames[: rng.randint(0, len(self.renames))]:
            self.rename(event)
        for pending in self.writes.values():
            done = rng.randint(0, len(pending))
            for event in pending[:done]:
                self.write(event)
            for what, where, data in pending[done : done + 1]:
                if what == "write" and isinstance(data, bytes):
                    torn = data[: rng.randint(0, len(data))]
                    torn = rng.choice([torn, bytes(len(torn)), torn[: len(torn) // 2] + bytes(9)])
                    self.write(("write", where, torn))
        return {name: self.files.get(number, b"") for name, number in self.names.items()}

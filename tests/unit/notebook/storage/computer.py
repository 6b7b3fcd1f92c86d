"""A computer in a test: a data folder, a state folder, and a clock that goes when told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from workbook.notebook.database import LogDatabase, open_database
from workbook.notebook.files import Disk
from workbook.notebook.records import Basis
from workbook.notebook.storage import LogStorage
from workbook.notebook.versions import Change

TABLE = "answers"


class QuickDisk(Disk):
    """A disk that waits for nothing, where a test saves much and cuts no power."""

    def sync(self, descriptor: int) -> None:
        pass

    def sync_folder(self, folder: Path) -> None:
        pass


@dataclass
class Computer:
    """One computer; ``open`` gives a program that runs there."""

    home: Path
    now: datetime = field(default=datetime(2026, 11, 22, 10, tzinfo=UTC))
    opened: list[LogStorage] = field(default_factory=list)

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def state(self) -> Path:
        return self.home / "state"

    def clock(self) -> datetime:
        return self.now

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)

    def open(self, disk: Disk | None = None) -> LogStorage:
        storage = LogStorage(self.data, state=self.state, clock=self.clock, disk=disk)
        self.opened.append(storage)
        return storage

    def shut(self) -> None:
        """End all programs that were opened here: a long run would come to an end of its files."""
        for storage in self.opened:
            storage.close()
        self.opened.clear()

    def database(self) -> LogDatabase:
        return open_database(self.data, state=self.state, clock=self.clock)

    def logs(self) -> dict[str, bytes]:
        """The files in the data folder, by name."""
        return {path.name: path.read_bytes() for path in sorted(self.data.iterdir())}


def put(
    storage: LogStorage,
    id: int,  # noqa: A002
    text: str | None,
    seen: Basis | None = None,
    *,
    sitting: str = "",
) -> int:
    """Save one text, resting on what the storage shows now unless told otherwise."""
    versions = storage.versions(TABLE, id)
    if seen is None:
        seen = versions[0].basis if versions else {}
    value = None if text is None else {"value": text}
    return storage.commit([Change(TABLE, id, value, seen)], sitting=sitting)


def texts(storage: LogStorage, id: int) -> list[str]:  # noqa: A002
    """The texts of a record's current versions, newest first."""
    return [text_of(version.value) for version in storage.versions(TABLE, id)]


def earlier(storage: LogStorage, id: int) -> list[str]:  # noqa: A002
    """The texts of its earlier versions, newest first."""
    return [text_of(version.value) for version in storage.earlier(TABLE, id)]


def everything(storage: LogStorage) -> dict[int, list[str]]:
    """Each record's current texts."""
    ids = {id for id in storage.ids(TABLE)}  # noqa: A001, C416
    return {id: texts(storage, id) for id in sorted(ids)}  # noqa: A001


def text_of(value: Mapping[str, Any] | None) -> str:
    """The text in a record."""
    assert value is not None
    return str(value["value"])

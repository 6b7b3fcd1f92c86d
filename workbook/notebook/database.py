"""The notebook as a TinyDB."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from tinydb import TinyDB

from workbook.notebook.storage import LogStorage
from workbook.notebook.table import LogTable


class LogDatabase(TinyDB):
    """A TinyDB whose tables save at O(change); everything else is TinyDB's own."""

    table_class = LogTable
    default_storage_class = LogStorage  # type: ignore[assignment]  # TinyDB types its own only

    @property
    def storage(self) -> LogStorage:
        """The log storage below."""
        storage = super().storage
        if not isinstance(storage, LogStorage):
            raise TypeError("a LogDatabase needs a LogStorage")
        return storage

    def drop_tables(self) -> None:
        """Delete all documents that are there now; see TinyDB."""
        with self.storage.exclusive():
            self.storage.read()
            super().drop_tables()

    def drop_table(self, name: str) -> None:
        """Delete all documents of a table that are there now; see TinyDB."""
        with self.storage.exclusive():
            super().drop_table(name)


def open_database(
    path: str | Path,
    *,
    state: str | Path | None = None,
    clock: Callable[[], datetime] | None = None,
) -> LogDatabase:
    """Open the notebook in a data folder; ``.storage`` is its ``LogStorage``.

    Args:
        path: The data folder; made if it is not there.
        state: The state folder, never synced; by default where the system keeps such things.
        clock: The time now, with its offset.

    Raises:
        NotebookError: The folder can't be made or read.
    """
    return LogDatabase(path, state=state, clock=clock)

"""What the logs say of the records: all that a notebook on disk can be asked without writing."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING

from workbook.notebook.history import worth_showing
from workbook.notebook.logs import Logs
from workbook.notebook.records import Basis
from workbook.notebook.shown_heads import ShownHeads
from workbook.notebook.union import ShownTable, Union
from workbook.notebook.versions import Edit, Heads, Version, basis_of, groups_of

if TYPE_CHECKING:
    from workbook.notebook.ready import Ready


class LoggedRecords:
    """The records of a data folder, as its logs have them; may be asked from any thread."""

    def __init__(self, logs: Logs) -> None:
        """Stand over logs, which others may read on and write to while they hold the lock."""
        self._logs = logs
        self._lock = threading.RLock()

    def versions(self, table: str, id: int) -> tuple[Version, ...]:  # noqa: A002
        """The current versions of a record, newest first; none if it is unknown or deleted.

        Versions that say the same are one, whose basis has seen them all.
        """
        return self.versions_of(self.heads(table, id))

    def versions_of(self, heads: Heads) -> tuple[Version, ...]:
        """The same for a record whose changes were current when it was looked at."""
        return tuple([self._version(group[0], basis_of(group)) for group in groups_of(heads)])

    def label_of(self, head: Edit) -> str:
        """What the device calls itself on which a change was made."""
        return self._union.label_of(head)

    def ready(self) -> Ready | None:
        """The records that were kept ready for this start, if there are any; handed out once."""
        return self._logs.take_ready()

    def heads(self, table: str, id: int) -> Heads:  # noqa: A002
        """The current changes of a record, newest first, deletions too; never altered."""
        record = self._logs.union.record(table, str(id))
        return () if record is None else record.heads

    def shown(self, table: str) -> ShownHeads:
        """The current changes of each record of a table that there is, by id as text."""
        return self._union.heads(table)

    def disputed(self, table: str) -> tuple[int, ...]:
        """The ids of the records of a table that have several current versions."""
        with self._lock:
            return tuple(map(int, self._union.disputed(table)))

    def earlier(self, table: str, id: int) -> tuple[Version, ...]:  # noqa: A002
        """The superseded versions of a record worth showing, newest first, read from disk."""
        with self._lock:
            record = self._union.record(table, str(id))
            if record is None or not record.past:
                return ()
            past = self._logs.reread(record.past)
            return tuple(map(self._version, worth_showing(past, record.heads)))

    def changes_to(self, table: str, key: int, *, past: bool = False) -> tuple[Version, ...]:
        """A record's current changes, deletions too, newest first; or its past ones, from disk."""
        with self._lock:
            record = self._union.record(table, str(key))
            if record is None:
                return ()
            return tuple(
                map(self._version, self._logs.reread(record.past) if past else record.heads)
            )

    def ids(self, table: str) -> Iterable[int]:
        """The ids of the records of a table, as of now."""
        return tuple(map(int, tuple(self.table(table))))

    def table(self, name: str) -> ShownTable:
        """What reading returns of one table, by id as text, as of now and without copying values.

        It belongs to the storage and follows it; the values may not be altered.
        """
        return self._union.table(name)

    def basis(self, table: str, key: str) -> Basis:
        """What someone has seen to whom reading returned this record, or that there is none."""
        record = self._union.record(table, key)
        return {} if record is None else basis_of(record.heads)

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of all tables, those that this program doesn't know among them."""
        return tuple(self._union.records)

    @property
    def generation(self) -> int:
        """A number that rises with every line read or written."""
        return self._union.generation

    def generation_of(self, table: str) -> int:
        """The generation in which a table was last changed."""
        return self._union.touched.get(table, self._union.begun)

    @property
    def _union(self) -> Union:
        return self._logs.union

    def _version(self, edit: Edit, basis: Basis | None = None) -> Version:
        return edit.version(self._union.label_of(edit), basis)

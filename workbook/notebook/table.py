"""TinyDB's table over a ``LogStorage``: a save costs what it changes, not what there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import Any, cast

from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document, Table

from workbook.notebook.records import Value
from workbook.notebook.storage import LogStorage
from workbook.notebook.values import copied, same
from workbook.notebook.versions import Change


class TableView(MutableMapping[int, Value]):
    """A table as an updater sees it: by number, and copying a document once it is touched.

    Nothing reaches the table below; ``changes`` tells what would have.
    """

    def __init__(self, base: Mapping[str, dict[str, Any]]) -> None:
        self._base = base
        self._over: dict[str, Any] = {}
        self._dead: dict[str, None] = {}  # in the order of their deletion

    def __getitem__(self, id: int) -> Value:  # noqa: A002
        key = str(id)
        if key in self._over:
            return self._over[key]
        if key in self._dead or key not in self._base:
            raise KeyError(id)
        value = self._over[key] = copied(self._base[key])
        return value

    def __setitem__(self, id: int, value: Value) -> None:  # noqa: A002
        self._over[str(id)] = value

    def __delitem__(self, id: int) -> None:  # noqa: A002
        if id not in self:
            raise KeyError(id)
        key = str(id)
        self._over.pop(key, None)
        if key in self._base:
            self._dead[key] = None

    def __contains__(self, id: object) -> bool:  # noqa: A002
        key = str(id)
        return key in self._over or (key in self._base and key not in self._dead)

    def __iter__(self) -> Iterator[int]:
        for key in self._base:
            if key not in self._dead:
                yield int(key)
        for key in self._over:
            if key in self._dead or key not in self._base:
                yield int(key)

    def __len__(self) -> int:
        added = sum(key in self._dead or key not in self._base for key in self._over)
        return len(self._base) - len(self._dead) + added

    def clear(self) -> None:
        """Take every document away."""
        self._over.clear()
        self._dead.update(dict.fromkeys(self._base))

    def changes(self) -> Iterator[tuple[str, Any]]:
        """What was changed: key and new value, or None for a document taken away."""
        for key in self._dead:
            if key not in self._over:
                yield key, None
        for key, value in self._over.items():
            if key in self._dead or key not in self._base or not same(self._base[key], value):
                yield key, value


class LogTable(Table):
    """A table whose saves are O(change) and whose results are copies.

    TinyDB documents ``table_class`` for tables of one's own, but has no public place at which a
    table could learn what an update touched: the storage is handed whole tables, and updaters
    alter documents in place.  All updates pass through ``_update_table`` and all reading through
    ``_read_table``, so these two are overridden here; every operation stays TinyDB's own.
    """

    def __init__(
        self,
        storage: Storage,
        name: str,
        cache_size: int = Table.default_query_cache_capacity,
        persist_empty: bool = False,
    ) -> None:
        if not isinstance(storage, LogStorage):
            raise TypeError("a LogTable needs a LogStorage")
        self._log = storage
        self._generation = storage.generation_of(name)
        super().__init__(storage, name, cache_size, persist_empty)

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document; see TinyDB.  The next id is free in what other programs wrote, too."""
        with self._log.exclusive():
            return super().insert(document)

    def search(self, cond: QueryLike) -> list[Document]:
        """Find all documents that match a query; see TinyDB."""
        self._catch_up()
        return [_own(document) for document in super().search(cond)]

    def get(  # type: ignore[override]  # TinyDB's overloads say the same in seven ways
        self,
        cond: QueryLike | None = None,
        doc_id: int | None = None,
        doc_ids: list[int] | None = None,
    ) -> Document | list[Document] | None:
        """Get a document by query or id, or several by their ids; see TinyDB."""
        if doc_id is not None:
            value = self._log.table(self.name).get(str(doc_id))
            return None if value is None else _own(Document(value, doc_id))
        if doc_ids is not None:
            return [_own(document) for document in super().get(doc_ids=doc_ids)]
        found = super().get(cond)  # type: ignore[arg-type]  # None is refused there
        return None if found is None else _own(found)

    def update(
        self,
        fields: Mapping[str, Any] | Callable[[MutableMapping[str, Any]], None],
        cond: QueryLike | None = None,
        doc_ids: Iterable[int] | None = None,
    ) -> list[int]:
        """Update matching documents; see TinyDB."""
        if cond is None or doc_ids is not None:
            return super().update(fields, cond, doc_ids)
        with self._log.exclusive():
            return super().update(fields, None, self._matching(cond))

    def remove(
        self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None
    ) -> list[int]:
        """Remove matching documents; see TinyDB."""
        if cond is None or doc_ids is not None:
            return super().remove(cond, doc_ids)
        with self._log.exclusive():
            return super().remove(None, self._matching(cond))

    def __len__(self) -> int:
        return len(self._log.table(self.name))

    def __iter__(self) -> Iterator[Document]:
        return map(_own, super().__iter__())

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Update matching documents, or insert one; see TinyDB.  Nobody writes in between."""
        with self._log.exclusive():
            return super().upsert(document, cond)

    def _matching(self, cond: QueryLike) -> list[int]:
        """The ids of the documents that a query finds, without copying them."""
        return [int(key) for key, value in self._read_table().items() if cond(value)]

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        """The table as of now; a later change does not reach it."""
        return dict(self._log.table(self.name))

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        """Let an updater work on a view, and save what it changed as one act."""
        with self._log.exclusive():
            self._catch_up()
            view = TableView(self._log.table(self.name))
            updater(view)
            self._log.commit(
                [
                    Change(self.name, int(key), value, self._log.basis(self.name, key))
                    for key, value in view.changes()
                ]
            )
            self._generation = self._log.generation_of(self.name)
        self.clear_cache()

    def _get_next_id(self) -> int:
        self._catch_up()
        return cast("int", super()._get_next_id())  # type: ignore[no-untyped-call]

    def _catch_up(self) -> None:
        """Drop what is remembered of the table if others have changed it meanwhile."""
        generation = self._log.generation_of(self.name)
        if generation == self._generation:
            return
        self._generation = generation
        self.clear_cache()
        # TinyDB's annotation says None here, but it is a number once an id was given out.
        next_id = cast("int | None", self._next_id)
        if next_id is not None:
            highest = max(map(int, self._read_table()), default=0)
            self._next_id = max(next_id, highest + 1)  # type: ignore[assignment]  # as above


def _own(document: Document) -> Document:
    """A document that its holder may alter, nested values too."""
    return Document(copied(dict(document)), document.doc_id)

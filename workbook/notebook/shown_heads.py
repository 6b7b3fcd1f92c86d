"""The current changes of the records of a table, as they stood at one moment."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import TypeVar

from workbook.notebook.act_lines import entry_in
from workbook.notebook.stored import StoredRecords, StoredTable
from workbook.notebook.versions import Heads, Record

R = TypeVar("R")


class ShownHeads(Mapping[str, Heads]):
    """For each record that there is, by id as text, its current changes."""

    def __init__(self, heads: Mapping[str, Heads | None], stored: StoredTable | None) -> None:
        """Put them together.

        Args:
            heads: What is known; None for a record that there is not.
            stored: Those of the others that a checkpoint holds.
        """
        self._heads = heads
        self._stored = stored
        self._known_of: dict[str, list[str]] | None = None

    def __getitem__(self, key: str) -> Heads:
        found = self._heads.get(key)
        if found is None and self._stored is not None and key not in self._heads:
            found = self._stored[key].heads
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        yield from (key for key, heads in self._heads.items() if heads is not None)
        yield from (key for key in self._stored or () if key not in self._heads)

    def every(self, but: Container[int] = ()) -> Iterator[tuple[str, Heads]]:
        """All of them with their ids, in the order of ``__iter__``, much quicker than one by one.

        Args:
            but: The ids of those that are left out, all of them ``unchanged``.
        """
        yield from ((key, heads) for key, heads in self._heads.items() if heads is not None)
        if self._stored is not None:
            stored = self._stored.every(but)
            yield from ((key, record.heads) for key, record in stored if key not in self._heads)

    def unchanged(self, records: Mapping[int, R]) -> dict[int, R]:
        """Those of some records that were kept with the checkpoint which are still as they are there."""
        if self._stored is None:
            return {}
        kept = dict(records)
        for key in self._heads:
            kept.pop(int(key), None)
        return kept

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def of_entry(self, entry: int) -> Iterator[str]:
        """The ids of the records that name an entry, and of those that don't plainly tell."""
        if self._known_of is None:
            self._known_of = {}
            for key, heads in self._heads.items():
                if heads is not None:
                    self._known_of.setdefault(entry_in(heads[0].said) or "", []).append(key)
        for name in (str(entry), ""):
            yield from self._known_of.get(name, ())
            if self._stored is not None:
                yield from (key for key in self._stored.of_entry(name) if key not in self._heads)


def shown_heads(records: Mapping[str, Record], hidden: AbstractSet[str]) -> ShownHeads:
    """The current changes of the records of a table as they stand now.

    Args:
        records: All records.
        hidden: Those of them that there are not.
    """
    stored = records.table if isinstance(records, StoredRecords) else None
    known = records.made if isinstance(records, StoredRecords) else records
    heads: dict[str, Heads | None] = {key: record.heads for key, record in known.items()}
    return ShownHeads({**heads, **dict.fromkeys(hidden)}, stored)

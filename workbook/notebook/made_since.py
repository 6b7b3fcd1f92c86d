"""What becomes of a record that was made after the backup that one goes back to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from workbook.notebook.codec import Table
from workbook.notebook.fields import UndecodableError, record_id
from workbook.notebook.held import Held
from workbook.notebook.records import entry_id

Fields = Mapping[str, Any]


class MadeSince:
    """Decides on records that are there now and were unknown then.

    A mentorship, an item and a run of a page are put away: they can be brought back, or looked at
    among what was put away, with all that was answered inside them.  An answer to a question that
    was there then is taken back; it stays under the question's earlier versions.
    """

    def __init__(self, then: Held, now: Held) -> None:
        self._then = then
        self._mentorships = self._new(now, Table.MENTORSHIPS)
        self._items = self._new(now, Table.ITEMS)
        entries = now.tables.get(Table.ENTRIES, {})
        self._stay = {key for key in self._new(now, Table.ENTRIES) if self._stays(entries[key])}
        self._runs = {
            key
            for key in self._new(now, Table.ENTRIES) - self._stay
            if _is_run(int(key), entries[key])
        }
        self._inside: dict[str, frozenset[str]] = {}

    def _new(self, now: Held, table: Table) -> set[str]:
        """The records of a table that were unknown then."""
        return {key for key in now.tables.get(table, {}) if not self._then.knew(table, key)}

    def becomes(self, table: str, key: str, fields: Fields) -> Fields | None:
        """What such a record shall say: the same, that it is put away, or nothing (None)."""
        if self._then.knew(table, key):
            return None  # it was deleted then
        if table in (Table.MENTORSHIPS, Table.ITEMS) or key in self._runs_of(table):
            return fields if fields.get("archived") else {**fields, "archived": True}
        if table == Table.ENTRIES:
            return fields if key in self._stay else None
        if table == Table.ANSWERS:
            return fields if self._is_inside(fields) else None
        return None

    def _runs_of(self, table: str) -> set[str]:
        return self._runs if table == Table.ENTRIES else set()

    def _stays(self, entry: Fields) -> bool:
        """Whether an entry belongs to a mentorship or a meeting that is put away as a whole."""
        return entry.get("mentorship") in self._mentorships or entry.get("meeting") in self._items

    def _is_inside(self, answer: Fields) -> bool:
        """Whether an answer stands inside something that is put away."""
        entry, prompt = answer.get("entry"), answer.get("prompt")
        if answer.get("item") in self._items or entry in self._stay | self._runs:
            return True
        return isinstance(prompt, str) and entry in self._entries_of(re.split("[/.]", prompt)[0])

    def _entries_of(self, page: str) -> frozenset[str]:
        """The entries that a page has in the mentorships and meetings that are put away.

        A page that is filled in once, or once a meeting, need not have a record of its entry.
        """
        if page not in self._inside:
            ids = [entry_id(page, int(key)) for key in self._mentorships]
            ids += [entry_id(page, meeting=int(key)) for key in self._items]
            self._inside[page] = frozenset(map(str, ids))
        return self._inside[page]


def _is_run(key: int, entry: Fields) -> bool:
    """Whether an entry is one of several of its page, and not the only one or a meeting's."""
    try:
        whose, meeting = record_id(entry, "mentorship"), record_id(entry, "meeting")
    except UndecodableError:
        return False
    return key != entry_id(str(entry.get("page")), whose, meeting)

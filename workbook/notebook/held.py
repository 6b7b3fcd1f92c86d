"""What some logs hold, read from their bytes alone: nothing is written, and no folder is needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.collection import no_collection
from workbook.notebook.backup import Counts
from workbook.notebook.clean import clean
from workbook.notebook.codec import Table
from workbook.notebook.line import device_of, scan
from workbook.notebook.log_files import LogFile
from workbook.notebook.union import Outcome, Union
from workbook.notebook.versions import Version, groups_of, join

Tables = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""By table and id (as text) what is shown of each record."""

_WORDED = frozenset({"line", "text", "list"})
"""Types of prompts whose answers are words."""


class Held:
    """The union of some logs at rest.

    Attributes:
        tables: What is shown of each record.
        damaged: Lines that are bad or not understood.
        newer: Lines that a newer program has written.
    """

    def __init__(self, logs: Mapping[str, bytes]) -> None:
        """Read logs.

        Args:
            logs: Their bytes by name.
        """
        with no_collection():
            union = Union(frozenset())
            self._take(union, logs)
            while union.new_clashes or union.stale:  # then lines are told apart from the start
                union = Union(union.clashes | union.new_clashes, dropped=union.dropped)
                self._take(union, logs)
        self._union = union
        self.tables: Tables = {name: table for name, table in union.tables.items() if table}

    def _take(self, union: Union, logs: Mapping[str, bytes]) -> None:
        """Read all logs into a union."""
        self.damaged = self.newer = 0
        for name, data in sorted(logs.items()):
            found = scan(data)
            self.damaged += found.damaged
            file = LogFile(name)
            for line in found.lines:
                outcome = union.take(line, file, None)
                self.damaged += outcome is Outcome.STRANGE
                self.newer += outcome is Outcome.NEWER

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever written; where all was deleted there is a way back to it."""
        return not self._union.records

    @property
    def devices(self) -> frozenset[str]:
        """Every device that has a part in it, as a writer or as one whose words were seen."""
        return frozenset(map(device_of, self._union.top))

    def knew(self, table: str, key: str) -> bool:
        """Whether a record was ever there, even if it was deleted since."""
        return self._union.record(table, key) is not None

    def versions(self, table: str, key: str) -> list[Version]:
        """The current versions of a record, the shown one first; none if it isn't there."""
        record = self._union.record(table, key)
        if record is None:
            return []
        labels = self._union.labels
        newest = [group[0] for group in groups_of(record.heads)]
        devices = [device_of(edit.writer) for edit in newest]
        return [
            edit.version(labels.get(device, device))
            for edit, device in zip(newest, devices, strict=True)
        ]

    def values(self, table: str, key: str) -> list[Mapping[str, Any]]:
        """What they say."""
        return [one.value for one in self.versions(table, key) if one.value is not None]

    def seen(self, table: str, key: str) -> dict[str, int]:
        """What someone has seen who has seen every current version of a record."""
        record = self._union.record(table, key)
        return {} if record is None else join(*(head.basis for head in record.heads))

    def counts(self) -> Counts:
        """How much it holds."""
        answers = self.tables.get(Table.ANSWERS, {}).values()
        said = [fields for fields in answers if fields.get("value") not in (None, "", [], {})]
        heads = (
            record.heads[0]
            for table in self._union.records.values()
            for record in table.values()
            if record.heads
        )
        newest = max(heads, key=lambda head: head.order, default=None)
        return Counts(
            answers=len(said),
            words=sum(map(_words, said)),
            items=self._shown(Table.ITEMS),
            mentorships=self._shown(Table.MENTORSHIPS),
            newest="" if newest is None else clean(newest.at),
        )

    def _shown(self, table: Table) -> int:
        """How many records of a table are not put away."""
        return sum(not fields.get("archived") for fields in self.tables.get(table, {}).values())


def _words(answer: Mapping[str, Any]) -> int:
    """Words of an answer; a choice, a number or a day has none."""
    if answer.get("type") not in _WORDED:
        return 0
    value = answer["value"]
    lines = value if isinstance(value, list) else [{"text": value}]
    texts = (line.get("text") for line in lines if isinstance(line, dict))
    return sum(len(text.split()) for text in texts if isinstance(text, str))

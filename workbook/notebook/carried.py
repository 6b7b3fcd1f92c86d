"""Records as they are carried from one notebook into another, with everything they ever said.

A carried record is what stands in the log, cleaned, and nothing of it is left out: fields and
tables of a newer program too.  It is plain data: what leaves as a file is made of it, and what comes
in is turned into it before the notebook is asked to take it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct, field

LONGEST_MOMENT = 64
"""Characters of a moment; what is longer is none."""

LONGEST_NAME = 1000
"""Characters of a page's, a group's or a prompt's full key."""


class CarriedVersion(Struct, frozen=True):
    """What a record says or said.

    Attributes:
        fields: The record's fields, those left out that have their default.
        at: When it was written, as the clock was read then; ISO with offset.
        order: Milliseconds; of several current versions the one with the highest is shown first.
        device: What the device calls itself on which it was written.
    """

    fields: Mapping[str, Any]
    at: str
    order: int
    device: str


class Carried(Struct, frozen=True):
    """A record with its versions.

    Attributes:
        table: The table it stands in.
        id: Its id.
        versions: What it says, newest first; more than one where nobody has chosen yet.
        earlier: What an answer said before, newest first.
        known: Whether this program knows the table and could read the record.
    """

    table: str
    id: int
    versions: tuple[CarriedVersion, ...]
    earlier: tuple[CarriedVersion, ...] = ()
    known: bool = True


class Coming(StrEnum):
    """What becomes of a carried record in a notebook that it is brought into."""

    NEW = "new"
    SAME = "same"
    NEWER = "newer"
    DIFFERS = "differs"
    EARLIER = "earlier"
    BACK = "back"


class Brought(Struct, frozen=True):
    """What came in, or would come in: for each table how many records came in which way."""

    tables: Mapping[str, Counter[Coming]] = field(default_factory=dict)

    def count(self, table: str, *ways: Coming) -> int:
        """How many records of a table came in one of these ways."""
        found = self.tables.get(table, Counter())
        return sum(found[way] for way in ways)

    @property
    def changes(self) -> bool:
        """Whether anything is written at all."""
        return any(way is not Coming.SAME for found in self.tables.values() for way in +found)

"""What the mentee wrote, as plain frozen records.

Records go in and come out of the ``Notebook`` in these shapes; nothing outside this room sees a
database, a log line or a lock.  A record that was read carries its ``basis``: what had been seen
when it was read.  Handing it back with a change says what that change rests on, so that text that
arrived meanwhile from another device is kept beside it and never written over.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from msgspec import Struct, field

from workbook.notebook.ids import derived_id

Value = Any
"""A JSON value: None, str, int, float, list or dict with str keys; see ``journey.values``."""

Basis = Mapping[str, int]
"""For each device the number of its newest act that had been seen; empty for a new record."""

NOTHING: Mapping[str, Any] = MappingProxyType({})
"""The empty mapping that frozen records share."""


class Column(StrEnum):
    """The three columns of a ``compare`` prompt, and the mark that two of them differ.

    The mark stands beside words, which only people can compare: ``"yes"``, or None once it was
    taken back.  Being a record of its own it outlives an edit of either column.
    """

    MINE = "mine"
    MENTOR = "mentor"
    AGREED = "agreed"
    DIFFERS = "differs"


COLUMNS = (Column.MINE, Column.MENTOR, Column.AGREED)
"""Those that hold an answer, in the order in which they are shown."""


class Resting(Struct, frozen=True, eq=False):
    """What was read with a basis, which plays no part where two are compared."""

    def __eq__(self, other: object) -> bool:
        """Whether both are of one kind and say the same."""
        if type(other) is not type(self):
            return NotImplemented
        return self._said() == tuple(getattr(other, name) for name in self._names())

    def __hash__(self) -> int:
        """The same for what is equal."""
        return hash(self._said())

    def _said(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self._names())

    def _names(self) -> tuple[str, ...]:
        return tuple(name for name in self.__struct_fields__ if name != "basis")


class Mentorship(Resting, frozen=True):
    """One mentor and the mentee; what it is called is an answer on the page ``mentorship``.

    ``started`` is an ISO date-time with its offset.
    """

    id: int
    started: str
    archived: bool = False
    basis: Basis = field(default_factory=lambda: NOTHING)


class Entry(Resting, frozen=True):
    """One filling-in of a page: the only one, one meeting's, or one run.

    Attributes:
        id: From (mentorship or me, page), from (meeting, page), or random for a run.
        page: Id of the page.
        mentorship: Id of the mentorship, or None for pages that are the mentee's own.
        meeting: Id of the meeting item, or None.
        started: ISO date-time with its offset.
        finished: The same for a finished run, else None.
        kept: What each ``show`` showed when the run was finished or the meeting held, by the
            show's line-independent name; empty before.
        archived: Put away, not deleted.
    """

    id: int
    page: str
    mentorship: int | None = None
    meeting: int | None = None
    started: str = ""
    finished: str | None = None
    kept: Mapping[str, Value] = field(default_factory=lambda: NOTHING)
    archived: bool = False
    basis: Basis = field(default_factory=lambda: NOTHING)


class Item(Resting, frozen=True):
    """One item of a group, such as one goal; what it says are answers with this ``item``.

    Attributes:
        id: Random; people see its shortest unique prefix.
        group: Full key of its group, ``goals/goals``.
        entry: The entry that it belongs to (the once entry of its group's page).
        mentorship: The mentorship in which it was made, or None.
        made_in: The entry in which it was made with ``add``, or None.
        rank: Its place among its siblings: items are ordered by rank, then id.
        archived: Put away, not deleted.
        made: ISO date-time with its offset.
    """

    id: int
    group: str
    entry: int
    mentorship: int | None = None
    made_in: int | None = None
    rank: str = ""
    archived: bool = False
    made: str = ""
    basis: Basis = field(default_factory=lambda: NOTHING)


class AnswerKey(Struct, frozen=True):
    """What an answer answers.

    Attributes:
        entry: Id of the entry.
        item: Id of the group item, or None outside a group.
        prompt: Full key of the prompt, ``goals/goals.statement``.
        column: For a ``compare`` prompt, whose column; else None.
    """

    entry: int
    item: int | None
    prompt: str
    column: Column | None = None


class OtherVersion(Resting, frozen=True):
    """A version of an answer that another device wrote without having seen the current one.

    ``labels`` are the words for the ids in its value as they read on that device.
    """

    value: Value
    at: str
    device: str
    basis: Basis = field(default_factory=lambda: NOTHING)
    labels: Mapping[str, str] = field(default_factory=lambda: NOTHING)


class Answer(Resting, frozen=True):
    """One answer, with what was asked as it was asked.

    Attributes:
        key: What it answers.
        value: What was answered, ids for meaning; None once cleared (its earlier versions stay).
        asked: The prompt's words when it was answered.
        type: The prompt's type then, such as ``"choose one"``.
        labels: Words for the ids in ``value`` (choices, statements, items) as they read then.
        version: The page's version then.
        private: Whether the prompt was private then.
        at: ISO date-time with its offset of the last change; filled in by the notebook.
        device: Label of the device that wrote it; filled in by the notebook.
        others: Versions that neither saw this one nor were seen by it, newest first.
    """

    key: AnswerKey
    value: Value
    asked: str = ""
    type: str = ""
    labels: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    version: int = 0
    private: bool = False
    at: str = ""
    device: str = ""
    others: tuple[OtherVersion, ...] = ()
    basis: Basis = field(default_factory=lambda: NOTHING)


class EarlierVersion(Struct, frozen=True):
    """What an answer said before: the last word of a sitting, or text that was then cut."""

    value: Value
    at: str
    device: str
    labels: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    asked: str = ""


Record = Mentorship | Entry | Item | Answer


def entry_id(page: str, mentorship: int | None = None, meeting: int | None = None) -> int:
    """The id of the one entry of a page for this mentorship (None: mine), or for this meeting."""
    if meeting is not None:
        return derived_id("entry", "meeting", meeting, page)
    return derived_id("entry", "whose", mentorship, page)


@lru_cache(maxsize=256)  # what is typed is saved again and again
def answer_id(key: AnswerKey) -> int:
    """The record id of an answer, the same on every device."""
    return derived_id("answer", key.entry, key.item, key.prompt, key.column)

"""What the notebook holds at one moment: frozen, cheap to take, and safe to keep."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from types import EllipsisType, MappingProxyType
from typing import Any, TypeVar

from msgspec.structs import replace

from workbook.notebook.lazy_answers import LazyAnswers, Unread
from workbook.notebook.records import (
    Answer,
    AnswerKey,
    Entry,
    Item,
    Mentorship,
    Record,
    Value,
)
from workbook.notebook.values import same
from workbook.notebook.versions import join

R = TypeVar("R")
K = TypeVar("K")


@dataclass(frozen=True, eq=False)  # no slots: the indexes are made when they are first asked for
class Snapshot:
    """All records as they were when it was taken; two snapshots are equal only if they are one.

    The mappings can't be altered, and values in them must not be: they are shared by all screens.

    Attributes:
        generation: Rises with every change of the notebook.
        mentorships: By id, archived ones too, as in the next two.
        entries: By id.
        items: By id.
        answers: By what they answer; cleared ones are there, with the value None.  An answer is
            read when it is first looked at, and stays so in this snapshot.
        rivals: What those answers answer that say several things at once, and wait for a choice.
    """

    generation: int = 0
    mentorships: Mapping[int, Mentorship] = field(default_factory=dict)
    entries: Mapping[int, Entry] = field(default_factory=dict)
    items: Mapping[int, Item] = field(default_factory=dict)
    answers: Mapping[AnswerKey, Answer] = field(default_factory=dict)
    rivals: frozenset[AnswerKey] = frozenset()

    def answer(self, key: AnswerKey) -> Answer | None:
        """The answer to this, or None if nothing was ever written."""
        return self.answers.get(key)

    def entry(self, record: int) -> Entry | None:
        """The entry with this id, or None if it was never begun."""
        return self.entries.get(record)

    def items_of(self, group: str, *, archived: bool = False) -> tuple[Item, ...]:
        """The items of a group (``goals/goals``) in their order; with the archived ones if asked."""
        items = self._items_by_group.get(group, ())
        return items if archived else tuple(item for item in items if not item.archived)

    def keys_known(self) -> Iterator[AnswerKey]:
        """What is answered, without reading a single answer; some may turn out not to be there."""
        answers = self.answers
        return answers.keys_known() if isinstance(answers, LazyAnswers) else iter(answers)

    def keys_of(self, entry: int) -> Iterator[AnswerKey]:
        """What is answered of an entry, in no particular order; read as little as ``keys_known``."""
        answers = self.answers
        if isinstance(answers, LazyAnswers):
            return answers.keys_of(entry)
        return (key for key in answers if key.entry == entry)

    def answers_of(self, entry: int) -> tuple[Answer, ...]:
        """Every answer of an entry, in no particular order."""
        found = map(self.answers.get, self.keys_of(entry))
        return tuple(answer for answer in found if answer is not None)

    def entries_of(
        self,
        page: str,
        mentorship: int | EllipsisType | None = ...,
        meeting: int | EllipsisType | None = ...,
        *,
        archived: bool = False,
    ) -> tuple[Entry, ...]:
        """The entries of a page, the first begun first.

        Args:
            page: Id of the page.
            mentorship: Only those of this mentorship (None: the mentee's own); left out: of any.
            meeting: Only those of this meeting (None: of no meeting); left out: of any.
            archived: Whether archived ones are among them.
        """
        return tuple(
            entry
            for entry in self._entries_by_page.get(page, ())
            if (mentorship is ... or entry.mentorship == mentorship)
            and (meeting is ... or entry.meeting == meeting)
            and (archived or not entry.archived)
        )

    def with_drafts(self, drafts: Mapping[Any, Record]) -> Snapshot:
        """The same with what was typed or made laid over it that is not yet durable."""
        changed: dict[str, dict[Any, Record]] = {}
        for record in drafts.values():
            table = changed.setdefault(_TABLES[type(record)], {})
            if isinstance(record, Answer):
                kept = self.answer(record.key) if record.key in self.rivals else None
                table[record.key] = _beside_others(record, kept)
            else:
                table[record.id] = record
        return self.advanced(changed, self.generation) if changed else self

    def with_entries(self, entries: Mapping[int, Entry]) -> Snapshot:
        """The snapshot as if these were its entries."""
        return dataclasses.replace(self, entries=entries)

    def advanced(
        self, changed: Mapping[str, Mapping[Any, Record | Unread | None]], generation: int
    ) -> Snapshot:
        """The snapshot after some records changed.

        Tables in which something changed are copied, which is shallow; the others are shared, and
        so are the indexes made of them.

        Args:
            changed: For each table (``"answers"``) the records by key; None for one that is gone.
                An answer that says one thing alone need not be read yet.
            generation: That of the new snapshot.
        """
        tables = {name: _replaced(getattr(self, name), new) for name, new in changed.items()}
        rivals = _rivals(self.rivals, changed.get("answers", {}))
        following = dataclasses.replace(self, generation=generation, rivals=rivals, **tables)
        # A cached property lives in the instance's ``__dict__``; what is there isn't made anew.
        made = vars(self)
        for index, name in _INDEXES.items():
            if index in made and name not in changed:
                vars(following)[index] = made[index]
        return following

    @cached_property
    def _items_by_group(self) -> Mapping[str, tuple[Item, ...]]:
        in_order = sorted(self.items.values(), key=lambda item: (item.rank, item.id))
        return _grouped(in_order, lambda item: item.group)

    @cached_property
    def _entries_by_page(self) -> Mapping[str, tuple[Entry, ...]]:
        in_order = sorted(
            self.entries.values(), key=lambda entry: (_moment(entry.started), entry.id)
        )
        return _grouped(in_order, lambda entry: entry.page)


_TABLES: Mapping[type[Record], str] = {
    Mentorship: "mentorships",
    Entry: "entries",
    Item: "items",
    Answer: "answers",
}
"""The table of a snapshot in which a record of each kind lies."""

_INDEXES = {
    "_items_by_group": "items",
    "_entries_by_page": "entries",
}
"""For each index of a snapshot the table that it is made from."""


def _beside_others(draft: Answer, kept: Answer | None) -> Answer:
    """What is being typed, with the versions that stay beside it because nobody looked at them."""
    others = tuple(
        other
        for other in (kept.others if kept is not None else ())
        if any(draft.basis.get(name, 0) < number for name, number in other.basis.items())
        and not same(other.value, draft.value)
    )
    return replace(draft, others=others) if others else draft


def _rivals(before: frozenset[AnswerKey], changed: Mapping[AnswerKey, Any]) -> frozenset[AnswerKey]:
    """What waits for a choice, after some answers changed."""
    now = {key for key, one in changed.items() if isinstance(one, Answer) and one.others}
    gone = before.intersection(changed).difference(now)
    return before if now <= before and not gone else before.difference(gone) | now


def _replaced(table: Mapping[Any, Any], changed: Mapping[Any, Any]) -> Mapping[Any, Any]:
    """A table after some of its records changed."""
    if isinstance(table, LazyAnswers):
        return table.replaced(changed)
    # The copy method copies a table as it is; ``dict(…)`` of a proxy would hash every key anew.
    records = table.copy() if isinstance(table, dict | MappingProxyType) else dict(table)
    for key, record in changed.items():
        if record is None:
            records.pop(key, None)
        else:
            records[key] = record
    return MappingProxyType(records)


def _grouped(records: Iterable[R], key: Callable[[R], K]) -> dict[K, tuple[R, ...]]:
    """The records by what they belong to, in the order given."""
    groups: dict[K, list[R]] = {}
    for record in records:
        groups.setdefault(key(record), []).append(record)
    return {name: tuple(group) for name, group in groups.items()}


def _moment(text: str) -> float:
    """Seconds since 1970 of an ISO date-time; one that is missing or damaged is before all."""
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return float("-inf")


def settled(answer: Answer, value: Value) -> Answer:
    """The answer to write when a person has looked at all versions and chosen what it shall say.

    Keep, swap and join differ only in ``value``.  Only this supersedes the other versions.
    """
    basis = join(answer.basis, *(other.basis for other in answer.others))
    labels = dict(answer.labels)
    for other in answer.others:
        labels = {**other.labels, **labels}
    return replace(answer, value=value, labels=labels, others=(), basis=basis)

"""Answers that are decoded when they are first looked at.

A workbook that is lived in has thousands of answers, and the first screen needs a few dozen.  What
an answer answers decides its record's id, so that it is found without looking at any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from types import EllipsisType
from typing import TypeVar

from workbook.notebook.records import Answer, AnswerKey, answer_id
from workbook.notebook.shown_heads import ShownHeads
from workbook.notebook.versions import Heads

T = TypeVar("T")

Unread = tuple[int, Heads]
"""An answer that nobody looked at yet: its record's id, and its current changes."""

Known = dict[AnswerKey, Answer | Unread | None]
"""Answers by what they answer, decoded or not; None where there is none."""

MOST = 500
"""Changed answers that are laid over the others before all are put together anew."""


class StoredAnswers:
    """The answers as they stood at one moment; more and more of them are known."""

    def __init__(
        self,
        heads: ShownHeads,
        decode: Callable[[Unread], Answer | None],
        key_of: Callable[[Unread], AnswerKey | None],
        known: Known | None = None,
        ready: Mapping[AnswerKey, Answer] | None = None,
    ) -> None:
        """Stand over records.

        Args:
            heads: The current changes of each, by its id as text.
            decode: Reads an answer; None if it can't be shown.
            key_of: Tells what it answers; None if that can't be told.
            known: What counts instead of them; taken over.
            ready: Answers that need not be read, as those records have them.
        """
        self._heads = heads
        self.decode = decode
        self._key_of = key_of
        self._known: Known = {} if known is None else known
        self._ready = ready or {}
        self._entries: dict[int, list[AnswerKey]] = {}
        self._given: dict[int, list[AnswerKey]] | None = None
        self._all_known = False

    def get(self, key: AnswerKey) -> Answer | None:
        """The answer to this."""
        found: Answer | Unread | EllipsisType | None = self._known.get(key, ...)
        if found is ...:
            found = self._known[key] = self._ready.get(key) or self._unread(key)
        if isinstance(found, tuple):
            found = self._known[key] = self.decode(found)
        return found

    def _unread(self, key: AnswerKey) -> Unread | None:
        """The record of an answer, if there is one."""
        record = answer_id(key)
        heads = self._heads.get(str(record))
        return None if heads is None else (record, heads)

    def looked_at(self) -> Iterator[AnswerKey]:
        """What the answers answer that were looked at, the first ones first."""
        return (key for key, found in tuple(self._known.items()) if isinstance(found, Answer))

    def keys_known(self) -> list[AnswerKey]:
        """What is answered, without decoding the answers; some may turn out not to be there."""
        if not self._all_known:
            self._learn(self._heads)
            self._all_known = True
        return [key for key, found in tuple(self._known.items()) if found is not None]

    def keys_of(self, entry: int) -> list[AnswerKey]:
        """The same for one entry."""
        if entry not in self._entries:
            # Of all that is known no more than this entry's is gone through: entries are many.
            learned = (
                key for key in self._learn(self._heads.of_entry(entry)) if key.entry == entry
            )
            keys = dict.fromkeys((*self._known_before(entry), *learned))
            self._entries[entry] = [key for key in keys if self._known[key] is not None]
        return self._entries[entry]

    def _known_before(self, entry: int) -> Iterable[AnswerKey]:
        """What was known of an entry when one was first asked for."""
        if self._given is None:
            self._given = {}
            for key in tuple(self._known):
                self._given.setdefault(key.entry, []).append(key)
        return self._given.get(entry, ())

    def with_changes(self, changed: Known) -> StoredAnswers:
        """The same with other answers for these keys."""
        known = {**self._known, **changed}
        return StoredAnswers(self._heads, self.decode, self._key_of, known, self._ready)

    def _learn(self, records: Iterable[str]) -> list[AnswerKey]:
        """Know what these records answer; it is returned, some of it more than once perhaps."""
        learned = []
        for record in records:
            unread = (int(record), self._heads[record])
            key = self._key_of(unread)
            if key is None:
                continue
            learned.append(key)
            known = self._known.setdefault(key, unread)
            # Of two records that answer the same, one has an id that isn't its own.
            if isinstance(known, tuple) and known is not unread and answer_id(key) == unread[0]:
                self._known[key] = unread
        return learned


class LazyAnswers(Mapping[AnswerKey, Answer]):
    """A mapping that can't be altered, over records that are decoded one by one.

    An answer that can't be decoded is not in it.  Going through all of it decodes all of it.  What
    changes is laid over what all share, so that the next state costs the change and not the whole.
    """

    __slots__ = ("_over", "_stored")

    def __init__(self, stored: StoredAnswers, over: Known | None = None) -> None:
        """Stand over stored answers.

        Args:
            stored: What all share.
            over: What counts instead; taken over, and what is decoded is put into it.
        """
        self._stored = stored
        self._over: Known = {} if over is None else over

    def __getitem__(self, key: AnswerKey) -> Answer:
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def get(  # type: ignore[override]  # one signature says what the usual three do
        self, key: AnswerKey, default: T | None = None
    ) -> Answer | T | None:
        """The answer, or what stands for none: most of what is looked up was never answered."""
        if key in self._over:
            found = self._over[key]
            if isinstance(found, tuple):
                found = self._over[key] = self._stored.decode(found)
        else:
            found = self._stored.get(key)
        return default if found is None else found

    def __iter__(self) -> Iterator[AnswerKey]:
        return (key for key in self.keys_known() if key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def keys_known(self) -> Iterator[AnswerKey]:
        """What is answered, without decoding anything; some of it may turn out not to be there."""
        over = self._over
        return chain((key for key in self._stored.keys_known() if key not in over), tuple(over))

    def keys_of(self, entry: int) -> Iterator[AnswerKey]:
        """The same for one entry."""
        over = self._over
        return chain(
            (key for key in self._stored.keys_of(entry) if key not in over),
            (key for key in tuple(over) if key.entry == entry),
        )

    def replaced(self, changed: Mapping[AnswerKey, Answer | Unread | None]) -> LazyAnswers:
        """The same with other answers for these keys; None where there is none any more."""
        over = {**self._over, **changed}
        if len(over) > MOST:
            return LazyAnswers(self._stored.with_changes(over))
        return LazyAnswers(self._stored, over)

"""Answers that are decoded when they are first looked at.

A workbook that is lived in has thousands of answers, and the first screen needs a few dozen.  Only
what each of them answers is known from the start; the rest is read on demand and then kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import TypeVar

from workbook.notebook.records import Answer, AnswerKey
from workbook.notebook.versions import Heads

T = TypeVar("T")

Unread = tuple[int, Heads]
"""An answer that nobody looked at yet: its record's id, and its current changes."""

MOST = 500
"""Changed answers that are laid over the others before all are put together anew."""


class LazyAnswers(Mapping[AnswerKey, Answer]):
    """A mapping that can't be altered, over records that are decoded one by one.

    An answer that can't be decoded is not in it.  Going through all of it decodes all of it.  What
    changes is laid over what all share, so that the next state costs the change and not the whole.
    """

    __slots__ = ("_all", "_decode", "_over")

    def __init__(
        self,
        known: dict[AnswerKey, Answer | Unread | None],
        decode: Callable[[Unread], Answer | None],
        over: dict[AnswerKey, Answer | Unread | None] | None = None,
    ) -> None:
        """Stand over records.

        Args:
            known: What is answered; taken over, and what is decoded is put into it.
            decode: Reads an answer; None if it can't be shown.
            over: What counts instead; taken over in the same way.
        """
        self._all = known
        self._decode = decode
        self._over = {} if over is None else over

    def __getitem__(self, key: AnswerKey) -> Answer:
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def get(  # type: ignore[override]  # one signature says what the usual three do
        self, key: AnswerKey, default: T | None = None
    ) -> Answer | T | None:
        """The answer, or what stands for none: most of what is looked up was never answered."""
        layer = self._over if self._over and key in self._over else self._all
        found = layer.get(key)
        if isinstance(found, tuple):
            found = layer[key] = self._decode(found)
        return default if found is None else found

    def __iter__(self) -> Iterator[AnswerKey]:
        return (key for key in self.keys_known() if key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def keys_known(self) -> Iterator[AnswerKey]:
        """What is answered, without decoding anything; some of it may turn out not to be there."""
        return chain(self._all, (key for key in self._over if key not in self._all))

    def replaced(self, changed: Mapping[AnswerKey, Answer | Unread | None]) -> LazyAnswers:
        """The same with other answers for these keys; None where there is none any more."""
        over = {**self._over, **changed}
        if len(over) > MOST:
            return LazyAnswers({**self._all, **over}, self._decode)
        return LazyAnswers(self._all, self._decode, over)

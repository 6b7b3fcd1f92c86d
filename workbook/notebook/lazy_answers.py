"""Answers that are decoded when they are first looked at.

A workbook that is lived in has thousands of answers, and the first screen needs a few dozen.  Only
what each of them answers is known from the start; the rest is read on demand and then kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from workbook.notebook.records import Answer, AnswerKey


class LazyAnswers(Mapping[AnswerKey, Answer]):
    """A mapping that can't be altered, over records that are decoded one by one.

    An answer that can't be decoded is not in it.  Going through all of it decodes all of it.
    """

    __slots__ = ("_decode", "_decoded", "_places")

    def __init__(
        self,
        places: dict[AnswerKey, int],
        decode: Callable[[int], Answer | None],
        decoded: dict[AnswerKey, Answer | None] | None = None,
    ) -> None:
        """Stand over records.

        Args:
            places: The record id of every answer; taken over, not copied.
            decode: Reads the record with this id; None if it can't be shown.
            decoded: What is decoded already; taken over and added to.
        """
        self._places = places
        self._decode = decode
        self._decoded = {} if decoded is None else decoded

    def __getitem__(self, key: AnswerKey) -> Answer:
        try:
            answer = self._decoded[key]
        except KeyError:
            answer = self._decoded[key] = self._decode(self._places[key])
        if answer is None:
            raise KeyError(key)
        return answer

    def __iter__(self) -> Iterator[AnswerKey]:
        return (key for key in self._places if key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def keys_known(self) -> Iterator[AnswerKey]:
        """What is answered, without decoding anything; some of it may turn out not to be there."""
        return iter(self._places)

    def replaced(self, changed: Mapping[AnswerKey, Answer | None]) -> LazyAnswers:
        """The same with other answers for these keys; None where there is none any more."""
        decoded = self._decoded.copy()
        decoded.update(changed)
        places = self._places
        if not changed.keys() <= places.keys():
            places = places.copy()
            for key in changed:
                places.setdefault(key, 0)  # an id that is never asked for: it is decoded
        return LazyAnswers(places, self._decode, decoded)

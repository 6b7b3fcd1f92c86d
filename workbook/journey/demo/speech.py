"""Chooses phrases so that none comes back before its like are used up, and fills their gaps."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from workbook.journey.demo.words.everyday import SLOTS

T = TypeVar("T")


class Speech:
    """One person's way of saying things; the same seed says the same.

    Attributes:
        chance: Where everything that is left to chance comes from.
    """

    def __init__(self, seed: int) -> None:
        self.chance = Random(f"demonstration {seed}")  # noqa: S311 - nothing has to be secret
        self._left: dict[tuple[object, ...], list[object]] = {}

    def happens(self, share: float) -> bool:
        """True in this share of the cases."""
        return self.chance.random() < share

    def pick(self, phrases: Sequence[T]) -> T:
        """One of some phrases; each once before any comes again."""
        key = tuple(phrases)
        left = self._left.get(key)
        if not left:
            fresh: list[object] = list(key)
            self.chance.shuffle(fresh)
            left = self._left[key] = fresh
        return left.pop()  # type: ignore[return-value]

    def some(self, phrases: Sequence[T], low: int, high: int) -> list[T]:
        """Several different ones, in the order in which they stand."""
        chosen = self.chance.sample(range(len(phrases)), min(len(phrases), self.within(low, high)))
        return [phrases[number] for number in sorted(chosen)]

    def within(self, low: int, high: int) -> int:
        """A whole number between two, both included."""
        return self.chance.randint(low, high)

    def weighed(self, **weights: float) -> str:
        """One of some choices (``_`` for ``-``), each as often as its weight says."""
        chosen = self.chance.choices(list(weights), list(weights.values()))[0]
        return chosen.replace("_", "-")

    def say(self, phrases: Sequence[str], mentor: str = "my mentor") -> str:
        """One of some phrases with its gaps filled."""
        return self.filled(self.pick(phrases), mentor)

    def filled(self, phrase: str, mentor: str = "my mentor") -> str:
        """A phrase with its gaps filled; its first letter is a capital as it was."""
        if "{" not in phrase:
            return phrase
        slots = {name: self.chance.choice(words) for name, words in SLOTS.items()}
        told = phrase.format(mentor=mentor, n=self.within(1, 3), **slots)
        begins = phrase.startswith(("{", '"{'))
        return told[0].upper() + told[1:] if begins else told

"""In which entries of a page something is answered, found with reading as little as can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from workbook.journey.then_and_now.model import Spot
from workbook.notebook.records import AnswerKey, Column
from workbook.notebook.snapshot import Snapshot
from workbook.pages.model import Page, Prompt

ASKS_MUCH = 24
"""Prompts; of a page that asks more, most is never answered.

Then it is quicker to learn of each entry what is answered in it than to look for everything.
"""


class Answered:
    """In which of a page's entries something is answered.

    They are gone through no further than anybody asks: there may be hundreds, and most of what a
    page asks is soon seen to have been answered more than once.
    """

    def __init__(self, snapshot: Snapshot, page: Page, spots: Sequence[Spot]) -> None:
        """Begin before the first entry.

        Args:
            snapshot: The notebook.
            page: The page.
            spots: Its entries, oldest first.
        """
        self._snapshot = snapshot
        self._spots = spots
        self._learns = sum(prompt.group is None for prompt in page.prompts()) > ASKS_MUCH
        self._left = iter(spots)
        self._found: dict[tuple[str, int | None], list[Spot]] = {}

    def spots(
        self, prompt: Prompt, columns: Sequence[Column | None], item: int | None = None
    ) -> Iterator[Spot]:
        """The entries in which a prompt is answered, oldest first.

        Args:
            prompt: The prompt.
            columns: Its columns.
            item: Id of the item of which it is asked, or None.
        """
        name, answers = prompt.key, self._snapshot.answers
        for spot in self._learned(name, item) if self._learns else self._spots:
            for column in columns:
                if answers.get(AnswerKey(spot[2].entry, item, name, column)) is not None:
                    yield spot
                    break

    def more_than_once(self, prompt: Prompt, columns: Sequence[Column | None]) -> bool:
        """Whether a prompt that stands outside of groups is answered in at least two entries."""
        return len(list(islice(self.spots(prompt, columns), 2))) == 2

    def count(self, prompt: Prompt, columns: Sequence[Column | None]) -> int:
        """In how many entries it is answered."""
        return sum(1 for _ in self.spots(prompt, columns))

    def _learned(self, prompt: str, item: int | None) -> Iterator[Spot]:
        """The entries that name it; in some of them the answer may turn out not to be there."""
        told = 0
        while True:
            found = self._found.get((prompt, item), ())
            yield from found[told:]
            told = len(found)
            spot = next(self._left, None)
            if spot is not None:
                self._learn(spot)
            elif told == len(self._found.get((prompt, item), ())):
                return

    def _learn(self, spot: Spot) -> None:
        """Learn what is answered in an entry."""
        for name in {(key.prompt, key.item) for key in self._snapshot.keys_of(spot[2].entry)}:
            self._found.setdefault(name, []).append(spot)

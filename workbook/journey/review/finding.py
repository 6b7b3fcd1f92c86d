"""Finding entries: by words in what was written and asked, and by filters; the best come first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from workbook.journey.review.filters import passing
from workbook.journey.review.gathering import Gathered
from workbook.journey.review.model import Written
from workbook.journey.review.query import Query, plain

FEW = 100
"""Texts that are folded in passing."""

BETWEEN = "\n"
"""Stands between two answers; it is in nothing that is looked for, so that no phrase spans two."""


class Text(Struct, frozen=True):
    """An entry's words, ready to be searched: each answer and question after a blank."""

    written: Written
    said: str
    asked: str


class Found(Struct, frozen=True):
    """What was found.

    Attributes:
        query: What was looked for.
        written: The entries, the best first, and among equals the newest; without words to look for
            simply the newest first.
        some: No entry has all the words; these have some of them.
    """

    query: Query
    written: tuple[Written, ...] = ()
    some: bool = False


class Finder:
    """Everything that was written, ready to be searched.

    The texts are folded when they are first needed; ``fold`` does it for all of them and may run in
    a thread beside the others.
    """

    def __init__(self, gathered: Gathered | None = None) -> None:
        self.gathered = gathered
        self._texts: dict[str, Text] = {}
        self._last: tuple[Query, Sequence[Written]] | None = None

    def take(self, gathered: Gathered) -> None:
        """Go on with what is written now; what did not change is not folded again."""
        if gathered is not self.gathered:
            self.gathered = gathered
            self._last = None

    @property
    def is_folded(self) -> bool:
        """Whether everything is there and all texts but a few are folded: finding is quick now."""
        known = self.gathered
        return known is not None and known.whole and len(self._texts) + FEW >= len(known.written)

    def fold(self, gathered: Gathered, stop: Callable[[], bool] = lambda: False) -> None:
        """Fold every text of what was gathered that is not folded yet, until told to stop."""
        for written in gathered.written:
            if stop():
                return
            self._text(written)

    def _text(self, written: Written) -> Text:
        text = self._texts.get(written.id)
        if text is None or text.written is not written:
            text = self._texts[written.id] = folded_text(written)
        return text

    def find(self, query: Query) -> Found:
        """The entries that are looked for; none before anything was gathered."""
        known, last = self.gathered, self._last
        if known is None:
            return Found(query)
        if query.is_empty:
            return Found(query, known.written)
        if last is not None and _narrows(query, last[0]):
            among = last[1]  # with every key that is typed there is less to look through
        else:
            among = tuple(filter(passing(known, query), known.written))
        ranked = [(rank, one) for one in among if (rank := self._rank(one, query.needles))]
        if len(query.needles) > 1 and not ranked:
            return self._with_some(known, query)
        self._last = (query, [one for _, one in ranked])
        if query.needles:
            ranked.sort(key=lambda pair: pair[0], reverse=True)  # stable: the newest stay first
        return Found(query, tuple(one for _, one in ranked))

    def _with_some(self, known: Gathered, query: Query) -> Found:
        """Entries with at least one of the words, those with the most of them first."""
        wide = []
        for one in filter(passing(known, query), known.written):
            ranks = [rank for word in query.needles if (rank := self._rank(one, (word,)))]
            if ranks:
                wide.append(((len(ranks), sum(ranks)), one))
        wide.sort(key=lambda pair: pair[0], reverse=True)
        return Found(query, tuple(one for _, one in wide), some=True)

    def _rank(self, written: Written, needles: Sequence[str]) -> int:
        """How well the words are found in an entry; 0 where one of them is not."""
        if not needles:
            return 1
        total = 0
        text = self._text(written)
        for needle in needles:
            if needle in text.said:
                total += 8 if f" {needle}" in text.said else 4
            elif needle in text.asked:
                total += 2 if f" {needle}" in text.asked else 1
            else:
                return 0
        return total


def folded_text(written: Written) -> Text:
    """The words of an entry, ready to be searched."""
    said = "".join(f"{BETWEEN} {plain(one.words)}" for one in written.said)
    asked = dict.fromkeys(words for one in written.said for words in (one.question, one.also))
    return Text(written, said, "".join(f"{BETWEEN} {plain(question)}" for question in asked))


def _narrows(query: Query, before: Query) -> bool:
    """Whether whatever is found now was found before, too."""
    return query.filters == before.filters and all(
        any(old in new for new in query.needles) for old in before.needles
    )

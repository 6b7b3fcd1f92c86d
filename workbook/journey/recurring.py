"""Words that come back in several texts, such as pieces of feedback.

Only words that mean something count: long ones, without those that every text has.  Two texts that
say the same in other words are not found; what is found is a fact and no guess.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from msgspec import Struct

from workbook.journey.reading import Reading
from workbook.notebook.records import Item
from workbook.pages import needs

SAID_OF_WORK = (needs.FEEDBACK_HEARD, needs.FEEDBACK_ABOUT, needs.FEEDBACK_USABLE)
"""What of a piece of feedback tells what it is about."""

WORD = re.compile(r"[^\W\d_]{5,}")
"""A word of five letters or more."""

ORDINARY = frozenset(
    WORD.findall(
        """
    about above after again almost along already although always among another anybody anyone
    anything around because become before behind being below beside better between beyond bring
    could doing during either enough every everybody everyone everything first found given going
    having hardly however instead itself least less might mostly myself never nobody nothing
    often other others ought people perhaps quite rather really right shall should since somebody
    someone something sometimes still their theirs there these thing things think those though
    three through today together toward under until usually wants where whether which while whole
    whose without would wouldn yours yourself couldn doesn shouldn
    """
    )
)
"""Words that say nothing of what a text is about."""


class Recurring(Struct, frozen=True):
    """A word and the texts that have it.

    Attributes:
        word: As it first stands there, in small letters.
        items: Ids of the texts, in their order.
    """

    word: str
    items: tuple[int, ...]


def recurring(texts: Mapping[int, str]) -> tuple[Recurring, ...]:
    """The words that two texts or more have, most frequent first, then as they come.

    Of words that the same texts have only the longest is told.
    """
    having: dict[str, list[int]] = {}
    words: dict[str, str] = {}
    for number, text in texts.items():
        for said in dict.fromkeys(WORD.findall(text.casefold())):
            stem = _stem(said)
            if said in ORDINARY or stem in ORDINARY:
                continue
            words.setdefault(stem, said)
            if number not in having.setdefault(stem, []):
                having[stem].append(number)
    longest: dict[tuple[int, ...], str] = {}
    for stem, numbers in having.items():
        group = tuple(numbers)
        if len(group) > 1 and len(words[stem]) > len(longest.get(group, "")):
            longest[group] = words[stem]
    found = [Recurring(word, group) for group, word in longest.items()]
    return tuple(sorted(found, key=lambda one: -len(one.items)))


def in_feedback(reading: Reading) -> tuple[Recurring, ...]:
    """What comes back in the feedback that one was told."""
    return recurring(
        {
            piece.id: " ".join(
                words
                for key in SAID_OF_WORK
                if isinstance(words := reading.item_value(piece, key), str)
            )
            for piece in reading.snapshot.items_of(needs.FEEDBACK)
        }
    )


def is_private(reading: Reading, piece: Item) -> bool:
    """Whether anything of a piece of feedback is private from which such a word may be."""
    return any(reading.item_is_private(piece, key) for key in SAID_OF_WORK)


def _stem(word: str) -> str:
    """A word without accents and a plural's s, so that ``figure`` and ``figures`` are one."""
    plain = unicodedata.normalize("NFKD", word)
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return letters.removesuffix("s") if not letters.endswith("ss") else letters

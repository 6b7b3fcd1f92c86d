"""What may stand before a line: the kind of a topic that is caught, or the tag of a note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

_BEFORE = r"\s*([A-Za-z]+)\s*:\s*(?=\S)"
"""A word and a colon before other words."""


def _read(text: str, letters: Mapping[str, str], words: Iterable[str]) -> tuple[str | None, str]:
    """What stands before a line, by its letter or its word, and the line without it."""
    found = re.match(_BEFORE, text)
    word = found[1].casefold() if found is not None else ""
    named = letters.get(word) or (word if word in words else None)
    return (None, text) if found is None or named is None else (named, text[found.end() :])


# -- topics --------------------------------------------------------------------------------------------

KINDS = {
    "question": "question",
    "win": "win",
    "obstacle": "obstacle",
    "feedback": "feedback wanted",
    "idea": "idea",
}
"""The kinds that a topic can be caught as, with the words for them."""

KIND_LETTERS = {"q": "question", "w": "win", "o": "obstacle", "f": "feedback", "i": "idea"}
"""The letter that stands for each kind: with alt as a key, and before a colon in a line."""

KIND_SIGNS = {"question": "?", "win": "★", "obstacle": "▲", "feedback": "◇", "idea": "+"}
"""What stands before a topic, by its kind; any other has a dot."""


def read_kind(text: str) -> tuple[str | None, str]:
    """A kind written before a line, and the line without it.

    ``win: the talk went well`` and ``w: the talk went well`` say the same; None where the line
    begins with neither.
    """
    return _read(text, KIND_LETTERS, KINDS)


# -- notes ---------------------------------------------------------------------------------------------


class Tag(StrEnum):
    """What kind of line it is; ``NONE`` while nobody has said."""

    NONE = ""
    IDEA = "idea"
    ADVICE = "advice"
    FEEDBACK = "feedback"
    DECISION = "decision"
    PERSON = "person"
    RESOURCE = "resource"
    ACTION = "action"


TAG_LETTERS = {
    "i": Tag.IDEA,
    "v": Tag.ADVICE,
    "f": Tag.FEEDBACK,
    "d": Tag.DECISION,
    "p": Tag.PERSON,
    "r": Tag.RESOURCE,
    "a": Tag.ACTION,
}
"""The letter that stands for each tag: with alt as a key, and before a colon in a line."""


def read_tag(text: str) -> tuple[Tag | None, str]:
    """A tag written before a line, and the line without it.

    ``decision: ask the union first`` and ``d: ask the union first`` say the same; None where the
    line begins with neither.
    """
    tag, words = _read(text, TAG_LETTERS, frozenset(Tag))
    return (None if tag is None else Tag(tag)), words

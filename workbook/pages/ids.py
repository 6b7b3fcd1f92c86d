"""Ids: how they are spelled, how one is made from words, and which known one a typo may mean."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection

from workbook.pages.spelling import ID_PATTERN

_ID = re.compile(ID_PATTERN)
# Words that say nothing about what is asked; kept only where nothing else is left.
_SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an the and or of on in at to for from with by as so how what when where which who why "
        "is are be can do does have has will would i it its my our their this that we you your",
    )
)
_MOST_WORDS = 4
# Comparing words costs time for each known one; a page with more ids than this was not typed.
_MOST_COMPARED = 400


def is_id(text: str) -> bool:
    """Whether this is spelled as an id: small letters, digits and single hyphens."""
    return _ID.fullmatch(text) is not None


def respelled(text: str, fallback: str) -> str:
    """The id that somebody meant who wrote this, with all its words."""
    return "-".join(_plain_words(text)).lstrip("-0123456789") or fallback


def slug(words: str, fallback: str) -> str:
    """An id made from the words that carry the meaning.

    ``fallback`` is used where nothing of them can be written in a-z, as in another script.
    """
    found = _plain_words(words)
    telling = [word for word in found if word not in _SMALL_WORDS] or found
    joined = "-".join(word[:24] for word in telling[:_MOST_WORDS])
    if not joined:
        return fallback
    return joined if joined[0].isalpha() else f"{fallback}-{joined}"


def _plain_words(text: str) -> list[str]:
    """The words of a text in a-z and 0-9, accents left out."""
    plain = text[:400].replace("'", "").replace("’", "")
    plain = plain.replace("–", "-").replace("—", "-")
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain)


class UniqueNames:
    """Gives out names, numbering those that are taken: ``step``, ``step-2`` and so on."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        # The next number to try for each name, so that a thousand equal ones stay cheap.
        self._next: dict[str, int] = {}

    def take(self, name: str) -> str:
        """This name if it is free, else the first free numbered one; it is taken from now on."""
        candidate = name
        while candidate in self._taken:
            number = self._next.get(name, 2)
            self._next[name] = number + 1
            candidate = f"{name}-{number}"
        self._taken.add(candidate)
        return candidate


def did_you_mean(word: str, known: Collection[str]) -> str:
    """`` (did you mean 'x'?)`` where one of the known words is near, else nothing."""
    if len(known) > _MOST_COMPARED or len(word) > 80:
        return ""
    near = difflib.get_close_matches(word.lower(), list(known), 1, 0.6)
    return f" (did you mean '{near[0]}'?)" if near else ""

"""Texts of pages with the answers that they quote filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from workbook.journey import values
from workbook.pages import quotes

if TYPE_CHECKING:
    from workbook.journey.place import Place
    from workbook.journey.reading import Found, Reading

BLANK = "____"
"""What stands in prose for an answer that is not there yet."""


class Filled(Struct, frozen=True):
    """A text with the answers it quotes; private if one of those is."""

    text: str
    private: bool = False


def fill(reading: Reading, text: str, place: Place) -> Filled:
    """A text with the answers that it quotes in place of their refs."""
    if "`=" not in text:
        return Filled(text)
    parts: list[str] = []
    private = False
    for piece in quotes.split(text):
        if isinstance(piece, str):
            parts.append(piece)
            continue
        found = reading.found(piece.ref, place, last=piece.last)
        said = [(_words(reading, one, lowest=piece.lowest), one) for one in found]
        private = private or any(words and reading.is_secret(one) for words, one in said)
        parts.append(", ".join(words for words, _ in said if words) or BLANK)
    return Filled("".join(parts), private)


def _words(reading: Reading, found: Found, *, lowest: bool) -> str:
    """The words of one quoted answer on one line; "" where there is none."""
    if not values.is_answered(found.value):
        return ""
    labels = reading.labels(found.prompt, found.place)
    if lowest and isinstance(found.value, dict):
        marks = found.value
        rated = [choice.id for choice in found.prompt.choices if choice.id in marks]
        return labels[min(rated, key=lambda i: marks[i])] if rated else ""
    lines = values.words(found.prompt.type, found.value, labels, reading.style).splitlines()
    return ", ".join(line for line in map(str.strip, lines) if line)

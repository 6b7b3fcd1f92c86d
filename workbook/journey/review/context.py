"""Where the words that are looked for stand in a text, and the part of it that shows them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from workbook.journey import values
from workbook.journey.kept.model import folded

BEFORE = 16
"""Characters that are shown before the first match, at least where there are so many."""

FEW = 24
"""A match that begins within so many characters is shown with all that stands before it."""

ROOM = 64
"""Characters for which there mostly is room: near its end more of a text is shown before."""

LONGEST = 400
"""Characters of a text that one line may show."""


class Marked(Struct, frozen=True):
    """A text, and from where to where in it something was found."""

    words: str
    marks: tuple[tuple[int, int], ...] = ()


def marked(text: str, needles: Sequence[str]) -> Marked:
    """A text with every place in which one of the needles stands.

    Args:
        text: Any text.
        needles: Words and phrases as they are compared: without case and accents, on one line.
    """
    if not needles or not text:
        return Marked(text)
    plain, origins = _compared(text)
    spans = []
    for needle in needles:
        start = plain.find(needle)
        while start >= 0 and needle:
            end = start + len(needle)
            spans.append((origins[start], origins[end - 1] + 1))
            start = plain.find(needle, end)
    return Marked(text, _joined(spans))


def _compared(text: str) -> tuple[str, Sequence[int]]:
    """The text as it is compared, and for each of its signs the place it came from."""
    if text.isascii() and values.one_line(text) == text:
        return folded(text), range(len(text))
    signs: list[str] = []
    origins: list[int] = []
    blank: int | None = None
    for place, sign in enumerate(text):
        for part in folded(sign):
            if part.isspace():
                blank = place if blank is None else blank
                continue
            if blank is not None:
                signs.append(" ")
                origins.append(blank)
                blank = None
            signs.append(part)
            origins.append(place)
    return "".join(signs), origins


def _joined(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The same spans in order, those that touch as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def in_context(text: str, needles: Sequence[str]) -> Marked:
    """One line of a text that shows the first match, with … where something was left out."""
    line = values.one_line(text)
    if not needles:
        return Marked(line[:LONGEST])
    whole = marked(line, needles)
    first = whole.marks[0][0] if whole.marks else 0
    start = 0
    if first > FEW:
        start = min(first - BEFORE, max(len(line) - ROOM, first - FEW))
        blank = line.find(" ", start, first)
        start = blank + 1 if blank >= 0 else start
    shown = line[start : start + LONGEST]
    lead = "… " if start else ""
    moved = len(lead) - start
    marks = ((a + moved, min(b + moved, len(lead) + len(shown))) for a, b in whole.marks)
    return Marked(lead + shown, tuple((a, b) for a, b in marks if len(lead) <= a < b))

"""Quotes of other answers inside a text: `` `=mentor` ``, also with ``last`` or ``lowest``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from workbook.pages.model import Ref
from workbook.pages.spelling import parse_ref, plain_marks

_SPAN = re.compile(r"(?<!`)`=([^`\n]*)`(?!`)")
_QUOTE = re.compile(r"\s*(\S+)((?:\s+(?:last|lowest)){0,2})\s*")


class Quote(Struct, frozen=True):
    """A place in a text where another answer is to be read.

    Attributes:
        ref: Whose answer.
        last: The entry before this one.
        lowest: The statement of a ``rate`` list that was rated lowest.
    """

    ref: Ref
    last: bool = False
    lowest: bool = False


def split(text: str) -> tuple[str | Quote, ...]:
    """The text as words and quotes in turn; joined again it is the same text.

    A span that can't be read as a quote stays part of the words, as it was written.
    """
    parts: list[str | Quote] = []
    end = 0
    for found in _SPAN.finditer(text):
        quote = read_quote(found[1])
        if quote is None:
            continue
        if found.start() > end:
            parts.append(text[end : found.start()])
        parts.append(quote)
        end = found.end()
    if end < len(text):
        parts.append(text[end:])
    return tuple(parts)


def read_quote(body: str, line: int = 0, column: int = 0) -> Quote | None:
    """The quote that stands after ``=``, or None if it can't be read; the place goes to its ref."""
    found = _QUOTE.fullmatch(plain_marks(body))
    ref = parse_ref(found[1], line, column) if found else None
    if found is None or ref is None:
        return None
    words = found[2].split()
    return Quote(ref, "last" in words, "lowest" in words)


def spans(line: str) -> Iterator[tuple[int, str]]:
    """Every quote-like span of one line: the offset and text of what stands after its ``=``."""
    for found in _SPAN.finditer(line):
        yield found.start(1), found[1]

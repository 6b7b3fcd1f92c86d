"""Words of a page or of the screens as plain lines, which can be read aloud."""

from __future__ import annotations

import re

from workbook.journey.documents.plain import plain

_ITEM = re.compile(r"\s{0,3}(?:[-*+]|\d+[.)])\s+(?P<text>.*)")

_SIGN = re.compile(r"\A[?★▲◇+●○◐≠•→] ")
"""A sign that stands before some words to be seen."""

_TICK = re.compile(r"^\[([x ])\] ", re.MULTILINE)
"""The box before a line of a list that can be ticked."""


def without_signs(text: str) -> str:
    """Lines without the signs that stand before them only to be seen."""
    return "\n".join(_SIGN.sub("", line) for line in text.splitlines())


def spoken(words: str) -> str:
    """Words of the workbook, never of a person, as they are said aloud."""
    return without_signs(words).replace(" · ", ", ").replace(" → ", " to ")


def ticked(text: str) -> str:
    """The lines of a list with "done" for a tick, and nothing for the lack of one."""
    return _TICK.sub(lambda found: "done: " if found[1] == "x" else "", text)


def prose(text: str) -> str:
    """Paragraphs and lists without their marks: a paragraph is one line, so is an item."""
    lines: list[str] = []
    paragraph: list[str] = []

    def close() -> None:
        if paragraph:
            lines.append(plain(" ".join(paragraph)))
            paragraph.clear()

    for raw in text.splitlines():
        item = _ITEM.match(raw)
        if item:
            close()
            paragraph.append(f"- {item['text'].strip()}")
        elif raw.strip():
            paragraph.append(raw.strip())
        else:
            close()
    close()
    return "\n".join(lines)

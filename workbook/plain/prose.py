"""A page's Markdown as plain lines."""

from __future__ import annotations

import re

from workbook.journey.documents.plain import plain

_ITEM = re.compile(r"\s{0,3}(?:[-*+]|\d+[.)])\s+(?P<text>.*)")


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

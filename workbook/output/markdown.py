"""A document as Markdown that reads well as it stands, for a message or a chat.

All words of a document are text: a sign is escaped where Markdown would take it for a mark, and
only there, so that what is copied stays readable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbook.journey.documents.model import (
    Answered,
    Block,
    Document,
    Line,
    Listing,
    Paragraph,
    Section,
)
from workbook.notebook.clean import clean

_ANYWHERE = re.compile(r"[\\`*\[\]<|]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
"""Marks wherever they stand; an underscore inside a word is none."""

_IN_PAIRS = "~$"
"""Marks only where there are several of one kind."""

_AT_START = re.compile(
    r"(?P<before>)(?P<mark>[-+](?=\s|$|[-+=])|#(?=#{0,5}(?:\s|$))|>|=(?==*\s*$))"
    r"|(?P<number>\d{1,9})(?P<sign>[.)])(?=\s|$)"
)
"""Marks at the beginning of a line: lists, headings, quotes and rules."""

_BREAK = "  \n"
"""The end of a line inside a paragraph."""


def to_markdown(document: Document) -> str:
    """The document as Markdown that ends with a newline."""
    parts = [f"# {_line(document.title)}"]
    subtitle = [_start(line) for line in document.subtitle if line.strip()]
    if subtitle:
        parts.append(_BREAK.join(subtitle))
    for section in document.sections:
        parts += _section(section)
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: str) -> str:
    """Words on one line of Markdown, in which nothing is a mark."""
    return _line(text)


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield f"{'#' * section.level} {_line(section.title)}"
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from _paragraphs(block.text)
        case Listing():
            yield _listing(block)
        case Answered(question, Paragraph(text)):
            first, *more = list(_paragraphs(text)) or [""]
            yield _BREAK.join(part for part in (_bold(question), first) if part)
            yield from more
        case Answered(question, Listing() as answer):
            yield _bold(question)
            yield _listing(answer)


def _bold(text: str) -> str:
    said = _line(text)
    return f"**{said}**" if said else ""


def _listing(listing: Listing) -> str:
    lines: list[str] = []
    for number, line in enumerate(listing.lines, 1):
        mark = f"{number}." if listing.numbered else "-"
        lines.append(f"{mark} {_item(line)}".rstrip())
        indent = " " * (len(mark) + 1)
        lines += [f"{indent}- {_start(note)}" for note in line.notes]
    return "\n".join(lines)


def _item(line: Line) -> str:
    tick = {None: "", True: "[x] ", False: "[ ] "}[line.done]
    said = _start(line.text)
    return f"{tick}{said} ({_line(line.detail)})" if line.detail else f"{tick}{said}"


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a text, each with its own line breaks."""
    for paragraph in re.split(r"\n\s*\n", clean(text)):
        lines = [_start(line) for line in paragraph.splitlines() if line.strip()]
        if lines:
            yield _BREAK.join(lines)


def _start(text: str) -> str:
    """A line of text that begins a line of Markdown."""
    said = _line(text)
    return _AT_START.sub(_escaped_start, said, count=1) if _AT_START.match(said) else said


def _escaped_start(found: re.Match[str]) -> str:
    if found["number"]:
        return f"{found['number']}\\{found['sign']}"
    return f"\\{found['mark']}"


def _line(text: str) -> str:
    """A text on one line, in which nothing is a mark."""
    said = " ".join(clean(text).split())
    escaped = _ANYWHERE.sub(r"\\\g<0>", said)
    for mark in _IN_PAIRS:
        if said.count(mark) > 1:
            escaped = escaped.replace(mark, f"\\{mark}")
    return escaped

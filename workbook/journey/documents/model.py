"""A document that leaves the workbook, as plain frozen data.

The same document is previewed, printed and written to a file, so what is seen is what leaves.  All
text in it is plain: whatever looks like Markdown or HTML is meant as it stands, and whoever draws a
document escapes it.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Paragraph(Struct, frozen=True):
    """Words with their line breaks; an empty line begins another paragraph."""

    text: str


class Line(Struct, frozen=True):
    """One line of a list.

    Attributes:
        text: What it says.
        done: Ticked or not; None where there is nothing to tick.
        detail: What belongs beside it, such as who does it and by when; may be "".
        notes: What is said of it, each below it on a line of its own.
    """

    text: str
    done: bool | None = None
    detail: str = ""
    notes: tuple[str, ...] = ()


class Listing(Struct, frozen=True):
    """Lines in their order; ``numbered`` where the order itself says something."""

    lines: tuple[Line, ...]
    numbered: bool = False


class Answered(Struct, frozen=True):
    """A question with its answer."""

    question: str
    answer: Paragraph | Listing


Block = Paragraph | Listing | Answered


class Section(Struct, frozen=True):
    """A part of a document.

    Attributes:
        key: A name for programs that stays however the title is worded.
        title: Its heading; "" for a part that needs none.
        blocks: What it says, in order.
        level: 2 for a part of the document, 3 for a part of such a part.
    """

    key: str
    title: str
    blocks: tuple[Block, ...] = ()
    level: int = 2


class Document(Struct, frozen=True):
    """One document.

    Attributes:
        name: What it is, for programs: ``agenda``, ``followup``, ``agreement``, ``goals``,
            ``meeting``, ``update``, ``thanks`` or ``written``.
        title: Its heading.
        subtitle: Lines under the heading.
        sections: Its parts in order.
        day: The day of its meeting or its review, where it has one.
        missing: What is not there yet, to be told to the mentee beside the document; "" where all
            is well.  It is no part of what leaves.
    """

    name: str
    title: str
    subtitle: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    day: date | None = None
    missing: str = ""

    @property
    def file_stem(self) -> str:
        """A name for its file, without the ending: ``agenda-2026-11-26``."""
        return f"{self.name}-{self.day.isoformat()}" if self.day is not None else self.name

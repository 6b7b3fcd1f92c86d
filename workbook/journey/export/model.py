"""One file of the export, before it has a name that a computer can take."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from workbook.journey.documents.model import Document
from workbook.notebook.records import Value


class Leaf(Struct, frozen=True):
    """One entry: a page filled in once, for a meeting, or once more.

    Attributes:
        owner: Whose it is, for programs: two mentors may be called alike.
        folders: The folders it lies in, in the words of people.
        name: What it is called there.
        front: What programs should know of it: ids, dates, and whether it has private parts.
        document: What it says.
        changed: The day of its latest change; None where nobody knows.
    """

    owner: tuple[str, ...]
    folders: tuple[str, ...]
    name: str
    front: Mapping[str, Value]
    document: Document
    changed: date | None

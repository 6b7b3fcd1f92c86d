"""What the three lists have in common: rows, views of them, and what one of them tells."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol

from msgspec import Struct

from workbook.journey.action_list import Told
from workbook.journey.reading import Reading
from workbook.notebook.records import Answer, Item, Record

EVERY = "all"
"""Id of the view that leaves out nothing but what was put away."""


def folded(text: str) -> str:
    """A text as it is compared: without case and without accents."""
    if text.isascii():
        return text.casefold()
    # Taken apart, a sign may hold capitals, as 🄐 does; what they become is taken apart once more.
    parts = unicodedata.normalize("NFKD", text.casefold()).casefold()
    parts = unicodedata.normalize("NFKD", parts)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


class Ask(Struct, frozen=True):
    """What is asked in one line once something was said of an item; an empty line is an answer too.

    Attributes:
        key: Full key of the prompt that the line answers.
        question: The question.
        proposed: The day that is meant where nothing is typed, such as ``+3w``; "" for words.
    """

    key: str
    question: str
    proposed: str = ""

    @property
    def is_day(self) -> bool:
        """Whether a day is asked for, and not words."""
        return bool(self.proposed)


class Status(Struct, frozen=True):
    """Where an item can be put with one key: the id of the choice, its words, what is then asked."""

    id: str
    words: str
    ask: Ask | None = None


class View(Struct, frozen=True):
    """Which rows are looked at: those that carry its id among their labels.

    ``closed`` tells that it shows those in which nothing more is to be done, too.
    """

    id: str
    words: str
    closed: bool = False


class KeptRow(Struct, frozen=True):
    """One item of a list: as much of it as is needed to put it in its place.

    What it says is worked out when it comes into sight, so that a long list opens at once.

    Attributes:
        item: The item.
        sign: How it stands, as one sign.
        status: Id of its status, or "" where nobody has said.
        section: The heading under which it stands, or "".
        closed: Nothing more is to be done.
        pressing: It waits for something whose day has passed or come.
        labels: Ids of the views in which it stands while it is not closed.
    """

    item: Item
    sign: str
    status: str = ""
    section: str = ""
    closed: bool = False
    pressing: bool = False
    labels: frozenset[str] = frozenset()

    def is_in(self, view: View) -> bool:
        """Whether a view shows it, closed ones among the others."""
        return view.id in self.labels


class Telling(Struct, frozen=True):
    """What a row says.

    Attributes:
        what: What it is about, in one line; never empty.
        private: Its words are private.
        right: When it is due or how it stands, then shorter forms of it.
        facts: The few things to tell under it.
    """

    what: str
    private: bool = False
    right: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    def words(self) -> str:
        """All that it says at its longest."""
        return " ".join((self.what, *self.right[:1], *self.facts))


class Line(Struct, frozen=True):
    """One line of what is known of an item."""

    label: str
    words: str
    private: bool = False


class Detail(Struct, frozen=True):
    """What is known of an item besides its row, and what was said about it since, oldest first."""

    lines: tuple[Line, ...]
    told: tuple[Told, ...] = ()


class Looked(Struct, frozen=True):
    """From where one looks at a list: the workbook, the mentorship and the moment."""

    reading: Reading
    mentorship: int | None
    now: datetime

    @property
    def today(self) -> date:
        """The day from which one looks."""
        return self.now.date()


class Teller(Protocol):
    """Tells what rows say, at one moment; what they have in common is looked up once."""

    def tell(self, row: KeptRow) -> Telling:
        """What a row says."""

    def more(self, row: KeptRow) -> str:
        """What else one may look for it by."""

    def detail(self, row: KeptRow) -> Detail:
        """Everything that is known of one."""


class Kind(Struct, frozen=True):
    """One kind of what is kept.

    Attributes:
        group: Full key of its group.
        called: One of them, in a sentence: ``action``.
        several: Several of them.
        what: Full key of the prompt with its words.
        status: Full key of the prompt that says how it stands.
        statuses: What the keys 1, 2, 3 … say of one.
        views: What can be looked at; the first is what one sees at first.
        empty: What an empty list says: what will stand here and how one begins.
        ask: What the line for a new one asks.
        rows: All rows in order, closed and put away ones too.
        teller: What tells what they say.
        made: The records of a new one from one line, in the view one looks at.
        understood: What of such a line is understood, to say at once; "" where it is only words.
        answers: The records of a status.
    """

    group: str
    called: str
    several: str
    what: str
    status: str
    statuses: tuple[Status, ...]
    views: tuple[View, ...]
    empty: str
    ask: str
    rows: Callable[[Looked], tuple[KeptRow, ...]]
    teller: Callable[[Looked], Teller]
    made: Callable[[Looked, str, View], tuple[Item, tuple[Record, ...]]]
    understood: Callable[[Looked, str], str]
    answers: Callable[[Looked, Item, str], tuple[Answer, ...]]

    @property
    def page(self) -> str:
        """Id of its page."""
        return self.group.partition("/")[0]

    def view(self, view_id: str) -> View:
        """A view by its id; the first where there is none of that id."""
        return next((view for view in self.views if view.id == view_id), self.views[0])

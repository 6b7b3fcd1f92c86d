"""What is put side by side: one answer at several times, or all that happened to one thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, field

from workbook.journey.moments import order_of
from workbook.journey.place import Place
from workbook.journey.reading import Reading
from workbook.notebook.records import AnswerKey, Column, EarlierVersion, Value

if TYPE_CHECKING:
    from workbook.journey.then_and_now.answered import Answered

Earlier = Callable[[AnswerKey], Sequence[EarlierVersion]]
"""Tells what an answer said before, newest first."""

Spot = tuple[date | None, str, Place]
"""An entry: its day where it has one of its own, what it is called, and its place."""

WHOSE = {Column.MINE: "mine", Column.MENTOR: "my mentor's", Column.AGREED: "agreed"}
"""Whose column an answer stands in."""


class Looked(Struct, frozen=True):
    """From where one looks back.

    Attributes:
        reading: The workbook.
        mentorship: The mentorship one is in.
        today: Today.
        earlier: Tells earlier versions.
        entries: The entries of the pages that were looked at, by the ids of the pages.
        answered: In which of them something is answered.
        versions: The earlier versions that were asked for: to tell them reads the disk.
    """

    reading: Reading
    mentorship: int | None
    today: date
    earlier: Earlier
    entries: dict[str, Sequence[Spot]] = field(default_factory=dict)
    answered: dict[str, Answered] = field(default_factory=dict)
    versions: dict[AnswerKey, Sequence[EarlierVersion]] = field(default_factory=dict)

    def before(self, key: AnswerKey) -> Sequence[EarlierVersion]:
        """What an answer said before, newest first."""
        if key not in self.versions:
            self.versions[key] = self.earlier(key)
        return self.versions[key]


class Saying(Struct, frozen=True):
    """What was said once.

    Attributes:
        day: The day of the meeting or run, else that on which it was written; None if unknown.
        at: The moment at which it was written; "" for what is on its way to the disk.
        source: Where it was said, such as "meeting" or "earlier version", and in whose column.
        words: What it says, as plain lines.
        value: The same as it is kept.
        place: Where it is kept.
        prompt: Key within the page of its prompt.
        column: The column of a ``compare`` row, or None.
        private: It is private.
        hidden: Its question is not asked there today; it is kept all the same.
        before: It is an earlier version: something else stands there now, or nothing.
    """

    day: date | None
    at: str
    source: str
    words: str
    value: Value
    place: Place
    prompt: str
    column: Column | None = None
    private: bool = False
    hidden: bool = False
    before: bool = False


class Story(Struct, frozen=True):
    """Everything that was said about one thing, oldest first.

    Attributes:
        title: The question, or what it is about.
        page: Title of the page that it stands on.
        sayings: What was said.
        side_by_side: Whether these are answers to one question, to be read beside the latest; else
            each stands for itself.
        covered: Whether old answers stay out of sight now, since new ones are being given.
    """

    title: str
    page: str
    sayings: tuple[Saying, ...] = ()
    side_by_side: bool = True
    covered: bool = False

    def now(self, then: Saying) -> Saying | None:
        """What is said now in the column of ``then``; None if that is it, or nothing is said."""
        same = [one for one in self.sayings if one.column is then.column and not one.before]
        return same[-1] if same and same[-1] is not then else None


class Topic(Struct, frozen=True, dict=True):
    """Something that can be looked back on.

    Attributes:
        id: Its name, unique among all.
        title: The question, or what it is about.
        page: Title of its page.
        tell: Makes its story.
    """

    id: str
    title: str
    page: str
    tell: Callable[[Looked], Story]
    _counted: Callable[[], int]

    @cached_property
    def count(self) -> int:
        """How many times something was said; counted when it is first asked for."""
        return self._counted()


def in_order(sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """Sayings oldest first; what has no day stands first, what is on its way to the disk last."""

    def when(one: Saying) -> tuple[date, float]:
        return one.day or date.min, order_of(one.at) if one.at else float("inf")

    return tuple(sorted(sayings, key=when))

"""What was written, as dated entries: each with the answers that belong together."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from workbook.journey import values
from workbook.journey.day_style import USUAL, DayStyle
from workbook.notebook.records import Answer
from workbook.pages.model import AnswerType, Prompt

CHOOSING = frozenset({AnswerType.CHOOSE_ONE, AnswerType.CHOOSE_ANY})
"""Types of answers that name choices."""


class Said(Struct, frozen=True):
    """One answer of an entry.

    Attributes:
        answer: The answer, with its question as it was asked.
        prompt: The prompt as pages ask it today; None where the question is gone.
        about: Id of the item inside the entry that it is about, such as a line of notes; else None.
        private: It is private: it was when written, or it is now.
        style: How days are said in it.
    """

    answer: Answer
    prompt: Prompt | None
    about: int | None = None
    private: bool = False
    style: DayStyle = USUAL

    @property
    def words(self) -> str:
        """The answer in the words it had when it was given."""
        answer = self.answer
        return values.words(answer.type, answer.value, answer.labels, self.style)

    @property
    def question(self) -> str:
        """The question as it was asked; one that was not kept as it is asked now."""
        asked = self.answer.asked or (self.prompt.prompt if self.prompt is not None else "")
        return asked or self.answer.key.prompt

    @property
    def also(self) -> str:
        """Other words for it, by which pages know the question and what was chosen: ``obstacle``."""
        local = self.answer.key.prompt.rpartition("/")[2].rpartition(".")[2]
        chosen = values.ids_in(self.answer.value) if self.answer.type in CHOOSING else ()
        said = (local, *(one for one in chosen if not one.isdecimal()))  # an item's id says nothing
        return " ".join(said).replace("-", " ")


class Written(Struct, frozen=True):
    """One entry: a day's answers on a page, a run, a page of a meeting, or one item.

    Attributes:
        id: A name of its own that stays while the workbook changes.
        page: Id of the page.
        group: Full key of the group where it is one item of it, else "".
        entry: Id of the page's entry.
        item: Id of the item, or None.
        mentorship: The mentorship that it belongs to, or None for what is the mentee's own.
        meeting: Id of the meeting that the page was filled in for, or None.
        moment: When it was written, in seconds since 1970, to put entries in order.
        day: The day on which it was written: on which an item, a run or a page was begun.
        changed: The day of its latest change.
        said: Its answers in the order in which the page asks for them; there is at least one.
        archived: It was put away.
    """

    id: str
    page: str
    group: str
    entry: int
    item: int | None
    mentorship: int | None
    meeting: int | None
    moment: float
    day: date
    changed: date
    said: tuple[Said, ...]
    archived: bool = False

    @property
    def private(self) -> bool:
        """Whether anything in it is private."""
        return any(one.private for one in self.said)

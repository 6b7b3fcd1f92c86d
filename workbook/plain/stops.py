"""A page, laid out as one row of stops: what is read, what is asked, and lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from workbook.journey.asked import PromptView
from workbook.journey.cards import CardView
from workbook.journey.kept.kinds import KINDS
from workbook.journey.lists import AnswerView, GroupView, Looking
from workbook.journey.values import one_line
from workbook.journey.views import ProseView, StepView, card_steps
from workbook.notebook.records import Column
from workbook.pages.model import AnswerType, Choice
from workbook.plain.question import Question
from workbook.plain.session import Session


class Sort(StrEnum):
    """What one does at a stop."""

    READ = "read"
    ASK = "ask"
    LIST = "list"


class Stop(Struct, frozen=True):
    """One stop of a page.

    Attributes:
        key: A name that stays while answers come and go.
        step: Id of its step.
        sort: What one does there.
        view: What is read or listed there, or the prompt that is asked.
        card: The item of a list that is gone through, to which it belongs; None elsewhere.
        column: Whose answer is asked for, in a row of columns.
        statement: The statement that is marked.
    """

    key: tuple[str, ...]
    step: str
    sort: Sort
    view: ProseView | AnswerView | PromptView | GroupView
    card: CardView | None = None
    column: Column | None = None
    statement: Choice | None = None

    def question(self, session: Session) -> Question:
        """The question that is asked here."""
        if not isinstance(self.view, PromptView):
            raise TypeError(f"{self.key} asks nothing")
        return Question(session, self.view, self.column, self.statement)


def stops_of(session: Session, steps: Sequence[StepView], looking: Looking) -> list[Stop]:
    """The stops of some steps, in order."""
    return [stop for step in steps for stop in _of_step(session, step, step.id, looking)]


def _of_step(
    session: Session,
    step: StepView,
    step_id: str,
    looking: Looking,
    card: CardView | None = None,
) -> Iterator[Stop]:
    inside = (str(card.item.id),) if card is not None else ()
    for number, element in enumerate(step.elements):
        if isinstance(element, PromptView):
            if card is not None and _heads(element, card):
                continue
            yield from _asked(element, step_id, inside, card)
        elif not isinstance(element, GroupView):
            key = (step_id, *inside, step.id, f"read {number}")
            yield Stop(key, step_id, Sort.READ, element, card)
        elif element.group.over is not None and element.source is None:
            yield from _gone_through(session, element, step_id, looking)
        else:
            sort = Sort.LIST if element.add or _to_answer(element) else Sort.READ
            yield Stop((step_id, *inside, element.name), step_id, sort, element, card)


def _to_answer(view: GroupView) -> bool:
    """Whether something is to be said of the items of a list that takes no new ones."""
    return bool(view.cards) and view.group.page in KINDS


def _heads(view: PromptView, card: CardView) -> bool:
    """Whether an answer is what the item is called: it was just said, and is not asked again."""
    value = view.slots[0].value
    return bool(view.shown) and isinstance(value, str) and one_line(value) == one_line(card.title)


def _asked(
    view: PromptView, step_id: str, inside: tuple[str, ...], card: CardView | None
) -> Iterator[Stop]:
    key = (step_id, *inside, view.name)
    if view.prompt.type is AnswerType.RATE and view.prompt.choices:
        for choice in view.choices:
            yield Stop((*key, choice.id), step_id, Sort.ASK, view, card, statement=choice)
        return
    for slot in view.slots:
        column = slot.column
        yield Stop((*key, str(column or "")), step_id, Sort.ASK, view, card, column=column)


def _gone_through(
    session: Session, view: GroupView, step_id: str, looking: Looking
) -> Iterator[Stop]:
    """A list that goes through another one: its heading, each item's questions, a new one."""
    key = (step_id, view.name)
    heading = Sort.LIST if view.add else Sort.READ
    if not view.add or view.cards:
        yield Stop((*key, "heading"), step_id, Sort.READ, view)
    reading = session.reading()
    for card in view.cards:
        for step in card_steps(reading, view.group, card.place, looking):
            yield from _of_step(session, step, step_id, looking, card)
    if heading is Sort.LIST:
        yield Stop((*key, "new"), step_id, Sort.LIST, view)

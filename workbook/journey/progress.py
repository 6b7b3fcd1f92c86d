"""How far a page, a step or an item is: what is asked, what is answered, and how long the rest takes.

The rule is the page format's.  Counted is what is visible: a prompt once, a group once (answered at
its ``at least``, else at one item), a ``rate`` list once for each statement, a ``compare`` row once
(by what is agreed, or by what is mine until a meeting was held), a live list never.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from itertools import islice
from math import ceil

from msgspec import Struct

from workbook.journey import values
from workbook.journey.items import begun
from workbook.journey.place import Place
from workbook.journey.reading import Reading, is_long
from workbook.notebook.records import Column, Value
from workbook.pages.model import Element, Group, Prompt, Step


class StepState(StrEnum):
    """How far something is; drawn as ○ ◐ ●."""

    EMPTY = "empty"
    PARTLY = "partly"
    DONE = "done"


class Progress(Struct, frozen=True):
    """What is asked and what of it is answered.

    Attributes:
        asked: Number of things that are asked.
        answered: Number of those that are answered.
        weight: What all of it weighs in time (a ``text`` 3, anything else 1).
        weight_left: What the unanswered part weighs.
        missing: Number of required things that are not answered.
        minutes: Minutes that all of it takes; None where the page does not say.
    """

    asked: int = 0
    answered: int = 0
    weight: int = 0
    weight_left: int = 0
    missing: int = 0
    minutes: int | None = None

    def __add__(self, other: Progress) -> Progress:
        """Both together; the minutes are a page's and are not added."""
        return Progress(
            self.asked + other.asked,
            self.answered + other.answered,
            self.weight + other.weight,
            self.weight_left + other.weight_left,
            self.missing + other.missing,
            self.minutes,
        )

    @property
    def complete(self) -> bool:
        """All that is required is answered, and at least one thing is."""
        return self.missing == 0 and self.answered > 0

    @property
    def state(self) -> StepState:
        """Empty, partly answered, or done."""
        if self.answered == 0:
            return StepState.EMPTY
        return StepState.DONE if self.answered == self.asked else StepState.PARTLY

    @property
    def minutes_left(self) -> int | None:
        """Whole minutes that the unanswered part takes; None where the page does not say."""
        if self.minutes is None or self.weight == 0:
            return None
        return ceil(self.minutes * self.weight_left / self.weight)

    def words(self) -> str:
        """The progress as it is said everywhere: ``3 of 9, about 6 min``."""
        if self.asked == 0:
            return "nothing to answer"
        left = self.minutes_left
        minutes = f", about {left} min" if left else ""
        return f"{self.answered} of {self.asked}{minutes}"


def page_progress(reading: Reading, place: Place) -> Progress:
    """The progress of a page's entry."""
    name = ("progress", place.page.id, place.entry)
    return reading.once(name, lambda: _page_progress(reading, place.outside()))


def _page_progress(reading: Reading, place: Place) -> Progress:
    total = Progress(minutes=place.page.minutes)
    for step in place.page.steps:
        total += step_progress(reading, step, place)
    return total


def step_progress(reading: Reading, step: Step, place: Place) -> Progress:
    """The progress of one step; of an item's step where ``place`` is inside the item."""
    return _sum(_element(reading, element, place) for element in step.elements)


def item_progress(reading: Reading, group: Group, place: Place) -> Progress:
    """The progress of one item."""
    return _sum(step_progress(reading, step, place) for step in group.steps)


def _sum(parts: Iterable[Progress]) -> Progress:
    total = Progress()
    for part in parts:
        total += part
    return total


def _element(reading: Reading, element: Element, place: Place) -> Progress:
    if isinstance(element, Prompt):
        return _prompt(reading, element, place)
    if isinstance(element, Group):
        return _group(reading, element, place)
    return Progress()


def _prompt(reading: Reading, prompt: Prompt, place: Place) -> Progress:
    if not reading.visible(prompt, place):
        return Progress()
    value = _counted_value(reading, prompt, place)
    if prompt.choices and prompt.scale is not None:
        asked = len(prompt.choices)
        marked = value if isinstance(value, dict) else {}
        answered = sum(choice.id in marked for choice in prompt.choices)
    else:
        asked, answered = 1, int(values.is_answered(value))
    each = 3 if is_long(prompt) else 1
    left = asked - answered
    missing = int(prompt.required and left > 0)
    return Progress(asked, answered, asked * each, left * each, missing)


def _counted_value(reading: Reading, prompt: Prompt, place: Place) -> Value:
    """What counts towards progress: once a meeting was held, only what is agreed."""
    if not prompt.compare or not reading.held_meetings(place.mentorship):
        return reading.value(prompt, place)
    agreed = reading.answer(prompt, place, Column.AGREED)
    return agreed.value if agreed is not None and values.fits(prompt, agreed.value) else None


def _group(reading: Reading, group: Group, place: Place) -> Progress:
    if not reading.group_visible(group, place):
        return Progress()
    items = reading.items(group, place)
    if group.over is not None and not items:
        return Progress()
    wanted = group.at_least.count if group.at_least else 1
    if group.over is not None:  # its answers stand in this entry: an item without any has none
        answered = begun(reading, place)
        items = tuple(item for item in items if item.id in answered)
    complete = (
        item for item in items if item_progress(reading, group, place.of_item(group, item)).complete
    )
    done = int(len(tuple(islice(complete, wanted))) == wanted)
    missing = int(group.at_least is not None and not done)
    return Progress(1, done, 1, 1 - done, missing)

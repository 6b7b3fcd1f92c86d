"""What a page shows for one entry at one moment, as frozen views.

Views are what screens, plain lines and exports draw: the visible steps, in each the prose, prompts,
groups and live lists with their texts filled in and their answers beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from workbook.journey.asked import PromptView, Slot, last_time, prompt_view
from workbook.journey.cards import CardView, card_view, heading, item_words, said, untitled
from workbook.journey.evidence import evidence
from workbook.journey.lists import (
    USUAL,
    AnswerView,
    GroupView,
    Looking,
    group_view,
    kept_lines,
    kept_now,
    show_view,
)
from workbook.journey.older import older_answers
from workbook.journey.place import Place
from workbook.journey.progress import Progress, StepState, page_progress, step_progress
from workbook.journey.reading import Reading
from workbook.pages import needs
from workbook.pages.model import Element, Group, Page, Prompt, Prose, Show, Step

__all__ = [
    "USUAL",
    "AnswerView",
    "CardView",
    "ElementView",
    "GroupView",
    "Looking",
    "PageView",
    "PromptView",
    "ProseView",
    "Slot",
    "StepView",
    "card_steps",
    "card_view",
    "heading",
    "item_words",
    "kept_lines",
    "kept_now",
    "last_time",
    "older_answers",
    "opened_with",
    "page_view",
    "prompt_view",
    "said",
    "step_views",
    "untitled",
]


class ProseView(Struct, frozen=True):
    """Something to read; private if it quotes something that is."""

    title: str
    text: str
    private: bool = False


ElementView = ProseView | PromptView | GroupView | AnswerView


class StepView(Struct, frozen=True):
    """One visible step."""

    id: str
    title: str
    elements: tuple[ElementView, ...]
    progress: Progress

    @property
    def state(self) -> StepState | None:
        """How far it is; None for a step that asks nothing."""
        return self.progress.state if self.progress.asked else None

    def prompts(self) -> Iterator[PromptView]:
        """The prompts of the step."""
        return (e for e in self.elements if isinstance(e, PromptView))


class PageView(Struct, frozen=True):
    """A page, filled in as far as it is."""

    page: Page
    place: Place
    title: str
    intro: str
    steps: tuple[StepView, ...]
    progress: Progress


def page_view(reading: Reading, place: Place, looking: Looking = USUAL) -> PageView:
    """The page as it stands for one entry: what is hidden is left out, steps without a rest too."""
    page = place.page
    steps = step_views(reading, page.steps, place, looking)
    return PageView(
        page,
        place,
        reading.fill(page.title, place).text,
        reading.fill(page.intro, place).text,
        opened_with(steps, *_evidence(reading, place)),
        page_progress(reading, place),
    )


def opened_with(steps: tuple[StepView, ...], *views: AnswerView) -> tuple[StepView, ...]:
    """The steps of a page, with something to read at the top of the first one."""
    if not steps or not views:
        return steps
    return (replace(steps[0], elements=(*views, *steps[0].elements)), *steps[1:])


def _evidence(reading: Reading, place: Place) -> Iterator[AnswerView]:
    """What a review begins with, in the words that it has or, once finished, had then."""
    found = evidence(reading, place) if place.page.id == needs.REVIEW else ()
    if found:
        title, *facts = found
        text = "\n".join(f"- {fact.text}" for fact in facts)
        private = any(fact.private for fact in found)
        yield AnswerView(title.text, None, text, private)


def card_steps(
    reading: Reading, group: Group, place: Place, looking: Looking = USUAL
) -> tuple[StepView, ...]:
    """The steps of one item, as its card asks them."""
    return step_views(reading, group.steps, place, looking)


def step_views(
    reading: Reading, steps: Sequence[Step], place: Place, looking: Looking = USUAL
) -> tuple[StepView, ...]:
    """The visible steps among these."""
    views = []
    for step in steps:
        if not reading.all_hold(step.conditions, place):
            continue
        elements = tuple(_elements(reading, step, place, looking))
        if elements:
            title = reading.fill(step.title, place).text
            views.append(StepView(step.id, title, elements, step_progress(reading, step, place)))
    return tuple(views)


def _elements(
    reading: Reading, step: Step, place: Place, looking: Looking
) -> Iterator[ElementView]:
    for element in step.elements:
        if isinstance(element, Prompt):
            if reading.visible(element, place):
                yield prompt_view(reading, element, place)
        elif reading.all_hold(element.conditions, place):
            yield _other(reading, step, element, place, looking)


def _other(
    reading: Reading, step: Step, element: Element, place: Place, looking: Looking
) -> ElementView:
    if isinstance(element, Prose):
        title = reading.fill(element.title or "", place)
        text = reading.fill(element.text, place)
        return ProseView(title.text, text.text, title.private or text.private)
    if isinstance(element, Group):
        return group_view(reading, step, element, place, looking)
    if isinstance(element, Show):
        return show_view(reading, step, element, place, looking)
    raise TypeError(f"a prompt is viewed elsewhere: {element!r}")

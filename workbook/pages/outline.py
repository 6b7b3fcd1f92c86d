"""What a page asks, as a few lines of text: for an author to see how it was understood."""

from __future__ import annotations

from collections.abc import Iterable

from workbook.pages.model import Condition, Element, Group, Page, Prompt, Prose, Show, Step
from workbook.pages.reliance import kind_of_answer

_INDENT = "  "


def outline(page: Page) -> str:
    """The outline of one page: its steps, and in each what is asked, under which id and type."""
    about = [str(page.kind), f"for {page.audience}"]
    if page.stage:
        about.append(f"stage {page.stage}")
    if page.after:
        about.append(f"after {page.after}")
    if page.minutes:
        about.append(f"{page.minutes} minutes")
    lines = [f"{page.id}: {page.title} ({', '.join(about)})"]
    lines += _steps(page.steps, 1)
    return "\n".join(lines) + "\n"


def _steps(steps: Iterable[Step], depth: int) -> list[str]:
    """The lines of some steps."""
    lines: list[str] = []
    for step in steps:
        inner = depth
        if step.title:
            lines.append(_INDENT * depth + step.title + _when(step.conditions))
            inner += 1
        for element in step.elements:
            lines += _element(element, inner)
    return lines


def _element(element: Element, depth: int) -> list[str]:
    """The lines of one element; things to read are only counted by their heading."""
    start = _INDENT * depth
    if isinstance(element, Prose):
        return [f"{start}({element.title})"] if element.title else []
    if isinstance(element, Show):
        return [f"{start}shows {element.ref}{_when(element.conditions)}"]
    if isinstance(element, Group):
        over = f" over {element.over}" if element.over else ""
        head = f'{start}{element.id}: many of "{element.called}"{over}{_when(element.conditions)}'
        return [head, *_steps(element.steps, depth + 1)]
    return [f"{start}{element.id}: {_asked(element)}{_when(element.conditions)}"]


def _asked(prompt: Prompt) -> str:
    """The type of a prompt with what else there is to know."""
    parts = [kind_of_answer(prompt)]
    if prompt.choices:
        parts.append("[" + ", ".join(choice.id for choice in prompt.choices) + "]")
    if prompt.choices_from:
        parts.append(f"from {prompt.choices_from}")
    marks = ("required", "private", "compare", "dated")
    parts += [mark for mark in marks if getattr(prompt, mark)]
    return ", ".join(parts)


def _when(conditions: Iterable[Condition]) -> str:
    """The conditions, if there are any."""
    words = [
        f"{condition.ref} {condition.operator}"
        + (f" {condition.value}" if condition.value is not None else "")
        for condition in conditions
    ]
    return f" (if {' and '.join(words)})" if words else ""

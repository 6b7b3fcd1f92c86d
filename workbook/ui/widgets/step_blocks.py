"""The blocks of a step: which there are, which widget shows each, and how it shows it again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.widget import Widget

from workbook.journey.views import (
    AnswerView,
    ElementView,
    GroupView,
    PromptView,
    ProseView,
    StepView,
)
from workbook.ui.widgets.group_block import GroupBlock
from workbook.ui.widgets.prompt_block import PromptBlock
from workbook.ui.widgets.text_block import TextBlock

Name = tuple[str, str]
"""What a block shows, by kind and name; it stays the same while a step is open."""


def named(step: StepView) -> Iterator[tuple[Name, ElementView]]:
    """What a step shows, in order, each under its name."""
    for number, view in enumerate(step.elements):
        match view:
            case PromptView():
                yield ("prompt", view.name), view
            case GroupView():
                yield ("group", view.name), view
            case _:
                yield ("text", str(number)), view


def show_as_is(block: Widget, view: ElementView) -> bool:
    """Let a block show a view; False where it needs another block."""
    if isinstance(block, PromptBlock) and isinstance(view, PromptView):
        if not block.shows_like(view):
            return False
        block.show(view)
        return True
    if isinstance(block, GroupBlock) and isinstance(view, GroupView):
        if not block.shows_like(view):
            return False
        block.show(view)
        return True
    if isinstance(block, TextBlock) and isinstance(view, ProseView | AnswerView):
        block.show(view)
        return True
    return False


def reopen(block: Widget, view: ElementView) -> bool:
    """The same for a block that was out of sight: it is as if the step were opened only now."""
    if isinstance(block, PromptBlock) and isinstance(view, PromptView) and block.shows_like(view):
        block.reopen(view)
        return True
    return not isinstance(block, PromptBlock) and show_as_is(block, view)


def open_anew(block: Widget, view: ElementView, returns: str) -> bool:
    """Let a block of a page that was left show a view; False where another is to be made.

    Args:
        block: The block.
        view: What it is to show.
        returns: The name of the prompt in which the cursor goes back to where it was; "" for none.
    """
    if isinstance(block, PromptBlock) and isinstance(view, PromptView):
        return block.open_anew(view, returns=returns == f"prompt:{view.name}")
    if isinstance(block, GroupBlock) and isinstance(view, GroupView):
        return block.open_anew(view)
    return show_as_is(block, view)


def made(view: ElementView, step: StepView, today: date, *, read_only: bool) -> Widget:
    """A block that shows a view.

    Args:
        view: What it shows.
        step: The step that it stands on.
        today: The day on which words such as "fri" are understood.
        read_only: Whether it can only be read.
    """
    if isinstance(view, PromptView):
        return PromptBlock(view, today, read_only=read_only, titled=view.text == step.title)
    if isinstance(view, GroupView):
        return GroupBlock(view, today, read_only=read_only)
    return TextBlock(view)

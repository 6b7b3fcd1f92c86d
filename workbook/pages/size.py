"""How large a page may be: far more than anyone would fill in, far less than would keep one waiting.

A page may come from anywhere.  One that asks ten thousand questions is not read faster by being
shown, so it is refused with a message like any other that can't be used.
"""

from __future__ import annotations

from workbook.pages.model import Page
from workbook.pages.source import Source

MOST_QUESTIONS = 200
"""On one page; the longest of the built-in ones has 39."""

MOST_STEPS = 100
"""On one page, those inside its groups among them."""

MOST_PARTS = 500
"""Questions, texts and looks at other pages on one page, all together."""

MOST_CHOICES = 100
"""Under one question, and statements to be rated as well."""

MOST_IN_LINE = 10_000
"""Characters of one line of the file; a long paragraph has one thousand."""


def check_lines(source: Source) -> None:
    """Refuse a page with a line that nobody typed (E122)."""
    for number, line in enumerate(source.lines, 1):
        if len(line) > MOST_IN_LINE:
            _refuse(source, number, "this line", len(line), "characters", MOST_IN_LINE)
            return


def check_size(source: Source, page: Page) -> None:
    """Refuse a page that asks more than anyone would answer (E122)."""
    prompts = list(page.prompts())
    steps = [*page.steps, *(step for group in page.groups() for step in group.steps)]
    if len(prompts) > MOST_QUESTIONS:
        line = prompts[MOST_QUESTIONS].line
        _refuse(source, line, "this page", len(prompts), "questions", MOST_QUESTIONS)
    if len(steps) > MOST_STEPS:
        line = steps[MOST_STEPS].line
        _refuse(source, line, "this page", len(steps), "steps", MOST_STEPS)
    parts = [element for step in steps for element in step.elements]
    if len(parts) > MOST_PARTS:
        _refuse(source, parts[MOST_PARTS].line, "this page", len(parts), "parts", MOST_PARTS)
    for prompt in prompts:
        count = len(prompt.choices)
        if count > MOST_CHOICES:
            _refuse(source, prompt.line, "this question", count, "choices", MOST_CHOICES)
            return


def _refuse(source: Source, line: int, what: str, count: int, things: str, most: int) -> None:
    """Add the message."""
    source.error(line, 1, "E122", f"{what} has {count:,} {things}; at most {most:,} are read")

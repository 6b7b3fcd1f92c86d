"""Answers that wait for a choice, because two devices wrote them apart: which, and how that is said.

It stands apart from what there is to choose: every start asks, and hardly ever does one wait.
"""

from __future__ import annotations

from workbook.journey.reading import Reading
from workbook.journey.unfinished import is_unfinished
from workbook.notebook.records import AnswerKey


def waiting(reading: Reading) -> tuple[AnswerKey, ...]:
    """What waits for a choice, page by page in the order of the pages.

    Left out is what nobody is asked any more: items that were put away, and words that were typed
    for an item that never was made.
    """
    pages = {page: number for number, page in enumerate(reading.pack.pages)}
    items = reading.snapshot.items
    found = [
        key
        for key in reading.snapshot.rivals
        if not is_unfinished(key)
        and (key.item is None or (key.item in items and not items[key.item].archived))
    ]
    last = len(pages)
    return tuple(
        sorted(
            found,
            key=lambda key: (
                pages.get(key.prompt.partition("/")[0], last),
                key.prompt,
                key.entry,
                key.item or 0,
                key.column or "",
            ),
        )
    )


def waiting_words(count: int) -> str:
    """That so many answers wait for a choice."""
    return (
        f"{'1 answer was' if count == 1 else f'{count} answers were'} written in two places at once"
    )

"""Answers "from older pages": those that no question of today shows."""

from __future__ import annotations

from workbook.journey import values
from workbook.journey.place import Place
from workbook.journey.reading import Reading
from workbook.journey.unfinished import is_unfinished
from workbook.notebook.records import Answer, AnswerKey, Column
from workbook.pages.model import Prompt
from workbook.pages.resolve import old_keys


def older_answers(reading: Reading, place: Place) -> tuple[Answer, ...]:
    """Answers of an entry whose question is gone, or that do not fit today's type.

    They are shown to read and to copy; nothing of them is ever dropped.
    """
    today = {prompt.key: prompt for prompt in place.page.prompts()}
    moved = {old: prompt for prompt in today.values() for old in old_keys(prompt)}
    return tuple(
        answer
        for answer in reading.snapshot.answers_of(place.entry)
        if values.is_answered(answer.value)
        and answer.key.column is not Column.DIFFERS
        and not _is_asked(reading, today.get(answer.key.prompt), answer)
        and not _is_asked(reading, moved.get(answer.key.prompt), answer)
    )


def _is_asked(reading: Reading, prompt: Prompt | None, answer: Answer) -> bool:
    """Whether a prompt of today shows an answer that was given under its key, now or once."""
    if prompt is None or not values.fits(prompt, answer.value):
        return False
    key: AnswerKey = answer.key
    columns = tuple(Column) if prompt.compare else (None,)
    if key.column not in columns or (key.item is None) != (prompt.group is None):
        return False
    return key.item is None or key.item in reading.snapshot.items or is_unfinished(key)

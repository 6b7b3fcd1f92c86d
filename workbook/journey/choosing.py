"""What can be chosen under a prompt, and the words for what was chosen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbook.journey import values
from workbook.notebook.records import COLUMNS
from workbook.pages.model import Choice, Prompt

if TYPE_CHECKING:
    from workbook.journey.place import Place
    from workbook.journey.reading import Reading
    from workbook.notebook.records import Answer


def choices(reading: Reading, prompt: Prompt, place: Place) -> tuple[Choice, ...]:
    """The choices of a prompt: its own list, or the items of the group it chooses from.

    Items that were put away or that say nothing are not offered.
    """
    if prompt.choices_from is None:
        return prompt.choices
    target = reading.target(prompt.choices_from, place)
    if target is None or target.group is None or target.prompt is None:
        return ()
    home = reading.place_of(target.page, place)
    if home is None:
        return ()
    offered = []
    for item in reading.items(target.group, home):
        value = reading.value(target.prompt, home.of_item(target.group, item))
        if values.is_answered(value):
            words = values.one_line(values.words(target.prompt.type, value, {}))
            offered.append(Choice(str(item.id), words))
    return tuple(offered)


def labels(reading: Reading, prompt: Prompt, place: Place) -> dict[str, str]:
    """Words for the ids that a value of this prompt can hold, and for those it does hold.

    A choice that is gone and an item that was put away keep the words they had when they were
    chosen.
    """
    words = {choice.id: choice.label for choice in choices(reading, prompt, place)}
    if not prompt.choices and prompt.choices_from is None:
        return words
    for answer in _answers(reading, prompt, place):
        for chosen in values.ids_in(answer.value):
            said = answer.labels.get(chosen) or _item_words(reading, prompt, place, chosen)
            if chosen not in words and said:
                words[chosen] = said
    return words


def _answers(reading: Reading, prompt: Prompt, place: Place) -> Iterator[Answer]:
    """What is answered under a prompt, in all its columns."""
    if prompt.group is not None and place.item is None:
        return
    for column in COLUMNS if prompt.compare else (None,):
        answer = reading.answer(prompt, place, column)
        if answer is not None:
            yield answer


def _item_words(reading: Reading, prompt: Prompt, place: Place, chosen: str) -> str:
    """What an item that is no longer offered says, where the answer itself did not keep it."""
    target = reading.target(prompt.choices_from, place) if prompt.choices_from else None
    if target is None or target.group is None or target.prompt is None:
        return ""
    items = reading.snapshot.items_of(target.group.key, archived=True)
    item = next((item for item in items if str(item.id) == chosen), None)
    said = reading.item_value(item, target.prompt.key) if item is not None else None
    return values.words(target.prompt.type, said, {})


def names_private(reading: Reading, prompt: Prompt, place: Place) -> bool:
    """Whether a choice among items tells words that are private now or were when written."""
    if prompt.choices_from is None:
        return False
    target = reading.target(prompt.choices_from, place)
    if target is None or target.group is None or target.prompt is None:
        return False
    if target.prompt.private:
        return True
    columns = COLUMNS if prompt.compare else (None,)
    answers = (reading.answer(prompt, place, column) for column in columns)
    chosen = {i for answer in answers if answer is not None for i in values.ids_in(answer.value)}
    home = reading.place_of(target.page, place) if chosen else None
    if home is None:
        return False
    named = (item for item in reading.snapshot.items_of(target.group.key, archived=True))
    inside = (home.of_item(target.group, item) for item in named if str(item.id) in chosen)
    words = (reading.answer(target.prompt, there) for there in inside)
    return any(one is not None and one.private for one in words)

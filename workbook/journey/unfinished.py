"""Words that are typed for an item which is not made yet.

A line of notes becomes an item when enter is pressed, and not before: what a line says is not yet
what somebody wanted to keep.  Until then its words are an answer to the question that such items are
asked, under the id of an item that never is made, so that a closed window or a dead battery costs
nothing.  There is one such answer for each list; the item that is made takes its words over.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbook.journey.place import Place
from workbook.journey.reading import Reading
from workbook.notebook.ids import derived_id
from workbook.notebook.records import NOTHING, Answer, AnswerKey, Record


def _key(place: Place, prompt_key: str) -> AnswerKey:
    return AnswerKey(place.entry, _item_id(place.entry, prompt_key), prompt_key)


def _item_id(entry: int, prompt_key: str) -> int:
    return derived_id("unfinished", entry, prompt_key)


def is_unfinished(key: AnswerKey) -> bool:
    """Whether an answer is of this kind: no list shows it, and no question of old asked it."""
    return key.item == _item_id(key.entry, key.prompt)


def unfinished_words(reading: Reading, prompt_key: str, place: Place) -> str:
    """The words that were typed for the next item of a list, as they stand; "" for none.

    Args:
        reading: The workbook.
        prompt_key: Full key of what the item is asked first.
        place: The place of the list, on the group's own page.
    """
    answer = reading.snapshot.answer(_key(place, prompt_key))
    return answer.value if answer is not None and isinstance(answer.value, str) else ""


def unfinished(reading: Reading, prompt_key: str, place: Place, words: str) -> tuple[Answer, ...]:
    """These words as what is typed for the next item; "" where it was made, or they were deleted.

    () where nothing changes, or no page asks for them.
    """
    prompt = reading.pack.prompt(prompt_key)
    if prompt is None or unfinished_words(reading, prompt_key, place) == words:
        return ()
    key = _key(place, prompt_key)
    kept = reading.snapshot.answer(key)
    answer = Answer(
        key,
        words or None,
        asked=prompt.prompt,
        type=str(prompt.type),
        version=reading.pack.pages[prompt.page].version,
        private=prompt.private,
        basis=kept.basis if kept is not None else NOTHING,
    )
    return (answer,)


def left_empty(
    reading: Reading, item_id: int | None, made_with: Sequence[Record]
) -> tuple[Record, ...]:
    """An item in which nothing was written since it was made, with its records, to be deleted.

    Args:
        reading: The workbook.
        item_id: Id of the item.
        made_with: The records that it was made with.

    Returns:
        () where something was written in it, or it is gone.
    """
    item = reading.snapshot.items.get(item_id or 0)
    if item is None:
        return ()
    with_it = {record.key for record in made_with if isinstance(record, Answer)}
    kept = reading.snapshot.answers_of(item.entry)
    answers = [answer for answer in kept if answer.key.item == item.id]
    return (item, *answers) if all(answer.key in with_it for answer in answers) else ()

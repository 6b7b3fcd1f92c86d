"""What one item says, read line by line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from workbook.journey import values
from workbook.journey.cards import item_words
from workbook.journey.dates import short_day
from workbook.journey.kept.model import Line, Looked
from workbook.journey.moments import day_of
from workbook.journey.place import Place, once_place
from workbook.notebook.records import Item, Value
from workbook.pages import needs


def text_of(looked: Looked, item: Item, key: str) -> str:
    """What an item says in a line that the app knows by name, on one line; "" where nothing."""
    value = looked.reading.item_value(item, key)
    return values.one_line(value) if isinstance(value, str) else ""


def place_of(looked: Looked, item: Item) -> Place:
    """The place inside an item of a ``once`` page.

    Raises:
        ValueError: No page has its group.
    """
    group = looked.reading.pack.group(item.group)
    if group is None:
        raise ValueError(f"no page has the group {item.group}")
    page = looked.reading.pack.pages[group.page]
    return once_place(page, looked.mentorship).of_item(group, item)


def line(looked: Looked, item: Item, key: str, label: str, words: str) -> Iterator[Line]:
    """A line about what stands under a prompt; none where it says nothing."""
    if words:
        yield Line(label, words, looked.reading.item_is_private(item, key))


def open_facts(looked: Looked, item: Item, *facts: tuple[str, str]) -> tuple[str, ...]:
    """What is told under a row, where no sign says what is private: that is for the details.

    Args:
        looked: From where one looks.
        item: The item.
        facts: The full key of the prompt that a fact is from, "" for none, and its words.
    """
    private = looked.reading.item_is_private
    return tuple(words for key, words in facts if words and not private(item, key))


def other_lines(looked: Looked, item: Item, told: Collection[str]) -> Iterator[Line]:
    """What else an item says, under the question that it answers.

    Args:
        looked: From where one looks.
        item: The item.
        told: Full keys of the prompts that are told otherwise.
    """
    reading, place = looked.reading, place_of(looked, item)
    for prompt in place.group.prompts if place.group is not None else ():
        if prompt.key not in told:
            words = item_words(reading, prompt, place)
            question = reading.fill(prompt.prompt, place).text
            yield from line(looked, item, prompt.key, question, words)


def came_from(looked: Looked, item: Item, made_in: Mapping[int, Item]) -> str:
    """Where an item was made: "in the meeting of Thu 12 Nov", or "on Thu 12 Nov".

    Args:
        looked: From where one looks.
        item: The item.
        made_in: The meeting of every entry of a meeting.
    """
    meeting = made_in.get(item.made_in or 0)
    if meeting is not None:
        return f"in {meeting_words(looked, meeting)}"
    made = day_of(item.made)
    return f"on {short_day(made, looked.today)}" if made is not None else ""


def said_on(looked: Looked, item: Item, key: str) -> date | None:
    """The day on which an item was last said something under a prompt; None where nothing is said.

    What is on its way to the disk has no moment yet: that is today.
    """
    prompt = looked.reading.pack.prompt(key)
    kept = looked.reading.answer(prompt, place_of(looked, item)) if prompt is not None else None
    if kept is None or not values.is_answered(kept.value):
        return None
    return day_of(kept.at) if kept.at else looked.today


def since(looked: Looked, item: Item) -> tuple[str, ...]:
    """Since when an item is there, for one of which nothing else is known."""
    made = day_of(item.made)
    return (f"since {short_day(made, looked.today)}",) if made is not None else ()


def meeting_words(looked: Looked, meeting: Item) -> str:
    """A meeting by its day: "the meeting of Thu 12 Nov"."""
    day = values.day_of(looked.reading.item_value(meeting, needs.MEETING_DATE))
    return f"the meeting of {short_day(day, looked.today)}" if day else "a meeting without a day"


def day_words(looked: Looked, value: Value) -> str:
    """A day as one says it, or the words that were typed where no day was understood."""
    day = values.day_of(value)
    if day is not None:
        return short_day(day, looked.today)
    return values.one_line(value) if isinstance(value, str) else ""

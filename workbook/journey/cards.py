"""Items as cards: a title that is never empty, and what else an item says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbook.journey import values
from workbook.journey.place import Place
from workbook.journey.progress import Progress, item_progress
from workbook.journey.reading import Reading
from workbook.notebook.records import Answer, Item
from workbook.pages.model import Group, Prompt


@dataclass(frozen=True, slots=True)
class CardView:
    """One item of a group.

    Attributes:
        item: The item.
        group: Its group.
        place: The place inside it.
        title: What it is about, in one line; never empty.
        lines: (prompt, words) of what is answered and shown, without the title's own.
        progress: How far it is.
        private: The title is private.
        open_lines: Those of ``lines`` that are not private.
    """

    item: Item
    group: Group
    place: Place
    title: str
    lines: tuple[tuple[str, str], ...]
    progress: Progress
    private: bool = False
    open_lines: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Headed:
    """What heads an item, and where that stands; the words are "" where it says nothing yet."""

    words: str = ""
    prompt: Prompt | None = None
    private: bool = False


def card_view(
    reading: Reading,
    group: Group,
    place: Place,
    item: Item,
    number: int,
    fields: Sequence[str] = (),
) -> CardView:
    """One item with its title and what else it says.

    Args:
        reading: The workbook.
        group: The item's group.
        place: The place inside the item.
        item: The item.
        number: Its place in the list, from 1, for an item that says nothing yet.
        fields: Ids of the prompts to show; all where empty.
    """
    shown = [p for p in group.prompts if not fields or p.id in fields]
    headed = headed_by(reading, group, place, shown)
    if not headed.words:
        headed = headed_by(reading, group, place)
    lines = []
    open_lines = []
    for prompt in shown:
        text = item_words(reading, prompt, place)
        if not text or (prompt is headed.prompt and "\n" not in text):
            continue
        line = (reading.fill(prompt.prompt, place).text, text)
        lines.append(line)
        if not reading.is_private(prompt, place, reading.decided(prompt, place)):
            open_lines.append(line)
    return CardView(
        item,
        group,
        place,
        headed.words or f"{group.called} {number}",
        tuple(lines),
        item_progress(reading, group, place),
        headed.private,
        tuple(open_lines),
    )


def heading(reading: Reading, group: Group, place: Place) -> str:
    """An item's heading: the first line of its first answer, "" where it says nothing yet.

    An item of an ``over`` group is headed by the item it is over.
    """
    return headed_by(reading, group, place).words


def headed_by(
    reading: Reading, group: Group, place: Place, prompts: Sequence[Prompt] | None = None
) -> Headed:
    """What heads an item: the first answer to one of these prompts, by default to any it has."""
    if group.over is not None:
        return _headed_over(reading, group, place)
    for prompt in group.prompts if prompts is None else prompts:
        words = values.first_line(item_words(reading, prompt, place))
        if words:
            private = reading.is_private(prompt, place, reading.decided(prompt, place))
            return Headed(words, prompt, private)
    return Headed()


def _headed_over(reading: Reading, group: Group, place: Place) -> Headed:
    """The heading of the item that an item of an ``over`` group carries, through several if so."""
    seen = {group.key}
    there: Place | None = place
    while there is not None and there.group is not None and there.group.over is not None:
        target = reading.target(there.group.over, there.outside())
        if target is None or target.group is None or target.group.key in seen:
            return Headed()
        seen.add(target.group.key)
        there = reading.this_item(target.group, there)
    if there is None or there.group is None:
        return Headed()
    return headed_by(reading, there.group, there)


def item_words(reading: Reading, prompt: Prompt, place: Place) -> str:
    """What an item says under one of its prompts, as plain text."""
    value = reading.value(prompt, place)
    if value is None:
        return ""
    return values.words(prompt.type, value, reading.labels(prompt, place))


def said(answer: Answer) -> str:
    """An answer in the words it had when it was given."""
    return values.words(answer.type, answer.value, answer.labels)

"""Items as cards: a title that is never empty, and what else an item says."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from workbook.journey import values
from workbook.journey.day_style import USUAL, DayStyle
from workbook.journey.facts import WORDS, Fact, facts
from workbook.journey.place import Place
from workbook.journey.progress import Progress, item_progress
from workbook.journey.quick import Quick, quick
from workbook.journey.reading import Reading
from workbook.notebook.records import Answer, Item
from workbook.pages import needs
from workbook.pages.model import AnswerType, Group, Prompt

CHOSEN = (AnswerType.CHOOSE_ONE, AnswerType.CHOOSE_ANY, AnswerType.YES_NO, AnswerType.RATE)
"""What is picked and not written: it heads nothing."""


class CardView(Struct, frozen=True):
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
        facts: The few things to tell under the title; none of them is private.
        quick: What a key answers on the card, in groups that go through another one; else None.
        said: What such a card says besides that answer, at its right: the minutes of a point.
    """

    item: Item
    group: Group
    place: Place
    title: str
    lines: tuple[tuple[str, str], ...]
    progress: Progress
    private: bool = False
    open_lines: tuple[tuple[str, str], ...] = ()
    facts: tuple[Fact, ...] = ()
    quick: Quick | None = None
    said: str = ""


class Headed(Struct, frozen=True):
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
        number: Its place in the list, from 1, for an item that has no words of its own.
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
        headed.words or untitled(group, number),
        tuple(lines),
        item_progress(reading, group, place),
        headed.private,
        tuple(open_lines),
        _facts(reading, group, place, [p for p in shown if p is not headed.prompt], fields),
        quick(reading, group, place),
        _amount(reading, group, place),
    )


def _amount(reading: Reading, group: Group, place: Place) -> str:
    """The number that a card which is gone through says, with its unit where that is known."""
    if group.over is None:
        return ""
    for prompt in group.prompts:
        value = reading.value(prompt, place) if prompt.type is AnswerType.NUMBER else None
        if value is not None:
            words = values.one_line(values.words(prompt.type, value, {}))
            return f"{words} min" if prompt.key == needs.AGENDA_MINUTES else words
    return ""


def _facts(
    reading: Reading,
    group: Group,
    place: Place,
    prompts: Sequence[Prompt],
    fields: Sequence[str],
) -> tuple[Fact, ...]:
    """The facts of an item; one that carries another item tells that one's too."""
    told = facts(reading, prompts, place, chosen=bool(fields))
    carried = _carried(reading, group, place) if group.over is not None else None
    if carried is None or carried.group is None:
        return told
    said = quick(reading, group, place)
    own = [fact for fact in told if said is None or fact.words != said.label]
    return (*facts(reading, carried.group.prompts, carried, chosen=False), *own)


def untitled(group: Group, number: int | None = None) -> str:
    """The title of an item without words: ``New action``.

    An item of an ``over`` group stands for another one and is never new: its place tells it.
    """
    if group.over is not None:
        return f"{group.called} {number}" if number is not None else group.called
    return f"New {group.called[:1].lower()}{group.called[1:]}"


def heading(reading: Reading, group: Group, place: Place) -> str:
    """An item's heading: the first line of its first words, "" where it says nothing yet.

    An item of an ``over`` group is headed by the item it is over.
    """
    return headed_by(reading, group, place).words


def headed_by(
    reading: Reading, group: Group, place: Place, prompts: Sequence[Prompt] | None = None
) -> Headed:
    """What heads an item: the first words written under one of these prompts, by default any.

    A day or a number heads items that begin with it, as meetings do.  What was merely chosen heads
    none, unless nothing can be written at all.
    """
    if group.over is not None:
        return _headed_over(reading, group, place)
    written = [prompt for prompt in group.prompts if prompt.type not in CHOSEN]
    heads = [p for p in written if p.type in WORDS or p is written[0]] or group.prompts
    for prompt in group.prompts if prompts is None else prompts:
        if prompt not in heads:
            continue
        words = values.first_line(item_words(reading, prompt, place))
        if words:
            private = reading.is_private(prompt, place, reading.decided(prompt, place))
            return Headed(words, prompt, private)
    return Headed()


def _headed_over(reading: Reading, group: Group, place: Place) -> Headed:
    """The heading of the item that an item of an ``over`` group carries."""
    there = _carried(reading, group, place)
    return headed_by(reading, there.group, there) if there and there.group else Headed()


def _carried(reading: Reading, group: Group, place: Place) -> Place | None:
    """The place in the item that an item of an ``over`` group carries, through several if so."""
    seen = {group.key}
    there: Place | None = place
    while there is not None and there.group is not None and there.group.over is not None:
        target = reading.target(there.group.over, there.outside())
        if target is None or target.group is None or target.group.key in seen:
            return None
        seen.add(target.group.key)
        there = reading.this_item(target.group, there)
    return there


def item_words(reading: Reading, prompt: Prompt, place: Place) -> str:
    """What an item says under one of its prompts, as plain text."""
    value = reading.value(prompt, place)
    if value is None:
        return ""
    return values.words(prompt.type, value, reading.labels(prompt, place), reading.style)


def said(answer: Answer, style: DayStyle = USUAL) -> str:
    """An answer in the words it had when it was given; days in somebody's style."""
    return values.words(answer.type, answer.value, answer.labels, style)

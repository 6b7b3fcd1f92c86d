"""One prompt as it is asked at one place, with its answers beside it."""

from __future__ import annotations

from msgspec import Struct

from workbook.journey import compare, values
from workbook.journey.place import Place
from workbook.journey.raising import Raised, topic_of
from workbook.journey.reading import Reading
from workbook.notebook.records import COLUMNS, Answer, AnswerKey, Column, Value
from workbook.pages.model import Choice, Kind, Prompt


class Slot(Struct, frozen=True):
    """One place for an answer: the prompt's own, or one column of a ``compare`` row.

    ``value`` is what a field may show: None where the answer kept does not fit today's type.
    """

    key: AnswerKey
    answer: Answer | None
    value: Value

    @property
    def column(self) -> Column | None:
        """The column of a ``compare`` row, or None."""
        return self.key.column


class PromptView(Struct, frozen=True):
    """One prompt as it is asked here.

    Attributes:
        prompt: What the page says.
        place: Where its answers are kept.
        text: The prompt with what it quotes filled in.
        help: Its help, likewise.
        private: It is private, was so when it was answered, or quotes something that is.
        slots: One, or three for ``compare``.
        choices: What can be chosen or marked now.
        differs: Mine and my mentor's are answered and unequal; words, once a person said so.
        raised: The topic that a ``compare`` row was made, or None.
        last_time: The answer to this prompt in the meeting or run before, if it may be seen.
        shown: How a ``show`` named it that stands on another page or group than the prompt; "" for
            the prompts of the page itself.
    """

    prompt: Prompt
    place: Place
    text: str
    help: str
    private: bool
    slots: tuple[Slot, ...]
    choices: tuple[Choice, ...]
    differs: bool = False
    raised: Raised | None = None
    last_time: Answer | None = None
    shown: str = ""

    @property
    def can_be_marked(self) -> bool:
        """Whether a person may now say that the two differ: both are answered, and in words."""
        two = self.slots[:2]
        return compare.is_by_hand(self.prompt) and all(values.is_answered(s.value) for s in two)

    @property
    def name(self) -> str:
        """A name unique on the page and in the item: the prompt's local key, or the ``show``'s."""
        return self.shown or self.prompt.local


def prompt_view(reading: Reading, prompt: Prompt, place: Place, shown: str = "") -> PromptView:
    """One prompt with its answers."""
    asked = reading.fill(prompt.prompt, place)
    columns = COLUMNS if prompt.compare else (None,)
    slots = tuple(_slot(reading, prompt, place, column) for column in columns)
    answers = (slot.answer for slot in slots)
    private = asked.private or reading.is_private(prompt, place, *answers)
    return PromptView(
        prompt,
        place,
        asked.text,
        reading.fill(prompt.help, place).text,
        private,
        slots,
        reading.choices(prompt, place),
        prompt.compare and _differ(reading, prompt, place, slots),
        topic_of(reading, place, asked.text, private=private) if prompt.compare else None,
        last_time(reading, prompt, place),
        shown,
    )


def _differ(reading: Reading, prompt: Prompt, place: Place, slots: tuple[Slot, ...]) -> bool:
    """Whether the two differ in a row, by what they say or by what a person said of it."""
    mark = reading.answer(prompt, place, Column.DIFFERS) if compare.is_by_hand(prompt) else None
    marked = mark is not None and mark.value == "yes"
    return compare.differ(prompt, slots[0].value, slots[1].value, marked=marked)


def _slot(reading: Reading, prompt: Prompt, place: Place, column: Column | None) -> Slot:
    answer = reading.answer(prompt, place, column)
    value = answer.value if answer is not None and values.fits(prompt, answer.value) else None
    return Slot(place.key(prompt, column), answer, value)


def last_time(reading: Reading, prompt: Prompt, place: Place) -> Answer | None:
    """The answer of the meeting or run before; hidden while a run is still being answered.

    In an item it is the same item's answer, which only an ``over`` group has in several entries.
    """
    if place.page.kind is Kind.ONCE:
        return None
    entry = reading.snapshot.entries.get(place.entry)
    if place.page.kind is Kind.EACH_TIME and (entry is None or not entry.finished):
        return None
    before = reading.place_of(place.page, place, last=True)
    if before is not None and prompt.group is not None:
        item = reading.snapshot.items.get(place.item or 0)
        over = place.group is not None and place.group.over is not None and item is not None
        before = before.of_item(place.group, item) if over and place.group and item else None
    answer = reading.decided(prompt, before) if before is not None else None
    return answer if answer is not None and values.is_answered(answer.value) else None


def rows_that_differ(reading: Reading, place: Place) -> tuple[PromptView, ...]:
    """The ``compare`` rows of a page in which the two still differ and nothing is agreed."""
    return tuple(prompt_view(reading, prompt, place) for prompt in differing(reading, place))


def differing(reading: Reading, place: Place) -> tuple[Prompt, ...]:
    """The prompts of these rows."""
    return tuple(
        prompt
        for prompt in reading.prompts_of(place.page)
        if prompt.compare
        and reading.visible(prompt, place)
        and _still_differs(reading, prompt, place)
    )


def _still_differs(reading: Reading, prompt: Prompt, place: Place) -> bool:
    """Whether the two differ in a row of which nothing is agreed."""
    slots = tuple(_slot(reading, prompt, place, column) for column in COLUMNS)
    return not values.is_answered(slots[2].value) and _differ(reading, prompt, place, slots)

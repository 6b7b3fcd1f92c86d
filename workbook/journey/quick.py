"""What one key can answer in a list of cards: the first choice that an ``over`` group asks of each.

A preparation goes through the open actions, notes through the topics; there a digit says how each
went, and only what that makes necessary is asked in words.
"""

from __future__ import annotations

from msgspec import Struct

from workbook.journey import values
from workbook.journey.place import Place
from workbook.journey.reading import Reading
from workbook.notebook.records import Value
from workbook.pages.model import AnswerType, Choice, Group, Prompt

YES_NO = (Choice("yes", "Yes"), Choice("no", "No"))


class Quick(Struct, frozen=True):
    """The question that a key answers on a card.

    Attributes:
        prompt: The question.
        place: The place inside the card.
        choices: What can be picked, in the order of the digits.
        value: What is picked now, or None.
        label: Its words, or "".
    """

    prompt: Prompt
    place: Place
    choices: tuple[Choice, ...]
    value: Value
    label: str

    @property
    def is_tick(self) -> bool:
        """Whether there is only yes and no, so that one key ticks it."""
        return self.prompt.type is AnswerType.YES_NO

    def after(self, digit: int) -> Value | None:
        """The answer once a digit was pressed, from 1; the same again takes it back.

        Raises:
            IndexError: There is no such choice.
        """
        choice = self.choices[digit - 1].id
        return None if self.value == choice else choice


def quick(reading: Reading, group: Group, place: Place) -> Quick | None:
    """The question that a key answers on one card; None where the group asks none.

    Only groups that go through another one have it: items of one's own are written, not gone
    through.
    """
    if group.over is None:
        return None
    for prompt in group.prompts:
        if prompt.type not in (AnswerType.CHOOSE_ONE, AnswerType.YES_NO) or prompt.compare:
            continue
        if not reading.visible(prompt, place):
            continue
        value = reading.value(prompt, place)
        yes_no = prompt.type is AnswerType.YES_NO
        choices = YES_NO if yes_no else reading.choices(prompt, place)
        labels = reading.labels(prompt, place)
        label = values.words(prompt.type, value, labels) if value is not None else ""
        return Quick(prompt, place, choices, value, values.first_line(label))
    return None


def asked_next(before: Reading, after: Reading, group: Group, place: Place) -> Prompt | None:
    """The line that an answer made appear and that nobody has filled in yet; None where there is none."""
    for prompt in group.prompts:
        if prompt.type is not AnswerType.LINE or before.visible(prompt, place):
            continue
        if after.visible(prompt, place) and not values.is_answered(after.value(prompt, place)):
            return prompt
    return None

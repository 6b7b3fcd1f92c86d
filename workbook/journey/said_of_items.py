"""What the pages of meetings say of items: how actions went, and what became of topics."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct

from workbook.journey import values
from workbook.journey.meeting_pages import place_of_page
from workbook.journey.meetings import meetings
from workbook.journey.place import Place
from workbook.journey.reading import Reading
from workbook.notebook.records import Answer, AnswerKey
from workbook.pages.model import Prompt

AnswerTo = Callable[[AnswerKey], Answer | None]
"""Finds an answer by what it answers."""


class ItemSaid(Struct, frozen=True):
    """What one meeting's page says of an item.

    Attributes:
        day: The day of the meeting.
        choice: Id of what was chosen.
        words: What was written beside it, in one line; "" where nothing was.
    """

    day: date
    choice: str
    words: str


class SaidOfItems:
    """What a group on a page that is filled in for each meeting says of items, oldest first.

    What is private is left out.
    """

    def __init__(
        self, reading: Reading, mentorship: int | None, group: str, choice: str, words: str
    ) -> None:
        """The answers to two prompts.

        Args:
            reading: The workbook.
            mentorship: Whose meetings.
            group: Full key of the group.
            choice: Full key of the prompt that something is chosen under.
            words: Full key of the one beside it.
        """
        self._reading = reading
        self._mentorship = mentorship
        self._group = group
        self._choice, self._words = reading.pack.prompt(choice), reading.pack.prompt(words)

    @cached_property
    def every(self) -> Mapping[int, Sequence[ItemSaid]]:
        """All that is said, by the ids of the items."""
        found: dict[int, list[ItemSaid]] = {}
        for day, place in self._places:
            said = {answer.key: answer for answer in self._reading.snapshot.answers_of(place.entry)}
            for item in dict.fromkeys(key.item for key in said if key.item is not None):
                one = self._one(day, place, item, said.get)
                if one is not None:
                    found.setdefault(item, []).append(one)
        return found

    def of(self, item: int) -> Iterator[ItemSaid]:
        """What is said of one item; nothing needs to be read that is said of others."""
        for day, place in self._places:
            one = self._one(day, place, item, self._reading.snapshot.answer)
            if one is not None:
                yield one

    def _one(self, day: date, place: Place, item: int, answer_to: AnswerTo) -> ItemSaid | None:
        """What is said of one item at a place."""
        choice, words = (
            _open(prompt, answer_to(AnswerKey(place.entry, item, prompt.key))) if prompt else ""
            for prompt in (self._choice, self._words)
        )
        return ItemSaid(day, choice, values.one_line(words)) if choice else None

    @cached_property
    def _places(self) -> Sequence[tuple[date, Place]]:
        """The page of each meeting, with the meeting's day."""
        group = self._reading.pack.group(self._group)
        if group is None or self._choice is None:
            return ()
        every = (
            (
                meeting.day,
                place_of_page(self._reading, group.page, meeting.item.id, self._mentorship),
            )
            for meeting in meetings(self._reading, self._mentorship)
        )
        return tuple((day, place) for day, place in every if place is not None)


def _open(prompt: Prompt, answer: Answer | None) -> str:
    """What an answer says as words; "" where that is nothing, or private."""
    if answer is None or answer.private or prompt.private:
        return ""
    return answer.value if isinstance(answer.value, str) else ""

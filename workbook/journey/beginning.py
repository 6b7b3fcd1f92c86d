"""The first three minutes: a mentorship, one goal, the next meeting, kept word by word.

The records are made ready before anything is typed, so that each answer can be written the moment
it is given, and a first run that ends in the middle leaves what was answered until then.
"""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from workbook.journey.edits import new_item, stamp
from workbook.journey.place import Place, once_place
from workbook.journey.reading import Reading
from workbook.notebook.ids import new_id
from workbook.notebook.records import Mentorship, Record
from workbook.pages import needs
from workbook.pages.model import Prompt

WELCOME = (
    "This is your own workbook for being mentored. It stays on this computer, every word is saved "
    "as you type, and you can change all of it later. Answer what you can; skip what you can't."
)
"""What stands above the first questions."""


class Question(Struct, frozen=True):
    """One question of the first run.

    Attributes:
        prompt: What the page asks.
        place: Where the answer is kept.
        item: The records that must be there before the answer, besides the mentorship.
    """

    prompt: Prompt
    place: Place
    item: tuple[Record, ...] = ()


class Beginning(Struct, frozen=True):
    """A mentorship that is about to begin, and what is asked for it."""

    mentorship: Mentorship
    name: Question
    others: tuple[Question, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in the order in which they are asked."""
        return (self.name, *self.others)


def beginning(reading: Reading, now: datetime) -> Beginning:
    """A new mentorship with the questions that come first: name, goal, day and time of meeting.

    Raises:
        ValueError: The pages lack what ``needs`` says, which the linter refuses.
    """
    mentorship = Mentorship(id=new_id(), started=stamp(now))
    goal = _item_questions(reading, mentorship, now, needs.GOALS, (needs.GOAL_STATEMENT,))
    times = (needs.MEETING_DATE, needs.MEETING_TIME)
    meeting = _item_questions(reading, mentorship, now, needs.MEETINGS, times)
    name = _prompt(reading, needs.MENTOR_NAME)
    place = once_place(reading.pack.pages[name.page], mentorship.id)
    return Beginning(mentorship, Question(name, place), (*goal, *meeting))


def _item_questions(
    reading: Reading,
    mentorship: Mentorship,
    now: datetime,
    group_key: str,
    prompt_keys: tuple[str, ...],
) -> tuple[Question, ...]:
    """Questions about one new item of a group."""
    group = reading.pack.group(group_key)
    if group is None:
        raise ValueError(f"no page has the group {group_key}")
    place = once_place(reading.pack.pages[group.page], mentorship.id)
    item, records = new_item(reading, group, place, now)
    inside = place.of_item(group, item)
    return tuple(Question(_prompt(reading, key), inside, records) for key in prompt_keys)


def _prompt(reading: Reading, key: str) -> Prompt:
    prompt = reading.pack.prompt(key)
    if prompt is None:
        raise ValueError(f"no page asks {key}")
    return prompt

"""Everything that was agreed on, with where it came from and what was said about it since."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

from msgspec import Struct

from workbook.journey import values
from workbook.journey.edits import answered
from workbook.journey.mentorships import mentor_name
from workbook.journey.moments import day_of
from workbook.journey.place import meeting_place, once_place
from workbook.journey.reading import Reading
from workbook.journey.said_of_items import ItemSaid, SaidOfItems
from workbook.notebook.records import Answer, Item, Value
from workbook.pages import needs
from workbook.pages.model import Kind, Prompt

OPEN, PARTLY, DONE, DROPPED = "open", "partly", "done", "dropped"
"""Where an action can stand, as the page's choices name it."""

CLOSED = frozenset({DONE, DROPPED})
"""Where nothing more is to be done."""


class Told(Struct, frozen=True):
    """One thing that was said about an action: on a day of its log, or in a preparation."""

    day: date | None
    words: str


class ActionLine(Struct, frozen=True):
    """One action with all that is known of it.

    Attributes:
        item: The action.
        what: What is to be done, in one line; never empty.
        owner: "me", "mentor" or "" where nobody was named.
        who: The owner as one says it: "me", the mentor's name, or "".
        due: Its day, or None.
        late: It is open and its day has passed.
        status: ``OPEN``, ``PARTLY``, ``DONE`` or ``DROPPED``.
        reason: Why it was dropped, or "".
        goal: The goal that it serves, in words, or "".
        agreed: The day of the meeting or the day on which it was agreed.
        in_meeting: It was agreed in a meeting.
        told: What was said about it since, oldest first.
    """

    item: Item
    what: str
    owner: str
    who: str
    due: date | None
    late: bool
    status: str
    reason: str
    goal: str
    agreed: date | None
    in_meeting: bool
    told: tuple[Told, ...]

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.status not in CLOSED


def action_lines(reading: Reading, mentorship: int | None, today: date) -> tuple[ActionLine, ...]:
    """The actions of a mentorship: open ones first, late before due before undated, then closed.

    Closed ones stand with the latest day first.
    """
    known = Known(reading, mentorship)
    found = [
        action_line(known, item, today, known.told(item.id))
        for item in reading.snapshot.items_of(needs.ACTIONS)
        if item.mentorship in (mentorship, None)
    ]
    open_ones = [line for line in found if line.is_open]
    closed = [line for line in found if not line.is_open]
    open_ones.sort(key=lambda line: (line.due is None, line.due or today, line.item.rank))
    closed.sort(key=lambda line: line.due or line.agreed or date.min, reverse=True)
    return (*open_ones, *closed)


class Known:
    """What is looked up once for all actions of a mentorship, each thing when it is first needed."""

    def __init__(self, reading: Reading, mentorship: int | None) -> None:
        self.reading = reading
        self.mentorship = mentorship

    @cached_property
    def mentor(self) -> str:
        """What the mentor is called."""
        return mentor_name(self.reading, self.mentorship)

    @cached_property
    def goals(self) -> dict[str, str]:
        """The words of every goal, by its id as answers name it."""
        return goal_words(self.reading, self.mentorship)

    @cached_property
    def made_in(self) -> dict[int, Item]:
        """The meeting of every entry of a meeting."""
        return meetings_by_entry(self.reading, self.mentorship)

    @cached_property
    def _owed(self) -> SaidOfItems:
        keys = (needs.OWED, needs.OWED_WENT, needs.OWED_WHY)
        return SaidOfItems(self.reading, self.mentorship, *keys)

    @cached_property
    def _went(self) -> dict[str, str]:
        """The words for how an action went, by the ids of the choices."""
        prompt = self.reading.pack.prompt(needs.OWED_WENT)
        return {choice.id: choice.label for choice in prompt.choices} if prompt is not None else {}

    def told(self, item: int) -> tuple[Told, ...]:
        """What the preparations said of an action, oldest first, where all are asked for."""
        return self._as_told(self._owed.every.get(item, ()))

    def told_of_one(self, item: int) -> tuple[Told, ...]:
        """The same where it is asked for alone, and nothing else needs to be read."""
        return self._as_told(self._owed.of(item))

    def _as_told(self, every: Iterable[ItemSaid]) -> tuple[Told, ...]:
        words = ((one.day, self._went.get(one.choice, one.choice), one.words) for one in every)
        return tuple(Told(day, f"{went}: {why}" if why else went) for day, went, why in words)


def action_line(known: Known, item: Item, today: date, told: Iterable[Told]) -> ActionLine:
    """One action with all that is known of it.

    Args:
        known: What is looked up once for all actions.
        item: The action.
        today: The day.
        told: What the preparations said of it.
    """
    reading = known.reading
    status = _text(reading, item, needs.ACTION_STATUS) or OPEN
    due = values.day_of(reading.item_value(item, needs.ACTION_DUE))
    owner = _text(reading, item, needs.ACTION_OWNER)
    meeting = known.made_in.get(item.made_in or 0)
    agreed = values.day_of(reading.item_value(meeting, needs.MEETING_DATE)) if meeting else None
    said = sorted(
        (*_log(reading, item), *told),
        key=lambda one: (one.day is not None, one.day or today),
    )
    return ActionLine(
        item,
        _text(reading, item, needs.ACTION_WHAT) or "An action without words",
        owner,
        known.mentor if owner == "mentor" else owner,
        due,
        late=status not in CLOSED and due is not None and due < today,
        status=status,
        reason=_text(reading, item, needs.ACTION_REASON) if status == DROPPED else "",
        goal=known.goals.get(_text(reading, item, needs.ACTION_GOAL), ""),
        agreed=agreed or day_of(item.made),
        in_meeting=meeting is not None,
        told=tuple(said),
    )


def _text(reading: Reading, item: Item, key: str) -> str:
    value = reading.item_value(item, key)
    return values.one_line(value) if isinstance(value, str) else ""


def meetings_by_entry(reading: Reading, mentorship: int | None) -> dict[int, Item]:
    """The meeting of every entry of a page that is filled in for meetings."""
    pages = [page for page in reading.pack.pages.values() if page.kind is Kind.PER_MEETING]
    return {
        meeting_place(page, meeting.id, mentorship).entry: meeting
        for meeting in reading.meetings(mentorship)
        for page in pages
    }


def goal_words(reading: Reading, mentorship: int | None) -> dict[str, str]:
    """The words of every goal, by its id as answers name it; put away or not."""
    prompt = reading.pack.prompt(needs.GOAL_STATEMENT)
    group = reading.pack.group(needs.GOALS)
    if prompt is None or group is None:
        return {}
    place = once_place(reading.pack.pages[group.page], mentorship)
    items = reading.items(group, place, archived=True)
    return {str(item.id): _text(reading, item, needs.GOAL_STATEMENT) for item in items}


def _log(reading: Reading, item: Item) -> Iterator[Told]:
    kept = reading.item_value(item, needs.ACTION_LOG)
    for line in kept if isinstance(kept, list) else []:
        if isinstance(line, dict) and line.get("text"):
            yield Told(values.day_of(line.get("day")), values.one_line(str(line["text"])))


# -- changing one --------------------------------------------------------------------------------------


def status_set(
    reading: Reading,
    item: Item,
    status: str,
    mentorship: int | None,
    reason: str = "",
    *,
    today: date | None = None,
) -> tuple[Answer, ...]:
    """An action as open, partly done, done or dropped.

    Args:
        reading: The workbook.
        item: The action.
        status: Where it stands from now on.
        mentorship: The mentorship one is in.
        reason: Why it was dropped; of any other status what there is to say, a line of its log.
        today: The day of that line.
    """
    group = reading.pack.group(needs.ACTIONS)
    if group is None:
        raise ValueError(f"no page has the group {needs.ACTIONS}")
    place = once_place(reading.pack.pages[group.page], mentorship).of_item(group, item)
    says: list[tuple[str, Value]] = [(needs.ACTION_STATUS, status)]
    words = values.one_line(reason).strip()
    if words and status == DROPPED:
        says.append((needs.ACTION_REASON, words))
    elif words:
        says.append((needs.ACTION_LOG, with_line(reading, item, words, today)))
    found: list[tuple[Prompt | None, Value]] = [(reading.pack.prompt(key), v) for key, v in says]
    return tuple(answered(reading, p, place, value) for p, value in found if p is not None)


def with_line(reading: Reading, action: Item, words: str, today: date | None) -> Value:
    """The log of an action with one more line of this day."""
    kept = reading.item_value(action, needs.ACTION_LOG)
    day = today.isoformat() if today is not None else None
    new = {"id": secrets.token_hex(4), "text": words, "day": day, "done": False}
    return [*(kept if isinstance(kept, list) else []), new]

"""What is done to one item of a list, and how that is taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from workbook.journey import values
from workbook.journey.action_list import with_line
from workbook.journey.dates import explain_day, read_day
from workbook.journey.edits import answered
from workbook.journey.kept.model import Ask, Looked
from workbook.journey.kept.telling import place_of
from workbook.notebook.records import NOTHING, Answer, Item, Record
from workbook.pages import needs


def answer_to(looked: Looked, item: Item, ask: Ask, text: str) -> tuple[Answer, ...]:
    """What was typed where something was asked in one line; () where that changes nothing.

    A day is proposed, so an empty line takes it; words that are empty leave all as it is.
    """
    typed = values.one_line(text)
    if ask.is_day:
        day = read_day(typed or ask.proposed, looked.today)
        value = day.isoformat() if day is not None else typed
    else:
        value = typed
    prompt = looked.reading.pack.prompt(ask.key)
    if prompt is None or not value:
        return ()
    return (answered(looked.reading, prompt, place_of(looked, item), value),)


NOT_A_DAY = "Not read as a day; kept as you type it"
"""What is said of a day that is none."""


def understood_day(looked: Looked, ask: Ask, text: str) -> str:
    """The day that is understood, in words; that it isn't understood, if so."""
    day = read_day(values.one_line(text) or ask.proposed, looked.today)
    if day is None:
        return NOT_A_DAY
    return explain_day(day, looked.today)


def logged(looked: Looked, action: Item, text: str) -> tuple[Answer, ...]:
    """One more line in an action's log, with today's day; () where nothing was said."""
    words = values.one_line(text)
    prompt = looked.reading.pack.prompt(needs.ACTION_LOG)
    if prompt is None or not words:
        return ()
    log = with_line(looked.reading, action, words, looked.today)
    return (answered(looked.reading, prompt, place_of(looked, action), log),)


def came_of(looked: Looked, feedback: Item, text: str) -> tuple[Answer, ...]:
    """One more line in what came of a piece of feedback; () where nothing was said."""
    words = values.one_line(text)
    prompt = looked.reading.pack.prompt(needs.FEEDBACK_OUTCOME)
    if prompt is None or not words:
        return ()
    kept = looked.reading.item_value(feedback, needs.FEEDBACK_OUTCOME)
    said = f"{kept}\n{words}" if isinstance(kept, str) and kept.strip() else words
    return (answered(looked.reading, prompt, place_of(looked, feedback), said),)


def put_away(item: Item) -> Item:
    """An item as put away or, if it is, as brought back."""
    return replace(item, archived=not item.archived)


class Added(Struct, frozen=True):
    """A kind of line that is added to an item, one after the other.

    Attributes:
        question: What is asked for it.
        hint: What helps to answer.
        answers: The answers that a line makes; () where nothing was said.
    """

    question: str
    hint: str
    answers: Callable[[Looked, Item, str], tuple[Answer, ...]]


LOG = Added("What has happened?", "it gets today's day", logged)
"""What has happened with an action."""

OUTCOME = Added("What has come of it?", "how did you try it, who noticed?", came_of)
"""What has come of a piece of feedback."""

A_LINE = "a line about it"
ANOTHER_KIND = "another kind"
MOVED = "moved"
"""What was done, in the words with which it is taken back."""


# -- taking back -------------------------------------------------------------------------------------------


class Act(Struct, frozen=True):
    """One act with what there was before it.

    Attributes:
        words: What was done, to say when it is taken back.
        item: The item it was done to.
        parts: Each record as it was written, and as it was before; None where there was none.
    """

    words: str
    item: int
    parts: tuple[tuple[Answer | Item, Answer | Item | None], ...]


def act(looked: Looked, words: str, item: Item, records: Sequence[Record]) -> Act:
    """An act that is about to be written.

    Args:
        looked: The workbook as it is before the act.
        words: What is done.
        item: The item it is done to.
        records: What will be written.
    """
    snapshot = looked.reading.snapshot
    parts: list[tuple[Answer | Item, Answer | Item | None]] = []
    for record in records:
        if isinstance(record, Answer):
            parts.append((record, snapshot.answer(record.key)))
        elif isinstance(record, Item):
            parts.append((record, snapshot.items.get(record.id)))
    return Act(words, item.id, tuple(parts))


MOST_ACTS = 100
"""Acts that can be taken back, one after the other."""


class Acts:
    """What was done in one list, to be taken back from the latest on."""

    def __init__(self) -> None:
        self._done: list[Act] = []

    def __bool__(self) -> bool:
        """Whether anything was done."""
        return bool(self._done)

    def add(self, done: Act) -> None:
        """Take note of an act."""
        self._done = [*self._done[1 - MOST_ACTS :], done]

    def take_back(self, looked: Looked) -> tuple[Act, tuple[Record, ...]] | None:
        """The latest act that can be taken back, with the records that do so; None for none.

        Acts that are overtaken by what was changed since are passed over.
        """
        while self._done:
            done = self._done.pop()
            records = taken_back(looked, done)
            if records:
                return done, records
        return None


def taken_back(looked: Looked, done: Act) -> tuple[Record, ...]:
    """The records that bring back what there was before an act.

    What was changed once more since stays as it is; an item that the act made is put away, with
    all that it says.
    """
    found: list[Record] = []
    made = any(isinstance(now, Item) and before is None for now, before in done.parts)
    for now, before in done.parts:
        if isinstance(now, Item):
            found += _item_back(looked, now, before if isinstance(before, Item) else None)
        elif not made:
            found += _answer_back(looked, now, before if isinstance(before, Answer) else None)
    return tuple(found)


def _item_back(looked: Looked, now: Item, before: Item | None) -> list[Item]:
    there = looked.reading.snapshot.items.get(now.id)
    if there is None or (there.archived, there.rank) != (now.archived, now.rank):
        return []
    if before is None:
        return [replace(there, archived=True)]
    return [replace(there, archived=before.archived, rank=before.rank)]


def _answer_back(looked: Looked, now: Answer, before: Answer | None) -> list[Answer]:
    there = looked.reading.snapshot.answer(now.key)
    if there is None or there.value != now.value:
        return []
    if before is None:
        return [replace(there, value=None, labels=NOTHING)]
    return [replace(before, basis=there.basis, others=there.others)]

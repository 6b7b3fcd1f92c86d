"""Catching a thought before it is gone: a line becomes a topic of some kind."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from workbook.journey.dates import short_day
from workbook.journey.edits import MakeId, item_saying
from workbook.journey.meetings import to_prepare
from workbook.journey.place import Place, once_place
from workbook.journey.reading import Reading
from workbook.journey.tags import KINDS, read_kind
from workbook.journey.unfinished import unfinished, unfinished_words
from workbook.journey.values import one_line
from workbook.notebook.ids import new_id
from workbook.notebook.ranks import rank_between
from workbook.notebook.records import Answer, Item, Record
from workbook.pages import needs


def captured(
    reading: Reading,
    mentorship: int | None,
    text: str,
    now: datetime,
    kind: str = "",
    *,
    make_id: MakeId = new_id,
) -> tuple[Item, tuple[Record, ...]]:
    """A topic that waits for the next meeting.

    Args:
        reading: The workbook.
        mentorship: The mentorship it waits in.
        text: What was caught; several lines become one.
        now: The moment.
        kind: Which kind of topic, "" for none yet.
        make_id: Gives the id.

    Raises:
        ValueError: There are no words, or there is no such kind.
    """
    words = one_line(text).strip()
    if not words:
        raise ValueError("there is nothing to keep")
    if kind and kind not in KINDS:
        raise ValueError(f"there is no kind {kind!r}")
    says = {needs.TOPIC_WHAT: words, needs.TOPIC_KIND: kind or None}
    return item_saying(reading, needs.TOPICS, mentorship, now, says, make_id)


class Caught(Struct, frozen=True):
    """One topic that was caught from a line, and the records that make it."""

    words: str
    kind: str
    records: tuple[Record, ...]


def captured_all(
    reading: Reading, mentorship: int | None, lines: Iterable[str], now: datetime, kind: str = ""
) -> tuple[Caught, ...]:
    """A topic for each line, in their order; a line may begin with a kind of its own.

    Raises:
        ValueError: A line has no words, or there is no such kind.
    """
    found = []
    before: str | None = None
    for line in lines:
        own, words = read_kind(line)
        item, records = captured(reading, mentorship, words, now, own or kind)
        placed = item if before is None else replace(item, rank=rank_between(before, None))
        before = placed.rank
        said = tuple(record for record in records if record is not item)
        found.append(Caught(one_line(words).strip(), own or kind, (placed, *said)))
    return tuple(found)


def waits_for(reading: Reading, mentorship: int | None, now: datetime) -> str:
    """The meeting in whose preparation a topic caught now comes up, in words."""
    meeting = to_prepare(reading, mentorship, now)
    return short_day(meeting.day, now.date()) if meeting is not None else "your next meeting"


# -- the line that is being written --------------------------------------------------------------------


def drafted(
    reading: Reading, mentorship: int | None, text: str, kind: str = ""
) -> tuple[Answer, ...]:
    """What stands in the line that is being written, so that it outlives the program.

    () where nothing changes.  With ``text`` "" there is no such line any more.
    """
    place = _topics_place(reading, mentorship)
    words = f"{kind}: {text}" if kind and text.strip() else text
    return unfinished(reading, needs.TOPIC_WHAT, place, words) if place is not None else ()


def draft(reading: Reading, mentorship: int | None) -> tuple[str, str]:
    """The line that was being written when it was last left, with its kind, "" for none."""
    place = _topics_place(reading, mentorship)
    words = unfinished_words(reading, needs.TOPIC_WHAT, place) if place is not None else ""
    kind, text = read_kind(words)
    return (kind, text) if kind is not None else ("", words)


def _topics_place(reading: Reading, mentorship: int | None) -> Place | None:
    group = reading.pack.group(needs.TOPICS)
    return once_place(reading.pack.pages[group.page], mentorship) if group is not None else None

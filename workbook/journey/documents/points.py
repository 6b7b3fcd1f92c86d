"""The points of an agenda as they leave: the topics that were put on it, in their order.

The agenda on the screens shows private points too, so it can't serve here: everything in these came
through the one gate for what leaves.
"""

from __future__ import annotations

from msgspec import Struct

from workbook.journey import values
from workbook.journey.documents.details import count
from workbook.journey.documents.source import Source
from workbook.journey.tags import KINDS
from workbook.notebook.records import Item
from workbook.pages import needs


class Point(Struct, frozen=True):
    """One point: its words, its kind in words ("" where none) and its minutes (None where none)."""

    topic: Item
    what: str
    kind: str
    minutes: int | None


def points(source: Source) -> tuple[Point, ...]:
    """The points of the agenda of this meeting that may leave."""
    found = []
    for topic in source.items(needs.AGENDA):
        if source.item_value(topic, needs.AGENDA_ON) != "yes":
            continue
        what = source.item_words(topic, needs.TOPIC_WHAT)
        if what:
            kind = source.item_value(topic, needs.TOPIC_KIND)
            words = source.item_words(topic, needs.TOPIC_KIND)
            minutes = values.minutes_of(source.item_value(topic, needs.AGENDA_MINUTES))
            found.append(Point(topic, what, KINDS.get(str(kind), words), minutes))
    return tuple(found)


def total(known: tuple[Point, ...], length: int | None) -> str:
    """How much of a meeting the points take, ``35 of 45 minutes``; "" unless all name minutes."""
    minutes = sum(point.minutes or 0 for point in known)
    if not minutes or any(point.minutes is None for point in known):
        return ""
    return f"{minutes} of {count(length, 'minute')}" if length else count(minutes, "minute")

"""A meeting while it goes on: what one came for, and the topics that wait for it."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from workbook.journey.agenda import agenda
from workbook.journey.edits import answered
from workbook.journey.follows import following
from workbook.journey.meeting_pages import Said, said
from workbook.journey.meeting_view import covered_topics
from workbook.journey.place import Place
from workbook.journey.reading import Reading
from workbook.journey.values import one_line
from workbook.notebook.records import Item, Record
from workbook.pages import needs

COVERED, AGAIN, LET_GO = "covered", "again", "dropped"
"""What can become of a topic, as the page's choices name it."""


SAID = {COVERED: "covered", AGAIN: "comes back", LET_GO: "let go"}
"""What became of a topic, in words."""


class Talk(Struct, frozen=True):
    """A topic of a meeting.

    Attributes:
        topic: The topic.
        what: Its words, in one line; never empty.
        kind: Its choice id, or "".
        on: Whether it is on the agenda.
        minutes: How long it may take, or None.
        talked: What became of it, or "".
        came_out: What came out of it, in one line, or "".
        private: Its words, or what came out of it, are private.
    """

    topic: Item
    what: str
    kind: str
    on: bool
    minutes: int | None
    talked: str
    came_out: str
    private: bool = False


def came_for(reading: Reading, place: Place) -> Said:
    """The one thing that one wants to take away from the meeting of these notes, in one line."""
    if place.meeting is None:
        return Said()
    found = said(reading, needs.ONE_THING, place.meeting, place.mentorship)
    return Said(one_line(found.words), found.private)


def topics(reading: Reading, place: Place) -> tuple[Talk, ...]:
    """The topics that wait for the meeting of these notes: the agenda in its order, then others."""
    meeting = reading.snapshot.items.get(place.meeting or 0)
    if meeting is None:
        return ()
    chosen = {point.topic.id: point for point in agenda(reading, meeting, place.mentorship).chosen}
    found = []
    for one in covered_topics(reading, place):
        point = chosen.get(one.topic.id)
        kind = reading.item_value(one.topic, needs.TOPIC_KIND)
        found.append(
            Talk(
                one.topic,
                one.what,
                kind if isinstance(kind, str) else "",
                point is not None,
                point.minutes if point is not None else None,
                one.talked,
                one_line(one.came_out),
                one.private,
            )
        )
    order = {topic: number for number, topic in enumerate(chosen)}
    return tuple(sorted(found, key=lambda talk: order.get(talk.topic.id, len(order))))


def place_of_topic(reading: Reading, place: Place, topic: Item) -> Place | None:
    """The place in which the notes say what became of a topic."""
    group = reading.pack.group(needs.COVERED)
    return place.of_item(group, topic) if group is not None else None


def talked(
    reading: Reading, place: Place, topic: Item, what: str | None, now: datetime
) -> tuple[Record, ...]:
    """What became of a topic, and where the topic itself stands from now on.

    Args:
        reading: The workbook.
        place: The place of the notes.
        topic: The topic.
        what: ``COVERED``, ``AGAIN`` or ``LET_GO``; None takes back what was said.
        now: The moment.
    """
    prompt = reading.pack.prompt(needs.COVERED_TALKED)
    inside = place_of_topic(reading, place, topic)
    if prompt is None or inside is None:
        return ()
    answer = answered(reading, prompt, inside, what)
    return (answer, *following(reading, answer, inside, now))

"""The agenda of a meeting: the topics that wait for it, in order, and how their minutes add up."""

from __future__ import annotations

from msgspec import Struct

from workbook.journey import values
from workbook.journey.cards import headed_by, untitled
from workbook.journey.items import begun, kept_words
from workbook.journey.meetings import meetings
from workbook.journey.place import Place, meeting_place
from workbook.journey.reading import Reading
from workbook.notebook.records import Item, Value
from workbook.pages import needs

USUAL_MINUTES = 10
"""Minutes that a point gets when its minutes are first changed by a key."""


class Point(Struct, frozen=True):
    """One waiting topic, as an agenda sees it.

    Attributes:
        topic: The topic.
        what: Its words, in one line; never empty.
        kind: Its choice id, or "".
        on: Whether it is on the agenda.
        minutes: How long it may take, or None.
        private: Its words are private: then it is in nothing that leaves.
        place: The place of what is said about it in this preparation.
    """

    topic: Item
    what: str
    kind: str
    on: bool
    minutes: int | None
    private: bool
    place: Place


class Agenda(Struct, frozen=True):
    """The topics that wait for a meeting, in their order, and how long the chosen ones take.

    Attributes:
        points: Every waiting topic, each once.
        length: Minutes of the meeting, or None where it was not said.
    """

    points: tuple[Point, ...]
    length: int | None

    @property
    def chosen(self) -> tuple[Point, ...]:
        """The points that are on the agenda."""
        return tuple(point for point in self.points if point.on)

    @property
    def minutes(self) -> int:
        """Sum of the minutes of the chosen points."""
        return sum(point.minutes or 0 for point in self.chosen)

    def words(self) -> str:
        """How the minutes add up, in a line; "" where nothing was chosen."""
        chosen = self.chosen
        if not chosen:
            return ""
        count = "1 point" if len(chosen) == 1 else f"{len(chosen)} points"
        open_points = sum(point.minutes is None for point in chosen)
        without = f" · {open_points} without minutes" if open_points else ""
        if self.length is None:
            total = f"{self.minutes} min" if self.minutes else ""
            return " · ".join(part for part in (count, total) if part) + without
        left = self.length - self.minutes
        rest = f"{left} left" if left >= 0 else f"{-left} too many"
        return f"{count} · {self.minutes} of {self.length} min · {rest}{without}"


def agenda(
    reading: Reading, meeting: Item, mentorship: int | None, *, all_waiting: bool = True
) -> Agenda:
    """The agenda of a meeting: as it stands, or as it was kept when the meeting was held.

    A kept point has its words of then, whatever its topic says by now.

    Args:
        reading: The workbook.
        meeting: The meeting.
        mentorship: Whose meeting it is.
        all_waiting: Topics of which the preparation says nothing are among the points; none of
            them was chosen, and there may be many.
    """
    length = next(
        (one.length for one in meetings(reading, mentorship) if one.item.id == meeting.id), None
    )
    group = reading.pack.group(needs.AGENDA)
    if group is None:
        return Agenda((), length)
    place = meeting_place(reading.pack.pages[group.page], meeting.id, mentorship)
    points = []
    then = kept_words(reading, group, place)
    named = begun(reading, place)
    for number, item in enumerate(reading.items(group, place), 1):
        if not (all_waiting or item.id in named):
            continue
        inside = place.of_item(group, item)
        headed = headed_by(reading, group, inside)
        kind = reading.item_value(item, needs.TOPIC_KIND)
        points.append(
            Point(
                item,
                then.get(item.id, headed.words or untitled(group, number)),
                kind if isinstance(kind, str) else "",
                on=said_in_point(reading, needs.AGENDA_ON, inside) == "yes",
                minutes=values.minutes_of(said_in_point(reading, needs.AGENDA_MINUTES, inside)),
                private=headed.private,
                place=inside,
            )
        )
    return Agenda(tuple(points), length)


def said_in_point(reading: Reading, key: str, place: Place) -> Value:
    """What a preparation says about one point under a prompt given by its full key."""
    prompt = reading.pack.prompt(key)
    return reading.value(prompt, place) if prompt is not None else None


def agenda_sum(reading: Reading, place: Place) -> str:
    """How the minutes add up on the agenda of the meeting one prepares; "" where none is chosen."""
    meeting = reading.snapshot.items.get(place.meeting or 0)
    if meeting is None:
        return ""
    return agenda(reading, meeting, place.mentorship, all_waiting=False).words()

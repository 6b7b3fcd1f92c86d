"""The lines of a meeting's notes, wherever each of them is kept.

Most are lines of the meeting; an action and feedback are records of their own.
"""

from __future__ import annotations

from msgspec import Struct

from workbook.journey import values
from workbook.journey.dates import short_day
from workbook.journey.mentorships import mentor_name
from workbook.journey.moments import day_of, order_of
from workbook.journey.place import Place, once_place
from workbook.journey.reading import Reading
from workbook.journey.tags import Tag
from workbook.notebook.records import Item
from workbook.pages import needs

RECORDS = {
    Tag.ACTION: (needs.ACTIONS, needs.ACTION_WHAT),
    Tag.FEEDBACK: (needs.FEEDBACK, needs.FEEDBACK_HEARD),
}
"""The tags whose lines are records of another group, and what such a record's words stand under."""


class Line(Struct, frozen=True):
    """One line of the notes, wherever it is kept.

    ``more`` says what else is known of it, such as who does an action and by when; ``private`` that
    its words are.
    """

    item: Item
    tag: Tag
    text: str
    more: str = ""
    private: bool = False


def lines(reading: Reading, place: Place) -> tuple[Line, ...]:
    """The lines of a meeting's notes in the order in which they were written."""
    found: list[Line] = []
    group = reading.pack.group(needs.NOTES_LINES)
    if group is not None:
        for item in reading.items(group, place):
            tag = reading.item_value(item, needs.LINE_TAG)
            text = reading.item_value(item, needs.LINE_WHAT)
            known = Tag(tag) if isinstance(tag, str) and tag in set(Tag) else Tag.NONE
            words = text if isinstance(text, str) else ""
            private = reading.item_is_private(item, needs.LINE_WHAT)
            found.append(Line(item, known, words, private=private))
    for tag, (group_key, what) in RECORDS.items():
        for item in reading.snapshot.items_of(group_key):
            if item.made_in == place.entry:
                text = reading.item_value(item, what)
                more = _more(reading, item, place) if tag is Tag.ACTION else ""
                words = text if isinstance(text, str) else ""
                found.append(Line(item, tag, words, more, reading.item_is_private(item, what)))
    return tuple(sorted(found, key=_moment))


def _moment(line: Line) -> tuple[float, str, int]:
    """Where a line stands among the others; see ``noting.noted``."""
    return order_of(line.item.made), line.item.rank, line.item.id


def _more(reading: Reading, action: Item, place: Place) -> str:
    """Who does an action that is not one's own, and by when."""
    owner = reading.item_value(action, needs.ACTION_OWNER)
    who = mentor_name(reading, place.mentorship) if owner == "mentor" else ""
    due = reading.item_value(action, needs.ACTION_DUE)
    day = values.day_of(due)
    when = short_day(day, day_of(action.made) or day) if day is not None else due
    by = f"by {values.one_line(when)}" if isinstance(when, str) and when else ""
    return ", ".join(part for part in (who, by) if part)


def place_of_record(reading: Reading, line: Line, place: Place) -> Place | None:
    """The place in which a line is opened with all that can be said about it."""
    group = reading.pack.group(line.item.group)
    if group is None:
        return None
    page = reading.pack.pages[group.page]
    home = place if page.id == place.page.id else once_place(page, place.mentorship)
    return home.of_item(group, line.item)

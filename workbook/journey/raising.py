"""Whether a question was raised: made a topic to talk about."""

from __future__ import annotations

from msgspec import Struct

from workbook.journey.place import Place
from workbook.journey.reading import Reading
from workbook.notebook.records import Item
from workbook.pages import needs


class Raised(Struct, frozen=True):
    """The topic that a question was made; ``covered`` once it was talked about."""

    topic: Item
    covered: bool


def topic_of(reading: Reading, place: Place, text: str, *, private: bool) -> Raised | None:
    """The topic that a question was made in this entry: one that waits before one that is covered.

    A topic that was let go is none: the question can be raised again.

    Args:
        reading: The workbook.
        place: Where the question is asked.
        text: The question with what it quotes filled in.
        private: The question is private: nothing of it stands in its topic, so there it is one that
            waits and still says nothing.
    """
    covered = None
    for item in reading.topics_made_in(place.entry):
        if item.mentorship not in (place.mentorship, None):
            continue
        what = reading.item_value(item, needs.TOPIC_WHAT)
        if not (what is None if private else str(what or "").startswith(text)):
            continue
        state = reading.item_value(item, needs.TOPIC_STATE)
        if state in (None, "waiting"):
            return Raised(item, covered=False)
        if state == "covered" and not private:
            covered = Raised(item, covered=True)
    return covered

"""How much of a meeting's page is private, so that a preview can say that it is not in it."""

from __future__ import annotations

from workbook.journey import values
from workbook.journey.agenda import agenda
from workbook.journey.place import Place
from workbook.journey.reading import Reading
from workbook.journey.unfinished import is_unfinished
from workbook.notebook.records import Column
from workbook.pages import needs


def kept_back(reading: Reading, place: Place) -> int:
    """The private answers of one entry, those on its agenda that are private among them.

    Args:
        reading: The workbook.
        place: The place of the page.
    """
    count = 0
    for answer in reading.snapshot.answers_of(place.entry):
        prompt = reading.pack.prompt(answer.key.prompt)
        private = answer.private or (prompt is not None and prompt.private)
        # neither the mark that two columns differ nor a line that is still being written is one
        said = answer.key.column is not Column.DIFFERS and not is_unfinished(answer.key)
        count += private and said and values.is_answered(answer.value)
    meeting = reading.snapshot.items.get(place.meeting or 0)
    if place.page.id == needs.PREP and meeting is not None:
        chosen = agenda(reading, meeting, place.mentorship).chosen
        count += sum(point.private for point in chosen)
    return count

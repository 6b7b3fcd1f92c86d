"""The goals: what they are, how far they are, and which help is wanted."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.journey.documents.answers import answered
from workbook.journey.documents.model import Document, Section
from workbook.journey.documents.names import NameStyle
from workbook.journey.documents.source import Source, source
from workbook.journey.reading import Reading
from workbook.pages import needs

LET_GO = "let-go"
"""The status of a goal that is none any more."""


def goals(reading: Reading, mentorship: int | None, *, names: NameStyle | None = None) -> Document:
    """The goals that were not let go, each with all that may be told of it.

    A goal whose own words stay here is not told of at all.

    Args:
        reading: The workbook.
        mentorship: The mentorship; goals are the mentee's own, it says with whom.
        names: How people are named; None as the mentee chose.
    """
    known = source(reading, mentorship, names)
    sections = tuple(_sections(known))
    return Document(
        "goals",
        "Goals",
        (known.names.who,),
        sections,
        missing="" if sections else "There is no goal to show yet.",
    )


def _sections(source: Source) -> Iterator[Section]:
    group = source.reading.pack.group(needs.GOALS)
    home = source.home(group.page) if group is not None else None
    if group is None or home is None:
        return
    for number, item in enumerate(source.items(needs.GOALS), 1):
        if source.reading.item_value(item, needs.GOAL_STATUS) == LET_GO:
            continue
        statement = source.item_words(item, needs.GOAL_STATEMENT)
        others = [prompt for prompt in group.prompts if prompt.key != needs.GOAL_STATEMENT]
        if statement:
            inside = home.of_item(group, item)
            yield Section(f"goal-{number}", statement, tuple(answered(source, others, inside)))

"""The finished runs of a page, and whether they are out of sight while a new one is answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbook.journey import values
from workbook.journey.moments import day_of
from workbook.journey.place import Place, entry_place
from workbook.journey.reading import Reading
from workbook.pages.model import Kind, Page


def is_covered(
    reading: Reading, page: Page, mentorship: int | None, here: Place | None = None
) -> bool:
    """Whether old answers of a page stay out of sight: a new run of it is being answered.

    A run that was opened and in which nothing is written yet covers nothing, unless one is in it.

    Args:
        reading: The workbook.
        page: The page.
        mentorship: The mentorship one is in.
        here: Where one is, or None.
    """
    if page.kind is not Kind.EACH_TIME:
        return False
    return any(
        (here is not None and here.entry == run.id)
        or any(values.is_answered(a.value) for a in reading.snapshot.answers_of(run.id))
        for run in reading.runs(page, mentorship)
        if run.finished is None
    )


def finished(reading: Reading, page: Page, mentorship: int | None) -> Iterator[tuple[date, Place]]:
    """The finished runs of a page with their days, oldest first; without a readable day none."""
    for run in reading.runs(page, mentorship):
        day = day_of(run.finished) or day_of(run.started)
        if run.finished and day is not None:
            yield day, entry_place(page, run, mentorship)

"""The reviews of a mentorship in time: since when each looks back, and when the next is due."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from workbook.journey import values
from workbook.journey.dates import shifted
from workbook.journey.moments import day_of, order_of
from workbook.journey.place import Place, entry_place
from workbook.journey.reading import Reading
from workbook.notebook.records import Entry
from workbook.pages import needs


class Stretch(Struct, frozen=True):
    """The time that a review looks back on.

    Attributes:
        since: The moment of the review before, as records keep it; None for the first one, which
            looks back on everything.
    """

    since: str | None = None

    @property
    def first_day(self) -> date | None:
        """The day of the review before; None for the first one."""
        return day_of(self.since)

    def holds(self, moment: str) -> bool:
        """Whether a moment lies in it."""
        return self.since is None or order_of(moment) > order_of(self.since)

    def holds_day(self, day: date | None) -> bool:
        """Whether a day lies in it; the day of the review before does not."""
        before = self.first_day
        return before is None or (day is not None and day > before)


def stretch_of(reading: Reading, place: Place) -> Stretch:
    """The time that the review at a place looks back on."""
    before = reading.place_of(place.page, place.outside(), last=True)
    entry = reading.snapshot.entries.get(before.entry) if before is not None else None
    return Stretch(entry.finished if entry is not None else None)


def last_review(reading: Reading, mentorship: int | None) -> Entry | None:
    """The latest finished review of a mentorship."""
    page = reading.pack.pages.get(needs.REVIEW)
    runs = reading.runs(page, mentorship) if page is not None else ()
    return next((run for run in reversed(runs) if run.finished), None)


def review_due(reading: Reading, mentorship: int | None) -> date | None:
    """When the next review is due: on the day that the last one named, else a month after it.

    Before there is one, a month after the mentorship began here.  None where nobody can tell.
    """
    last = last_review(reading, mentorship)
    if last is None:
        kept = reading.snapshot.mentorships.get(mentorship or 0)
        return _a_month_after(day_of(kept.started) if kept is not None else None)
    prompt = reading.pack.prompt(needs.REVIEW_NEXT)
    if prompt is not None and prompt.group is None:
        place = entry_place(reading.pack.pages[prompt.page], last, mentorship)
        named = values.day_of(reading.value(prompt, place))
        if named is not None:
            return named
    return _a_month_after(day_of(last.finished))


def _a_month_after(day: date | None) -> date | None:
    try:
        return shifted(day, 1, "month") if day is not None else None
    except (ValueError, OverflowError):  # the end of the calendar
        return None

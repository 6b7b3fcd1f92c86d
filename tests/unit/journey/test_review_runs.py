"""When a review is due, and what home says of it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.journey.build import AMARA, NOW, TODAY, Notes, builtin
from workbook.journey.home import home_view, path_rows
from workbook.journey.progress import StepState
from workbook.journey.review_runs import review_due
from workbook.pages import needs


def workbook(started: str = "2026-11-01") -> Notes:
    """A mentorship with a meeting behind it and one far ahead."""
    notes = Notes(pack=builtin())
    notes.mentorship(name="Amara", started=f"{started}T09:00:00+01:00")
    notes.item("meetings/meetings", date="2026-12-20", time="10:00", state="planned")
    return notes


def row(notes: Notes, page: str = needs.REVIEW) -> tuple[StepState, str]:
    """What the path says of a page."""
    found = next(r for r in path_rows(notes.reading(), AMARA, TODAY) if r.page == page)
    return found.state, found.words


def next_page(notes: Notes) -> str:
    """The page that home sends to."""
    return home_view(notes.reading(), AMARA, NOW).next.page


def test_the_first_is_due_a_month_after_the_beginning() -> None:
    notes = workbook()

    assert review_due(notes.reading(), AMARA) == date(2026, 12, 1)
    assert row(notes) == (StepState.EMPTY, "due Tue 1 Dec")


def test_the_next_is_due_a_month_after_the_last() -> None:
    notes = workbook("2026-01-31")
    notes.run("review", "2026-10-31")
    assert review_due(notes.reading(), AMARA) == date(2026, 11, 30)
    assert row(notes) == (StepState.DONE, "due Mon 30 Nov")


def test_or_on_the_day_that_the_last_one_named() -> None:
    notes = workbook()
    run = notes.run("review", "2026-11-05")
    notes.say("review/next-on", "2027-02-01", notes.at_run(run))

    assert review_due(notes.reading(), AMARA) == date(2027, 2, 1)


@pytest.mark.parametrize("said", ["in spring", None])
def test_a_day_that_was_not_understood_names_none(said: str | None) -> None:
    notes = workbook()
    run = notes.run("review", "2026-11-05")
    notes.say("review/next-on", said, notes.at_run(run))

    assert review_due(notes.reading(), AMARA) == date(2026, 12, 5)


def test_home_offers_it_once_it_is_due_and_somebody_met() -> None:
    notes = workbook("2026-10-01")
    assert row(notes) == (StepState.EMPTY, "due now")
    assert next_page(notes) != needs.REVIEW

    notes.meeting("2026-11-02")

    assert next_page(notes) == needs.REVIEW
    notes.run("review", "2026-11-21")
    assert next_page(notes) != needs.REVIEW


def test_what_was_begun_is_gone_on_with() -> None:
    notes = workbook("2026-10-01")
    notes.meeting("2026-11-02")
    run = notes.run("review", "2026-11-21", finished=False)
    notes.say("review/depth", "light", notes.at_run(run))

    step = home_view(notes.reading(), AMARA, NOW).next

    assert step.title.startswith("Go on with your review")
    assert row(notes)[0] is StepState.PARTLY


def test_the_ending_has_its_time_and_nobody_is_sent_there_before() -> None:
    notes = workbook()
    assert row(notes, needs.CLOSURE) == (StepState.EMPTY, "when it ends")
    assert next_page(notes) != needs.CLOSURE

    notes.say("mentorship/stage", "closing")

    assert next_page(notes) == needs.CLOSURE


def test_private_marks_make_no_mean_on_home() -> None:
    notes = workbook()
    run = notes.run("review", "2026-11-05")
    notes.say("review/health", {"pace": 2, "aims": 4}, notes.at_run(run), private=True)

    assert row(notes)[1] == "due Sat 5 Dec"

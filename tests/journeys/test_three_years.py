"""Three years with three mentors: what one wants to know when one looks back, and finds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.ui.app_driver import NOW, make_workbook, running
from workbook.journey.action_list import action_lines
from workbook.journey.demo import write_years
from workbook.journey.edits import new_run
from workbook.journey.evidence import About, evidence
from workbook.journey.meetings import held, next_meeting
from workbook.journey.mentorships import current, mentor_name
from workbook.journey.place import entry_place, meeting_place
from workbook.journey.recurring import recurring
from workbook.journey.review.finding import Finder
from workbook.journey.review.gathering import gathered
from workbook.journey.review.query import read_query
from workbook.journey.then_and_now.model import Looked
from workbook.journey.then_and_now.topics import topics
from workbook.journey.trends.marks import Looked as LookedAtMarks
from workbook.journey.trends.marks import confidence
from workbook.journey.workbook import Workbook
from workbook.notebook.records import Column
from workbook.pages import needs

TODAY = NOW.date()

DIP = TODAY - timedelta(days=290)
"""The day on which confidence was lowest."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three years in it."""
    folder = tmp_path_factory.mktemp("years")
    workbook = make_workbook(folder)
    try:
        assert 5_000 < write_years(workbook, 3) < 8_000
    finally:
        workbook.notebook.close()
    return folder


@pytest.fixture(scope="module")
def workbook(folder: Path) -> Iterator[Workbook]:
    """The three years, opened again."""
    workbook = make_workbook(folder)
    yield workbook
    workbook.notebook.close()


def amara(workbook: Workbook) -> int:
    """The mentorship one is in."""
    found = current(workbook.reading(), NOW)
    assert found is not None
    return found


def said(workbook: Workbook, words: str) -> list[str]:
    """What the entries say that are found by these words."""
    known = gathered(workbook.reading(), NOW)
    found = Finder(known).find(read_query(words, TODAY))
    return [one.words for written in found.written for one in written.said]


def test_three_mentors_one_after_another_and_one_beside(workbook: Workbook) -> None:
    reading = workbook.reading()
    mentorships = sorted(reading.snapshot.mentorships.values(), key=lambda one: one.started)

    names = [mentor_name(reading, one.id) for one in mentorships]
    assert names == ["Ruth Adeyemi", "Amara Okafor", "Johanna Lindgren"]
    assert [one.archived for one in mentorships] == [True, False, False]
    assert mentor_name(reading, amara(workbook)) == "Amara Okafor"
    coming = next_meeting(reading, amara(workbook), NOW)
    assert coming is not None
    assert 0 < (coming.day - TODAY).days < 7
    states = {reading.meeting_state(one) for one in reading.meetings(amara(workbook))}
    assert states == {"held", "cancelled", "planned"}
    closed = [a for a in reading.snapshot.answers.values() if a.key.prompt == needs.CLOSURE_THANKS]
    assert len(closed) == 1
    assert "{" not in str(closed[0].value)


def test_what_did_i_say_my_obstacle_was_last_spring(workbook: Workbook) -> None:
    obstacles = said(workbook, "tag:obstacle since:march until:may")

    assert sum("urgent" in one or "said yes" in one or "say no" in one for one in obstacles) > 1
    (goal, *_) = said(workbook, '"by when" page:goals since:march until:may')
    assert goal == "Ask by when it is needed before I say yes"


def test_which_feedback_keeps_returning(workbook: Workbook) -> None:
    reading = workbook.reading()
    told = {
        item.id: str(reading.item_value(item, needs.FEEDBACK_HEARD))
        for item in reading.snapshot.items_of(needs.FEEDBACK)
    }
    most = recurring(told)[0]
    assert most.word == "method"
    assert len(most.items) >= 8
    assert len({told[item] for item in most.items}) >= 6

    page = workbook.pack.pages[needs.REVIEW]
    fresh = new_run(page, amara(workbook), NOW)
    facts = evidence(reading, entry_place(page, fresh, amara(workbook)))
    (again,) = (one.text for one in facts if one.about is About.FEEDBACK)
    assert "“method”" in again


def test_when_did_my_confidence_dip_and_what_did_i_write_that_week(workbook: Workbook) -> None:
    trend = confidence(LookedAtMarks(workbook.reading(), amara(workbook), TODAY))
    marks = [point.value for point in trend.points]
    lowest = min(trend.points, key=lambda point: point.value)

    assert (lowest.day, lowest.value) == (DIP, 1)
    assert marks.count(1) == 1
    assert marks[marks.index(1) - 1] == 4
    assert marks[-1] == 4
    assert f"Lowest: 1 on {DIP.day} Feb" in trend.says
    week = f"since:{DIP - timedelta(days=7)} until:{DIP + timedelta(days=7)}"
    assert any("figure" in one for one in said(workbook, f"page:reflection {week}"))
    assert any("wrong" in one for one in said(workbook, f"page:self-check {week}"))


def test_what_did_i_promise_in_the_last_meeting(workbook: Workbook) -> None:
    reading = workbook.reading()
    last = held(reading, amara(workbook))[-1]
    notes = meeting_place(workbook.pack.pages[needs.NOTES], last.item.id, amara(workbook))

    lines = action_lines(reading, amara(workbook), TODAY)
    promised = [line for line in lines if line.item.made_in == notes.entry]
    assert sorted(line.owner for line in promised) == ["me", "me", "mentor"]
    assert all(line.is_open and line.due is not None for line in promised)


def test_how_did_my_answer_to_what_this_mentorship_is_for_change(workbook: Workbook) -> None:
    looked = Looked(workbook.reading(), amara(workbook), TODAY, workbook.notebook.earlier)
    (purpose,) = (one for one in topics(looked) if one.id == "agreement/purpose")
    story = purpose.tell(looked)

    mine = [one for one in story.sayings if one.column is Column.MINE]
    assert len({one.words for one in mine}) == len(mine) == 3
    days = [one.day for one in mine if one.day is not None]
    assert all((after - before).days > 300 for before, after in pairwise(days))
    assert [one.before for one in mine] == [True, True, False]


def test_everything_was_written_on_its_day(workbook: Workbook) -> None:
    moments = [
        datetime.fromisoformat(answer.at) for answer in workbook.reading().snapshot.answers.values()
    ]

    assert max(moments) <= NOW
    assert min(moments) < NOW - timedelta(days=1090)
    assert len({moment.date() for moment in moments}) > 300


async def test_the_dip_is_found_on_the_screens(folder: Path) -> None:
    async with running(folder) as driver:
        await driver.shows("Amara Okafor")
        await driver.press("i")
        await driver.shows("Trends", "Lowest: 1 on 5")
        for _ in range(12):
            if "1 of 5" in driver.text and "5 Feb · 1 of 5" in driver.text:
                break
            await driver.press("left")
        await driver.shows("5 Feb · 1 of 5")
        await driver.press("v")
        await driver.shows("since:2026-02-02 until:2026-02-08", "wrong figure")
        await driver.press("escape")
        await driver.shows("5 Feb · 1 of 5")
        await driver.press("enter")
        await driver.shows("How sure are you today")

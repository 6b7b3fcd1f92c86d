"""The meetings: the list, one meeting whole, and which one a key opens."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.ui.app_driver import NOW, begin, make_workbook, running
from workbook.journey import capturing, edits, meeting_edits, meeting_pages, noting, tags
from workbook.journey.meeting_view import MeetingRow, meeting_row
from workbook.journey.meetings import meetings
from workbook.journey.place import once_place
from workbook.journey.reading import Reading
from workbook.notebook.records import Item, Value
from workbook.pages import needs

TODAY = NOW.date()


def meet(
    folder: Path, days: int, at: time | None = None, state: str | None = None, **says: Value
) -> Item:
    """A meeting so many days from today, in a notebook that is not open."""
    workbook = make_workbook(folder)
    reading = workbook.reading()
    mentorship = min(reading.snapshot.mentorships)
    day = TODAY + timedelta(days=days)
    item, records = meeting_edits.planned(reading, mentorship, NOW, day, at, state=state)
    group = reading.pack.group(needs.MEETINGS)
    assert group is not None
    inside = once_place(reading.pack.pages[group.page], mentorship).of_item(group, item)
    answers = [
        edits.answered(reading, p, inside, says[p.id]) for p in group.prompts if p.id in says
    ]
    workbook.write(*records, *answers).result()
    workbook.notebook.close()
    return item


def state(folder: Path, item: Item) -> tuple[str, str]:
    """The day and the state of a meeting on the disk."""
    workbook = make_workbook(folder)
    found = {m.item.id: m for m in meetings(workbook.reading(), item.mentorship)}[item.id]
    workbook.notebook.close()
    return found.day.isoformat(), found.state


async def test_the_list_says_what_each_meeting_lacks_and_plans_the_next(tmp_path: Path) -> None:
    mentorship = begin(tmp_path)
    meet(tmp_path, -4, time(14), "held", place="[/] the [red]lake")
    meet(tmp_path, -2, time(14))
    workbook = make_workbook(tmp_path)
    often = workbook.pack.prompt(needs.OFTEN_HOPED)
    assert often is not None
    place = once_place(workbook.pack.pages[often.page], mentorship.id)
    workbook.write(edits.answered(workbook.reading(), often, place, "fortnightly")).result()
    workbook.notebook.close()
    async with running(tmp_path) as driver:
        await driver.shows("Did the meeting on Fri 20 Nov happen?")
        await driver.press("d")
        await driver.shows("Coming", "Thu 26 Nov", "lacks a time, preparation", "did it happen?")
        await driver.shows("[/] the [red]lake", "lacks notes, looking back")
        await driver.press("n")
        await driver.shows("A new meeting", "Thursday 10 December", "enter takes it")
        await driver.type("soonish")
        await driver.press("enter")
        await driver.shows("it was not understood")
        await driver.press(*["backspace"] * 7)
        await driver.type("fri")
        await driver.shows("Friday 27 November")
        await driver.press("tab")
        await driver.type("9:30")
        await driver.press("enter")
        await driver.shows("Fri 27 Nov, 09:30")
        await driver.press("plus", "enter")
        await driver.shows("Fri 11 Dec, 09:30")  # one step of the rhythm, at the same time
        await driver.press("enter")
        await driver.shows("Friday 11 December, 09:30", "in 19 days", "p begins it")
        await driver.press("escape", "e")
        await driver.shows("Your meetings")
        await driver.press("escape", "escape")
        await driver.shows("Your path")


async def test_what_became_of_a_meeting_is_said_and_taken_back(tmp_path: Path) -> None:
    begin(tmp_path)
    item = meet(tmp_path, -2, time(14), aim="Rehearse the talk", length=45)
    async with running(tmp_path) as driver:
        await driver.shows("Did the meeting on Fri 20 Nov happen?")
        await driver.press("enter")
        await driver.shows("Friday 20 November, 14:00", "Rehearse the talk", "45 min")
        await driver.shows("Did it happen?  h we met")
        await driver.press("h")
        await driver.shows("held 2 days ago", "notes, looking back")
        assert state(tmp_path, item) == ("2026-11-20", "held")
        await driver.press("u")
        await driver.shows("Did it happen?  h we met")
        await driver.press("x")
        await driver.shows("called off", "Called off; its pages")
        await driver.press("u", "m")
        await driver.shows("Moved to another day", "Leave the day empty")
        await driver.press("enter")
        await driver.shows("moved, no new day yet")
        await driver.press("m")
        await driver.shows("Moved to another day")
        await driver.type("tue")
        await driver.press("enter")
        await driver.shows("Tuesday 24 November, 14:00", "in 2 days", "Fri 20 Nov")
        assert state(tmp_path, item) == ("2026-11-24", "planned")
        await driver.press("u")
        await driver.shows("Friday 20 November, 14:00", "did it happen?")
        await driver.press("e")
        await driver.shows("On which day?")
        await driver.press("escape", "escape")
        await driver.shows("Your path")


async def test_an_old_meeting_shows_what_it_showed_then(tmp_path: Path) -> None:
    mentorship = begin(tmp_path)
    item = meet(tmp_path, -9, time(14))
    workbook = make_workbook(tmp_path)
    then = NOW - timedelta(days=12)
    topic, records = capturing.captured(
        workbook.reading(), mentorship.id, "How do people ask?", then, "question"
    )
    workbook.write(*records).result()
    for page, key, value in (
        (needs.PREP, needs.AGENDA_ON, "yes"),
        (needs.PREP, needs.AGENDA_MINUTES, 15),
    ):
        reading = workbook.reading()
        place = meeting_pages.place_of_page(reading, page, item.id, mentorship.id)
        prompt = reading.pack.prompt(key)
        group = reading.pack.group(needs.AGENDA)
        assert place is not None
        assert prompt is not None
        assert group is not None
        inside = place.of_item(group, topic)
        workbook.write(edits.answered(reading, prompt, inside, value)).result()
    notes = meeting_pages.place_of_page(workbook.reading(), needs.NOTES, item.id, mentorship.id)
    assert notes is not None
    for text, tag in (("Ask the union", "decision"), ("Amara: send it by 30 nov", "action")):
        _, records = noting.noted(workbook.reading(), notes, text, tags.Tag(tag), NOW)
        workbook.write(*records).result()
    what = workbook.pack.prompt(needs.TOPIC_WHAT)
    group = workbook.pack.group(needs.TOPICS)
    assert what is not None
    assert group is not None
    home = once_place(workbook.pack.pages[group.page], mentorship.id).of_item(group, topic)
    workbook.write(edits.answered(workbook.reading(), what, home, "Written anew")).result()
    workbook.notebook.close()
    async with running(tmp_path, size=(60, 36)) as driver:
        await driver.press("d", "down", "enter")
        await driver.shows("Fri 13 Nov, 14:00", "1  How do people ask?  15 min", "not reached")
        await driver.shows("decision  Ask the union", "○ send it  Amara, by Mon 30 Nov")
        assert "Written anew" not in driver.text
        await driver.press("n")
        await driver.shows("with Amara", "Ask the union")


async def test_keys_open_the_page_of_the_meeting_that_is_meant(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await driver.shows("Prepare Thursday's meeting", "in 4 days")
        await driver.press("enter")
        await driver.shows("Preparation › Thu 26 Nov 2026")
        await driver.press("escape", "r")
        await driver.shows("No meeting has been held yet", "We met today, without a plan")
        await driver.press("escape", "n")
        await driver.shows("Which meeting is it?", "We are meeting now, without a plan")
        await driver.press("down", "enter")
        await driver.shows("Sun 22 Nov 2026 with Amara")
        known = meetings(driver.app.desk.reading(), driver.app.mentorship)
        assert [(m.day, m.time, m.state) for m in known] == [
            (date(2026, 11, 22), time(10), "planned"),
            (date(2026, 11, 26), None, "planned"),
        ]


async def test_where_no_meeting_is_planned_one_is_proposed_first(tmp_path: Path) -> None:
    begin(tmp_path)
    workbook = make_workbook(tmp_path)
    (planned,) = meetings(workbook.reading(), min(workbook.reading().snapshot.mentorships))
    mentorship = planned.item.mentorship
    done = meeting_edits.marked(workbook.reading(), planned.item, "cancelled", mentorship, NOW)
    workbook.write(*done).result()
    workbook.notebook.close()
    async with running(tmp_path, page="prep", size=(60, 20)) as driver:
        await driver.shows("Your next meeting", "No meeting with Amara is planned")
        await driver.type("+3d")
        await driver.press("enter")
        await driver.shows("Preparation › Wed 25 Nov 2026")


async def test_of_two_mentors_the_meetings_own_is_opened(tmp_path: Path) -> None:
    begin(tmp_path)
    workbook = make_workbook(tmp_path)
    other, records = edits.begun(workbook.reading(), "Jonas", NOW)
    workbook.write(*records).result()
    _, records = meeting_edits.planned(workbook.reading(), other.id, NOW, TODAY, time(9))
    workbook.write(*records).result()
    workbook.notebook.close()
    async with running(tmp_path, page="notes") as driver:
        await driver.shows("Sun 22 Nov 2026 with Jonas")
        assert driver.app.mentorship == other.id
        driver.app.go_home()
        await driver.shows("with Jonas", "Take notes of today's meeting")


async def test_only_the_meetings_in_sight_are_looked_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(tmp_path)
    workbook = make_workbook(tmp_path)
    mentorship = min(workbook.reading().snapshot.mentorships)
    for week in range(1, 80):
        day = TODAY - timedelta(weeks=week)
        _, records = meeting_edits.planned(
            workbook.reading(), mentorship, NOW, day, None, state="held"
        )
        workbook.write(*records).result()
    workbook.notebook.close()
    told: list[int] = []

    def tell(reading: Reading, item: Item, *rest: Any, **options: Any) -> MeetingRow:  # noqa: ANN401
        told.append(item.id)
        return meeting_row(reading, item, *rest, **options)

    monkeypatch.setattr("workbook.ui.screens.meetings.meeting_row", tell)
    async with running(tmp_path) as driver:
        await driver.shows("Your path")
        await driver.press("d")
        await driver.shows("Past", "Thu 26 Nov", "lacks notes")
    assert 0 < len(set(told)) < 40


async def test_the_list_begins_with_the_first_meeting_each_time_it_is_opened(
    tmp_path: Path,
) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await driver.shows("Your path")
        await driver.press("d")
        await driver.shows("▌ ○ Thu 26 Nov")
        await driver.press("escape")
        await driver.shows("Your path")
        meet(tmp_path, 1)
        driver.app.workbook.notebook.poll().result()
        await driver.press("d")
        await driver.shows("▌ ○ Mon 23 Nov")

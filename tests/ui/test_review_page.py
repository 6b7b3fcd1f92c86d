"""The page of a review: it begins with what happened and ends in an update to send."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tests.ui.app_driver import NOW, begin, make_workbook, running
from workbook.journey import edits, meeting_edits
from workbook.journey.meetings import HELD, meetings
from workbook.journey.place import entry_place
from workbook.pages import needs


def meet_and_review(folder: Path) -> None:
    """The only meeting took place, and a review of it is begun."""
    workbook = make_workbook(folder)
    mentorship = min(workbook.reading().snapshot.mentorships)
    (meeting,) = meetings(workbook.reading(), mentorship)
    reading = workbook.reading()
    workbook.write(*meeting_edits.marked(reading, meeting.item, HELD, mentorship, NOW)).result()
    page = workbook.pack.pages[needs.REVIEW]
    run = edits.new_run(page, mentorship, datetime.fromisoformat("2026-11-22T09:00:00+01:00"))
    workbook.write(run).result()
    place = entry_place(page, run, mentorship)
    says = {
        needs.REVIEW_CHANGE: "Send it unfinished",
        needs.REVIEW_NEWS: "Two wards rang.",
        "review/moved-by": "I was low.",
    }
    for key, value in says.items():
        prompt = workbook.pack.prompt(key)
        assert prompt is not None
        workbook.write(edits.answered(workbook.reading(), prompt, place, value)).result()
    workbook.notebook.close()


async def test_it_opens_with_what_happened_and_finishing_leads_to_the_update(
    tmp_path: Path,
) -> None:
    begin(tmp_path)
    meet_and_review(tmp_path)
    async with running(tmp_path, size=(80, 24), page=needs.REVIEW) as driver:
        await driver.shows("Since you began", "You met once.", "A light look or a full one?")
        await driver.press("ctrl+o", "end", "enter", "ctrl+n", "enter")
        await driver.shows("# Update · Sunday 22 November", "Two wards rang.")
        await driver.shows("1 private answer is not in it")
        assert "I was low." not in driver.text
        await driver.press("escape")
        await driver.shows("→ see the update as it will leave")
        await driver.press("escape")
        await driver.shows("Your path", "due Tue 22 Dec")

"""What leaves the workbook: exactly what is shown, and nothing that is private."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.ui.app_driver import NOW, begin, make_workbook, running
from workbook.journey import edits, meeting_pages, noting, tags
from workbook.journey.meetings import meetings
from workbook.journey.place import Place
from workbook.journey.workbook import Workbook
from workbook.pages import needs
from workbook.ui import clipboard
from workbook.ui.screens.guide import GuideScreen
from workbook.ui.screens.preview import PreviewScreen


def place_of(workbook: Workbook, page: str) -> Place:
    """The place of a page of the only meeting."""
    reading = workbook.reading()
    mentorship = min(reading.snapshot.mentorships)
    (meeting,) = meetings(reading, mentorship)
    place = meeting_pages.place_of_page(reading, page, meeting.item.id, mentorship)
    assert place is not None
    return place


def prepare(folder: Path) -> None:
    """A preparation with a private part."""
    workbook = make_workbook(folder)
    place = place_of(workbook, needs.PREP)
    for key, value in ((needs.ONE_THING, "A yes [/] or *a* no"), ("prep/setback", "I was late")):
        prompt = workbook.pack.prompt(key)
        assert prompt is not None
        workbook.write(edits.answered(workbook.reading(), prompt, place, value)).result()
    workbook.notebook.close()


def decide(workbook: Workbook, words: str) -> None:
    """A decision in the notes."""
    notes, tag = place_of(workbook, needs.NOTES), tags.Tag.DECISION
    workbook.write(*noting.noted(workbook.reading(), notes, words, tag, NOW)[1]).result()


async def test_the_agenda_is_shown_copied_and_written_as_it_leaves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(tmp_path)
    prepare(tmp_path)
    home = tmp_path / "home"
    (home / "Documents").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.setattr(clipboard, "PROGRAMS", ())
    file = home / "Documents" / "agenda-2026-11-26.md"
    async with running(tmp_path, size=(120, 30)) as driver:
        await driver.press("d", "enter", "a")
        await driver.shows("# Agenda · Thursday 26 November", r"A yes \[/\] or \*a\* no")
        await driver.shows("1 private answer is not in it")
        assert "I was late" not in driver.text
        await driver.press("c")
        await driver.shows("if your terminal lets programs copy")
        copied = driver.app.clipboard
        await driver.press("w")
        await driver.shows("Write it to a file", "~/Documents/agenda-2026-11-26.md")
        await driver.press("enter")
        await driver.wait_for(file.exists, "the file")
        await driver.hides("Write it to a file")
        assert file.read_text(encoding="utf-8") == copied
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        file.write_text("mine", encoding="utf-8")
        await driver.press("w")
        await driver.shows("Write it to a file")
        await driver.press("enter")
        await driver.shows("is there already")
        assert file.read_text(encoding="utf-8") == "mine"
        await driver.press("enter")
        await driver.hides("Write it to a file")
        assert file.read_text(encoding="utf-8") == copied
        await driver.press("f")
        await driver.shows("<title>", "HTML")
        await driver.press("s")  # only a follow-up is marked as sent
        assert needs.NOTES_SENT not in driver.answers()
        await driver.press("escape")
        await driver.shows("one thing")


async def test_a_follow_up_is_kept_as_it_was_sent_and_again(tmp_path: Path) -> None:
    begin(tmp_path)
    before = make_workbook(tmp_path)
    decide(before, "Ask the union first")
    before.notebook.close()
    async with running(tmp_path, size=(80, 24)) as driver:
        await driver.press("d", "down", "enter")
        await driver.shows("h we met")
        await driver.press("h", "f")
        await driver.shows("# Follow-up", "Ask the union first", "This is all that leaves")
        await driver.press("s")
        await driver.shows("Sent on Sunday 22 November")
        first = str(driver.answers()[needs.NOTES_SENT])
        assert "Ask the union first" in first
        assert driver.answers()[needs.NOTES_SENT_ON] == "2026-11-22"

        workbook = driver.app.workbook
        decide(workbook, "Then the manager")
        await driver.shows("Then the manager", "What was sent reads otherwise")
        await driver.press("s")
        await driver.hides("What was sent reads otherwise")
        assert "Then the manager" in str(driver.answers()[needs.NOTES_SENT])
        key = next(k for k in workbook.reading().snapshot.answers if k.prompt == needs.NOTES_SENT)
        await driver.saved()
        assert first in [version.value for version in workbook.notebook.earlier(key)]
        await driver.press("escape")
        await driver.shows("sent on")


async def test_the_end_of_a_preparation_leads_to_its_agenda(tmp_path: Path) -> None:
    begin(tmp_path)
    prepare(tmp_path)
    async with running(tmp_path, page="prep", size=(120, 36)) as driver:
        await driver.shows("Preparation › Thu 26 Nov 2026")
        guide = driver.app.screen
        assert isinstance(guide, GuideScreen)
        await guide.go_to(len(guide.steps) - 1)
        await driver.shows("→ see the agenda as it will leave")
        guide.pane.step.way_on.focus()
        await driver.press("enter")
        await driver.shows("# Agenda · Thursday 26 November")
        assert isinstance(driver.app.screen, PreviewScreen)
        await driver.press("escape")
        await driver.shows("→ see the agenda as it will leave")
        await driver.press("ctrl+n")
        await driver.shows("# Agenda · Thursday 26 November")

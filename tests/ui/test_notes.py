"""The notes while one talks: a line never waits, is never lost, and stands where it is looked for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from textual import events

from tests.effort import EACH_SIZE
from tests.ui.app_driver import NOW, Driver, begin, make_workbook, running
from workbook.errors import SaveError
from workbook.journey import (
    capturing,
    edits,
    meeting_edits,
    note_lines,
    noting,
    tags,
    talking,
)
from workbook.journey.meeting_view import covered_topics
from workbook.journey.place import Place, meeting_place
from workbook.journey.reading import Reading
from workbook.notebook.records import Entry, Item, Record, entry_id
from workbook.pages import needs
from workbook.ui.screens.guide import GuideScreen
from workbook.ui.screens.home import HomeScreen
from workbook.ui.screens.notes import NotesScreen

TURNS = 10_000
"""Turns of the loop in which a screen is made."""

HOSTILE = "[/b] [red]x[/red] \\[ 字字 😀 " + "long " * 60
"""What would be obeyed if it were read as markup, and is longer than any line."""


@dataclass
class Met:
    """A meeting whose notes are taken."""

    driver: Driver
    place: Place

    @property
    def screen(self) -> NotesScreen:
        """The notes."""
        screen = self.driver.app.screen
        assert isinstance(screen, NotesScreen)
        return screen

    @property
    def lines(self) -> list[tuple[str, str]]:
        """The lines as (tag, words), as the screens see them."""
        found = note_lines.lines(self.driver.app.desk.reading(), self.place)
        return [(str(line.tag), line.text) for line in found]

    @property
    def on_disk(self) -> list[str]:
        """The words of the lines that are on the disk."""
        found = note_lines.lines(self.driver.app.workbook.reading(), self.place)
        return [line.text for line in found]

    @property
    def topics(self) -> dict[str, str]:
        """What became of each topic."""
        found = covered_topics(self.driver.app.desk.reading(), self.place)
        return {one.what: one.talked for one in found}

    async def write(self, text: str) -> None:
        """Write a line, faster than key by key."""
        self.screen.line.put(text)
        await self.driver.press("enter")

    @property
    def focus(self) -> str:
        """Which part has the focus."""
        screen = self.screen
        parts = {"topics": screen.topics, "lines": screen.lines, "line": screen.line}
        return next((name for name, part in parts.items() if part is screen.focused), "")

    def state(self, item: Item, key: str) -> object:
        """What an item says."""
        return self.driver.app.desk.reading().item_value(item, key)

    @property
    def met(self) -> Item:
        """The meeting."""
        return self.driver.app.desk.reading().snapshot.items[self.place.meeting or 0]


def write(folder: Path, make: Callable[[Reading, int], tuple[Record, ...]]) -> None:
    """Write what a function makes of the workbook and its mentorship."""
    workbook = make_workbook(folder)
    reading = workbook.reading()
    workbook.write(*make(reading, next(iter(reading.snapshot.mentorships)))).result()
    workbook.notebook.close()


def plan_today(folder: Path) -> None:
    """Plan a meeting for today at nine."""
    write(folder, lambda r, m: meeting_edits.planned(r, m, NOW, date(2026, 11, 22), "09:00")[1])


def catch(folder: Path, *words: str) -> None:
    """Topics that wait."""
    write(
        folder,
        lambda r, m: tuple(
            record for one in capturing.captured_all(r, m, words, NOW) for record in one.records
        ),
    )


@asynccontextmanager
async def notes(folder: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Met]:
    """The notes of today's meeting, open."""
    async with running(folder, page="notes", size=size) as driver:
        await driver.wait_for(
            lambda: isinstance(driver.app.screen, NotesScreen) and driver.app.screen.is_ready,
            "the notes open",
        )
        screen = driver.app.screen
        assert isinstance(screen, NotesScreen)
        yield Met(driver, screen.place)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workbook with a meeting today and three topics, one of them on the agenda."""
    begin(tmp_path, mentor="Amara Okafor")
    plan_today(tmp_path)
    catch(tmp_path, "q: first", "w: second", "third")

    def prepared(reading: Reading, mentorship: int) -> tuple[Record, ...]:
        met = next(
            one
            for one in reading.meetings(mentorship)
            if reading.item_value(one, needs.MEETING_DATE) == "2026-11-22"
        )
        place = meeting_place(reading.pack.pages["prep"], met.id, mentorship)
        group = reading.pack.group(needs.AGENDA)
        one_thing = reading.pack.prompt(needs.ONE_THING)
        assert group is not None
        assert one_thing is not None
        third = reading.snapshot.items_of(needs.TOPICS)[2]
        return (
            *meeting_edits.minutes_changed(reading, place.of_item(group, third), 1),
            edits.answered(reading, one_thing, place, "a yes or a no"),
        )

    write(tmp_path, prepared)
    return tmp_path


async def test_a_line_is_there_at_once_and_the_next_can_be_typed_behind_it(folder: Path) -> None:
    async with notes(folder) as met:
        driver = met.driver
        await driver.shows("Notes › Sun 22 Nov 2026 with Amara Okafor", "Came for: a yes or a no")
        text = driver.text
        assert text.index("third") < text.index("first") < text.index("second")
        assert "○ · third" in text
        assert "10 min" in text

        await driver.type("d: ask\nAm: plain\n")
        await driver.press("alt+a")
        await driver.shows("action ›")
        await met.write("Amara: send it by fri")
        await driver.type("half")
        await driver.shows(
            "10:00 decision ask", "10:00 ·        Am: plain", "› ▌ half", "Lines   3"
        )
        await driver.shows("action   send it", "Amara Okafor, by Fri 27 Nov")
        assert met.lines == [("decision", "ask"), ("", "Am: plain"), ("action", "send it")]
        assert met.state(met.met, needs.MEETING_STATE) == "held"

        await driver.press("alt+f", "alt+f", "alt+i", *["backspace"] * 5)  # the last takes the tag
        await driver.shows("› ▌ what is worth keeping")
        await driver.press("enter", "space", "enter")
        assert len(met.lines) == 3

        met.screen.line.put("one\r\n  two \n\nthree")
        await driver.shows("10:00 ·        one", "10:00 ·        two", "› ▌ three")
        await driver.saved()
        assert met.on_disk == ["ask", "Am: plain", "send it", "one", "two"]


async def test_topics_are_ticked_and_stay_in_sight(folder: Path) -> None:
    async with notes(folder) as met:
        driver = met.driver
        await driver.press("tab", "space", "down", "2", "down", "3")
        await driver.shows("✓ · third", "↻ ? first", "– ★ second", "3 of 3", "comes back")
        assert met.topics == {"third": "covered", "first": "again", "second": "dropped"}
        states = [
            met.state(item, needs.TOPIC_STATE)
            for item in driver.app.desk.reading().snapshot.items_of(needs.TOPICS)
        ]
        assert states == ["waiting", "dropped", "covered"]

        await driver.press("3", "up", "x", "up", "1")
        await driver.shows("○ · third", "✓ ? first", "○ ★ second", "1 of 3")

        await driver.press("enter")
        await driver.shows("Notes › third", "What came out of it?")
        await driver.press("tab")
        await driver.type("wait")
        await driver.press("escape")
        await driver.shows("→ wait")
        await driver.press("shift+tab")
        assert met.focus == "line"
        await driver.press("f2")
        assert met.focus == "topics"
        await driver.press("escape")
        assert met.focus == "line"


async def test_lines_are_changed_and_put_under_another_tag(folder: Path) -> None:
    async with notes(folder) as met:
        driver = met.driver
        await met.write("one")
        await met.write("two")
        await driver.press("up", "alt+a")
        assert met.lines == [("", "one"), ("action", "two")]
        assert met.focus == "lines"
        await driver.press("up", "alt+d")
        assert met.lines == [("decision", "one"), ("action", "two")]
        await driver.press("down", "alt+a")
        assert met.lines == [("decision", "one"), ("", "two")]

        await driver.press("up", "enter")
        await driver.shows("Notes › one")
        await driver.type("s")
        await driver.press("escape")
        await driver.shows("decision ones")

        await driver.press("ctrl+n")
        await driver.shows("Who does what", "What either of you will do")
        assert isinstance(driver.app.screen, GuideScreen)
        await driver.press("ctrl+n")
        await driver.shows("Before you part")
        await driver.press("escape", "ctrl+n")
        await driver.shows("Did you two repeat the plan")


async def test_a_line_half_written_outlives_a_kill_and_the_lists_are_kept_on_leaving(
    folder: Path,
) -> None:
    async with notes(folder) as met:
        await met.driver.press("alt+d")
        met.screen.line.put("half a li")
        await met.driver.wait_for(
            lambda: noting.draft(met.driver.app.workbook.reading(), met.place)[1] == "half a li",
            "the line is on the disk without any key that says so",
        )
        # the program ends here without another word: nothing is handed over on leaving
    async with notes(folder) as met:
        await met.driver.shows("decision › ▌ half a li")
        await met.driver.type("ne\n")
        await met.driver.press("tab", "1", "tab", "tab")
        assert met.lines == [("decision", "half a line")]
        met.screen.line.put("typed but not kept")
        await met.driver.press("escape")
        await met.driver.wait_for(
            lambda: isinstance(met.driver.app.screen, HomeScreen), "home after one esc"
        )
        await met.driver.saved()
        entry = met.driver.app.workbook.reading().snapshot.entries[
            entry_id("notes", meeting=met.place.meeting)
        ]
        assert isinstance(entry, Entry)
        shown = {line["text"] for kept in entry.kept.values() for line in kept}
        assert {"first", "second", "third"} <= shown
        assert met.on_disk == ["half a line"]
    async with notes(folder) as met:
        await met.driver.shows("› ▌ typed but not kept")


async def test_a_failed_save_keeps_every_line_and_writes_it_once_it_can(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with notes(folder) as met:
        driver = met.driver
        notebook = driver.app.workbook.notebook
        write_really = notebook.write

        def full(*_records: Record) -> Future[None]:
            failed: Future[None] = Future()
            failed.set_exception(SaveError("The disk is full."))
            return failed

        monkeypatch.setattr(notebook, "write", full)
        await met.write("one")
        await met.write("d: two")
        await driver.press("tab", "1", "tab", "alt+a")
        await driver.shows(
            "The disk is full. What you typed stays here", "·        one", "action   two"
        )
        await driver.shows("✓ · third", "Not saved")
        await driver.press("escape", "escape")
        await driver.wait_for(lambda: isinstance(driver.app.screen, HomeScreen), "home")
        assert met.on_disk == []
        assert met.topics["third"] == "covered"

        monkeypatch.setattr(notebook, "write", write_really)
        await driver.saved()
        await driver.hides("The disk is full")
        assert met.on_disk == ["one", "two"]
        found = talking.topics(driver.app.workbook.reading(), met.place)
        assert [talk.talked for talk in found] == ["covered", "", ""]


@pytest.mark.parametrize("size", EACH_SIZE)
async def test_a_long_meeting_fits_every_screen(folder: Path, size: tuple[int, int]) -> None:
    catch(folder, *(f"{number} {HOSTILE}" for number in range(9)))

    def note(reading: Reading, mentorship: int, number: int) -> tuple[Record, ...]:
        met = reading.meetings(mentorship)[0]
        place = meeting_place(reading.pack.pages["notes"], met.id, mentorship)
        line = f"{number} {HOSTILE}"
        return noting.noted(reading, place, line, tags.Tag.FEEDBACK, NOW)[1]

    for number in range(29):
        write(folder, partial(note, number=number))
    async with notes(folder, size) as met:
        await met.write("the newest")
        await met.driver.shows("the newest", "0 of 12", "Came for", "28 [/b] [red]x[/red]", "esc")
        rows = met.driver.text.splitlines()
        assert "resource" in rows[-2]
        assert "action" in rows[-2]
        assert "›" in rows[-3]
        await met.driver.press("up", "home")
        await met.driver.shows("feedback 0 [/b]")
        await met.driver.press("f2", "end")
        await met.driver.shows("8 [/b] [red]x[/red] \\[ 字字")
        assert len(met.lines) == 30


async def test_what_can_only_be_read_takes_nothing(folder: Path) -> None:
    holder = make_workbook(folder, app=True)
    try:
        async with notes(folder) as met:
            await met.driver.wait_for(lambda: met.screen.line.disabled, "a line that is closed")
            await met.driver.shows("third", "second")
            await met.driver.press("x", "1", "alt+a")
            assert met.focus == "topics"
            assert met.topics == {"third": "", "first": "", "second": ""}
    finally:
        holder.notebook.close()


async def test_keys_that_come_before_the_screen_stands_are_not_lost(folder: Path) -> None:
    async with running(folder) as driver:
        await driver.shows("Your path")
        driver.app.desk.open_page("notes", None)
        await driver.type("fast\nfaster")
        await driver.shows("10:00 ·        fast", "› ▌ faster")


async def test_a_key_never_overtakes_one_that_came_before_the_line_was_there(
    folder: Path,
) -> None:
    async with running(folder) as driver:
        await driver.shows("Your path")
        driver.app.desk.open_page("notes", None)
        await driver.app.on_event(events.Key("a", "a"))  # it is on its way to the screen now
        for _ in range(TURNS):
            if driver.app.screen.is_mounted:
                break
            await asyncio.sleep(0)
        await driver.app.on_event(events.Key("b", "b"))  # at the very moment the line is there
        await driver.shows("› ▌ ab")


async def test_a_burst_of_keys_does_what_the_same_keys_do_slowly(folder: Path) -> None:
    async with notes(folder) as met:
        await met.driver.shows("Came for")
        alt = events.Key("alt+a", "a")  # as terminals send it: with its letter
        back = events.Key("escape", None)
        typed = [events.Key(sign, sign) for sign in "one\ntwo"]
        typed = [events.Key("enter", "\r") if key.key == "\n" else key for key in typed]
        up = events.Key("up", None)
        for key in (
            *typed,
            alt,
            events.Key("enter", "\r"),
            up,
            up,
            alt,
            back,
            events.Key("x", "x"),
        ):
            met.driver.app.post_message(key)
        await met.driver.shows("action   one", "action   two", "› ▌ x")

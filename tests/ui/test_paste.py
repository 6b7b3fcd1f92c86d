"""Pastes: nothing is cut silently, nothing is half there, and the next key comes at once."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import TextArea

from tests.effort import effort, soak_only
from tests.ui.app_driver import NEVER, Driver, begin, running
from tests.ui.fields_app import note_of, one_field, wait_for
from tests.ui.hostile import FORBIDDEN, SIGNS
from workbook.notebook.clean import clean
from workbook.pages.model import AnswerType
from workbook.ui.widgets.fields.entry import Entry
from workbook.ui.widgets.fields.list import ListField
from workbook.ui.widgets.fields.text import Paper

THREE = "one\r\ntwo\n\nthree"

HOSTILE = "a \x1b]52;c;aGk=\x07 b \x00 \x9b31m \u202ec [/] [@click=app.quit]d[/]"

SHOWN = "a ]52;c;aGk= b  31m c [/] [@click=app.quit]d[/]"

LIMIT = 3
"""Times as long as in a bare ``TextArea`` that a key after a paste may take."""


async def paste(driver: Driver, text: str) -> None:
    """Paste into whatever has the focus."""
    driver.app.post_message(events.Paste(text))
    await driver.pilot.pause()


@pytest.mark.parametrize(
    "kind", [AnswerType.LINE, AnswerType.NUMBER, AnswerType.DATE, AnswerType.TIME]
)
async def test_lines_pasted_into_one_are_joined_and_that_is_said(kind: AnswerType) -> None:
    async with one_field(kind) as (app, pilot, field):
        app.post_message(events.Paste(THREE))
        await wait_for(pilot, lambda: field.value == "one two three", "all three lines")
        assert "3 lines you pasted are now one" in note_of(field)


async def test_lines_pasted_into_a_list_are_its_lines() -> None:
    async with one_field(AnswerType.LIST) as (app, pilot, field):
        app.post_message(events.Paste(THREE))
        await wait_for(pilot, lambda: len(field.value or ()) == 3, "three lines")
        assert [line["text"] for line in field.value] == ["one", "two", "three"]


@pytest.mark.parametrize("kind", [AnswerType.LINE, AnswerType.TEXT, AnswerType.LIST])
async def test_what_is_pasted_is_words_in_their_order(kind: AnswerType) -> None:
    async with one_field(kind) as (app, pilot, field):
        app.post_message(events.Paste(HOSTILE))
        await wait_for(pilot, lambda: bool(field.value), "the paste")
        value = field.value[0]["text"] if isinstance(field, ListField) else field.value
        assert " ".join(value.split()) == " ".join(SHOWN.split())
        assert not app.said or not FORBIDDEN.search(str(app.said))


@pytest.mark.parametrize("kind", [AnswerType.LINE, AnswerType.LIST])
async def test_a_line_that_is_too_long_is_refused_whole(
    kind: AnswerType, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    async with one_field(kind) as (app, pilot, field):
        monkeypatch.setattr(app, "notify", lambda words, **_rest: said.append(words))
        app.post_message(events.Paste("word " * 200_000))
        await wait_for(pilot, lambda: bool(said), "what was refused")
        assert "Nothing was pasted: it has 1,000,000 characters" in said[0]
        assert field.value is None


async def test_what_has_no_line_under_it_says_so_in_a_toast(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="actions") as driver:
        await driver.shows("will stand here")
        await paste(driver, "x\nq")
        await driver.shows("Nothing was pasted")
        await driver.press("n")
        await paste(driver, THREE)
        await driver.shows("one two three", "3 lines you pasted", "are now one")
        await driver.press("escape", "slash")
        await paste(driver, f"{THREE}\x9b\u202e")
        entry = driver.app.focused
        assert isinstance(entry, Entry)
        assert entry.value == "one two three"


async def test_what_was_said_in_passing_goes_with_the_screen(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await driver.shows("Your path")
        for key, words in (("a", "Actions  open"), ("escape", "Your path"), ("d", "Coming")):
            driver.app.notify("In passing", timeout=NEVER)
            await driver.shows("In passing")
            await driver.press(key)
            await driver.shows(words)
            driver.app.notify(f"After {key}")
            await driver.shows(f"After {key}")
            assert "In passing" not in driver.text


async def test_the_end_of_a_long_paste_is_in_sight(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.shows("Who it is")
        await driver.press("ctrl+n")
        await driver.shows("Why does a mentor matter")
        await paste(driver, f"{'word ' * 400}THE END")
        await driver.shows("THE END")


class Bare(App[None]):
    """A ``TextArea`` as Textual makes it."""

    def compose(self) -> ComposeResult:
        """The text area."""
        yield TextArea(soft_wrap=True)


async def seconds_a_key(pilot: Pilot[None], text: str) -> float:
    """Seconds that a key takes after a paste, the median of a few."""
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()
    await pilot.pause()
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        await pilot.press("x")
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


@soak_only
@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    "text", [f"{'word ' * 16}\n" * 1_250, f"{'word ' * 16}\n" * 12_500, "word " * 200_000]
)
async def test_the_key_after_a_long_paste_comes_as_soon_as_in_any_text_area(text: str) -> None:
    async with one_field(AnswerType.TEXT) as (_app, pilot, field):
        ours = await seconds_a_key(pilot, text)
        assert len(str(field.value)) == len(text) + 5
    async with Bare().run_test() as pilot:
        assert ours <= LIMIT * await seconds_a_key(pilot, text)


PEOPLE_WRITE = st.text(
    st.one_of(
        st.sampled_from(
            "👨‍👩‍👧 🇩🇪 ❤️ 👍🏽 目标 مرحبا שלום e\u0301\u0323 \u200b\u200c\u200f\u00a0\u3000 ä한"
        ),
        st.characters(codec="utf-8"),
    ),
    max_size=40,
)


@settings(max_examples=effort(60))
@given(PEOPLE_WRITE)
@example(SIGNS)
@example("e\u0301 is not é")
async def test_what_is_written_is_what_is_kept(words: str) -> None:
    wanted = clean(words)
    async with one_field(AnswerType.TEXT) as (app, pilot, field):
        app.post_message(events.Paste(words))
        await pilot.pause()
        assert (field.value or "") == wanted


@pytest.mark.parametrize("kind", [AnswerType.LINE, AnswerType.TEXT, AnswerType.LIST])
async def test_signs_that_are_not_seen_can_be_typed(kind: AnswerType) -> None:
    words = "👨\u200d👩\u200d👧 می\u200cخواهم\u00a0目\u3000標"
    async with one_field(kind) as (app, pilot, field):
        await pilot.press("a", "backspace")  # a list has its line open now
        for sign in words:
            app.post_message(events.Key("space" if sign == " " else "sign", sign))
        await wait_for(pilot, lambda: bool(field.value) and "標" in str(field.value), "the words")
        value = field.value[0]["text"] if isinstance(field, ListField) else field.value
        assert value == words


async def test_every_sign_is_there_the_next_day(tmp_path: Path) -> None:
    begin(tmp_path)
    for _ in range(2):
        async with running(tmp_path, page="mentorship") as driver:
            await driver.shows("Mentorship")
            if "step 1 of" in driver.text:
                await driver.press("ctrl+n")
            await driver.shows("Why does a mentor matter")
            paper = driver.app.screen.query(Paper).first()
            if not paper.text:
                paper.focus()
                await paste(driver, SIGNS)
            assert paper.text == SIGNS
            await driver.saved()
            assert SIGNS in driver.answers().values()


async def test_borders_stand_straight_beside_wide_signs(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path) as driver:
        await driver.shows("Your path")
        await driver.press("c")
        await paste(driver, "👨‍👩‍👧‍👦 目标 مرحبا e\u0301\u0323 👍🏽 z")
        await driver.shows("👍🏽 z")
        driver.app.screen.refresh()
        box = [line for line in driver.text.splitlines() if "👍🏽 z" in line]
        assert len(box) == 1
        assert {cell_len(box[0][: box[0].rindex("│")])} == {75}

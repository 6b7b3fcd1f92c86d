"""Taking typing back, and what nobody can lose by a slip."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.widgets import TextArea

from tests.effort import soak_only
from tests.ui.app_driver import Driver, begin, running
from tests.ui.fields_app import one_field, screen_lines
from workbook.pages.model import AnswerType
from workbook.ui.widgets.fields.base import Field
from workbook.ui.widgets.fields.entry import Entry
from workbook.ui.widgets.fields.list import ListField
from workbook.ui.widgets.fields.undo import Moment, Steps

WORDS = "say what I need"

KINDS = [AnswerType.TEXT, AnswerType.LINE, AnswerType.DATE, AnswerType.LIST]

LONG = "I want to say what I need before the meeting and not after it"
"""More characters than may be lost."""


def keys(text: str) -> list[str]:
    """The keys that type this."""
    return ["space" if sign == " " else sign for sign in text]


def typed(field: Field) -> str:
    """What stands in the field where one types."""
    part = field.focus_part
    return (
        part.text if isinstance(part, TextArea) else part.value if isinstance(part, Entry) else ""
    )


@pytest.mark.parametrize("kind", KINDS)
async def test_undo_takes_back_a_word_and_redo_brings_it_back(kind: AnswerType) -> None:
    async with one_field(kind) as (_app, pilot, field):
        await pilot.press(*keys(WORDS), "ctrl+z", "ctrl+z")
        assert typed(field) == "say what "
        await pilot.press("ctrl+z", "ctrl+y", "ctrl+y")
        assert typed(field) == "say what I "
        await pilot.press("ctrl+u")
        assert typed(field) == ""
        await pilot.press("ctrl+z")
        assert typed(field) == "say what I "
        await pilot.press("backspace", "backspace", "ctrl+z")
        assert typed(field) == "say what I "


async def test_typing_over_everything_can_be_taken_back() -> None:
    async with one_field(AnswerType.LINE, "before") as (_app, pilot, field):
        await pilot.press("ctrl+shift+a", "x")
        assert typed(field) == "x"
        await pilot.press("ctrl+z")
        assert typed(field) == "before"
        await pilot.press("ctrl+z")
        assert typed(field) == "before"
        field.show_value("from elsewhere")
        await pilot.press("ctrl+z", "ctrl+y")
        assert typed(field) == "from elsewhere"


def test_what_is_typed_elsewhere_in_the_line_is_a_step_of_its_own() -> None:
    steps = Steps()
    steps.note(Moment("ab cd", 2), "abx cd")
    steps.note(Moment("abx cd", 3), "abxy cd")
    steps.note(Moment("abxy cd", 7), "abxy cde")
    assert steps.undo(Moment("abxy cde", 8)) == Moment("abxy cd", 7)
    assert steps.undo(Moment("abxy cd", 7)) == Moment("ab cd", 2)
    assert steps.undo(Moment("ab cd", 2)) is None


async def earlier_versions(driver: Driver) -> str:
    """What f3 shows, the line breaks of the screen left out."""
    await driver.press("f3")
    await driver.shows("brings it back")
    return " ".join(driver.text.replace("│", " ").replace("▏", " ").split())


SLIPS = [
    ("f7", "x"),
    pytest.param(("f7", "backspace"), marks=soak_only),
    pytest.param(("ctrl+z",) * 14, marks=soak_only),
    pytest.param(("ctrl+w",) * 14, marks=soak_only),
    pytest.param(("ctrl+z",) * 14 + ("ctrl+y", "x", "ctrl+u"), marks=soak_only),
]
"""Keys that take all of a text away at once, or word by word."""


async def burst(driver: Driver, text: str) -> None:
    """Type faster than a person ever does, so that nothing is saved meanwhile."""
    for sign in text:
        driver.app.post_message(events.Key(sign if sign != " " else "space", sign))
    await driver.pilot.pause()


async def opened(driver: Driver) -> None:
    """Go to the second step, which asks for text."""
    await driver.shows("Who it is")
    await driver.press("ctrl+n")
    await driver.shows("Why does a mentor matter")


@pytest.mark.parametrize("slip", SLIPS)
async def test_earlier_versions_bring_back_what_a_slip_took(
    tmp_path: Path, slip: tuple[str, ...]
) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await opened(driver)
        await burst(driver, LONG)
        await driver.press(*slip)
        await driver.saved()
        assert LONG not in driver.answers().values()
        assert LONG in await earlier_versions(driver)
        await driver.press("enter")
        await driver.saved()
        assert LONG in driver.answers().values()


async def test_a_line_of_a_list_that_was_wiped_comes_back(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="self-check") as driver:
        driver.app.go_home()
        driver.app.open_page("agreement")
        await driver.pilot.pause()
        field = next(
            (one for one in driver.app.screen.query(Field) if isinstance(one, ListField)), None
        )
        assert field is not None
        field.focus()
        await burst(driver, LONG)
        await driver.press("ctrl+u")
        await driver.saved()
        assert LONG in await earlier_versions(driver)


async def test_the_cursor_is_where_it_was(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await opened(driver)
        await driver.press(*keys(WORDS), "left", "left", "left", "left", "escape")
        driver.app.open_page("mentorship")
        await driver.shows("say what I need")
        await driver.press("X")
        await driver.saved()
        assert "say what I Xneed" in driver.answers().values()


async def test_a_line_that_is_left_shows_its_beginning() -> None:
    async with one_field(AnswerType.LINE, size=(40, 10)) as (app, pilot, field):
        await pilot.press(*keys(LONG))
        assert "I want to say" not in "\n".join(screen_lines(app))
        app.set_focus(None)
        await pilot.pause()
        assert "I want to say" in "\n".join(screen_lines(app))
        field.focus()
        await pilot.pause()
        await pilot.press("X")
        assert typed(field) == f"{LONG}X"
        assert "after itX" in "\n".join(screen_lines(app))


async def test_a_half_written_action_waits_and_comes_back(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="actions") as driver:
        await driver.press("n", *keys("send it"), "escape")
        await driver.shows("What you began waits", "will stand here")
        await driver.saved()
    async with running(tmp_path, page="actions") as driver:
        await driver.shows("will stand here")
        await driver.press("n")
        await driver.shows("send it")
        await driver.press("enter")
        await driver.shows("Actions  open 1", "○ send it")

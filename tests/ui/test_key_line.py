"""The line of keys at the bottom: what it says, what gives way, and what a click does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.ui.app_driver import begin, running
from tests.ui.shown import screen_text
from workbook.ui.widgets.key_line import KeyLine


class Keys(App[None]):
    """Two fields, one with a key of its own, and keys of the app."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    KeyLine { dock: bottom; height: 1; padding: 0 1; }
    KeyLine > .key-line--off { text-style: dim; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,alt+n", "note('next')", "next"),
        Binding("ctrl+t", "note('raised')", "raise it", tooltip="Make this a topic"),
        Binding("ctrl+s", "note('hidden')", "hidden", show=False),
        Binding("escape", "note('[/]')", "[b]home", key_display="esc"),
        Binding("f1", "note('help')", "help", id="help"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.bells = 0
        self.off: str | None = None

    def compose(self) -> ComposeResult:
        """The fields and the line."""
        yield Field(id="first")
        yield Input(id="second")
        yield Static("words")
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One key that is there and doesn't work now."""
        return None if self.off is not None and parameters == (self.off,) else True

    def action_note(self, what: str) -> None:
        """Remember what was done."""
        self.done.append(what)

    def bell(self) -> None:
        """Count the bells."""
        self.bells += 1


class Field(Input):
    """A field with a key of its own."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f5", "app.note('own')", "own key")]


@asynccontextmanager
async def keys() -> AsyncIterator[tuple[Keys, Pilot[None]]]:
    """The app with its first field in focus."""
    app = Keys()
    async with app.run_test(size=(80, 8), tooltips=True) as pilot:
        await pilot.pause()
        await pilot.pause()
        yield app, pilot


def line(app: App[None]) -> str:
    """What the last line of the screen says."""
    return screen_text(app).split("\n")[-1]


async def test_it_says_in_their_order_which_keys_work_and_follows_the_focus() -> None:
    async with keys() as (app, pilot):
        said = "^n next  ^t raise it  esc [b]home  f1 help"
        assert line(app) == f"  f5 own key  {said}"
        await pilot.press("tab")
        await pilot.pause()
        assert line(app) == f"  {said}"


async def test_whole_keys_give_way_from_the_right_and_help_last() -> None:
    async with keys() as (app, pilot):
        for width, said in (
            (57, "  f5 own key  ^n next  ^t raise it  esc [b]home  f1 help"),
            (56, "  f5 own key  ^n next  ^t raise it  f1 help"),
            (24, "  f5 own key  f1 help"),
            (10, "  f1 help"),
            (8, ""),
        ):
            await pilot.resize_terminal(width, 8)
            await pilot.pause()
            assert line(app) == said


async def test_a_click_presses_the_key_under_it_and_none_elsewhere() -> None:
    async with keys() as (app, pilot):
        said = line(app)
        for label in ("own", "^n", "next", "raise", "esc", "help"):
            await pilot.click(KeyLine, offset=(said.index(label), 0))
        await pilot.pause()
        assert app.done == ["own", "next", "next", "raised", "[/]", "help"]
        await pilot.click(KeyLine, offset=(len(said) + 5, 0))
        await pilot.click(KeyLine, offset=(0, 0))
        await pilot.pause()
        assert len(app.done) == 6
        assert app.focused is app.query_one("#first")


async def test_a_key_that_does_not_work_now_stays_and_rings_when_it_is_clicked() -> None:
    async with keys() as (app, pilot):
        before = line(app)
        app.off = "raised"
        app.refresh_bindings()
        await pilot.pause()
        await pilot.pause()
        assert line(app) == before
        await pilot.click(KeyLine, offset=(before.index("raise"), 0))
        await pilot.pause()
        assert (app.done, app.bells) == ([], 1)


async def test_the_mouse_is_told_in_a_sentence_what_a_key_does() -> None:
    async with keys() as (app, pilot):
        said = line(app)
        shown = app.query_one(KeyLine)
        told = []
        for at in (said.index("raise"), said.index("next"), said.index("raise")):
            await pilot.hover(KeyLine, offset=(at, 0))
            await pilot.pause()
            told.append(shown.tooltip)
        await pilot.hover(Static)
        await pilot.pause()
        told.append(shown.tooltip)
        assert told == ["Make this a topic", None, "Make this a topic", None]


async def test_a_page_says_its_keys_and_keeps_help_where_there_is_little_room(
    tmp_path: Path,
) -> None:
    begin(tmp_path)
    async with running(tmp_path, page="mentorship", size=(60, 20)) as driver:
        await driver.shows("esc home", "^n next", "^b back", "f1 help")
        assert len(driver.text.split("\n")[-1]) <= 60
        await driver.pilot.click(KeyLine, offset=(driver.text.split("\n")[-1].index("next"), 0))
        await driver.shows("step 2 of")

"""What was drawn stands, and only what changed is drawn anew."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip

from tests.ui.fields_app import wait_for
from workbook.ui.widgets.drawn_once import DrawnOnce, Line, Text


class TwoTexts(App[None]):
    """Two texts beside each other on one ground."""

    CSS = "Text { width: 1fr; } Line { height: 1; } Line.warm { background: darkred; }"

    def compose(self) -> ComposeResult:
        """The two of them."""
        yield Line(Text("left", id="left"), Text("right", id="right"))


def shown(app: TwoTexts, name: str) -> Strip:
    """The line of a text as it is on the screen."""
    text = app.query_one(f"#{name}", Text)
    return text.render_lines(Region(0, 0, *text.outer_size))[0]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """The names of the texts that were drawn."""
    names: list[str | None] = []
    usual = Text.draw_lines

    def noted(text: Text, crop: Region) -> list[Strip]:
        names.append(text.id)
        return usual(text, crop)

    monkeypatch.setattr(Text, "draw_lines", noted)
    return names


async def test_only_what_says_something_else_is_drawn_anew(drawn: list[str | None]) -> None:
    app = TwoTexts()
    async with app.run_test() as pilot:
        await wait_for(pilot, lambda: {*drawn} == {"left", "right"}, "both")
        drawn.clear()
        app.query_one("#left", Text).update("changed")
        await wait_for(pilot, lambda: bool(drawn), "one of them anew")
        assert "changed" in shown(app, "left").text
        assert {*drawn} == {"left"}


async def test_another_ground_is_seen_behind_both(drawn: list[str | None]) -> None:
    app = TwoTexts()
    async with app.run_test() as pilot:
        await wait_for(pilot, lambda: {*drawn} == {"left", "right"}, "both")
        before = [segment.style for segment in shown(app, "right")]
        drawn.clear()
        app.query_one(Line).add_class("warm")
        await wait_for(pilot, lambda: {*drawn} == {"left", "right"}, "both anew")
        assert [segment.style for segment in shown(app, "right")] != before


async def test_it_is_drawn_as_large_as_it_becomes(drawn: list[str | None]) -> None:
    app = TwoTexts()
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: {*drawn} == {"left", "right"}, "both")
        await pilot.resize_terminal(60, 24)
        await wait_for(pilot, lambda: shown(app, "right").cell_length == 30, "half of the screen")


class Says(DrawnOnce):
    """A line of words, which is remembered by them."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words
        self.drawn: list[str] = []

    @property
    def look(self) -> str:
        """The words."""
        return self.words

    def say(self, words: str) -> None:
        """Say other words."""
        self.words = words
        self.refresh()

    def render(self) -> Content:
        """The words, in a colour of the theme."""
        self.drawn.append(self.words)
        return Content.styled(self.words, "$text-accent")


class OneLine(App[None]):
    """What says something."""

    CSS = """
    Says { height: 1; width: 1fr; } Says.framed { outline-left: thick red; }
    Line { height: 1; } Line.warm { background: darkred; }
    """

    def compose(self) -> ComposeResult:
        """It."""
        yield Line(Says("first"))

    @property
    def says(self) -> Says:
        """It."""
        return self.query_one(Says)

    @property
    def line(self) -> Strip:
        """What it shows."""
        return self.says.render_lines(Region(0, 0, *self.says.outer_size))[0]


async def test_what_is_said_again_is_shown_as_it_was_drawn_before() -> None:
    app = OneLine()
    async with app.run_test() as pilot:
        await wait_for(pilot, lambda: "first" in app.line.text, "the first words")
        first = app.line
        app.says.say("second")
        assert "second" in app.line.text
        app.says.say("first")
        assert app.line == first
        assert app.says.drawn == ["first", "second"]


@pytest.mark.parametrize("change", ["its frame", "its ground", "the theme", "the window"])
async def test_what_was_drawn_before_is_not_shown_in_another_look(change: str) -> None:
    app = OneLine()
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: "first" in app.line.text, "the first words")
        first = app.line
        app.says.say("second")
        assert "second" in app.line.text
        match change:
            case "its frame":
                app.says.add_class("framed")
            case "its ground":
                app.query_one(Line).add_class("warm")
            case "the theme":
                app.theme = "textual-light"
            case _:
                await pilot.resize_terminal(60, 24)
        await wait_for(pilot, lambda: app.says.drawn[2:] == ["second"], "it drawn for the change")
        app.says.say("first")
        assert "irst" in app.line.text  # the frame stands over the first sign
        assert app.line != first

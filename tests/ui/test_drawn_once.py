"""What was drawn stands, and only what changed is drawn anew."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip

from tests.ui.fields_app import wait_for
from workbook.ui.widgets.drawn_once import Line, Text


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

"""Home's kind of screen draws each of its parts once as it opens, and then whatever changes."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from workbook.ui.screens.at_once import AtOnce
from workbook.ui.widgets.drawn_once import drawn_once


class Counted(Widget):
    """Says how often it was drawn."""

    DEFAULT_CSS = "Counted { height: 1; }"
    virtual_size = drawn_once()
    drawn = 0

    def render_lines(self, crop: Region) -> list[Strip]:
        """Its lines, for one more frame."""
        self.drawn += 1
        return super().render_lines(crop)


class Numbers(AtOnce[None]):
    """Two of them."""

    def compose(self) -> ComposeResult:
        """The two."""
        yield Counted()
        yield Counted()


class NumbersApp(App[None]):
    """One screen, with a class for each width, as the workbook has them."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (45, "-wide")]  # noqa: RUF012

    def get_default_screen(self) -> Screen[None]:
        """The first screen."""
        return Numbers()


async def test_parts_are_drawn_once_as_their_screen_opens() -> None:
    app = NumbersApp()
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        assert [part.drawn for part in app.screen.query(Counted)] == [1, 1]


async def test_what_changes_later_is_drawn() -> None:
    app = NumbersApp()
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        first, second = app.screen.query(Counted)
        first.refresh()
        await pilot.pause()
        assert first.drawn == 2
        before = second.drawn
        app.screen.refresh()
        await pilot.pause()
        assert (first.drawn, second.drawn) == (3, before + 1)
        second.styles.height = 3
        await pilot.pause()
        assert second.size.height == 3
        await pilot.resize_terminal(50, 10)
        await pilot.pause()
        assert first.size.width == 50

"""A list of rows: what it draws, how one moves through it, and what it tells."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Static

from tests.ui.shown import screen_text
from workbook.ui.widgets.rows import BAR, Row, Rows, one_line

HOSTILE = [
    "[/]",
    "[bold",
    "[@click=app.quit]x[/]",
    "日本語の目標" * 20,
    "👩‍👩‍👧 family",
    "a" * 5000,
]


def rows(*names: str) -> list[Row]:
    """Rows that are called by their ids."""
    return [Row(name, Content(name)) for name in names]


class Lists(App[None]):
    """Two lists one below the other, in something that scrolls."""

    CSS = "VerticalScroll { height: 1fr; }"

    def __init__(self, first: Rows, second: Rows) -> None:
        super().__init__()
        self.first = first
        self.second = second
        self.told: list[tuple[str, str]] = []

    def compose(self) -> ComposeResult:
        """The lists, and something to read below them."""
        with VerticalScroll(can_focus=False):
            yield self.first
            yield self.second
            yield Static("\n" * 5 + "the very end")

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Note what was opened."""
        self.told.append(("opened", event.row_id))

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Note where the cursor went."""
        self.told.append(("moved", event.row_id))


def place(app: Lists) -> str | None:
    """The row of the first list that the cursor is on."""
    return app.first.cursor_id


@asynccontextmanager
async def lists(
    first: Rows, second: Rows | None = None, size: tuple[int, int] = (40, 10)
) -> AsyncIterator[tuple[Lists, Pilot[None]]]:
    """The app with the first list in focus."""
    app = Lists(first, second if second is not None else Rows(rows("z1", "z2")))
    async with app.run_test(size=size) as pilot:
        app.first.focus()
        await pilot.pause()
        yield app, pilot


def drawn(app: Lists) -> list[str]:
    """The lines on the screen, without the bar to scroll by."""
    return [line.rstrip(" ▁▂▃▄▅▆▇█") for line in screen_text(app).split("\n")]


async def test_the_cursor_can_be_seen_without_colour_and_only_where_the_focus_is() -> None:
    async with lists(Rows(rows("one", "two"))) as (app, pilot):
        assert drawn(app)[:3] == [f"{BAR} one", "  two", "  z1"]
        await pilot.press("tab")
        assert drawn(app)[:3] == ["  one", "  two", f"{BAR} z1"]


async def test_keys_move_the_cursor_and_tell_so() -> None:
    async with lists(Rows(rows("one", "two", "three"))) as (app, pilot):
        await pilot.press("down", "end", "home")
        await pilot.pause()
        assert app.told == [("moved", "two"), ("moved", "three"), ("moved", "one")]


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_a_key_opens_the_row_of_the_cursor(key: str) -> None:
    async with lists(Rows(rows("one", "two"))) as (app, pilot):
        await pilot.press("down", key)
        await pilot.pause()
        assert app.told[-1] == ("opened", "two")


async def test_a_click_opens_the_row_under_it_and_none_elsewhere() -> None:
    first = Rows([Row("one", Content("one"), below=Content("more")), *rows("two")])
    first_with_heading = Rows(first.rows, heading=Content("Heading"))
    async with lists(first_with_heading) as (app, pilot):
        await pilot.click(app.first, offset=(5, 2))
        await pilot.pause()
        assert app.told == [("opened", "one")]
        await pilot.click(app.first, offset=(5, 3))
        await pilot.pause()
        assert app.told[-1] == ("opened", "two")
        seen = list(app.told)
        await pilot.click(app.first, offset=(5, 0))
        await pilot.pause()
        assert app.told == seen


async def test_down_and_up_go_on_beyond_the_ends() -> None:
    async with lists(Rows(rows("one", "two"))) as (app, pilot):
        await pilot.press("down", "down")
        assert app.focused is app.second
        assert app.second.cursor_id == "z1"
        await pilot.press("down", "up", "up")
        assert app.focused is app.first
        assert app.first.cursor_id == "two"
        await pilot.press("up", "up")
        assert app.focused is app.first
        assert app.first.cursor_id == "one"


async def test_what_is_only_to_read_below_the_last_list_comes_into_sight() -> None:
    async with lists(Rows(rows("one")), size=(40, 6)) as (app, pilot):
        assert "the very end" not in screen_text(app)
        await pilot.press("down", "end", "down")
        await pilot.pause()
        assert "the very end" in screen_text(app)
        await pilot.press("up", "up", "up")
        await pilot.pause()
        assert drawn(app)[0] == f"{BAR} one"


async def test_the_cursor_stays_in_sight_in_a_long_list() -> None:
    names = [f"row {number}" for number in range(500)]
    async with lists(Rows(rows(*names))) as (app, pilot):
        await pilot.press("end")
        await pilot.pause()
        assert f"{BAR} row 499" in drawn(app)
        await pilot.press("pageup")
        await pilot.pause()
        assert place(app) not in (None, "row 499")
        assert f"{BAR} {place(app)}" in drawn(app)
        await pilot.press("home")
        await pilot.pause()
        assert f"{BAR} row 0" in drawn(app)


async def test_other_rows_leave_the_cursor_on_its_row() -> None:
    async with lists(Rows(rows("one", "two", "three"))) as (app, pilot):
        app.first.cursor_id = "two"
        app.first.show(rows("zero", "one", "two"))
        assert place(app) == "two"
        app.first.show(rows("zero", "one"))
        assert place(app) == "one"
        app.first.show([])
        assert place(app) is None
        await pilot.press("enter", "home", "end", "pagedown")
        await pilot.pause()
        assert app.told == []
        app.first.show(rows("new"))
        await pilot.pause()
        assert f"{BAR} new" in drawn(app)


async def test_a_cursor_set_to_a_row_that_is_not_there_stays() -> None:
    async with lists(Rows(rows("one", "two"))) as (app, pilot):
        app.first.cursor_id = "two"
        app.first.cursor_id = "nowhere"
        await pilot.pause()
        assert app.first.cursor_id == "two"


async def test_rows_that_only_change_their_words_are_drawn_anew() -> None:
    async with lists(Rows(rows("one"))) as (app, pilot):
        app.first.show([Row("one", Content("other words"))])
        await pilot.pause()
        assert drawn(app)[0] == f"{BAR} other words"


async def test_rows_that_only_change_their_style_are_drawn_anew() -> None:
    async with lists(Rows(rows("one"))) as (app, pilot):

        def strip() -> Strip:
            return app.first.render_lines(Region(0, 0, *app.first.outer_size))[0]

        plain = strip()
        app.first.show([Row("one", Content.styled("one", "bold red"))])
        await pilot.pause()
        styled = strip()
        assert styled.text == plain.text
        assert styled != plain
        app.first.show(rows("one"))
        await pilot.pause()
        assert strip() == plain


async def test_rows_that_come_again_are_shown_with_the_cursor_where_it_is_now() -> None:
    async with lists(Rows(rows("one", "two"))) as (app, pilot):
        assert drawn(app)[:2] == [f"{BAR} one", "  two"]
        app.first.show(rows("one", "three"))
        await pilot.press("down")
        assert drawn(app)[:2] == ["  one", f"{BAR} three"]
        app.first.show(rows("one", "two"))
        await pilot.pause()
        assert drawn(app)[:2] == ["  one", f"{BAR} two"]
        app.second.focus()
        await pilot.pause()
        assert drawn(app)[:2] == ["  one", "  two"]


async def test_an_empty_list_says_what_will_be_there() -> None:
    words = Content("Nothing yet. n begins one, and this goes on over two lines.")
    async with lists(Rows(empty=words)) as (app, _):
        assert drawn(app)[0].startswith("  Nothing yet. n begins")
        assert "  z1" in drawn(app)


async def test_left_is_cut_and_right_stands_at_the_edge() -> None:
    row = Row("a", Content("x" * 100), Content("Fri 20 Nov"), Content("y" * 100), Content("!"))
    async with lists(Rows([row]), size=(40, 20)) as (app, pilot):
        first, second = drawn(app)[:2]
        assert first.startswith(f"{BAR} ! xxx")
        assert first.endswith("…  Fri 20 Nov")
        assert second.startswith(f"{BAR}   yyy")
        assert second.endswith("y…")
        await pilot.resize_terminal(24, 20)
        assert drawn(app)[0].endswith("Fri 20 Nov")


async def test_the_right_is_shortened_before_the_left_is_cut() -> None:
    forms = [Content(words) for words in ("2 goals, next Thu 26 Nov", "2 goals", "2")]
    row = Row("a", Content("The long road"), forms[0], shorter=tuple(forms[1:]))
    async with lists(Rows([row]), size=(60, 20)) as (app, pilot):
        assert drawn(app)[0].endswith("next Thu 26 Nov")
        for width, right in ((30, "2 goals"), (20, " 2")):
            await pilot.resize_terminal(width, 20)
            assert drawn(app)[0].startswith(f"{BAR} The long road ")
            assert drawn(app)[0].endswith(right)


async def test_signs_of_different_widths_leave_the_words_in_one_column() -> None:
    made = [
        Row("a", Content("one"), sign=Content("!")),
        Row("b", Content("two"), sign=Content("日")),
        Row("c", Content("three")),
    ]
    async with lists(Rows(made)) as (app, _):
        assert drawn(app)[:3] == [f"{BAR} !  one", "  日 two", "     three"]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("size", [(60, 20), (9, 6)])
async def test_any_words_are_drawn_as_they_are(text: str, size: tuple[int, int]) -> None:
    content = Content(one_line(text))
    made = Rows([Row(text, content, content, content, Content("○"))], heading=content)
    async with lists(made, Rows(empty=content), size=size) as (app, pilot):
        await pilot.press("down", "up", "enter")
        await pilot.pause()
        assert app.told[-1] == ("opened", text)
        if size[0] > 50 and len(text) < 12:
            assert text in screen_text(app)


def test_one_line_leaves_nothing_that_a_terminal_would_obey() -> None:
    assert one_line("a\x1b[31m b\n\tc\u202e d") == "a[31m b c d"

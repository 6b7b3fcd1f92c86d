"""The bar of a long text shows where one is in it, and is not drawn while nothing changes."""

from __future__ import annotations

import pytest
from textual.geometry import Region, Size
from textual.strip import Strip

from tests.ui.fields_app import one_field, wait_for
from workbook.pages.model import AnswerType
from workbook.ui.widgets.fields.steady_bar import SteadyBar
from workbook.ui.widgets.fields.text import Paper

LONG = "\n".join(f"line {number}" for number in range(40))


def bar_of(paper: Paper) -> list[Strip]:
    """The bar as it is on the screen."""
    bar = paper.vertical_scrollbar
    return bar.render_lines(Region(0, 0, *bar.outer_size))


def thumb(paper: Paper) -> list[int]:
    """The lines of the bar that tell what part of the text is in sight."""
    strips = bar_of(paper)
    colours = [[(part.style, part.text) for part in strip] for strip in strips]
    ground = colours[0] if paper.scroll_offset.y else colours[-1]
    return [y for y, colour in enumerate(colours) if colour != ground]


async def test_it_goes_along_with_the_text() -> None:
    async with one_field(AnswerType.TEXT, LONG) as (_app, pilot, field):
        paper = field.query_one(Paper)
        await wait_for(pilot, lambda: paper.scroll_offset.y > 0, "the end in sight")
        assert thumb(paper)[-1] == paper.size.height - 1
        paper.move_cursor((0, 0))
        await wait_for(pilot, lambda: paper.scroll_offset.y == 0, "the beginning in sight")
        assert thumb(paper)[0] == 0
        paper.scroll_to(y=16, animate=False)
        await wait_for(pilot, lambda: paper.scroll_offset.y == 16, "the middle in sight")
        assert 0 < thumb(paper)[0] < paper.size.height - 1


async def test_it_grows_as_the_text_gets_shorter() -> None:
    async with one_field(AnswerType.TEXT, LONG) as (_app, pilot, field):
        paper = field.query_one(Paper)
        await wait_for(pilot, lambda: paper.scroll_offset.y > 0, "the end in sight")
        before = len(thumb(paper))
        paper.replace("", (4, 0), (30, 0))
        paper.move_cursor((0, 0))
        await wait_for(pilot, lambda: len(thumb(paper)) > before, "a longer part of it in sight")


@pytest.mark.parametrize("change", ["the theme", "the mouse on it", "its style"])
async def test_its_colours_are_those_of_the_moment(change: str) -> None:
    async with one_field(AnswerType.TEXT, LONG) as (app, pilot, field):
        paper = field.query_one(Paper)
        await wait_for(pilot, lambda: paper.scroll_offset.y > 0, "the end in sight")
        before = bar_of(paper)
        match change:
            case "the theme":
                app.theme = "textual-light"
            case "the mouse on it":
                paper.vertical_scrollbar.mouse_over = True
            case _:
                paper.styles.scrollbar_background = "red"
        await wait_for(pilot, lambda: bar_of(paper) != before, "another look")


async def test_the_mouse_scrolls_by_it() -> None:
    async with one_field(AnswerType.TEXT, LONG) as (_app, pilot, field):
        paper = field.query_one(Paper)
        await wait_for(pilot, lambda: paper.scroll_offset.y > 0, "the end in sight")
        before = paper.scroll_offset.y
        await pilot.click(paper.vertical_scrollbar, offset=(0, 0))
        await wait_for(pilot, lambda: paper.scroll_offset.y < before, "what stands before")


async def test_laying_out_what_did_not_change_draws_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Size] = []
    usual = SteadyBar.draw_lines

    def noted(bar: SteadyBar, crop: Region) -> list[Strip]:
        drawn.append(crop.size)
        return usual(bar, crop)

    monkeypatch.setattr(SteadyBar, "draw_lines", noted)
    async with one_field(AnswerType.TEXT, LONG) as (app, pilot, field):
        paper = field.query_one(Paper)
        await wait_for(pilot, lambda: paper.scroll_offset.y > 0 and bool(drawn), "the bar")
        await pilot.pause()
        drawn.clear()
        laid_out: list[bool] = []
        paper.refresh(repaint=False, layout=True)
        app.call_after_refresh(laid_out.append, True)
        await wait_for(pilot, lambda: bool(laid_out), "it laid out anew")
        assert drawn == []
        paper.scroll_to(y=16, animate=False)
        await wait_for(pilot, lambda: bool(drawn), "the bar at another place")

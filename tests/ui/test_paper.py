"""A paper draws its lines in a shorter way than a ``TextArea`` does, and they look the same."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import TextArea

from tests.ui.fields_app import one_field, wait_for
from workbook.pages.model import AnswerType
from workbook.ui.widgets.fields.text import HERE, Paper

TEXTS = (
    "",
    "short",
    "a few words that are broken over several lines, because they do not stand in one",
    "one\n\nthree, after an empty one\n",
    "with\ta tab\tin it, and behind it so many words that they are broken",
    "全角文字も折り返されるので、幅を二つ取る文字の行も試しておく必要がある。",
    "a👩‍👩‍👧 family, e\u0301 with a mark, and 🇩🇪 flags " * 3,
    "x" * 95,
    "trailing blanks     \n     leading ones " + " " * 50 + "end",
)


def cells(strip: Strip) -> list[tuple[str, Style | None]]:
    """Each sign with its style."""
    return [(sign, segment.style) for segment in strip for sign in segment.text]


async def differences(paper: Paper) -> list[int]:
    """The lines that look otherwise than a text area would draw them."""
    whole = Region(0, 0, *paper.outer_size)
    drawn = paper.render_lines(whole)  # takes the theme in, as each drawing does
    framed = TextArea.render_lines(paper, whole)
    return [
        y
        for y in range(paper.size.height)
        if cells(paper.render_line(y)) != cells(TextArea.render_line(paper, y))
        or cells(drawn[y]) != cells(framed[y])
    ]


@pytest.mark.parametrize("text", TEXTS)
async def test_every_line_looks_as_a_text_area_draws_it(text: str) -> None:
    async with one_field(AnswerType.TEXT, text, size=(40, 24)) as (app, pilot, field):
        paper = field.query_one(Paper)
        assert await differences(paper) == [], "with the focus, the cursor at the end"
        await pilot.press("ctrl+home")
        assert await differences(paper) == [], "scrolled to the beginning"
        await pilot.press("shift+end", "shift+down")
        assert await differences(paper) == [], "with words marked"
        paper.blur()
        await wait_for(pilot, lambda: not paper.has_focus, "no focus")
        assert await differences(paper) == [], "without the focus"
        paper.focus()
        await wait_for(pilot, lambda: is_here(paper), "the focus again")
        await pilot.press("ctrl+end", "a", "enter", "b", "up")
        assert await differences(paper) == [], "other words and other lines"
        app.theme = "textual-light"
        await wait_for(pilot, lambda: is_here(paper), "light")
        assert await differences(paper) == [], "in another theme"


async def test_only_a_line_with_more_than_words_is_drawn_the_long_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with one_field(AnswerType.TEXT, TEXTS[2] + "\n\ta tab", size=(40, 24)) as found:
        paper = found[2].query_one(Paper)
        long_way: list[int] = []
        usual = TextArea.render_line

        def noted(area: TextArea, y: int) -> Strip:
            long_way.append(y)
            return usual(area, y)

        monkeypatch.setattr(TextArea, "render_line", noted)
        await found[1].press("ctrl+home")
        paper.render_lines(Region(0, 0, *paper.outer_size))
        assert set(long_way) <= {0, 3, 4}


async def test_lines_that_were_drawn_are_not_drawn_again_with_each_step(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with one_field(AnswerType.TEXT, TEXTS[2], size=(40, 24)) as (_app, pilot, field):
        paper = field.query_one(Paper)
        paper.render_lines(Region(0, 0, *paper.outer_size))
        paper.blur()
        await wait_for(pilot, lambda: not is_here(paper), "the look without the focus")
        paper.render_lines(Region(0, 0, *paper.outer_size))
        drawn: list[int] = []
        usual = Paper.render_line

        def noted(area: Paper, y: int) -> Strip:
            drawn.append(y)
            return usual(area, y)

        monkeypatch.setattr(Paper, "render_line", noted)
        paper.focus()
        await wait_for(pilot, lambda: is_here(paper), "the look with it")
        paper.render_lines(Region(0, 0, *paper.outer_size))
        paper.blur()
        await wait_for(pilot, lambda: not is_here(paper), "the look without it again")
        assert len(paper.render_lines(Region(0, 0, *paper.outer_size))) > 2
        assert set(drawn) <= {paper.cursor_screen_offset.y - paper.content_region.y}


def is_here(paper: Paper) -> bool:
    """Whether frame and ground say that one is in it."""
    here, styles = paper.get_component_styles(HERE), paper.styles
    return (styles.border_left, styles.background) == (here.border_left, here.background)


async def test_frame_and_ground_tell_whether_one_is_in_it_in_every_theme() -> None:
    async with one_field(AnswerType.TEXT, "words") as (app, pilot, field):
        paper = field.query_one(Paper)
        dark = paper.styles.background
        app.theme = "textual-light"
        await wait_for(pilot, lambda: is_here(paper) and paper.styles.background != dark, "light")
        paper.blur()
        await wait_for(pilot, lambda: not is_here(paper), "another frame and ground")
        assert paper.styles.border_left != paper.get_component_styles(HERE).border_left
        paper.focus()
        await wait_for(pilot, lambda: is_here(paper), "frame and ground as before")

"""A paper draws its lines in a shorter way than a ``TextArea`` does, and they look the same."""

from __future__ import annotations

from random import Random

import pytest
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import TextArea

from tests.effort import effort
from tests.ui.fields_app import one_field, screen_lines, wait_for
from workbook.pages.model import AnswerType
from workbook.ui.widgets.fields import blinking
from workbook.ui.widgets.fields.text import Paper

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

PIECES = (
    *"abc .",
    "word ",
    "   ",
    "\n",
    "ä",
    "全角",
    "e\u0301",
    "👩‍👩‍👧",
    "🇩🇪",
    "\u200b",
    "\xa0",
    "(",
    "]",
)
"""What random texts are made of; now and then there is a tab."""


@pytest.fixture
def _stays_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cursor is certain to be there, however slow the machine is."""
    monkeypatch.setattr(blinking, "SHOWN", 600.0)


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
        paper.move_cursor((0, 0))
        assert await differences(paper) == [], "scrolled to the beginning"
        await pilot.press("shift+end", "shift+down")
        assert await differences(paper) == [], "with words marked"
        paper.blur()
        await wait_for(pilot, lambda: not paper.has_focus, "no focus")
        assert await differences(paper) == [], "without the focus"
        paper.focus()
        await wait_for(pilot, lambda: is_here(paper), "the focus again")
        paper.move_cursor(paper.document.end)
        await pilot.press("a", "enter", "b", "up")
        assert await differences(paper) == [], "other words and other lines"
        app.theme = "textual-light"
        await wait_for(pilot, lambda: is_here(paper), "light")
        assert await differences(paper) == [], "in another theme"


@pytest.mark.parametrize("width", [50, 56, 70])
async def test_lines_are_broken_anew_in_another_window_while_nothing_blinks(width: int) -> None:
    text = (
        "I work three days in the hospital and one for the region. I have somebody whom I mentor."
    )
    async with one_field(AnswerType.TEXT, f"{text} {text}", size=(60, 24)) as (app, pilot, field):
        paper = field.query_one(Paper)
        await wait_for(pilot, lambda: is_here(paper), "the look with the focus")
        paper.cursor_blink = False
        await pilot.resize_terminal(width, 24)

        def words() -> list[str]:
            lines = screen_lines(app)[: paper.size.height]
            return " ".join(line.strip("▌▇▆▅▄▃▂▁ ") for line in lines).split()

        await wait_for(pilot, lambda: words() == paper.text.split(), "all words on the screen")


@pytest.mark.parametrize("width", [12, 33])
async def test_the_cursor_looks_as_a_text_area_draws_it_wherever_it_is(width: int) -> None:
    dice = Random(width)
    async with one_field(AnswerType.TEXT, size=(width, 24)) as (_app, pilot, field):
        paper = field.query_one(Paper)
        await wait_for(pilot, lambda: is_here(paper), "the look with the focus")
        paper.cursor_blink = False
        for _ in range(effort(600)):
            pieces = PIECES if dice.random() < 0.9 else (*PIECES, "\t")
            paper.load_text("".join(dice.choices(pieces, k=dice.randrange(60))))
            await pilot.pause()
            for row in range(paper.document.line_count):
                line = paper.document.get_line(row)
                for column in {0, len(line), dice.randint(0, len(line))}:
                    paper.move_cursor((row, column))
                    assert await differences(paper) == [], (paper.text, row, column)
            breaks = paper.wrapped_document.get_offsets(0)
            for column in breaks[:2]:
                paper.move_cursor((0, column))
                assert await differences(paper) == [], (paper.text, "at a break", column)


async def test_a_cursor_that_stands_still_is_drawn_and_only_with_the_focus() -> None:
    async with one_field(AnswerType.TEXT, "words", size=(40, 24)) as (_app, pilot, field):
        paper = field.query_one(Paper)
        paper.cursor_blink = False
        assert has_cursor(paper)
        paper.blur()
        await wait_for(pilot, lambda: not paper.has_focus, "no focus")
        assert not has_cursor(paper)
        paper.focus()
        await wait_for(pilot, lambda: paper.has_focus, "the focus")
        assert has_cursor(paper), "right away"


@pytest.mark.usefixtures("_stays_shown")
async def test_there_is_no_cursor_while_words_are_marked_with_the_mouse() -> None:
    async with one_field(AnswerType.TEXT, "words", size=(40, 24)) as (_app, pilot, field):
        paper = field.query_one(Paper)
        await pilot.press("x")
        assert has_cursor(paper)
        await pilot.mouse_down(paper, offset=(20, 0))
        assert not has_cursor(paper)
        await pilot.mouse_up(paper, offset=(20, 0))
        assert has_cursor(paper)


async def test_a_cursor_that_looks_otherwise_now_is_drawn_anew() -> None:
    async with one_field(AnswerType.TEXT, "words", size=(40, 24)) as (app, pilot, field):
        paper = field.query_one(Paper)
        paper.cursor_blink = False
        assert await differences(paper) == []
        app.stylesheet.add_source(".other > .text-area--cursor { background: #ff0000 !important }")
        app.stylesheet.reparse()
        paper.add_class("other")
        await pilot.pause()
        grounds = {style.bgcolor for _, style in cells(paper.render_line(0)) if style}
        assert "#ff0000" in {ground.name for ground in grounds if ground}
        assert await differences(paper) == []


@pytest.mark.usefixtures("_stays_shown")
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
        paper.move_cursor((0, 0))
        paper.refresh()
        paper.render_lines(Region(0, 0, *paper.outer_size))
        assert set(long_way) == {3}


@pytest.mark.usefixtures("_stays_shown")
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
        assert drawn == []


def has_cursor(paper: Paper) -> bool:
    """Whether a blank behind the words is seen as the cursor."""
    line = paper.render_lines(Region(0, 0, *paper.outer_size))[0]
    return len({style for sign, style in cells(line) if sign == " "}) > 2


def is_here(paper: Paper) -> bool:
    """Whether frame and ground say that one is in it."""
    here, styles = paper.get_component_styles(Paper.HERE), paper.styles
    return (styles.border_left, styles.background) == (here.border_left, here.background)


async def test_frame_and_ground_tell_whether_one_is_in_it_in_every_theme() -> None:
    async with one_field(AnswerType.TEXT, "words") as (app, pilot, field):
        paper = field.query_one(Paper)
        dark = paper.styles.background
        app.theme = "textual-light"
        await wait_for(pilot, lambda: is_here(paper) and paper.styles.background != dark, "light")
        paper.blur()
        await wait_for(pilot, lambda: not is_here(paper), "another frame and ground")
        assert paper.styles.border_left != paper.get_component_styles(Paper.HERE).border_left
        paper.focus()
        await wait_for(pilot, lambda: is_here(paper), "frame and ground as before")

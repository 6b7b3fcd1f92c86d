"""What is known of an item is broken as any text, and only what is in sight of it is drawn."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Offset, Region
from textual.selection import Selection

from tests.effort import effort
from workbook.journey.kept.model import Detail, Line, Telling
from workbook.ui.widgets.kept_detail import KeptDetail, broken
from workbook.ui.widgets.lock import locked
from workbook.ui.widgets.row import one_line

SIGNS = st.sampled_from("ab  c-é漢\u2013\u2019\u2026\u00ad") | st.characters()
TEXTS = st.text(SIGNS, max_size=60) | st.text(st.sampled_from("ab cd  "), max_size=90)


@settings(deadline=None, derandomize=True, max_examples=effort(3000))
@given(text=TEXTS, width=st.integers(8, 16), private=st.booleans())
def test_any_words_are_broken_where_content_breaks_them(
    text: str, width: int, *, private: bool
) -> None:
    words = one_line(text)
    lines = locked(Content(words), private=private).wrap(width)

    found = broken(words, width, private=private)

    assert [(line.plain, line.spans) for line in found] == [(x.plain, x.spans) for x in lines]


async def test_of_a_long_text_the_mouse_selects_what_it_went_over() -> None:
    app = Shown()
    async with app.run_test(size=(60, 10)) as pilot:
        widget = app.query_one(KeptDetail)
        said = Line("Heard", "one two three " * 200)
        widget.show(Telling("A long one"), Detail((said,)), date(2026, 11, 3))
        await pilot.pause()
        plain = _background(widget)
        selection = Selection(Offset(17, 2), Offset(20, 2))
        app.screen.selections = {widget: selection}
        await pilot.pause()

        selected = _background(widget)

        assert widget.get_selection(selection) == ("one", "\n")
        assert [at for at, (a, b) in enumerate(zip(plain, selected, strict=True)) if a != b] == [
            17,
            18,
            19,
        ]
        assert widget.size.height > 50


class Shown(App[None]):
    """What is known of an item, and nothing else."""

    CSS = "KeptDetail { height: auto; text-wrap: nowrap; }"

    def compose(self) -> ComposeResult:
        """The widget."""
        yield KeptDetail()


def _background(widget: KeptDetail) -> list[str]:
    """The ground of each column of the first line of what was heard."""
    (strip,) = widget.render_lines(Region(0, 2, widget.size.width, 1))
    return [str(style and style.bgcolor) for text, style, _ in strip for _ in text]

"""The little Markdown of prompts and help becomes text, whatever is in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.ui.prose import inline, prose


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("plain", "plain"),
        ("**bold** and *em* and _em_", "bold and em and em"),
        ("`code`", "code"),
        ("see [the guide](https://example.org)", "see the guide (https://example.org)"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("snake_case_name", "snake_case_name"),
        ("[/] and [@click=app.quit]go[/]", "[/] and [@click=app.quit]go[/]"),
        ("**never closed", "**never closed"),
    ],
)
def test_marks_in_a_line(written: str, shown: str) -> None:
    assert inline(written).plain == shown


def test_lines_of_a_paragraph_flow_and_lists_keep_their_lines() -> None:
    text = "One line\nand the next.\n\n- first\n  goes on\n- second\n\n\nEnd."
    assert prose(text).plain == "One line and the next.\n\n· first goes on\n· second\n\nEnd."


def test_bold_is_drawn_bold() -> None:
    spans = inline("a **b** c").spans
    assert [(span.start, span.end, str(span.style)) for span in spans] == [(2, 3, "bold")]


@given(st.text(max_size=200))
def test_nothing_that_is_written_breaks_it(text: str) -> None:
    shown = prose(text).plain
    assert not shown.endswith("\n")

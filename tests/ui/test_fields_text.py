"""The field for text of many lines."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import TextArea

from tests.ui.fields_app import (
    FieldsApp,
    field_of,
    note_of,
    one_field,
    screen_lines,
    wait_for,
)
from workbook.pages.model import AnswerType
from workbook.ui.widgets.fields.text import LONGEST_LINE, TextField, fold


def paper_of(field: object) -> TextField:
    assert isinstance(field, TextField)
    return field


async def test_enter_is_a_new_line_and_tab_leaves() -> None:
    app = FieldsApp(field_of(AnswerType.TEXT), field_of(AnswerType.LINE))
    async with app.run_test() as pilot:
        await pilot.press("a", "enter", "b", "tab")
        await wait_for(pilot, lambda: app.said[-1:] == [("a\nb", True)], "the settled text")
        assert app.said[0] == ("a", False)
        assert app.focused is app.fields[1].focus_part


async def test_it_grows_from_three_lines_to_eight() -> None:
    async with one_field(AnswerType.TEXT) as (_app, pilot, field):
        paper = paper_of(field).paper
        assert paper.size.height == 3
        paper.insert("\n" * 5)
        await wait_for(pilot, lambda: paper.size.height == 6, "six lines")
        paper.insert("\n" * 50)
        await wait_for(pilot, lambda: paper.size.height == 8, "no more than eight")


async def test_a_text_is_gone_on_with_at_its_end() -> None:
    async with one_field(AnswerType.TEXT, "one\ntwo") as (_app, pilot, field):
        await pilot.press("!")
        await wait_for(pilot, lambda: field.value == "one\ntwo!", "the sign at the end")


async def test_show_value_is_silent_and_keeps_the_cursor() -> None:
    async with one_field(AnswerType.TEXT, "one\ntwo") as (app, pilot, field):
        paper = paper_of(field).paper
        paper.move_cursor((0, 1))
        field.show_value("one\ntwo")
        assert paper.cursor_location == (0, 1)
        field.show_value("one\ntwo\nthree")
        await pilot.pause()
        assert paper.cursor_location == (0, 1)
        assert field.value == "one\ntwo\nthree"
        await pilot.press("tab")
        await pilot.pause()
        assert app.said == []


async def test_a_cursor_put_where_it_is_already_is_left_in_peace_if_it_is_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    long = "\n".join(f"line {n} " + "and more " * 20 for n in range(12))
    async with one_field(AnswerType.TEXT, long, size=(60, 24)) as (_app, pilot, field):
        paper = paper_of(field).paper
        usual, moved = TextArea.move_cursor, list[object]()

        def noted(area: TextArea, place: tuple[int, int]) -> None:
            moved.append(place)
            usual(area, place)

        def is_seen() -> bool:
            return paper.content_region.contains_point(paper.cursor_screen_offset)

        monkeypatch.setattr(TextArea, "move_cursor", noted)
        for row, column in ((11, 0), (11, 100), (4, 187), (0, 0)):
            field.place = (row, column)
            await wait_for(pilot, is_seen, "the cursor in sight")
            assert moved.pop() == field.place == (row, column)
            field.place = (row, column)
            assert moved == []
            for beside in (paper.scroll_offset.y - 8, paper.scroll_offset.y + 8):
                paper.scroll_to(y=beside, animate=False, immediate=True)
                field.place = (row, column)
                await wait_for(pilot, is_seen, "the cursor in sight again")
            moved.clear()


async def test_putting_the_cursor_back_leaves_nothing_marked_and_ends_a_step() -> None:
    async with one_field(AnswerType.TEXT, "one two") as (_app, pilot, field):
        paper = paper_of(field).paper
        await pilot.press("shift+home")
        field.place = paper.cursor_location
        assert paper.selected_text == ""
        await pilot.press("a")
        field.place = paper.cursor_location
        await pilot.press("b", "ctrl+z")
        assert field.value == "aone two"


async def test_a_paste_is_cleaned_and_whole() -> None:
    async with one_field(AnswerType.TEXT, "a ") as (_app, pilot, field):
        field.focus_part.post_message(events.Paste("b\r\nc\x1b[31m\x07 👨‍👩‍👧 目标"))
        await wait_for(pilot, lambda: field.value == "a b\nc[31m 👨‍👩‍👧 目标", "the clean text")


async def test_a_very_long_pasted_line_is_broken_and_it_is_said() -> None:
    pasted = "word " * 50_000
    async with one_field(AnswerType.TEXT) as (_app, pilot, field):
        field.focus_part.post_message(events.Paste(pasted))
        await wait_for(pilot, lambda: bool(note_of(field)), "the remark")
        assert "broken" in note_of(field)
        assert max(map(len, field.value.split("\n"))) <= LONGEST_LINE
        assert field.value.replace("\n", " ") == pasted


async def test_lines_do_not_grow_long_by_pasting_again_and_again() -> None:
    async with one_field(AnswerType.TEXT) as (_app, pilot, field):
        for _ in range(3):
            field.focus_part.post_message(events.Paste("x" * (LONGEST_LINE - 100)))
        whole = 3 * (LONGEST_LINE - 100)
        await wait_for(pilot, lambda: str(field.value).count("x") == whole, "all three")
        assert max(map(len, field.value.split("\n"))) <= LONGEST_LINE * 1.2


async def test_a_long_line_that_is_kept_is_only_folded_to_be_shown() -> None:
    kept = "x" * (LONGEST_LINE * 2)
    async with one_field(AnswerType.TEXT, kept) as (app, pilot, field):
        await pilot.press("tab")
        await pilot.pause()
        assert field.value == kept
        assert app.said == []


def test_folding_loses_nothing() -> None:
    assert fold("ab cd ef", 5) == "ab\ncd ef"
    assert fold("abcdefgh", 3) == "abc\ndef\ngh"
    assert fold("short\n\nlines", 5) == "short\n\nlines"


async def test_read_only_shows_all_of_the_text() -> None:
    text = "\n".join(f"[line {n}]" for n in range(12))
    async with one_field(AnswerType.TEXT, text, read_only=True) as (app, pilot, field):
        await pilot.press("x")
        assert [line.strip() for line in screen_lines(app)][:12] == text.split("\n")
        assert field.value == text


async def test_limits_follow_the_typing() -> None:
    async with one_field(AnswerType.TEXT, most=(2, "words")) as (_app, pilot, field):
        assert note_of(field) == "at most 2 words"
        paper_of(field).paper.insert("one two three")
        await wait_for(pilot, lambda: note_of(field).startswith("3 words, 1 more"), "the note")

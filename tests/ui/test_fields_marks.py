"""Yes or no, marks on a scale, and marks for a list of statements."""

from __future__ import annotations

import pytest

from tests.ui.fields_app import FieldsApp, field_of, note_of, one_field, screen_lines, wait_for
from workbook.pages.model import AnswerType

RATE, YES_NO = AnswerType.RATE, AnswerType.YES_NO
STATEMENTS = ("agenda: I bring one", "say: I say what I need", "follow: I do what I said")
MARKED = {"agenda:": 3, "say:": 5}


async def test_yes_and_no_by_letter_and_by_arrow() -> None:
    async with one_field(YES_NO) as (app, pilot, field):
        assert screen_lines(app)[0] == "▌[○ yes]  ○ no"
        await pilot.press("n")
        await wait_for(pilot, lambda: app.said == [("no", True)], "no")
        assert screen_lines(app)[0] == "▌ ○ yes  [● no]"
        await pilot.press("y")
        await wait_for(pilot, lambda: field.value == "yes", "yes")
        await pilot.press("right", "right")
        assert field.value == "yes"
        await pilot.press("space")
        await wait_for(pilot, lambda: field.value == "no", "no, by its place")
        await pilot.press("space")
        await wait_for(pilot, lambda: app.said[-1] == (None, True), "taken back")


async def test_yes_and_no_by_mouse() -> None:
    async with one_field(YES_NO) as (app, pilot, field):
        await pilot.click(field.focus_part, offset=(12, 0))
        await wait_for(pilot, lambda: app.said == [("no", True)], "no")
        await pilot.click(field.focus_part, offset=(9, 0))
        await pilot.pause()
        assert len(app.said) == 1


async def test_digits_set_a_mark_and_backspace_clears_it() -> None:
    async with one_field(RATE, scale=(1, 5), low="never", high="always") as (app, pilot, field):
        assert screen_lines(app)[:2] == [
            "▌[○ 1]  ○ 2   ○ 3   ○ 4   ○ 5",
            "▌ never                always",
        ]
        await pilot.press("4")
        await wait_for(pilot, lambda: app.said == [(4, True)], "four")
        await pilot.press("0", "6", "9")
        assert field.value == 4
        await pilot.press("left", "enter")
        await wait_for(pilot, lambda: field.value == 3, "three")
        await pilot.press("backspace")
        await wait_for(pilot, lambda: app.said[-1] == (None, True), "nothing")


async def test_ten_is_a_one_and_a_zero() -> None:
    async with one_field(RATE, scale=(0, 10)) as (app, pilot, field):
        await pilot.press("0")
        await wait_for(pilot, lambda: field.value == 0, "zero")
        await pilot.press("1", "0")
        await wait_for(pilot, lambda: field.value == 10, "ten")
        await pilot.press("0")
        await wait_for(pilot, lambda: field.value == 0, "zero again")
        assert [value for value, _ in app.said] == [0, 1, 10, 0]


@pytest.mark.parametrize("width", [18, 30, 60])
async def test_marks_can_be_clicked_at_any_width(width: int) -> None:
    scale = (0, 10)
    async with one_field(RATE, scale=scale, size=(width, 20)) as (app, pilot, field):
        lines = screen_lines(app)
        y = next(n for n, line in enumerate(lines) if "○ 7" in line)
        await pilot.click(field.focus_part, offset=(lines[y].index("○ 7"), y))
        await wait_for(pilot, lambda: app.said == [(7, True)], "seven")


async def test_a_mark_of_an_earlier_scale_is_kept_and_said() -> None:
    async with one_field(RATE, 7, scale=(1, 5)) as (app, pilot, field):
        assert field.value == 7
        assert note_of(field) == "“7” does not fit here; it is kept until you answer anew"
        await pilot.press("2")
        await wait_for(pilot, lambda: app.said == [(2, True)], "the new mark")
        assert note_of(field) == ""


async def test_statements_are_rows_with_marks() -> None:
    async with one_field(
        RATE, MARKED, scale=(1, 5), low="never", high="always", choices=STATEMENTS, size=(60, 20)
    ) as (app, _pilot, field):
        assert screen_lines(app)[:6] == [
            "                                       1   2   3   4   5",
            "                                       never      always",
            "▌ agenda: I bring one                  ·   ·  [●]  ·   ·   3",
            "  say: I say what I need               ·   ·   ·   ·   ●   5",
            "  follow: I do what I said             ·   ·   ·   ·   ·",
            "  1 still to mark",
        ]
        assert field.value == MARKED


async def test_a_digit_marks_and_stays_and_down_goes_on() -> None:
    async with one_field(RATE, scale=(1, 5), choices=STATEMENTS) as (app, pilot, field):
        await pilot.press("2", "3", "down", "down", "right", "space")
        await wait_for(pilot, lambda: len(app.said) == 3, "three marks")
        assert app.said[-1][0] == {"agenda:": 3, "follow:": 4}
        await pilot.press("space", "up", "up", "delete")
        await wait_for(pilot, lambda: field.value is None, "all taken back")
        assert app.said[-1] == (None, True)


@pytest.mark.parametrize("width", [24, 40, 60, 100])
@pytest.mark.parametrize("scale", [(1, 5), (0, 10)])
async def test_statements_can_be_marked_by_mouse(width: int, scale: tuple[int, int]) -> None:
    async with one_field(
        RATE, {"follow:": 4}, scale=scale, choices=STATEMENTS, size=(width, 40)
    ) as (
        app,
        pilot,
        field,
    ):
        lines = screen_lines(app)
        y = next(n for n, line in enumerate(lines) if "●" in line)
        await pilot.click(field.focus_part, offset=(lines[y].index("●"), y))
        await wait_for(pilot, lambda: app.said == [(None, True)], "the mark taken back")
        await pilot.click(field.focus_part, offset=(2, 1 if "agenda" in lines[1] else 0))
        await pilot.pause()
        assert len(app.said) == 1


async def test_long_statements_are_wrapped_beside_their_marks() -> None:
    long = "long: " + "some more words " * 8
    async with one_field(RATE, scale=(1, 5), choices=[long], size=(60, 20)) as (app, _pilot, _f):
        lines = [line for line in screen_lines(app) if "words" in line]
        assert len(lines) > 2
        assert lines[0].endswith("·")
        assert all("·" not in line for line in lines[1:])


async def test_marks_of_statements_that_are_gone_are_kept() -> None:
    kept = {"gone": 2, "agenda:": 3}
    async with one_field(RATE, kept, scale=(1, 5), choices=STATEMENTS) as (_app, pilot, field):
        await pilot.press("5")
        await wait_for(pilot, lambda: field.value == {"gone": 2, "agenda:": 5}, "both")
        assert note_of(field) == "2 still to mark"


async def test_show_value_is_silent() -> None:
    async with one_field(RATE, MARKED, scale=(1, 5), choices=STATEMENTS) as (app, pilot, field):
        field.show_value({"say:": 1})
        await pilot.press("tab")
        await pilot.pause()
        assert field.value == {"say:": 1}
        assert app.said == []


async def test_read_only_takes_neither_keys_nor_clicks() -> None:
    app = FieldsApp(
        field_of(RATE, 3, scale=(1, 5), read_only=True),
        field_of(YES_NO, "no", read_only=True),
        field_of(RATE, MARKED, scale=(1, 5), choices=STATEMENTS, read_only=True),
    )
    async with app.run_test() as pilot:
        await pilot.press("tab", "1", "y", "space")
        for field in app.fields:
            await pilot.click(field.focus_part, offset=(3, 0))
        await pilot.pause()
        assert [field.value for field in app.fields] == [3, "no", MARKED]
        assert app.said == []
        assert screen_lines(app)[0] == "  ○ 1   ○ 2   ● 3   ○ 4   ○ 5"

"""Fields to choose one or any of several choices."""

from __future__ import annotations

from functools import partial

from tests.ui.fields_app import (
    TODAY,
    FieldsApp,
    field_of,
    note_of,
    one_field,
    prompt_of,
    screen_lines,
    wait_for,
)
from workbook.pages.model import AnswerType, Choice
from workbook.ui.widgets.fields.choice import ChoicesField
from workbook.ui.widgets.fields.registry import make_field

ONE, ANY = AnswerType.CHOOSE_ONE, AnswerType.CHOOSE_ANY
CHOICES = ("Weekly", "Monthly", "Never at all")


async def test_moving_chooses_nothing_and_space_and_enter_do() -> None:
    async with one_field(ONE, choices=CHOICES) as (app, pilot, field):
        await pilot.press("down", "down", "down")
        assert app.said == []
        await pilot.press("space")
        await wait_for(pilot, lambda: app.said == [("never", True)], "the choice")
        await pilot.press("up", "enter")
        await wait_for(pilot, lambda: field.value == "monthly", "the other one")
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.said[-1] == (None, True), "the choice taken back")


async def test_a_digit_chooses() -> None:
    async with one_field(ONE, choices=CHOICES) as (app, pilot, _field):
        await pilot.press("3", "9")
        await wait_for(pilot, lambda: app.said == [("never", True)], "the third")
        await pilot.press("home", "space")
        await wait_for(pilot, lambda: app.said[-1] == ("weekly", True), "the first")


async def test_the_screen_says_what_is_chosen_and_where_the_cursor_is_without_colour() -> None:
    async with one_field(ONE, "monthly", choices=CHOICES) as (app, pilot, _field):
        await pilot.press("down", "down")
        assert screen_lines(app)[:3] == ["  ○ Weekly", "  ● Monthly", "▌ ○ Never at all"]
    async with one_field(ANY, ["monthly"], choices=CHOICES) as (app, pilot, _field):
        assert screen_lines(app)[:3] == ["▌ □ Weekly", "  ■ Monthly", "  □ Never at all"]


async def test_any_are_told_in_the_order_of_the_choices() -> None:
    async with one_field(ANY, choices=CHOICES, most=(1, None)) as (app, pilot, field):
        await pilot.press("end", "space", "home", "space")
        await wait_for(pilot, lambda: len(app.said) == 2, "both")
        assert app.said == [(["never"], True), (["weekly", "never"], True)]
        assert note_of(field) == "2 chosen, 1 more than asked for"


async def test_clicks_choose() -> None:
    async with one_field(ONE, choices=CHOICES) as (app, pilot, field):
        await pilot.click(field.focus_part, offset=(6, 1))
        await wait_for(pilot, lambda: app.said == [("monthly", True)], "the clicked one")


async def test_something_else_opens_a_line_for_it() -> None:
    async with one_field(ONE, "weekly", choices=CHOICES, or_other=True) as (app, pilot, field):
        assert isinstance(field, ChoicesField)
        assert not field.entry.display
        await pilot.press("end", "space")
        await wait_for(pilot, lambda: field.entry.has_focus, "the focus in the line")
        await pilot.press("b", "q")
        await wait_for(pilot, lambda: field.value == {"other": "bq"}, "the words")
        assert app.said[-1] == ({"other": "bq"}, False)
        await pilot.press("tab")
        await wait_for(pilot, lambda: app.said[-1] == ({"other": "bq"}, True), "settled")


async def test_words_of_ones_own_stand_beside_other_choices() -> None:
    kept = ["weekly", {"other": "by letter"}]
    async with one_field(ANY, kept, choices=CHOICES, or_other=True) as (app, pilot, field):
        assert any("by letter" in line for line in screen_lines(app))
        await pilot.press("down", "space")
        await wait_for(pilot, lambda: len(app.said) == 1, "the change")
        assert field.value == ["weekly", "monthly", {"other": "by letter"}]


async def test_a_choice_that_is_gone_stays_until_it_is_taken_back() -> None:
    async with one_field(ANY, ["gone", "weekly"], choices=CHOICES) as (app, pilot, field):
        assert "  ■ gone  no longer offered" in screen_lines(app)
        await pilot.press("down", "space")
        await wait_for(pilot, lambda: len(app.said) == 1, "the change")
        assert field.value == ["weekly", "monthly", "gone"]
        await pilot.press("end", "space")
        await wait_for(pilot, lambda: field.value == ["weekly", "monthly"], "it to go")


async def test_items_can_be_the_choices_and_the_words_of_old_ones_are_kept() -> None:
    make = partial(
        make_field,
        prompt_of(ANY),
        ["7", "9"],
        today=TODAY,
        choices=[Choice("7", "Lead the planning")],
        labels={"9": "Write more"},
    )
    app = FieldsApp(make)
    async with app.run_test():
        assert screen_lines(app)[:2] == [
            "▌ ■ Lead the planning",
            "  ■ Write more  no longer offered",
        ]


async def test_nothing_to_choose_from_is_said() -> None:
    async with one_field(ONE) as (app, pilot, field):
        await pilot.press("space", "down", "1")
        assert "Nothing to choose from yet" in screen_lines(app)[0]
        assert field.value is None
        assert app.said == []


async def test_long_choices_are_wrapped_under_their_words() -> None:
    labels = ("Short", "word " * 30)
    async with one_field(ONE, choices=labels, size=(40, 20)) as (app, _pilot, _field):
        lines = [line for line in screen_lines(app) if line]
        assert len(lines) > 4
        assert all(line.startswith("    word") for line in lines[2:])


async def test_the_row_with_the_cursor_is_scrolled_into_sight() -> None:
    labels = tuple(f"choice{n}" for n in range(60))
    async with one_field(ONE, choices=labels, size=(40, 10)) as (app, pilot, _field):
        await pilot.press("end")
        await wait_for(
            pilot, lambda: any("▌ ○ choice59" in line for line in screen_lines(app)), "the last row"
        )
        await pilot.press("home")
        await wait_for(
            pilot, lambda: any("▌ ○ choice0" in line for line in screen_lines(app)), "the first row"
        )


async def test_show_value_is_silent() -> None:
    async with one_field(ONE, "weekly", choices=CHOICES, or_other=True) as (app, pilot, field):
        field.show_value({"other": "x"})
        field.show_value("monthly")
        await pilot.press("tab")
        await pilot.pause()
        assert field.value == "monthly"
        assert "  ● Monthly" in screen_lines(app)
        assert app.said == []


async def test_read_only_takes_neither_keys_nor_clicks() -> None:
    app = FieldsApp(field_of(ONE, "weekly", choices=CHOICES, read_only=True))
    async with app.run_test() as pilot:
        await pilot.press("tab", "down", "space")
        await pilot.click(app.fields[0].focus_part, offset=(6, 1))
        await pilot.pause()
        assert app.fields[0].value == "weekly"
        assert app.said == []

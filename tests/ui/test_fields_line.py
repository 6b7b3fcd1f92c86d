"""Fields of one line: words, numbers, days and times."""

from __future__ import annotations

from functools import partial

import pytest
from textual import events

from tests.ui.fields_app import (
    FieldsApp,
    field_of,
    note_of,
    one_field,
    screen_lines,
    wait_for,
)
from workbook.notebook.records import Value
from workbook.pages.model import AnswerType
from workbook.ui.widgets.fields.base import Field
from workbook.ui.widgets.fields.entry import Entry
from workbook.ui.widgets.fields.line import LineField


async def test_typing_is_told_at_once_and_settled_on_leaving() -> None:
    app = FieldsApp(field_of(AnswerType.LINE), field_of(AnswerType.LINE))
    async with app.run_test() as pilot:
        await pilot.press("h", "i")
        await wait_for(pilot, lambda: len(app.said) == 2, "two changes")
        assert app.said == [("h", False), ("hi", False)]
        await pilot.press("tab")
        await wait_for(pilot, lambda: len(app.said) == 3, "the settled one")
        assert app.said[-1] == ("hi", True)
        await pilot.press("tab", "tab")
        assert len(app.said) == 3


async def test_the_first_letter_does_not_replace_what_is_there() -> None:
    async with one_field(AnswerType.LINE, "plan") as (app, pilot, field):
        await pilot.press("s")
        await wait_for(pilot, lambda: field.value == "plans", "the letter at the end")
        assert app.said == [("plans", False)]


async def test_nothing_is_told_of_a_field_that_was_only_looked_at() -> None:
    app = FieldsApp(*(field_of(t, v) for t, v in [(AnswerType.LINE, "a"), (AnswerType.DATE, "x")]))
    async with app.run_test() as pilot:
        await pilot.press("tab", "left", "tab", "shift+tab")
        await pilot.pause()
        assert app.said == []


async def test_enter_settles_and_says_that_one_may_move_on() -> None:
    async with one_field(AnswerType.LINE) as (app, pilot, _field):
        await pilot.press("a", "enter")
        await wait_for(pilot, lambda: app.entered == 1, "the message")
        assert app.said == [("a", False), ("a", True)]


async def test_clearing_is_an_answer_of_none() -> None:
    async with one_field(AnswerType.LINE, "a") as (app, pilot, _field):
        await pilot.press("backspace")
        await wait_for(pilot, lambda: app.said == [(None, False)], "the cleared answer")


async def test_pasted_lines_are_joined_and_it_is_said() -> None:
    async with one_field(AnswerType.LINE, "a ") as (app, pilot, field):
        field.focus_part.post_message(events.Paste("one\r\n\ttwo\n\n three\x1b[31m \n"))
        await wait_for(pilot, lambda: field.value == "a one two three[31m", "all lines")
        await wait_for(pilot, lambda: "3 lines" in note_of(field), "the remark")
        await pilot.press("!")
        await wait_for(pilot, lambda: note_of(field) == "", "the remark to go")
        app.copy_to_clipboard("x\ny")
        await pilot.press("ctrl+v")
        await wait_for(pilot, lambda: str(field.value).endswith("!x y"), "the app's clipboard")


async def test_show_value_is_silent_and_keeps_the_cursor() -> None:
    async with one_field(AnswerType.LINE, "plan") as (app, pilot, field):
        assert isinstance(field, LineField)
        await pilot.press("home", "right")
        field.show_value("plan")
        await pilot.pause()
        assert field.entry.cursor_position == 1
        field.show_value("other words")
        await pilot.pause()
        assert field.value == "other words"
        await pilot.press("tab")
        await pilot.pause()
        assert app.said == []


async def test_show_value_after_typing_forgets_what_was_typed() -> None:
    async with one_field(AnswerType.LINE, "a") as (app, pilot, field):
        await pilot.press("b")
        field.show_value("z")
        await pilot.pause()
        told = list(app.said)
        field.edited(settled=True)
        await pilot.pause()
        assert field.value == "z"
        assert app.said == told


@pytest.mark.parametrize(
    ("typed", "value", "said"),
    [
        ("12", 12, ""),
        ("3,5", 3.5, ""),
        ("twelve", "twelve", "Not read as a number; kept as you typed it"),
        (" ", " ", ""),
    ],
)
async def test_numbers(typed: str, value: Value, said: str) -> None:
    async with one_field(AnswerType.NUMBER) as (_app, pilot, field):
        field.focus_part.post_message(events.Paste(typed))
        await wait_for(pilot, lambda: field.value == value, "the value")
        assert type(field.value) is type(value)
        await wait_for(pilot, lambda: note_of(field) == said, "the note")


async def test_a_number_is_shown_as_one_types_it() -> None:
    async with one_field(AnswerType.NUMBER, 3.0) as (_app, _pilot, field):
        assert isinstance(field, LineField)
        assert field.entry.value == "3"
        assert field.value == 3


@pytest.mark.parametrize(
    ("typed", "value", "said"),
    [
        ("fri", "2026-11-27", "Friday 27 November, in 5 days"),
        ("today", "2026-11-22", "Sunday 22 November, today"),
        ("20.11.2026", "2026-11-20", "Friday 20 November, 2 days ago"),
        ("soon", "soon", "Not read as a day; kept as you typed it"),
    ],
)
async def test_days(typed: str, value: Value, said: str) -> None:
    async with one_field(AnswerType.DATE) as (_app, pilot, field):
        field.focus_part.post_message(events.Paste(typed))
        await wait_for(pilot, lambda: field.value == value, "the value")
        await wait_for(pilot, lambda: note_of(field) == said, "the note")


async def test_a_kept_day_is_shown_in_words_and_kept() -> None:
    async with one_field(AnswerType.DATE, "2026-11-26") as (app, pilot, field):
        assert isinstance(field, LineField)
        assert field.entry.value == "26 November 2026"
        assert note_of(field) == "Thursday 26 November, in 4 days"
        await pilot.press("tab")
        await pilot.pause()
        assert field.value == "2026-11-26"
        assert app.said == []


async def test_an_impossible_day_is_no_error() -> None:
    async with one_field(AnswerType.DATE, "2026-02-30") as (_app, _pilot, field):
        assert note_of(field) == "Not read as a day; kept as you typed it"
        assert field.value == "2026-02-30"


@pytest.mark.parametrize(
    ("typed", "value", "said"),
    [
        ("2pm", "14:00", "14:00"),
        ("14:00", "14:00", ""),
        ("later", "later", "Not read as a time; kept as you typed it"),
    ],
)
async def test_times(typed: str, value: Value, said: str) -> None:
    async with one_field(AnswerType.TIME) as (_app, pilot, field):
        field.focus_part.post_message(events.Paste(typed))
        await wait_for(pilot, lambda: field.value == value, "the value")
        await wait_for(pilot, lambda: note_of(field) == said, "the note")


def _says(field: Field, words: str) -> bool:
    return note_of(field) == words


async def test_a_note_follows_what_was_looked_at_before_it_was_told() -> None:
    async with one_field(AnswerType.TIME) as (_app, pilot, field):
        entry = field.focus_part
        assert isinstance(entry, Entry)
        for typed, said in (("late", "Not read as a time; kept as you typed it"), ("14:00", "")):
            entry.value = typed
            assert field.value == typed, "a screen looks at the value at any moment"
            await wait_for(pilot, partial(_says, field, said), "the note")


async def test_limits_are_told_and_never_enforced() -> None:
    async with one_field(AnswerType.LINE, "one two", most=(2, "words")) as (_app, pilot, field):
        assert note_of(field) == "2 of at most 2 words"
        field.focus_part.post_message(events.Paste(" three"))
        await wait_for(pilot, lambda: note_of(field) == "3 words, 1 more than asked for", "note")
        assert field.value == "one two three"


async def test_read_only_shows_words_that_nothing_changes() -> None:
    app = FieldsApp(
        field_of(AnswerType.LINE, "[b]bold[/b]", read_only=True),
        field_of(AnswerType.DATE, "2026-11-26", read_only=True),
        field_of(AnswerType.LINE, None, read_only=True),
    )
    async with app.run_test() as pilot:
        await pilot.press("tab", "x", "backspace")
        await pilot.pause()
        assert app.focused is None
        shown = "\n".join(screen_lines(app))
        assert "[b]bold[/b]" in shown
        assert shown.count("Thursday 26 November, in 4 days") == 1
        assert "Nothing written here" in shown
        assert [field.value for field in app.fields] == ["[b]bold[/b]", "2026-11-26", None]


async def test_a_disabled_field_takes_no_focus() -> None:
    app = FieldsApp(field_of(AnswerType.LINE, "a"), field_of(AnswerType.LINE))
    async with app.run_test() as pilot:
        app.fields[0].disabled = True
        app.fields[0].focus()
        await pilot.press("tab", "x")
        await wait_for(pilot, lambda: app.said == [("x", False)], "the other field to have it")
        assert app.fields[0].value == "a"

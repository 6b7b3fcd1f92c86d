"""The field for a list of short lines."""

from __future__ import annotations

from typing import Any

from textual import events

from tests.ui.fields_app import FieldsApp, field_of, note_of, one_field, screen_lines, wait_for
from workbook.pages.model import AnswerType
from workbook.ui.widgets.fields.list import ListField

LIST = AnswerType.LIST
TWO = [{"id": "a", "text": "read"}, {"id": "b", "text": "write"}]
DATED = [
    {"id": "a", "text": "draft", "day": "2026-12-15", "done": False},
    {"id": "b", "text": "ask", "day": None, "done": True},
    {"id": "c", "text": "send", "day": "one day", "done": False},
]


def texts(value: Any) -> list[str]:  # noqa: ANN401 - the value of a field
    return [line["text"] for line in value or []]


async def test_typing_begins_a_line_and_enter_the_next() -> None:
    app = FieldsApp(field_of(LIST), field_of(AnswerType.LINE))
    async with app.run_test() as pilot:
        field = app.fields[0]
        assert screen_lines(app)[0] == "▌ + add a line"
        await pilot.press("q", "a", "enter", "b")
        await wait_for(pilot, lambda: texts(field.value) == ["qa", "b"], "two lines")
        assert app.said[0] == ([{"id": field.value[0]["id"], "text": "q"}], False)
        await pilot.press("tab")
        await wait_for(pilot, lambda: app.said[-1][1], "settled on leaving")
        assert screen_lines(app)[:3] == ["  – qa", "  – b", "  + add a line"]


async def test_a_burst_of_keys_makes_the_lines_that_were_typed() -> None:
    app = FieldsApp(field_of(LIST))

    def burst(text: str) -> None:
        for sign in text:
            key = {" ": "space", "\n": "enter"}.get(sign, sign)
            app.post_message(events.Key(key, "\r" if sign == "\n" else sign))

    async with app.run_test() as pilot:
        field = app.fields[0]
        burst("one two\nthree\n")  # begun on the rows
        await wait_for(pilot, lambda: texts(field.value) == ["one two", "three"], "two lines")
        burst("four\nfive\n\n")  # begun in the entry
        expected = ["one two", "three", "four", "five"]
        await wait_for(pilot, lambda: texts(field.value) == expected, "four lines")


async def test_ids_stay_and_new_ones_differ() -> None:
    async with one_field(LIST, TWO) as (_app, pilot, field):
        await pilot.press("n", "enter", "m", "up", "up", "x")
        await wait_for(
            pilot, lambda: texts(field.value) == ["read", "writex", "n", "m"], "four lines"
        )
        ids = [line["id"] for line in field.value]
        assert ids[:2] == ["a", "b"]
        assert len(set(ids)) == 4
        assert all(4 <= len(i) <= 6 for i in ids[2:])


async def test_enter_on_an_empty_line_ends_the_writing() -> None:
    async with one_field(LIST, TWO) as (app, pilot, field):
        assert isinstance(field, ListField)
        await pilot.press("enter", "enter")
        await wait_for(pilot, lambda: not field.entry.display, "the entry to close")
        assert field.value == TWO
        assert app.said == []
        assert screen_lines(app)[2] == "▌ + add a line"


async def test_an_open_line_stands_in_its_place() -> None:
    async with one_field(LIST, TWO) as (app, pilot, field):
        assert isinstance(field, ListField)
        await pilot.press("home", "enter")
        await wait_for(pilot, lambda: field.entry.has_focus, "the entry to open")
        assert [line.strip("▌ ") for line in screen_lines(app)[:2]] == ["read", "– write"]
        await pilot.press("!", "down")
        await wait_for(pilot, lambda: texts(field.value) == ["read!", "write"], "the change")
        assert screen_lines(app)[:2] == ["  – read!", "▌ – write"]


async def test_enter_in_the_middle_begins_a_line_there() -> None:
    async with one_field(LIST, TWO) as (_app, pilot, field):
        await pilot.press("home", "enter", "enter", "x")
        await wait_for(pilot, lambda: texts(field.value) == ["read", "x", "write"], "in between")


async def test_removing_is_said_and_can_be_undone() -> None:
    async with one_field(LIST, TWO) as (app, pilot, field):
        await pilot.press("home", "backspace")
        await wait_for(pilot, lambda: texts(field.value) == ["write"], "the line to go")
        assert app.said[-1][1]
        assert note_of(field) == "Removed “read”; ctrl+z brings it back"
        await pilot.press("ctrl+z")
        await wait_for(pilot, lambda: field.value == TWO, "the line to come back")
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert field.value == TWO


async def test_backspace_on_an_empty_line_removes_it_and_goes_to_the_one_above() -> None:
    async with one_field(LIST, TWO) as (_app, pilot, field):
        assert isinstance(field, ListField)
        await pilot.press("down", "up", "enter", "ctrl+u", "backspace")
        await wait_for(pilot, lambda: texts(field.value) == ["read"], "one line")
        assert "write" in note_of(field)
        await pilot.press("y")
        await wait_for(pilot, lambda: texts(field.value) == ["ready"], "typing to go on above")
        await pilot.press("ctrl+z")
        await wait_for(pilot, lambda: texts(field.value) == ["read"], "the letter taken back")
        await pilot.press("ctrl+z")
        await wait_for(pilot, lambda: texts(field.value) == ["read", "write"], "it to come back")
        assert [line["id"] for line in field.value] == ["a", "b"]


async def test_the_keys_shown_are_those_that_do_something_now() -> None:
    async with one_field(LIST, TWO, dated=True) as (app, pilot, _field):

        def shown() -> list[str]:
            keys = iter(app.screen.active_bindings.values())
            keys = (key for key in keys if key.binding.show and key.enabled)
            return list(dict.fromkeys(key.binding.description for key in keys))

        await pilot.press("home")
        assert shown()[:4] == ["write", "tick", "remove", "move"]
        await pilot.press("delete")
        assert "bring back" in shown()
        await pilot.press("end")
        assert not {"tick", "remove"} & set(shown()), "nothing of it concerns the row that adds"


async def test_lines_are_moved() -> None:
    async with one_field(LIST, TWO) as (app, pilot, field):
        await pilot.press("home", "alt+down")
        await wait_for(pilot, lambda: texts(field.value) == ["write", "read"], "the other order")
        assert app.said[-1][1]
        await pilot.press("alt+down")
        await pilot.pause()
        assert texts(field.value) == ["write", "read"]
        await pilot.press("enter", "shift+up")
        await wait_for(pilot, lambda: texts(field.value) == ["read", "write"], "back, while open")
        await pilot.press("!")
        await wait_for(pilot, lambda: texts(field.value) == ["read!", "write"], "still open")


async def test_pasted_lines_are_lines() -> None:
    async with one_field(LIST, TWO) as (_app, pilot, field):
        field.focus_part.post_message(events.Paste("one\r\n\n two\t2 \n\x1bthree"))
        wanted = ["read", "write", "one", "two 2", "three"]
        await wait_for(pilot, lambda: texts(field.value) == wanted, "three more")
        await pilot.press("home", "enter")
        field.focus_part.post_message(events.Paste(" a\nb"))
        await wait_for(pilot, lambda: texts(field.value)[:3] == ["reada", "b", "write"], "in place")


async def test_a_day_at_the_end_is_taken() -> None:
    app = FieldsApp(field_of(LIST, dated=True), field_of(AnswerType.LINE))
    async with app.run_test() as pilot:
        field = app.fields[0]
        assert isinstance(field, ListField)
        await pilot.press("enter")
        await wait_for(pilot, lambda: field.entry.has_focus, "the entry")
        field.entry.insert_text_at_cursor("draft to Ana")
        await wait_for(pilot, lambda: "sets a day" in note_of(field), "how it gets a day")
        field.entry.insert_text_at_cursor(" by 15 dec")
        await wait_for(
            pilot, lambda: note_of(field) == "Tuesday 15 December, in 23 days", "the day said"
        )
        await pilot.press("tab")
        await wait_for(pilot, lambda: bool(app.said) and app.said[-1][1], "settled")
        (line,) = field.value
        assert (line["text"], line["day"], line["done"]) == ("draft to Ana", "2026-12-15", False)
        assert screen_lines(app)[0] == "  □ draft to Ana  Tue 15 Dec, in 23 days"


async def test_a_day_can_be_taken_away_and_one_not_understood_is_kept() -> None:
    async with one_field(LIST, DATED, dated=True) as (_app, pilot, field):
        assert isinstance(field, ListField)
        await pilot.press("home", "enter")
        await wait_for(pilot, lambda: field.entry.value == "draft by 15 Dec 2026", "with its day")
        await pilot.press("ctrl+u", "x", "up")
        await wait_for(pilot, lambda: field.value[0]["day"] is None, "no day")
        await pilot.press("end", "up", "enter", "home", "z", "up")
        await wait_for(pilot, lambda: texts(field.value) == ["x", "ask", "zsend"], "the change")
        assert field.value[2]["day"] == "one day"
        assert [line["id"] for line in field.value] == ["a", "b", "c"]


async def test_space_ticks_on_a_row_and_is_a_blank_in_a_line() -> None:
    async with one_field(LIST, DATED, dated=True) as (app, pilot, field):
        assert screen_lines(app)[:3] == [
            "  □ draft  Tue 15 Dec, in 23 days",
            "  ✓ ask",
            "  □ send  by one day",
        ]
        await pilot.press("home", "space")
        await wait_for(pilot, lambda: field.value[0]["done"], "the tick")
        assert app.said[-1][1]
        await pilot.press("space", "down", "enter", "space", "x")
        await wait_for(pilot, lambda: texts(field.value)[1] == "ask x", "the blank")
        assert [line["done"] for line in field.value] == [False, True, False]


async def test_clicks_tick_and_open() -> None:
    async with one_field(LIST, DATED, dated=True) as (_app, pilot, field):
        assert isinstance(field, ListField)
        await pilot.click(field.above, offset=(2, 0))
        await wait_for(pilot, lambda: field.value[0]["done"], "the tick")
        await pilot.click(field.above, offset=(6, 1))
        await wait_for(pilot, lambda: field.entry.value == "ask", "the line to open")
        await pilot.click(field.below, offset=(6, 0))
        await wait_for(pilot, lambda: field.entry.value == "send by one day", "the one below")
        assert field.entry.has_focus


async def test_leaving_backwards_and_coming_again() -> None:
    app = FieldsApp(field_of(AnswerType.LINE), field_of(LIST, TWO), field_of(AnswerType.LINE))
    async with app.run_test() as pilot:
        field = app.fields[1]
        assert isinstance(field, ListField)
        await pilot.press("tab", "x")
        await wait_for(pilot, lambda: field.entry.has_focus, "the entry")
        await pilot.press("shift+tab")
        await wait_for(pilot, lambda: app.focused is app.fields[0].focus_part, "the one before")
        await wait_for(pilot, lambda: not field.entry.display, "the line to close")
        await pilot.press("tab", "tab")
        assert app.focused is app.fields[2].focus_part


async def test_show_value_is_silent_and_keeps_an_open_line_open() -> None:
    async with one_field(LIST, TWO) as (app, pilot, field):
        assert isinstance(field, ListField)
        await pilot.press("home", "enter")
        field.show_value([*TWO, {"id": "c", "text": "more"}])
        await pilot.pause()
        assert field.entry.has_focus
        assert field.entry.value == "read"
        field.show_value([{"id": "c", "text": "more"}])
        await pilot.pause()
        assert not field.entry.display
        assert texts(field.value) == ["more"]
        assert app.said == []


async def test_what_a_line_holds_besides_is_kept() -> None:
    kept = [{"id": "a", "text": "read", "from": "elsewhere"}]
    async with one_field(LIST, kept) as (_app, pilot, field):
        await pilot.press("home", "x")
        await wait_for(
            pilot, lambda: field.value == [{"id": "a", "text": "readx", "from": "elsewhere"}], "all"
        )


async def test_read_only_shows_the_lines_and_takes_nothing() -> None:
    app = FieldsApp(
        field_of(LIST, DATED, dated=True, read_only=True), field_of(LIST, read_only=True)
    )
    async with app.run_test() as pilot:
        field = app.fields[0]
        await pilot.press("tab", "space", "x")
        await pilot.click(field.focus_part, offset=(2, 0))
        await pilot.pause()
        assert field.value == DATED
        assert app.said == []
        assert "Nothing written here" in screen_lines(app)[3]

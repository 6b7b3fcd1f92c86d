"""What holds for every field: any value, any width, any key, and the registry."""

from __future__ import annotations

from typing import Any

import pytest
from textual.widgets import Input, TextArea

from tests.ui.fields_app import (
    HOSTILE,
    PASSED_ON,
    TODAY,
    FieldsApp,
    field_of,
    note_of,
    one_field,
    prompt_of,
    screen_lines,
    wait_for,
)
from workbook.notebook.records import Column, Value
from workbook.pages.model import AnswerType
from workbook.ui.widgets.fields.base import Field
from workbook.ui.widgets.fields.ratings import RatingsField
from workbook.ui.widgets.fields.registry import FIELDS, make_field

Clauses = dict[str, Any]

KINDS: dict[str, tuple[AnswerType, Clauses]] = {
    **{str(t): (t, {}) for t in AnswerType if t not in (AnswerType.RATE, AnswerType.LIST)},
    "choices": (AnswerType.CHOOSE_ONE, {"choices": ("One", "Two"), "or_other": True}),
    "rate": (AnswerType.RATE, {"scale": (1, 5), "low": "no", "high": "yes"}),
    "ratings": (AnswerType.RATE, {"scale": (0, 10), "choices": ("One", "Two")}),
    "list": (AnswerType.LIST, {}),
    "dated": (AnswerType.LIST, {"dated": True}),
}
"""Every kind of field, with clauses that make it whole."""

WRONG: tuple[Value, ...] = (
    True,
    -1,
    10**30,
    3.25,
    "",
    "words",
    [],
    {},
    ["a", 1, None],
    [{"id": 1}],
    [{"id": "a", "text": None}],
    [{"id": "a", "text": "t", "day": 3}],
    {"other": None},
    {"a": "b"},
    {"a": 99},
    [[["deep"]]],
)
"""Values of which most fields can show hardly any."""


def hostile_value(kind: str, text: str) -> tuple[Value, Clauses]:
    """A value of the right shape made of this text, and clauses that use it too."""
    answer_type, clauses = KINDS[kind]
    if kind == "choices":
        return {"other": text}, {**clauses, "choices": (f"a {text}", "b")}
    if answer_type is AnswerType.CHOOSE_ONE:
        return text, clauses
    if answer_type is AnswerType.CHOOSE_ANY:
        return [text, {"other": text}], {**clauses, "choices": (f"a {text}",)}
    if kind == "ratings":
        return {text: 1}, {**clauses, "choices": (f"a {text}", "b"), "low": text, "high": text}
    if answer_type is AnswerType.RATE:
        return 3, {**clauses, "low": text, "high": text}
    if answer_type is AnswerType.LIST:
        line = {"id": "a", "text": text, "day": text, "done": False}
        return [line, {**line, "id": "b", "done": True}], clauses
    if answer_type is AnswerType.YES_NO:
        return "yes", clauses
    return text, clauses


def test_every_answer_type_has_a_field() -> None:
    assert set(FIELDS) == set(AnswerType)


@pytest.mark.parametrize("kind", KINDS)
async def test_fields_carry_what_they_were_made_for(kind: str) -> None:
    answer_type, clauses = KINDS[kind]
    prompt = prompt_of(answer_type, **clauses)
    made: list[Field] = []

    def make() -> Field:
        made.append(make_field(prompt, None, today=TODAY, column=Column.MENTOR, id="it"))
        return made[-1]

    async with FieldsApp(make).run_test():
        (field,) = made
        assert field.prompt is prompt
        assert field.column is Column.MENTOR
        assert field.id == "it"
        assert field.value is None
        assert isinstance(field, RatingsField if kind == "ratings" else FIELDS[answer_type])


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("kind", KINDS)
async def test_no_text_ends_the_app_or_is_changed(kind: str, read_only: bool) -> None:
    makers = []
    values = []
    for text in HOSTILE:
        value, clauses = hostile_value(kind, text)
        values.append(value)
        makers.append(field_of(KINDS[kind][0], value, **clauses, read_only=read_only))
    app = FieldsApp(*makers)
    async with app.run_test(size=(50, 30)) as pilot:
        for field in app.fields:
            field.focus()
            await pilot.pause()
        assert [field.value for field in app.fields] == values
        assert app.said == []
        drawn = "\n".join(screen_lines(app))
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(drawn)


@pytest.mark.parametrize("kind", KINDS)
async def test_a_value_of_the_wrong_shape_is_kept(kind: str) -> None:
    answer_type, clauses = KINDS[kind]
    app = FieldsApp(*(field_of(answer_type, value, **clauses) for value in WRONG))
    async with app.run_test(size=(60, 30)) as pilot:
        await pilot.press("tab", "tab")
        for field, value in zip(app.fields, WRONG, strict=True):
            assert field.value == value
            field.show_value(None)
            assert field.value is None
            field.show_value(value)
            assert field.value == value
        await pilot.pause()
        assert app.said == []


async def test_a_value_of_the_wrong_shape_is_told_until_it_is_answered_anew() -> None:
    async with one_field(AnswerType.YES_NO, ["perhaps", "[/]"]) as (app, pilot, field):
        assert note_of(field) == "“perhaps” does not fit here; it is kept until you answer anew"
        await pilot.press("y")
        await wait_for(pilot, lambda: app.said == [("yes", True)], "the new answer")
        assert note_of(field) == ""


@pytest.mark.parametrize("kind", KINDS)
async def test_keys_of_the_screen_come_through(kind: str) -> None:
    answer_type, clauses = KINDS[kind]
    async with one_field(answer_type, **clauses) as (app, pilot, _field):
        assert app.focused is not None
        await pilot.press(*PASSED_ON)
        await pilot.pause()
        assert app.keys == list(PASSED_ON)


@pytest.mark.parametrize("kind", KINDS)
async def test_letters_are_text_wherever_text_can_be_typed(kind: str) -> None:
    answer_type, clauses = KINDS[kind]
    async with one_field(answer_type, **clauses) as (app, pilot, field):
        await pilot.press("q", "c", "m")
        await pilot.pause()
        texts = [part.value for part in field.query(Input)]
        texts += [part.text for part in field.query(TextArea)]
        typed = any("qcm" in text for text in texts)
        assert app.keys == ([] if typed else ["q", "c", "m"])
        assert typed == (answer_type in TEXT_TYPES)


TEXT_TYPES = {
    AnswerType.LINE,
    AnswerType.TEXT,
    AnswerType.NUMBER,
    AnswerType.DATE,
    AnswerType.TIME,
    AnswerType.LIST,
}


@pytest.mark.parametrize("width", [12, 20, 60, 200])
async def test_every_field_can_be_drawn_at_any_width(width: int) -> None:
    text = "some words that are longer than that"
    values = [(hostile_value(kind, text), KINDS[kind][0]) for kind in KINDS]
    app = FieldsApp(*(field_of(t, value, **clauses) for (value, clauses), t in values))
    async with app.run_test(size=(width, 60)) as pilot:
        for field in app.fields:
            field.focus()
            await pilot.pause()
        assert all(field.size.height >= 1 for field in app.fields)
        assert all(field.size.width <= 80 for field in app.fields)


@pytest.mark.parametrize("kind", KINDS)
async def test_the_focus_can_be_seen_without_colour(kind: str) -> None:
    answer_type, clauses = KINDS[kind]
    app = FieldsApp(field_of(AnswerType.LINE), field_of(answer_type, **clauses))
    async with app.run_test() as pilot:
        await pilot.pause()
        before = screen_lines(app)
        app.fields[1].focus()
        await wait_for(pilot, lambda: app.fields[1].has_focus_within, "the focus")
        after = screen_lines(app)
        assert before[0].startswith("▌")
        assert not after[0].startswith("▌")
        assert any(line.startswith("▌") for line in after[1:])
        assert not any(line.startswith("▌") for line in before[1:])

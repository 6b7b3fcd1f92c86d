"""What holds for every field: any value, any width, any key, and the registry."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from tests.effort import SOAK, soak_only
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
from workbook.ui.widgets.fields.entry import Entry
from workbook.ui.widgets.fields.ratings import RatingsField
from workbook.ui.widgets.fields.registry import FIELDS, make_field
from workbook.ui.widgets.fields.text import Paper

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


NEVER_DRAWN = {"\x1b", "\x07", "\x9b", "\u202e"}
"""Signs that a terminal would obey."""


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


async def test_fields_carry_what_they_were_made_for() -> None:
    prompts = [prompt_of(answer_type, **clauses) for answer_type, clauses in KINDS.values()]
    fields = [
        make_field(prompt, None, today=TODAY, column=Column.MENTOR, id=f"it-{number}")
        for number, prompt in enumerate(prompts)
    ]
    async with FieldsApp(*(partial(lambda field: field, field) for field in fields)).run_test():
        for number, (kind, field) in enumerate(zip(KINDS, fields, strict=True)):
            assert field.prompt is prompts[number]
            assert field.column is Column.MENTOR
            assert field.id == f"it-{number}"
            assert field.value is None
            assert isinstance(
                field, RatingsField if kind == "ratings" else FIELDS[field.prompt.type]
            )


@pytest.mark.parametrize("kind", list(KINDS)[:: 1 if SOAK else 2])
async def test_no_text_ends_the_app_or_is_changed(kind: str) -> None:
    makers = []
    values = []
    for text in HOSTILE:
        value, clauses = hostile_value(kind, text)
        for read_only in (False, True):
            values.append(value)
            makers.append(field_of(KINDS[kind][0], value, **clauses, read_only=read_only))
    app = FieldsApp(*makers)
    async with app.run_test(size=(50, 30)) as pilot:
        for text, field in zip(HOSTILE, app.fields[::2], strict=True):
            field.focus()
            await pilot.pause()
            if NEVER_DRAWN & set(text):
                assert not NEVER_DRAWN & set("".join(screen_lines(app)))
        assert [field.value for field in app.fields] == values
        assert app.said == []


@pytest.mark.parametrize("kind", list(KINDS)[:: 1 if SOAK else 3])
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


TEXT_TYPES = {
    AnswerType.LINE,
    AnswerType.TEXT,
    AnswerType.NUMBER,
    AnswerType.DATE,
    AnswerType.TIME,
    AnswerType.LIST,
}


@pytest.mark.parametrize("kind", KINDS)
async def test_the_focus_is_seen_without_colour_and_every_key_goes_where_it_belongs(
    kind: str,
) -> None:
    answer_type, clauses = KINDS[kind]
    app = FieldsApp(field_of(AnswerType.LINE), field_of(answer_type, **clauses))
    async with app.run_test() as pilot:
        await pilot.pause()
        before = screen_lines(app)
        field = app.fields[1]
        field.focus()
        await wait_for(pilot, lambda: field.has_focus_within, "the focus")
        after = screen_lines(app)
        assert before[0].startswith("▌")
        assert not after[0].startswith("▌")
        assert any(line.startswith("▌") for line in after[1:])
        assert not any(line.startswith("▌") for line in before[1:])

        await pilot.press(*PASSED_ON)
        await pilot.pause()
        assert app.keys == list(PASSED_ON), "keys of the screen come through"

        app.keys.clear()
        await pilot.press("q", "c", "m")
        await pilot.pause()
        texts = [part.value for part in field.query(Entry)]
        texts += [part.text for part in field.query(Paper)]
        typed = any("qcm" in text for text in texts)
        assert typed == (answer_type in TEXT_TYPES), "letters are text where text can be typed"
        assert app.keys == ([] if typed else ["q", "c", "m"]), "and keys of the screen elsewhere"


@soak_only
async def test_every_field_can_be_drawn_at_any_width() -> None:
    text = "some words that are longer than that"
    values = [(hostile_value(kind, text), KINDS[kind][0]) for kind in KINDS]
    app = FieldsApp(*(field_of(t, value, **clauses) for (value, clauses), t in values))
    async with app.run_test(size=(200, 60)) as pilot:
        for width in (200, 60, 20, 12):
            await pilot.resize_terminal(width, 60)
            for field in app.fields if width in (60, 12) else app.fields[-1:]:
                field.focus()
                await pilot.pause()
            assert all(field.size.height >= 1 for field in app.fields)
            assert all(field.size.width <= min(80, width) for field in app.fields)

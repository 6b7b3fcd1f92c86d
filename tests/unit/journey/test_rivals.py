"""What several devices wrote apart: counted, named, and joined without losing a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.effort import effort
from tests.ui.app_driver import NOW, begin, make_workbook
from tests.ui.elsewhere import written
from tests.ui.test_home import add_item
from workbook.journey import values
from workbook.journey.rivals import joined, rivals
from workbook.journey.status import status
from workbook.journey.waiting import waiting
from workbook.notebook.records import Column, Value
from workbook.pages import needs
from workbook.pages.model import AnswerType

MANY = settings(max_examples=effort(300), deadline=None, derandomize=True)


def line(line_id: str, text: str, **more: Value) -> dict[str, Value]:
    """A line of a list."""
    return {"id": line_id, "text": text, **more}


@pytest.mark.parametrize(
    ("kind", "versions", "both"),
    [
        ("text", ["One.", "Two."], "One.\n\nTwo."),
        ("text", ["One.", "One. And more.", "Three."], "One. And more.\n\nThree."),
        ("text", ["One.", None], None),
        ("line", ["Amara", "Amara O."], "Amara O."),
        ("line", ["tea", "coffee"], "tea / coffee"),
        ("choose any", [["a", "b"], ["b", "c"]], ["a", "b", "c"]),
        (
            "choose any",
            [["a", {"other": "x"}], [{"other": "y"}]],
            ["a", {"other": "x; y"}],
        ),
        ("rate", [{"s1": 2}, {"s2": 4, "s1": 2}], {"s1": 2, "s2": 4}),
        ("rate", [{"s1": 2}, {"s1": 3}], None),
        ("rate", [2, 3], None),
        ("choose one", ["a", "b"], None),
        ("yes/no", ["yes", "no"], None),
        ("date", ["2026-11-26", "2026-11-27"], None),
        ("time", ["14:00", "15:00"], None),
        ("number", [1, 2], None),
        ("list", [[line("a", "x")], [line("b", " x ")]], [line("a", "x")]),
        (
            "list",
            [[line("a", "x")], [line("a", "y"), line("b", "x")]],
            [line("a", "x"), line("ax", "y")],
        ),
        (
            "list",
            [
                [line("a", "x", day=None, done=False)],
                [line("a", "x", day="2026-11-26", done=True)],
            ],
            [line("a", "x", day="2026-11-26", done=True)],
        ),
        (
            "list",
            [
                [line("a", "x", day="2026-11-25", done=False)],
                [line("b", "x", day="2026-11-26", done=False)],
            ],
            [
                line("a", "x", day="2026-11-25", done=False),
                line("b", "x", day="2026-11-26", done=False),
            ],
        ),
        ("no type of today", ["a", "b"], None),
    ],
)
def test_joining(kind: str, versions: list[Value], both: Value) -> None:
    assert joined(kind, versions) == both


TEXTS = st.lists(st.text("ab \n", max_size=6), min_size=2, max_size=4)
LINES = st.lists(
    st.builds(line, st.sampled_from("abc"), st.text("xy", min_size=1, max_size=2)), max_size=4
)


@MANY
@given(TEXTS)
def test_joined_texts_hold_every_word(texts: list[str]) -> None:
    both = joined(AnswerType.TEXT, list(texts))
    said = [text.strip() for text in texts if text.strip()]
    if len(said) < 2:
        assert both is None
    else:
        assert all(text in both for text in said)


@MANY
@given(st.lists(LINES, min_size=2, max_size=3))
def test_joined_lists_hold_every_line_once(lists: list[list[dict[str, Value]]]) -> None:
    both = joined(AnswerType.LIST, list(lists))
    if both is None:
        assert sum(map(bool, lists)) < 2
        return
    assert {one["text"] for one in both} == {one["text"] for many in lists for one in many}
    assert len({one["id"] for one in both}) == len(both)
    assert values.FORMS[AnswerType.LIST].fits(both)


def test_every_kind_of_answer_waits_with_its_place_and_words(tmp_path: Path) -> None:
    begin(tmp_path)
    goal = add_item(tmp_path, needs.GOALS, {needs.GOAL_STATEMENT: "Lead"})
    away = add_item(tmp_path, needs.TOPICS, {needs.TOPIC_WHAT: "a"})
    here: dict[str, Value] = {needs.GOAL_STATUS: "reached"}
    there: dict[str, Value] = {needs.GOAL_STATUS: "let-go"}
    written(tmp_path, here, item=goal)
    written(tmp_path, there, item=goal, on="laptop")
    written(tmp_path, {needs.TOPIC_WHAT: "b"}, item=away, on="laptop")
    rows = [p.key for p in make_workbook(tmp_path).pack.pages["agreement"].prompts() if p.compare]
    written(tmp_path, {rows[0]: None}, column=Column.MINE)
    workbook = make_workbook(tmp_path)
    reading = workbook.reading()
    status_now = status(reading, NOW)
    assert status_now.as_json()["to_choose"] == 2
    assert "2 answers were written in two places at once" in status_now.lines()[-1]
    found = [one for key in waiting(reading) if (one := rivals(reading, key))]
    assert {one.answer.key.prompt for one in found} == {needs.GOAL_STATUS, needs.TOPIC_WHAT}
    goal_status = next(one for one in found if one.answer.key.prompt == needs.GOAL_STATUS)
    assert goal_status.where == ("Goals", "Lead")
    assert {version.text for version in goal_status.versions} == {"Reached", "Let go"}
    assert goal_status.joined is None
    assert goal_status.versions[0].device == "laptop"
    workbook.write(goal_status.chosen("reached")).result()
    left = waiting(workbook.reading())
    assert [key.prompt for key in left] == [needs.TOPIC_WHAT]
    kept = workbook.notebook.earlier(goal_status.answer.key)
    assert [version.value for version in kept] == ["let-go"]
    workbook.notebook.close()


def test_columns_of_a_row_wait_each_for_itself(tmp_path: Path) -> None:
    begin(tmp_path)
    pack = make_workbook(tmp_path).pack
    row = next(p for p in pack.pages["agreement"].prompts() if p.compare and p.choices)
    first, second = row.choices[0].id, row.choices[1].id
    for column in (Column.MINE, Column.MENTOR):
        written(tmp_path, {row.key: first}, column=column)
    written(tmp_path, {row.key: second}, column=Column.MENTOR, on="laptop")
    reading = make_workbook(tmp_path).reading()
    (key,) = waiting(reading)
    found = rivals(reading, key)
    assert found is not None
    assert found.where[-1] == "my mentor's"
    assert found.answer.labels.keys() == {first, second} | found.answer.labels.keys()


def test_what_is_put_away_does_not_wait(tmp_path: Path) -> None:

    begin(tmp_path)
    topic = add_item(tmp_path, needs.TOPICS, {needs.TOPIC_WHAT: "a"})
    written(tmp_path, {needs.TOPIC_WHAT: "b"}, item=topic, on="laptop")
    workbook = make_workbook(tmp_path)
    assert len(waiting(workbook.reading())) == 1
    item = workbook.reading().snapshot.items[topic.id]
    workbook.write(replace(item, archived=True)).result()
    assert waiting(workbook.reading()) == ()
    workbook.notebook.close()

"""When something appears: every operator, in and out of groups, and what hidden answers count for."""

from __future__ import annotations

import pytest

from tests.unit.journey.build import Notes, page
from workbook.journey.views import page_view
from workbook.notebook.records import Value
from workbook.pages.model import Condition, Operator, Page, Ref
from workbook.pages.packs import Pack

ASKED = """\
## Asked

### Words
`line: words`
### Story
`text: story`
### Count
`number: count`
### Day
`date: day`
### Hour
`time: hour`
### Agreed
`yes/no: agreed`
### One
`choose one: one; or other`
- Red `red`
- Blue `blue`
### Any
`choose any: any; or other`
- Red `red`
- Blue `blue`
### Mark
`rate 1 to 5: mark`
### Habits
`rate 1 to 5: habits`
- I set the agenda `agenda`
- I keep promises `promises`
### Things
`list: things`

## Then
### Only then
"""


def holds(condition: str, **answers: Value) -> bool:
    """Whether a question with this condition is asked after these answers."""
    notes = Notes(page(f"{ASKED}`line: then; if {condition}`\n"))
    for name, value in answers.items():
        notes.say(f"sample/{name}", value)
    return notes.reading().visible(notes.prompt("sample/then"), notes.at())


ROWS: list[tuple[str, str, Value, bool]] = [
    ('words = "Ward Four"', "words", "ward four ", True),
    ('words = "Ward Four"', "words", "ward", False),
    ('words is not "Ward"', "words", "Ward Four", True),
    ('words is not "Ward"', "words", "ward", False),
    ("words includes ward", "words", "on Ward four", True),
    ("words includes ward", "words", "at home", False),
    ("words is answered", "words", "  \n ", False),
    ("words is answered", "words", "x", True),
    ("words is not answered", "words", "x", False),
    ("words is not answered", "words", "", True),
    ("story includes audit", "story", "the\nAudit", True),
    ("story is answered", "story", "", False),
    ("count = 3", "count", 3, True),
    ("count = 3", "count", 3.0, True),
    ("count = 3", "count", 4, False),
    ("count is not 3", "count", 4, True),
    ("count >= 3", "count", 3, True),
    ("count >= 3", "count", 2.5, False),
    ("count <= 3", "count", 3, True),
    ("count <= 3", "count", 3.5, False),
    ("count >= 3", "count", 0, False),
    ("count is answered", "count", 0, True),
    ("count >= 3", "count", "about nine", False),
    ("count <= 3", "count", "about nine", False),
    ("day = 2026-11-26", "day", "2026-11-26", True),
    ("day >= 2026-11-26", "day", "2026-11-26", True),
    ("day >= 2026-11-26", "day", "2026-11-25", False),
    ("day <= 2026-11-26", "day", "2025-12-31", True),
    ("day <= 2026-11-26", "day", "2026-12-01", False),
    ("day >= 2026-11-26", "day", "whenever it suits", False),
    ("day <= 2026-11-26", "day", "1st of never", False),
    ("day is answered", "day", "whenever it suits", True),
    ("hour >= 9:30", "hour", "14:00", True),
    ("hour >= 9:30", "hour", "09:00", False),
    ("hour = 9:30", "hour", "09:30", True),
    ("hour <= 9:30", "hour", "half past", False),
    ("agreed = yes", "agreed", "yes", True),
    ("agreed = yes", "agreed", "no", False),
    ("agreed is not yes", "agreed", "no", True),
    ("one = red", "one", "red", True),
    ("one = red", "one", "blue", False),
    ("one = red", "one", {"other": "red"}, False),
    ("one is not red", "one", {"other": "red"}, True),
    ("one is answered", "one", {"other": " "}, False),
    ("any = red", "any", ["red"], True),
    ("any = red", "any", ["red", "blue"], False),
    ("any includes red", "any", ["blue", "red"], True),
    ("any includes red", "any", ["blue", {"other": "red"}], False),
    ("any is not red", "any", ["blue"], True),
    ("any is answered", "any", [], False),
    ("mark = 4", "mark", 4, True),
    ("mark >= 4", "mark", 5, True),
    ("mark >= 4", "mark", 3, False),
    ("mark <= 4", "mark", 5, False),
    ("mark is answered", "mark", 9, False),
    ("habits.agenda >= 4", "habits", {"agenda": 4, "promises": 1}, True),
    ("habits.agenda >= 4", "habits", {"agenda": 3, "promises": 5}, False),
    ("habits.agenda >= 4", "habits", {"promises": 5}, False),
    ("habits.agenda is answered", "habits", {"promises": 5}, False),
    ("habits is answered", "habits", {"promises": 5}, True),
    ("things includes draft", "things", [{"id": "a", "text": "the Draft"}], True),
    ("things includes draft", "things", [{"id": "a", "text": "a call"}], False),
    ("things is answered", "things", [{"id": "a", "text": " "}], False),
]


@pytest.mark.parametrize(("condition", "name", "value", "expected"), ROWS)
def test_every_operator_on_every_type(
    condition: str, name: str, value: Value, expected: bool
) -> None:
    assert holds(condition, **{name: value}) is expected


@pytest.mark.parametrize(
    "name", ["words", "count", "day", "agreed", "one", "any", "mark", "things"]
)
def test_where_nothing_is_answered_only_the_negative_holds(name: str) -> None:
    wanted = {"count": "1", "day": "2026-01-01", "agreed": "yes", "mark": "1"}.get(name, "red")

    assert not holds(f"{name} is answered")
    assert holds(f"{name} is not answered")
    if name != "things":
        assert not holds(f"{name} = {wanted}")
        assert holds(f"{name} is not {wanted}")


@pytest.mark.parametrize(("name", "value"), [("count", ["x"]), ("agreed", 4), ("any", "red")])
def test_a_value_of_another_shape_counts_as_unanswered(name: str, value: Value) -> None:
    assert holds(f"{name} is not answered", **{name: value})


CHAIN = """\
## One
### First
`yes/no: first`
### Second
`yes/no: second; if first = yes`
### Third
`yes/no: third; if second = yes`
### Fourth
`line: fourth; if third = yes`
"""


def test_a_hidden_answer_counts_as_unanswered_and_comes_back() -> None:
    notes = Notes(page(CHAIN))
    for name in ("second", "third"):
        notes.say(f"sample/{name}", "yes")
    notes.say("sample/first", "no")
    fourth = notes.prompt("sample/fourth")
    assert not notes.reading().visible(fourth, notes.at())

    notes.say("sample/first", "yes")
    assert notes.reading().visible(fourth, notes.at())


def test_many_conditions_on_each_other_are_quick() -> None:
    body = "## One\n### 0\n`yes/no: q0`\n### 1\n`yes/no: q1; if q0 = yes`\n"
    for n in range(2, 60):
        body += f"### {n}\n`yes/no: q{n}; if q{n - 1} = yes; if q{n - 2} = yes`\n"
    notes = Notes(page(body))
    for n in range(60):
        notes.say(f"sample/q{n}", "yes")

    assert notes.reading().visible(notes.prompt("sample/q59"), notes.at())


def circle() -> Notes:
    """Two pages whose groups appear while the other says something."""
    body = "## Things\n`repeat: things`\n### What\n`yes/no: what; if {other}/things.what = yes`\n"
    return Notes(page(body.format(other="b"), "a"), page(body.format(other="a"), "b"))


def test_pages_that_condition_each_other_come_to_an_end() -> None:
    notes = circle()
    for page_id in ("a", "b"):
        for _ in range(12):
            notes.item(f"{page_id}/things", what="yes")
    reading = notes.reading()

    shown = page_view(reading, notes.at("a"))

    assert len(shown.steps) == 1
    assert notes.reading().visible(notes.prompt("a/things.what"), notes.in_item(notes.items[101]))


def test_what_is_found_out_in_a_circle_does_not_depend_on_what_was_asked_before() -> None:
    gate = "## Gate\n### Gate\n`yes/no: gate`\n"
    notes = Notes(
        page(f"{gate}### X\n`yes/no: x; if b/y = yes; if gate = yes`\n", "a"),
        page("## One\n### Y\n`yes/no: y; if a/x = yes`\n", "b"),
    )
    notes.say("a/x", "yes")
    notes.say("b/y", "yes")
    x, y = notes.prompt("a/x"), notes.prompt("b/y")
    used = notes.reading()

    assert not used.visible(x, notes.at("a"))
    assert used.visible(y, notes.at("b")) is notes.reading().visible(y, notes.at("b"))


def test_groups_that_condition_each_other_come_to_an_end() -> None:
    body = "## Things\n`repeat: things; if {other}/things >= 1`\n### What\n`line: what`\n"
    notes = Notes(page(body.format(other="b"), "a"), page(body.format(other="a"), "b"))
    notes.item("a/things", what="x")

    assert page_view(notes.reading(), notes.at("a")).steps == ()
    notes.item("b/things", what="x")
    assert len(page_view(notes.reading(), notes.at("a")).steps) == 1


GOALS = """\
## Goals
`repeat: goals; called "Goal"`
### What
`line: what`
### Status
`choose one: status`
- Moving `moving`
- Stuck `stuck`
### Why is it stuck
`line: why; if status = stuck`

## After
### Two
`line: two; if goals >= 2`
### None
`line: none; if goals <= 0`
### Any
`line: any; if goals is answered`
### Stuck
`line: stuck; if goals.status = stuck`
### Elsewhere
`line: elsewhere; if goals.why is answered`
"""


def asked_after(notes: Notes) -> set[str]:
    """Which of the questions after the group are asked."""
    reading = notes.reading()
    names = ("two", "none", "any", "stuck", "elsewhere")
    return {n for n in names if reading.visible(notes.prompt(f"sample/{n}"), notes.at())}


def test_a_group_is_counted_and_holds_if_any_item_does() -> None:
    notes = Notes(page(GOALS))
    assert asked_after(notes) == {"none"}

    notes.item("sample/goals", status="moving", why="never asked")
    assert asked_after(notes) == {"any"}

    second = notes.item("sample/goals", status="stuck", why="no time")
    assert asked_after(notes) == {"two", "any", "stuck", "elsewhere"}

    notes.write(type(second)(second.id, second.group, second.entry, rank="z", archived=True))
    assert asked_after(notes) == {"any"}


def test_inside_an_item_a_condition_means_this_item() -> None:
    notes = Notes(page(GOALS))
    moving = notes.item("sample/goals", status="moving")
    stuck = notes.item("sample/goals", status="stuck")
    why = notes.prompt("sample/goals.why")
    reading = notes.reading()

    assert not reading.visible(why, notes.in_item(moving))
    assert reading.visible(why, notes.in_item(stuck))


def test_a_hidden_group_has_no_items_to_count() -> None:
    body = (
        "## One\n### Open\n`yes/no: open`\n## Goals\n`repeat: goals; if open = yes`\n"
        "### What\n`line: what`\n## After\n### Any\n`line: any; if goals >= 1`\n"
        "### What it says\n`line: says; if goals.what is answered`\n"
    )
    notes = Notes(page(body))
    notes.item("sample/goals", what="x")
    asked = [notes.prompt("sample/any"), notes.prompt("sample/says")]

    assert not any(notes.reading().visible(p, notes.at()) for p in asked)
    notes.say("sample/open", "yes")
    assert all(notes.reading().visible(p, notes.at()) for p in asked)


@pytest.mark.parametrize("value", ["²", "٣", "", "x", "9" * 400])
def test_a_count_with_a_strange_number_is_no_fault(value: str) -> None:
    notes = Notes(page(GOALS))
    condition = Condition(Ref(None, None, "goals"), Operator.AT_LEAST, value)

    assert notes.reading().holds(condition, notes.at()) in (True, False)


def test_steps_without_a_visible_rest_are_left_out() -> None:
    body = "## One\n### Open\n`yes/no: open`\n## Two\n### More\n`line: more; if open = yes`\n"
    notes = Notes(page(body))
    assert [s.title for s in page_view(notes.reading(), notes.at()).steps] == ["One"]

    notes.say("sample/open", "yes")
    assert [s.title for s in page_view(notes.reading(), notes.at()).steps] == ["One", "Two"]


def test_refs_that_lead_nowhere_count_as_unanswered() -> None:
    lonely: Page = page(
        "## One\n### A\n`line: a; if gone/b is answered`\n### C\n`line: c; if gone/b is not x`\n"
    )
    notes = Notes(pack=Pack({"sample": lonely}))
    reading = notes.reading()

    assert not reading.visible(notes.prompt("sample/a"), notes.at())
    assert reading.visible(notes.prompt("sample/c"), notes.at())

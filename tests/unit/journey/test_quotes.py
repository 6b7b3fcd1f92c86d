"""Prose with answers in it: what is filled in, what stays a blank, and what is private."""

from __future__ import annotations

import pytest

from tests.unit.journey.build import Notes, page
from workbook.journey.views import ProseView, page_view
from workbook.notebook.records import Column, Value

BODY = """\
## One
### Line
`line: line`
### Text
`text: text`
### Day
`date: day`
### How much
`number: much`
### One
`choose one: one; or other`
- A red one `red`
- A blue one `blue`
### Any
`choose any: any; or other`
- A red one `red`
- A blue one `blue`
### Habits
`rate 1 to 5: habits`
- I set the agenda `agenda`
- I keep promises `promises`
- I ask `ask`
### List
`list: list; dated`
### Secret
`line: secret; private`
### Hidden
`line: hidden; if line = show`
### Row
`line: row; compare`
## Two
### Reading
You said `=secret`.
"""


def filled(quote: str, **answers: Value) -> str:
    """What a quote reads as after these answers."""
    notes = Notes(page(BODY))
    for name, value in answers.items():
        notes.say(f"sample/{name}", value)
    return notes.reading().fill(f"<`={quote}`>", notes.at()).text


@pytest.mark.parametrize(
    ("quote", "name", "value", "text"),
    [
        ("line", "line", "as I said", "as I said"),
        ("text", "text", "two\n\nlines\n", "two, lines"),
        ("day", "day", "2026-11-26", "Thu 26 Nov 2026"),
        ("day", "day", "some day soon", "some day soon"),
        ("day", "day", "2026-02-30", "2026-02-30"),
        ("much", "much", 1234567.5, "1234567.5"),
        ("much", "much", "about nine", "about nine"),
        ("one", "one", "red", "A red one"),
        ("one", "one", {"other": "green"}, "green"),
        ("any", "any", ["blue", {"other": "green"}], "A blue one, green"),
        ("habits.agenda", "habits", {"agenda": 4}, "4"),
        ("habits.ask", "habits", {"agenda": 4}, "____"),
        ("habits lowest", "habits", {"agenda": 4, "promises": 2, "ask": 3}, "I keep promises"),
        ("habits lowest", "habits", {"ask": 2, "promises": 2, "agenda": 3}, "I keep promises"),
        ("habits lowest", "habits", {"gone": 1}, "____"),
        ("list", "list", [{"id": "a", "text": "draft", "day": None, "done": True}], "[x] draft"),
        ("line", "line", "", "____"),
        ("line", "line", ["not", "a", "line"], "____"),
        ("line", "line", "`=secret` **x** [/]", "`=secret` **x** [/]"),
        ("hidden", "hidden", "out of sight", "____"),
        ("gone", "line", "x", "____"),
        ("gone/gone.gone", "line", "x", "____"),
    ],
)
def test_a_quote_reads_as_the_answer_or_as_a_blank(
    quote: str, name: str, value: Value, text: str
) -> None:
    assert filled(quote, **{name: value}) == f"<{text}>"


def test_a_compared_answer_reads_as_agreed_else_as_mine() -> None:
    notes = Notes(page(BODY))
    notes.say("sample/row", "theirs", column=Column.MENTOR)
    assert notes.reading().fill("`=row`", notes.at()).text == "____"
    notes.say("sample/row", "mine", column=Column.MINE)
    assert notes.reading().fill("`=row`", notes.at()).text == "mine"
    notes.say("sample/row", "agreed", column=Column.AGREED)
    assert notes.reading().fill("`=row`", notes.at()).text == "agreed"
    notes.say("sample/row", None, column=Column.AGREED)
    assert notes.reading().fill("`=row`", notes.at()).text == "mine"


def test_what_quotes_a_private_answer_is_private() -> None:
    notes = Notes(page(BODY))
    reading = notes.reading()
    assert not reading.fill("`=secret`", notes.at()).private, "a blank gives nothing away"

    notes.say("sample/secret", "mine alone")
    notes.say("sample/line", "once private", private=True)
    reading = notes.reading()
    assert reading.fill("`=secret`", notes.at()).private
    assert reading.fill("`=line` and `=text`", notes.at()).private
    assert not reading.fill("`=text`", notes.at()).private

    (prose,) = page_view(reading, notes.at()).steps[1].elements
    assert isinstance(prose, ProseView)
    assert prose.private


def test_a_prompt_that_quotes_a_private_answer_is_private() -> None:
    body = "## One\n### Secret\n`line: secret; private`\n### And `=secret`?\n`line: and`\n"
    notes = Notes(page(body))
    notes.say("sample/secret", "mine alone")

    first, second = page_view(notes.reading(), notes.at()).steps[0].prompts()
    assert first.private
    assert second.private
    assert second.text == "And mine alone?"

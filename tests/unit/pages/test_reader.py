"""What a page becomes when it is read."""

from __future__ import annotations

import pytest

from tests.unit.pages.samples import EVERYTHING, good, read, told
from workbook.pages.model import (
    AnswerType,
    Audience,
    Choice,
    Condition,
    Group,
    Kind,
    Limit,
    Operator,
    Prompt,
    Prose,
    Show,
    Stage,
)


def prompt_of(line: str, after: str = "") -> Prompt:
    """The prompt that this answer line makes."""
    page = good(f"## Heading\n\n{line}\n{after}")
    return next(page.prompts())


def test_a_page_that_uses_everything_has_no_messages() -> None:
    page, problems = read(EVERYTHING)
    assert problems == ()
    assert [step.title for step in page.steps] == [
        "Who you are",
        "When it is",
        "Your plans",
        "How you work",
        "Lowest",
        "Looking around",
        "A look at each plan",
    ]


def test_the_front_matter_becomes_the_page() -> None:
    page, _ = read(EVERYTHING)
    assert (page.id, page.title, page.version) == ("everything", "A page with everything in it", 3)
    assert (page.kind, page.audience, page.stage) == (Kind.EACH_TIME, Audience.ME, Stage.REVIEW)
    assert (page.after, page.minutes, page.language) == ("goals", 12, "en")
    assert page.retired == ("plans.size", "mood=grey")
    assert page.sources == "A book that helped"
    assert page.intro == "Read this first, `=plans.title last`."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("`line: a`", AnswerType.LINE),
        ("`text: a`", AnswerType.TEXT),
        ("`list: a`", AnswerType.LIST),
        ("`number: a`", AnswerType.NUMBER),
        ("`date: a`", AnswerType.DATE),
        ("`time: a`", AnswerType.TIME),
        ("`yes/no: a`", AnswerType.YES_NO),
        ("`choose one: a`\n\n- One `one`", AnswerType.CHOOSE_ONE),
        ("`choose any: a`\n\n- One `one`", AnswerType.CHOOSE_ANY),
        ("`rate 1 to 5: a`", AnswerType.RATE),
    ],
)
def test_every_type_is_read(line: str, expected: AnswerType) -> None:
    prompt = prompt_of(line)
    assert (prompt.id, prompt.type, prompt.prompt) == ("a", expected, "Heading")


def test_clauses_are_read() -> None:
    prompt = prompt_of("`text: a; required; private; at least 2 words; at most 80 characters`")
    assert (prompt.required, prompt.private, prompt.compare) == (True, True, False)
    assert (prompt.at_least, prompt.at_most) == (Limit(2, "words"), Limit(80, "characters"))
    assert prompt_of("`list: a; dated; at least 3`").dated
    assert prompt_of("`number: a; at most 9`").at_most == Limit(9)
    assert prompt_of("`date: a; compare`").compare
    rated = prompt_of('`rate 0 to 10: a; low "not; at all"; high "wholly"`')
    assert (rated.scale, rated.low, rated.high) == ((0, 10), "not; at all", "wholly")
    assert [str(ref) for ref in prompt_of("`line: a; was b; was other/c.d`").was] == [
        "b",
        "other/c.d",
    ]


def test_choices_keep_label_and_id() -> None:
    prompt = prompt_of(
        "`choose any: a; or other`", "\n1. *One*, or `two` `one`\n2. Two\n   `two`\n"
    )
    assert prompt.or_other
    assert prompt.choices == (Choice("one", "*One*, or `two`", 11), Choice("two", "Two", 12))


@pytest.mark.parametrize("between", ["", "\n", "\n\n\n"])
def test_choices_may_follow_with_or_without_blank_lines(between: str) -> None:
    prompt = prompt_of(f"`choose one: a`{between}\n- One `one`\n\n- Two `two`\n* Three `three`\n")
    assert [choice.id for choice in prompt.choices] == ["one", "two", "three"]


def test_a_rate_may_have_statements() -> None:
    prompt = prompt_of("`rate 1 to 5: habits`", "\n- I ask `ask`\n- I listen `listen`\n")
    assert [choice.label for choice in prompt.choices] == ["I ask", "I listen"]


def test_choices_can_come_from_a_group() -> None:
    page, _ = read(EVERYTHING)
    first = page.prompt("first")
    assert first is not None
    assert str(first.choices_from) == "plans.title"
    assert first.choices == ()


def test_help_stands_apart_or_right_above_the_answer_line() -> None:
    apart = prompt_of("Some *help*.\n\nAnd more.\n\n`line: a`")
    above = prompt_of("Some *help*.\n`line: a`\nAnd more.")
    assert apart.help == above.help == "Some *help*.\n\nAnd more."


def test_lists_and_code_that_are_no_choices_stay_in_the_help() -> None:
    body = "- one\n- two\n\n```\ncode\n```\n\n`line: a`"
    assert prompt_of(body).help == "- one\n- two\n\n```\ncode\n```"


def test_link_definitions_stay_and_comments_go() -> None:
    prompt = prompt_of(
        "See [this][1].\n\n<!-- a note\nfor authors -->\n\n[1]: https://x.y\n\n`line: a`"
    )
    assert prompt.help == "See [this][1].\n\n[1]: https://x.y"


@pytest.mark.parametrize(
    "quote",
    [
        "> **Why:** it helps.\n>\n> **Example:** Mine.\n> Two lines.\n>\n> **Source:** a book.",
        "> **Why:** it helps.\n> **Example:** Mine.\n> Two lines.\n> **Source:** a book.",
        "> **Why:** it helps.\n\n> **Example:** Mine.\n> Two lines.\n\n> **Source:** a book.",
        "> **why**: it helps.\n>\n> __Example:__ Mine.\n> Two lines.\n>\n>**Source:** a book.",
    ],
)
@pytest.mark.parametrize("order", ["{quote}\n\n{line}", "{line}\n\n{quote}"])
def test_folded_help_is_taken_out_of_quotes(quote: str, order: str) -> None:
    prompt = prompt_of(order.format(quote=quote, line="Help.\n`line: a`"))
    assert (prompt.why, prompt.example, prompt.source) == (
        "it helps.",
        "Mine.\nTwo lines.",
        "a book.",
    )
    assert prompt.help == "Help."


def test_words_with_a_colon_in_a_list_or_quote_are_just_words() -> None:
    body = "- time: later\n- text: here\n\n> date: tomorrow\n\n`line: a`"
    assert prompt_of(body).help == "- time: later\n- text: here\n\n> date: tomorrow"


def test_an_ordinary_quote_stays_in_the_help() -> None:
    prompt = prompt_of("> A saying.\n>\n> **Why:** it is wise.\n\n`line: a`")
    assert (prompt.help, prompt.why) == ("> A saying.", "it is wise.")
    assert prompt_of("> A saying.\n\n`line: a`").help == "> A saying."


def test_a_level_2_heading_with_an_answer_line_is_step_and_prompt() -> None:
    page = good("## Name\n\nHelp.\n\n`line: name`\n\n## Age\n\n`number: age`\n")
    assert [(step.id, step.title, len(step.elements)) for step in page.steps] == [
        ("name", "Name", 1),
        ("age", "Age", 1),
    ]
    assert next(page.prompts()).help == "Help."


def test_prose_of_a_step_comes_first_and_other_prose_has_its_heading() -> None:
    page = good("## Step\n\nRead this.\n\n### Aside\n\nAnd that.\n\n### Name\n\n`line: name`\n")
    prose, aside, prompt = page.steps[0].elements
    assert prose == Prose(None, "Read this.", 7)
    assert aside == Prose("Aside", "And that.", 11)
    assert isinstance(prompt, Prompt)
    assert page.steps[0].id == "name"


def test_a_step_that_only_has_prose_is_named_by_its_place() -> None:
    page = good("## One\n\nRead.\n\n## Two\n\nRead.\n")
    assert [step.id for step in page.steps] == ["step-1", "step-2"]


def test_steps_that_show_the_same_have_different_ids() -> None:
    page = good("## One\n\n`show: x/y; here`\n\n## Two\n\n`show: x/y`\n")
    assert [step.id for step in page.steps] == ["y", "y-2"]


def test_a_group_holds_steps_by_headings_without_answer_line() -> None:
    page, _ = read(EVERYTHING)
    group = page.group("plans")
    assert group is not None
    assert (group.called, group.at_least, group.at_most) == ("Plan", Limit(1), Limit(5))
    assert group.help == "Two are enough."
    assert [(step.title, step.id) for step in group.steps] == [("", "title"), ("Closer by", "sure")]
    assert [prompt.local for prompt in group.prompts] == [
        "plans.title",
        "plans.steps",
        "plans.sure",
        "plans.surer",
    ]
    assert group.steps[1].elements[0] == Prose(
        None, "A heading that asks nothing begins a step.", 80
    )


def test_a_group_ends_at_a_heading_of_its_level() -> None:
    page = good(
        "## All\n\n### Goals\n\n`repeat: goals`\n\n#### What?\n\n`line: what`\n\n"
        "### Name\n\n`line: name`\n"
    )
    assert [prompt.local for prompt in page.prompts()] == ["goals.what", "name"]
    group, name = page.steps[0].elements
    assert isinstance(group, Group)
    assert isinstance(name, Prompt)


def test_ids_may_repeat_in_another_group() -> None:
    page = good(
        "## A\n\n`repeat: a`\n\n### W\n\n`line: what`\n\n## B\n\n`repeat: b`\n\n### W\n\n"
        "`line: what`\n\n## W\n\n`line: what`\n"
    )
    assert [prompt.local for prompt in page.prompts()] == ["a.what", "b.what", "what"]


def test_over_makes_a_group_of_another_groups_items() -> None:
    page, _ = read(EVERYTHING)
    group = page.group("checks")
    assert group is not None
    assert (str(group.over), [str(c.ref) for c in group.only]) == ("plans", ["sure"])


def test_show_says_what_to_look_at() -> None:
    page, _ = read(EVERYTHING)
    shows = [element for element in page.elements() if isinstance(element, Show)]
    first, second, third = shows
    assert (str(first.ref), first.title, first.fields) == (
        "plans",
        "Your plans so far",
        ("title", "sure"),
    )
    assert (first.add, first.here, first.last) == (True, True, False)
    assert [(str(c.ref), c.operator, c.value) for c in first.only] == [
        ("sure", Operator.AT_LEAST, "5"),
        ("title", Operator.ANSWERED, None),
    ]
    assert (second.last, str(third.ref)) == (True, "plans.title")


def conditions_of(conditions: tuple[Condition, ...]) -> list[str]:
    """The conditions in short."""
    return [f"{c.ref} {c.operator} {c.value}" for c in conditions]


def test_when_holds_for_everything_in_its_scope() -> None:
    page = good(
        "## Mood\n\n`yes/no: fine`\n\n"
        "## Then\n\n`when: fine = yes`\n\nRead.\n\n"
        "### More\n\n`when: fine is not no`\n\n"
        "#### Name\n\n`line: name; if fine is answered`\n\n"
        "### Goals\n\n`repeat: goals; if fine is answered`\n\n#### What\n\n`line: what`\n\n"
        "### Look\n\n`show: goals`\n\n"
        "## After\n\n`line: after`\n"
    )
    step = page.steps[1]
    outer = "fine = yes"
    assert conditions_of(step.conditions) == [outer]
    prose, more, name, goals, look = step.elements
    assert conditions_of(prose.conditions) == [outer]
    assert conditions_of(more.conditions) == [outer, "fine is not no"]
    assert conditions_of(name.conditions) == [outer, "fine is not no", "fine is answered None"]
    assert conditions_of(goals.conditions) == [outer, "fine is answered None"]
    assert isinstance(goals, Group)
    assert conditions_of(goals.prompts[0].conditions) == [outer, "fine is answered None"]
    assert conditions_of(look.conditions) == [outer]
    assert page.steps[2].conditions == ()
    assert page.steps[2].elements[0].conditions == ()


@pytest.mark.parametrize("asks", ["`line: name`", "`repeat: g`\n\n### W\n\n`line: w`"])
def test_when_may_share_a_heading_with_one_question_or_repeat(asks: str) -> None:
    page = good(f"## Fine\n\n`yes/no: fine`\n\n## Then\n\n`when: fine = yes`\n\n{asks}\n")
    for element in page.steps[1].elements:
        assert conditions_of(element.conditions) == ["fine = yes"]
    assert all(conditions_of(p.conditions) for p in list(page.prompts())[1:])


def test_when_inside_a_group_begins_a_step_that_hides() -> None:
    page = good(
        "## Goals\n\n`repeat: goals`\n\n### Done?\n\n`yes/no: done`\n\n"
        "### Looking back\n\n`when: done = yes`\n\n#### How was it?\n\n`text: how`\n"
    )
    group = page.group("goals")
    assert group is not None
    assert [conditions_of(step.conditions) for step in group.steps] == [[], ["done = yes"]]


@pytest.mark.parametrize("sign", ["\r\n", "\r", "\n"])
def test_line_ends_of_every_system_are_understood(sign: str) -> None:
    page, _ = read("\ufeff" + EVERYTHING.replace("\n", sign))
    same, _ = read(EVERYTHING)
    assert page == same


def test_marks_of_word_processors_are_understood() -> None:
    plain = '## A\n\n`rate 1 to 5: a; low "no"; high "yes, very"`\n\n- One `one`\n'
    typed = (
        "##\u00a0A\n\n`rate\u00a01 to\u00a05: a;\u200b low “no”; high „yes, very”`\u00a0\n\n"
        "-\u00a0One `one`\n"
    )
    assert good(typed) == good(plain)


def test_a_second_answer_line_under_a_heading_is_told_and_its_id_known() -> None:
    messages = told("## A\n\n`line: a`\n\n`line: b`\n\n## C\n\n`line: c; if b is answered`\n")
    assert messages == [(5, 2, "E111")]


def test_no_page_is_made_with_an_error_and_one_is_with_a_warning() -> None:
    assert told("## What is it?\n\nRead.\n") == [(1, 1, "W201")]
    good("## What is it\n\nRead.\n")

"""Names of answers: how they are spelled, what they lead to, and what may be asked of them."""

from __future__ import annotations

import pytest

from tests.unit.pages.samples import EVERYTHING, good, read, told
from workbook.pages.model import Operator, Page, Ref
from workbook.pages.quotes import Quote, split
from workbook.pages.resolve import Target, old_keys, resolve, resolve_shown
from workbook.pages.spelling import parse_ref


def ref(text: str) -> Ref:
    """The ref written so."""
    found = parse_ref(text)
    assert found is not None
    return found


def named(text: str, page: Page, group: str | None = None) -> tuple[str, str | None] | None:
    """The key that a ref leads to, and the statement."""
    target = resolve(ref(text), page, {page.id: page}, group)
    if target is None:
        return None
    whole = target.prompt or target.group
    assert whole is not None
    return whole.key, target.statement


@pytest.mark.parametrize("text", ["a", "a-b2", "p/a", "g.a", "p-1/g-2.a-3"])
def test_refs_are_read_as_they_are_written(text: str) -> None:
    assert str(ref(text)) == text


@pytest.mark.parametrize(
    "text", ["", "A", "a b", "a/", "/a", "a.b.c", "a/b/c", "a--b", "-a", "1a", "a_b"]
)
def test_other_spellings_are_no_refs(text: str) -> None:
    assert parse_ref(text) is None


@pytest.mark.parametrize(
    ("text", "group", "expected"),
    [
        ("name", None, ("everything/name", None)),
        ("name", "plans", ("everything/name", None)),
        ("title", "plans", ("everything/plans.title", None)),
        ("title", None, None),
        ("plans", None, ("everything/plans", None)),
        ("plans.title", None, ("everything/plans.title", None)),
        ("everything/plans.title", "checks", ("everything/plans.title", None)),
        ("habits.agenda", None, ("everything/habits", "agenda")),
        ("habits.nothing", None, None),
        ("mood.fine", None, None),
        ("other/name", None, None),
    ],
)
def test_what_a_ref_names(
    text: str, group: str | None, expected: tuple[str, str | None] | None
) -> None:
    page, _ = read(EVERYTHING)
    assert named(text, page, group) == expected


def test_a_group_item_comes_first() -> None:
    page = good("## A\n\n`line: what`\n\n## G\n\n`repeat: g`\n\n### W\n\n`line: what`\n")
    assert named("what", page) == ("sample/what", None)
    assert named("what", page, "g") == ("sample/g.what", None)


def test_a_statement_of_a_rating_inside_a_group_is_found_from_there() -> None:
    page = good("## G\n\n`repeat: g`\n\n### W\n\n`rate 1 to 5: w`\n\n- One `one`\n")
    assert named("w.one", page, "g") == ("sample/g.w", "one")
    assert named("w.one", page) is None


def test_a_ref_to_another_page_never_looks_at_the_own_group() -> None:
    here = good("## G\n\n`repeat: g`\n\n### W\n\n`line: w`\n", page="here")
    there = good("## W\n\n`line: w`\n", page="there")
    target = resolve(ref("there/w"), here, {"here": here, "there": there}, "g")
    assert target == Target(there, None, there.prompt("w"))


def test_bare_ids_in_only_and_fields_are_the_shown_groups() -> None:
    page, _ = read(EVERYTHING)
    shown = Target(page, page.group("plans"), None)
    assert resolve_shown(ref("title"), shown) == page.prompt("plans.title")
    assert resolve_shown(ref("plans.title"), shown) == page.prompt("plans.title")
    assert resolve_shown(ref("name"), shown) is None
    assert resolve_shown(ref("checks.going"), shown) is None
    assert resolve_shown(ref("title"), Target(page, None, page.prompt("name"))) is None


def test_old_keys_are_full_keys() -> None:
    page = good(
        "## A\n\n`line: a; was c; was g.c; was p/d`\n\n"
        "## G\n\n`repeat: g`\n\n### W\n\n`line: w; was b; was h.b; was sample/b`\n"
    )
    first, second = page.prompts()
    assert old_keys(first) == ("sample/c", "sample/g.c", "p/d")
    assert old_keys(second) == ("sample/g.b", "sample/h.b", "sample/b")


def test_quotes_split_a_text() -> None:
    text = "Ask `=mentor`, or `= start/x.name  last` and `=habits lowest`."
    assert split(text) == (
        "Ask ",
        Quote(ref("mentor")),
        ", or ",
        Quote(Ref("start", "x", "name"), last=True),
        " and ",
        Quote(ref("habits"), lowest=True),
        ".",
    )


@pytest.mark.parametrize("text", ["", "plain `code`", "`=Not A Name`", "``=a``", "`=`", "`=a\nb`"])
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert "".join(part for part in split(text) if isinstance(part, str)) == text


BASE = """\
## A

`line: name`

## B

`number: count`

## C

`date: day`

## D

`time: hour`

## E

`yes/no: fine`

## F

`choose one: one`

- Near `near`
- Far `far`

## G

`choose any: any`

- Red `red`

## H

`rate 1 to 5: rated`

## I

`rate 1 to 5: habits`

- Ask `ask`

## J

`list: things`

## K

`repeat: items`

### L

`line: what`
"""
LAST = BASE.count("\n") + 4


@pytest.mark.parametrize(
    "condition",
    [
        "name is answered",
        'name = "Ana or Bo"',
        "name is not Ana",
        "name includes Ana",
        "count >= 3",
        "count<=-2.5",
        "count ≥ 3",
        "day >= 2026-01-31",
        "hour <= 14:00",
        "fine = yes",
        "fine is not answered",
        "one = near",
        "one is not far",
        "any includes red",
        "rated <= 2",
        "habits.ask >= 4",
        "habits is answered",
        "things includes bread",
        "items >= 2",
        "items.what is answered",
        "sample/name is answered",
    ],
)
def test_conditions_that_can_hold(condition: str) -> None:
    page = good(f"{BASE}\n## Z\n\n`line: z; if {condition}`\n")
    prompt = page.prompt("z")
    assert prompt is not None
    assert len(prompt.conditions) == 1


@pytest.mark.parametrize(
    ("condition", "column", "code"),
    [
        ("nme is answered", 14, "E109"),
        ("habits.aks >= 1", 14, "E109"),
        ("items.wht is answered", 14, "E109"),
        ("Name is answered", 14, "E109"),
        ("z is answered", 14, "E111"),
        ("one = nearer", 14, "E110"),
        ("any includes blue", 14, "E110"),
        ("fine = maybe", 14, "E110"),
        ("count = many", 14, "E110"),
        ("rated = 6", 14, "E110"),
        ("day = tomorrow", 14, "E110"),
        ("day = 2026-02-30", 14, "E110"),
        ("hour = 25:00", 14, "E110"),
        ("items >= some", 14, "E110"),
        ("habits >= 2", 14, "E105"),
        ("one >= 2", 14, "E105"),
        ("fine includes yes", 14, "E105"),
        ("name", 14, "E105"),
        ("name =", 14, "E105"),
        ("name == Ana", 14, "E105"),
        ("name is Ana", 14, "E105"),
        ("name != Ana", 14, "E105"),
        ("name = Ana and fine = yes", 14, "E105"),
        ("count > 3", 14, "E105"),
        ("name is answered yes", 14, "E105"),
    ],
)
def test_conditions_that_can_not(condition: str, column: int, code: str) -> None:
    messages = told(f"{BASE}\n## Z\n\n`line: z; if {condition}`\n")
    assert messages == [(LAST, column, code)]


def test_a_condition_keeps_its_parts() -> None:
    page = good(f'{BASE}\n## Z\n\n`line: z; if name  =  "a; b"`\n')
    prompt = page.prompt("z")
    assert prompt is not None
    (condition,) = prompt.conditions
    assert (str(condition.ref), condition.operator, condition.value) == (
        "name",
        Operator.IS,
        "a; b",
    )
    assert (condition.ref.line, condition.ref.column) == (prompt.line, 14)


@pytest.mark.parametrize(
    ("line", "column", "code"),
    [
        ("`show: item`", 8, "E109"),
        ("`show: items; fields wat`", 22, "E109"),
        ("`show: items; only wat = x`", 20, "E109"),
        ("`show: items; only what >= 3`", 20, "E105"),
        ("`show: name; add`", 8, "E105"),
        ("`show: name; fields what`", 8, "E105"),
        ("`choose one: z; from items`", 22, "E109"),
        ("`choose one: z; from name`", 22, "E109"),
        ("`choose one: z; from items.wat`", 22, "E109"),
        ("`line: z`\n\nSee `=nam`.", 7, "E109"),
        ("`line: z`\n\nSee `=items`.", 7, "E109"),
        ("`line: z`\n\nSee `=name lowest`.", 7, "E109"),
        ("`line: z`\n\nSee `=Na me`.", 7, "E109"),
        ("`line: z`\n\nSee `=z`.", 7, "E111"),
    ],
)
def test_names_must_lead_to_what_fits(line: str, column: int, code: str) -> None:
    messages = told(f"{BASE}\n## Z\n\n{line}\n")
    assert [message[1:] for message in messages] == [(column, code)]


def test_names_in_title_and_intro_are_checked() -> None:
    assert told("See `=b` and `=c last`.\n\n## B\n\n`line: b`\n") == [
        (1, 7, "E111"),
        (1, 16, "E109"),
    ]


def test_with_last_a_name_may_look_forward() -> None:
    good("## A\n\n`show: z; last`\n\nAnd `=z last`.\n\n## Z\n\n`line: z`\n")
    assert told("## A\n\n`show: z`\n\n## Z\n\n`line: z`\n") == [(3, 8, "E111")]


def test_a_question_can_not_take_over_answers_that_have_another_owner() -> None:
    assert told("## A\n\n`line: a`\n\n## B\n\n`line: b; was a`\n") == [(7, 15, "E104")]
    assert told("## A\n\n`line: a; was c`\n\n## B\n\n`line: b; was c`\n") == [(7, 15, "E104")]
    good("## A\n\n`line: a`\n\n## G\n\n`repeat: g`\n\n### B\n\n`line: b; was a`\n")


def test_over_needs_a_group() -> None:
    body = "{base}\n## Z\n\n`repeat: z; over {over}`\n\n### Y\n\n`line: y`\n"
    good(body.format(base=BASE, over="items"))
    assert told(body.format(base=BASE, over="name")) == [(LAST, 18, "E109")]
    assert told(body.format(base=BASE, over="z")) == [(LAST, 18, "E111")]


def test_what_is_unknown_is_told_once_with_its_other_places() -> None:
    body = "## A\n\n`line: a; if nme is answered`\n\n## B\n\n`line: b; if nme = x`\n\nSee `=nme`.\n"
    assert told(body) == [(3, 14, "E109")]

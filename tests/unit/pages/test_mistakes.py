"""The mistakes that people make who have never programmed: each is told, once, at its line."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.unit.pages.samples import page_of, read, told
from workbook.pages.lock import check_lock, make_lock
from workbook.pages.reader import read_draft
from workbook.pages.source import Source


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: what went wrong, what was written, and the message that must come of it.

    ``line`` counts from 1 in the written text.
    """

    name: str
    written: str
    line: int
    column: int
    code: str


MISTAKES = [
    # Typos.
    Mistake("a typo in the type", "## A\n\n`lin: a`\n", 3, 2, "E101"),
    Mistake("a capital from autocorrection", "## A\n\n`Line: a`\n", 3, 2, "E101"),
    Mistake("a type that does not exist", "## A\n\n`dropdown: a`\n", 3, 2, "E101"),
    Mistake("code that is no answer line", "## A\n\n`git push`\n", 3, 2, "E101"),
    Mistake("a lost colon", "## A\n\n`choose one a`\n\n- B `b`\n", 3, 2, "E101"),
    Mistake("a lost colon after a scale", "## A\n\n`rate 1 to 5 a`\n", 3, 13, "E101"),
    Mistake("a typo in a clause", "## A\n\n`line: a; requird`\n", 3, 11, "E105"),
    Mistake("a comma for the semicolon", "## A\n\n`line: a, required`\n", 3, 9, "E105"),
    Mistake("a lost semicolon", "## A\n\n`line: a required`\n", 3, 9, "E105"),
    Mistake("a lost semicolon between clauses", "## A\n\n`line: a; private required`\n", 3, 18, "E105"),
    Mistake("a lost quote", '## A\n\n`rate 1 to 5: a; low "no`\n', 3, 22, "E105"),
    Mistake("words without quotes", "## A\n\n`rate 1 to 5: a; low never`\n", 3, 22, "E105"),
    Mistake("no number after at least", "## A\n\n`list: a; at least two`\n", 3, 20, "E105"),
    Mistake("a typo in the unit", "## A\n\n`text: a; at most 9 wrds`\n", 3, 21, "E105"),
    Mistake("a limit without unit", "## A\n\n`text: a; at most 9`\n", 3, 19, "E105"),
    Mistake("limits that cross", "## A\n\n`list: a; at least 9; at most 2`\n", 3, 23, "E105"),
    Mistake("a clause twice", "## A\n\n`line: a; required; required`\n", 3, 21, "E105"),
    # Ids.
    Mistake("no id", "## A\n\n`line`\n", 3, 2, "E102"),
    Mistake("no id after the colon", "## A\n\n`line: ; required`\n", 3, 2, "E102"),
    Mistake("nothing to show", "## A\n\n`show:`\n", 3, 2, "E102"),
    Mistake("a blank in an id", "## A\n\n`line: my goal`\n\n## B\n\n`line: b; if my-goal = x`\n", 3, 8, "E103"),
    Mistake("a capital in an id", "## A\n\n`line: Goal`\n\n## B\n\n`line: b; if goal = x`\n", 3, 8, "E103"),
    Mistake("a dash for a hyphen in an id", "## A\n\n`line: my–goal`\n", 3, 8, "E103"),
    Mistake("a dot in an id", "## A\n\n`line: goals.what`\n", 3, 8, "E103"),
    Mistake("an id twice", "## A\n\n`line: a`\n\n## B\n\n`text: a`\n", 7, 8, "E104"),
    Mistake("a group's id twice", "## A\n\n`line: a`\n\n## B\n\n`repeat: a`\n\n### C\n\n`line: c`\n", 7, 10, "E104"),
    Mistake("a copied answer line", "## A\n\n`line: a`\n`line: a`\n", 4, 2, "E111"),
    # Choices.
    Mistake("a choice without id", "## A\n\n`choose one: a`\n\n- B `b`\n- C and D\n", 6, 10, "E107"),
    Mistake("a choice id in quotes", "## A\n\n`choose one: a`\n\n- B 'b'\n", 5, 5, "E107"),
    Mistake("a choice id with one tick", "## A\n\n`choose one: a`\n\n- B `b\n", 5, 5, "E107"),
    Mistake("an empty choice", "## A\n\n`choose one: a`\n\n- B `b`\n-\n", 6, 2, "E107"),
    Mistake("a choice id with a capital", "## A\n\n`choose one: a`\n\n- B `Bee`\n", 5, 6, "E103"),
    Mistake("a choice id twice", "## A\n\n`choose one: a`\n\n- B `b`\n- C `b`\n", 6, 6, "E108"),
    Mistake("no list of choices", "## A\n\n`choose one: a`\n", 3, 2, "E106"),
    Mistake("words before the choices", "## A\n\n`choose any: a`\n\nNamely:\n\n- B `b`\n", 3, 2, "E106"),
    Mistake("choices cut in two", "## A\n\n`choose any: a`\n\n- B `b`\n\nor\n\n- C `c`\n", 9, 1, "E106"),
    Mistake("statements cut off", "## A\n\n`rate 1 to 5: a`\n\nNamely:\n\n- B `b`\n", 7, 1, "E106"),
    Mistake("choices for a text", "## A\n\n`text: a`\n\n- B `b`\n- C `c`\n", 5, 1, "E106"),
    # Lost ticks, and answer lines where none is read.
    Mistake("the first tick lost", "## A\n\nline: a`\n", 3, 1, "E120"),
    Mistake("the last tick lost", "## A\n\n`line: a; required\n", 3, 1, "E120"),
    Mistake("both ticks lost", "## A\n\nline: a; required\n", 3, 1, "E120"),
    Mistake("curly quotes for ticks", "## A\n\n‘choose one: a’\n\n- B `b`\n", 3, 1, "E120"),
    Mistake("a full stop after it", "## A\n\n`line: a`.\n", 3, 1, "E120"),
    Mistake("words before it", "## A\n\nWrite here: `line: a`\n", 3, 1, "E120"),
    Mistake("an answer line in the heading", "## A `line: a`\n", 1, 1, "E120"),
    Mistake("an indented answer line", "## A\n\n    `line: a`\n", 3, 5, "E120"),
    Mistake("one indented under words", "## A\n\nHelp.\n      `line: a`\n", 4, 7, "E120"),
    Mistake("a fenced answer line", "## A\n\n```\nline: a\n```\n", 4, 1, "E120"),
    Mistake("an answer line in a list", "## A\n\n- `line: a`\n", 3, 1, "E120"),
    Mistake("no blank line after a list", "## A\n\n- words\n`line: a`\n", 4, 1, "E120"),
    Mistake("no blank line after a quote", "## A\n\n> **Why:** so.\n`line: a`\n", 4, 1, "E120"),
    Mistake("dashes under an answer line", "## A\n\n`line: a`\n---\n", 3, 1, "E120"),
    Mistake("an answer line on two lines", "## A\n\n`line: a;\nrequired`\n", 3, 1, "E120"),
    Mistake("a fence that is never closed", "## A\n\n```\ncode\n\n## B\n\n`line: b`\n\n## C\n\n`line: c`\n", 8, 1, "E120"),
    Mistake("a comment that is never closed", "## A\n\n<!-- note\n\n## B\n\n`line: b`\n", 7, 1, "E120"),
    # Headings.
    Mistake("no heading at all", "`line: a`\n\n## B\n\n`line: b`\n", 1, 2, "E112"),
    Mistake("no blank after the #", "##A\n\n`line: a`\n", 1, 1, "E112"),
    Mistake("questions beside their repeat", "## A\n\n`repeat: a`\n\n## B\n\n`line: b`\n", 3, 2, "E112"),
    Mistake("a repeat in a repeat", "## A\n\n`repeat: a`\n\n### B\n\n`repeat: b`\n\n#### C\n\n`line: c`\n\n### D\n\n`line: d`\n", 7, 2, "E121"),
    Mistake("a heading that jumps", "## A\n\n#### B\n\n`line: b`\n", 3, 1, "W203"),
    Mistake("a second title", "## A\n\n`line: a`\n\n# B\n\n`line: b`\n", 5, 1, "W203"),
    Mistake("a forgotten answer line", "## A\n\n### What is it?\n\nHelp.\n", 3, 1, "W201"),
    Mistake("too much at once", "## A\n\n" + "".join(f"### {n}\n\n`line: l{n}`\n\n" for n in range(5)), 1, 1, "W206"),
    # Clauses where they do not belong.
    Mistake("dated on a line", "## A\n\n`line: a; dated`\n", 3, 11, "E105"),
    Mistake("or other on a rate", "## A\n\n`rate 1 to 5: a; or other`\n", 3, 18, "E105"),
    Mistake("low on a number", '## A\n\n`number: a; low "x"`\n', 3, 13, "E105"),
    Mistake("required on a repeat", "## A\n\n`repeat: a; required`\n\n### B\n\n`line: b`\n", 3, 13, "E105"),
    Mistake("only without over", "## A\n\n`repeat: a; only b = x`\n\n### B\n\n`line: b`\n", 3, 13, "E105"),
    Mistake("add on a question", "## A\n\n`line: a; add`\n", 3, 11, "E105"),
    Mistake("called on a question", '## A\n\n`line: a; called "B"`\n', 3, 11, "E105"),
    Mistake("a clause on a when", "## A\n\n`yes/no: a`\n\n## B\n\n`when: a = yes; required`\n\n### C\n\n`line: c`\n", 7, 17, "E105"),
    Mistake("compare and private", "## A\n\n`line: a; private; compare`\n", 3, 20, "E105"),
    Mistake("compare in a repeat", "## A\n\n`repeat: a`\n\n### B\n\n`line: b; compare`\n", 7, 11, "E105"),
    Mistake("compare on a rated list", "## A\n\n`rate 1 to 5: a; compare`\n\n- B `b`\n", 3, 18, "E105"),
    Mistake("from and a list", "## G\n\n`repeat: g`\n\n### W\n\n`line: w`\n\n## A\n\n`choose one: a; from g.w`\n\n- B `b`\n", 11, 17, "E105"),
    Mistake("a rate without scale", "## A\n\n`rate: a`\n", 3, 2, "E105"),
    Mistake("a scale upside down", "## A\n\n`rate 5 to 1: a`\n", 3, 2, "E105"),
    Mistake("a when without condition", "## A\n\n`when:`\n\n### B\n\n`line: b`\n", 3, 7, "E105"),
    Mistake("two whens", "## A\n\n`yes/no: a`\n\n## B\n\n`when: a = yes`\n\n`when: a is answered`\n\n### C\n\n`line: c`\n", 9, 2, "E111"),
]  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_each_mistake_gives_one_message_at_its_line(mistake: Mistake) -> None:
    assert told(mistake.written) == [(mistake.line, mistake.column, mistake.code)]


HEADED = "## G\n\n`repeat: g`\n\n### A\n\n`line: a`\n\n### B\n\n`line: b`\n\n### C\n\n`line: c`\n"


@pytest.mark.parametrize(("heading", "line"), [("### A", None), ("### B", 17), ("### C", 21)])
def test_a_heading_one_level_up_is_told_at_the_question_that_left(
    heading: str, line: int | None
) -> None:
    before, _ = read(page_of(HEADED))
    lock = make_lock([before])
    draft = read_draft(page_of(HEADED.replace(heading, heading[1:])), "sample.md")
    source = Source.for_messages("sample.md")
    if line is None:
        assert [problem.code for problem in draft.problems] == ["E112"]
        return
    assert draft.usable
    check_lock(source, draft, lock, [draft.page])
    assert [(p.line, p.code) for p in source.problems] == [(line, "E114")]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("`lin: a`", "did you mean 'line'?"),
        ("`chose one: a`", "did you mean 'choose one'?"),
        ("`line: a; requird`", "did you mean 'required'?"),
        ("`line: a; at lest 3`", "did you mean 'at least'?"),
        ("`text: a; at most 9 wrds`", "did you mean 'words'?"),
        ("`line: a; if nam is answered`", "did you mean 'name'?"),
        ("`line: a; if pace = qick`", "did you mean 'quick'?"),
        ("`show: g; fields wht`", "did you mean 'what'?"),
        ("`line: a; if what is answered`", "did you mean 'g.what'?"),
    ],
)
def test_a_near_word_is_proposed(written: str, hint: str) -> None:
    before = (
        "## N\n\n`line: name`\n\n## P\n\n`choose one: pace`\n\n- Quick `quick`\n\n"
        "## G\n\n`repeat: g`\n\n### W\n\n`line: what`\n\n## A\n\n"
    )
    problems = read_draft(page_of(before + written), "sample.md").problems
    assert hint in problems[0].message


@pytest.mark.parametrize(
    ("source", "line", "column", "code"),
    [
        ("", 1, 1, "E113"),
        ("# Title\n\n## A\n\n`line: a`\n", 1, 1, "E113"),
        ("\n---\npage: a\n---\n\n# Title\n", 1, 1, "E113"),
        ("---\npage: a\nkind: once\n\n# Title\n\n## A\n\n`line: a`\n", 3, 1, "E113"),
        ("---\npage: a\n\n# Title\n\n## A\n\n`line: a`\n\n---\n\nMore.\n", 4, 1, "E113"),
        ("---\nversion: 1\n---\n\n# Title\n", 1, 1, "E113"),
        ("---\npage:\n---\n\n# Title\n", 2, 6, "E113"),
        ("---\npage: a\npage: b\n---\n\n# Title\n", 3, 1, "E113"),
        ("---\npage: a\nknd: once\n---\n\n# Title\n", 3, 1, "E113"),
        ("---\npage: a\nkind: weekly\n---\n\n# Title\n", 3, 7, "E113"),
        ("---\npage: a\nfor: mentee\n---\n\n# Title\n", 3, 6, "E113"),
        ("---\npage: a\nstage: aims\n---\n\n# Title\n", 3, 8, "E113"),
        ("---\npage: a\nminutes: ten\n---\n\n# Title\n", 3, 10, "E113"),
        ("---\npage: a\nversion: 1.2\n---\n\n# Title\n", 3, 10, "E113"),
        ("---\npage: a\nretired: A b\n---\n\n# Title\n", 3, 10, "E113"),
        ("---\npage: a\njust words\n---\n\n# Title\n", 3, 1, "E113"),
        ("---\npage: My Page\n---\n\n# Title\n", 2, 7, "E103"),
        ("---\npage: a\n---\n\n## No title\n\n`line: a`\n", 4, 1, "E113"),
        ("---\npage: a\n---\n", 4, 1, "E113"),
    ],
)
def test_front_matter_mistakes(source: str, line: int, column: int, code: str) -> None:
    problems = read_draft(source, "sample.md").problems
    assert [(p.line, p.column, p.code) for p in problems] == [(line, column, code)]

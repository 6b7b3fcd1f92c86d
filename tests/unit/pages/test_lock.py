"""What is released once is not lost unnoticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.pages.samples import EVERYTHING, page_of, read
from workbook.pages.files import lock_beside
from workbook.pages.lock import (
    Lock,
    Locked,
    check_lock,
    lock_path,
    lock_text,
    make_lock,
    read_lock,
)
from workbook.pages.model import Page
from workbook.pages.packs import Problem
from workbook.pages.reader import read_draft
from workbook.pages.source import Source

BEFORE = """\
## G

`repeat: g`

### W

`line: what`

### P

`choose one: pace`

- Slow `slow`
- Quick `quick`

## N

`rate 1 to 5: sure`
"""


def against(after: str, *, extra: str = "", others: tuple[Page, ...] = ()) -> list[tuple[int, str]]:
    """Line and code of every message about this body, where ``BEFORE`` had been released."""
    before, _ = read(page_of(BEFORE))
    draft = read_draft(page_of(after, extra=extra), "sample.md")
    assert draft.usable, [str(problem) for problem in draft.problems]
    source = Source.for_messages("sample.md")
    check_lock(source, draft, make_lock([before]), [draft.page, *others])
    return [(problem.line, problem.code) for problem in source.problems]


def test_the_lock_has_a_line_for_each_id_and_comes_back_the_same(tmp_path: Path) -> None:
    page, _ = read(page_of(BEFORE))
    lock = make_lock([page])
    text = lock_text(lock)
    assert text == (
        "{\n"
        '  "format": 1,\n'
        '  "ids": {\n'
        '    "sample/g": {"type": "repeat"},\n'
        '    "sample/g.pace": {"type": "choose one", "choices": ["slow", "quick"]},\n'
        '    "sample/g.what": {"type": "line"},\n'
        '    "sample/sure": {"type": "rate 1 to 5"}\n'
        "  }\n"
        "}\n"
    )
    path = tmp_path / "ids.lock"
    path.write_text(text, encoding="utf-8")
    again = read_lock(path)
    assert isinstance(again, Lock)
    assert again.ids == lock.ids
    assert again.lines["sample/g.what"] == 6


def test_an_empty_lock_can_be_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "ids.lock"
    path.write_text(lock_text(make_lock([])), encoding="utf-8")
    again = read_lock(path)
    assert isinstance(again, Lock)
    assert again.ids == {}


def test_retired_ids_and_choices_stay_in_the_lock() -> None:
    before = make_lock([read(page_of(BEFORE))[0]])
    after, _ = read(page_of(BEFORE.replace("- Slow `slow`\n", "").replace(": sure", ": surer")))
    lock = make_lock([after], before)
    assert lock.ids["sample/sure"] == Locked("rate 1 to 5")
    assert lock.ids["sample/surer"] == Locked("rate 1 to 5")
    assert lock.ids["sample/g.pace"].choices == ("quick", "slow")


def test_rewording_and_moving_are_no_matter() -> None:
    assert against(BEFORE) == []
    assert (
        against(
            "## Sure?\n\n`rate 1 to 5: sure; required`\n\n" + BEFORE.split("## N", maxsplit=1)[0]
        )
        == []
    )
    assert against(
        BEFORE.replace("- Slow `slow`\n- Quick", "- More `more`\n- Very quick") + "\n"
    ) == [(17, "E116")]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("line: what", "line: wht", [(9, "E114")]),
        ("rate 1 to 5: sure", "rate 1 to 5: surer", [(2, "E114")]),
        ("line: what", "list: what", [(13, "E115")]),
        ("line: what", "text: what", []),
        ("rate 1 to 5", "rate 1 to 7", [(24, "E115")]),
        ("rate 1 to 5", "text", []),
        ("choose one", "choose any", [(17, "E115")]),
        ("- Slow `slow`\n", "", [(17, "E116")]),
        ("`repeat: g`", "`repeat: h`", [(2, "E114")]),
    ],
)
def test_what_is_lost_or_changed_is_told(
    old: str, new: str, expected: list[tuple[int, str]]
) -> None:
    assert against(BEFORE.replace(old, new)) == expected


def test_retired_says_that_it_is_meant() -> None:
    after = BEFORE.replace("line: what", "line: wht").replace("- Slow `slow`\n", "")
    extra = "retired: g.what, g.pace=slow\n"
    assert against(after, extra=extra) == []
    assert against("## A\n\n`line: a`\n", extra="retired: g, sure\n") == []


def test_was_says_where_it_went() -> None:
    assert against(BEFORE.replace("line: what", "line: new; was what")) == []
    assert against(BEFORE.replace("line: what", "line: new; was g.what")) == []
    moved = BEFORE.replace("repeat: g", "repeat: h")
    moved = moved.replace(": what", ": what; was g.what").replace(": pace", ": pace; was g.pace")
    assert against(moved) == []


def test_a_question_may_move_to_another_page() -> None:
    other, _ = read(page_of("## S\n\n`rate 1 to 5: sure; was sample/sure`\n", page="other"))
    assert against(BEFORE.split("## N", maxsplit=1)[0], others=(other,)) == []


def test_every_type_of_the_full_page_is_locked() -> None:
    page, _ = read(EVERYTHING)
    lock = make_lock([page])
    assert lock.ids["everything/plans.sure"].type == "rate 0 to 10"
    assert lock.ids["everything/habits"].choices == ("agenda", "promise")
    assert len(lock.ids) == len(list(page.prompts())) + len(list(page.groups()))


def test_where_the_lock_lies(tmp_path: Path) -> None:
    english, mine = tmp_path / "content" / "en", tmp_path / "my-pages"
    english.mkdir(parents=True)
    mine.mkdir()
    assert lock_beside(english) is None
    assert lock_path(english) == tmp_path / "content" / "ids.lock"
    assert lock_path(mine) == mine / "ids.lock"
    lock_path(english).touch()
    lock_path(mine).touch()
    assert lock_beside(english) == lock_path(english)
    assert lock_beside(mine) == lock_path(mine)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("{\n  nonsense\n}", 2),
        ("[]", 1),
        ('{"format": 9, "ids": {}}', 1),
        ('{"format": 1, "ids": []}', 1),
        ('{"format": 1, "ids": {"No Key": {"type": "line"}}}', 1),
        ('{"format": 1, "ids": {"a/b": "line"}}', 1),
        ("[" * 100_000, 1),
        ("\ud800", 1),
    ],
)
def test_a_damaged_lock_is_told(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "ids.lock"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    problem = read_lock(path)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.line) == ("E100", line)

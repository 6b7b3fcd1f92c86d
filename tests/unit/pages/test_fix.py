"""Missing ids are written in once, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.pages.samples import EVERYTHING, page_of, read
from workbook.pages.fix import fix, fix_file
from workbook.pages.packs import Problem


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("## What is your name?\n\n`line`\n", "## What is your name?\n\n`line: name`\n"),
        ("## Name\n\n`line: ; required`\n", "## Name\n\n`line: name; required`\n"),
        ("## Your goals\n\n`repeat:`\n\n### A\n\n`line: a`\n", None),
        ("## How sure?\n\n`rate 1 to 5:`\n", "## How sure?\n\n`rate 1 to 5: sure`\n"),
        ("## Qué años?\n\n`line:`\n", "## Qué años?\n\n`line: que-anos`\n"),
        ("## Что?\n\n`line:`\n", "## Что?\n\n`line: question`\n"),
        ("## 5 goals\n\n`line:`\n", "## 5 goals\n\n`line: question-5-goals`\n"),
    ],
)
def test_missing_question_ids_come_from_the_heading(written: str, mended: str | None) -> None:
    mended = mended or written.replace("`repeat:`", "`repeat: goals`")
    assert fix(page_of(written)) == page_of(mended)


def test_proposals_do_not_clash_with_ids_further_down() -> None:
    body = "## Name\n\n`line`\n\n## Name\n\n`line`\n\n## Name\n\n`line: name`\n"
    mended = fix(page_of(body))
    page, _ = read(mended)
    assert [prompt.id for prompt in page.prompts()] == ["name-2", "name-3", "name"]


def test_missing_choice_ids_come_from_the_label() -> None:
    body = "## A\n\n`choose one: a`\n\n- Once a week\n- The week `once-week`\n- Never  \n"
    mended = fix(page_of(body))
    assert mended == page_of(body).replace("Once a week", "Once a week `once-week-2`").replace(
        "Never  ", "Never `never`  "
    )
    page, problems = read(mended)
    assert problems == ()
    assert [choice.id for choice in next(page.prompts()).choices] == [
        "once-week-2",
        "once-week",
        "never",
    ]


@pytest.mark.parametrize("sign", ["\n", "\r\n", "\r"])
def test_line_ends_and_byte_order_mark_are_kept(sign: str) -> None:
    source = "\ufeff" + page_of("## Name\n\n`line`\n\nEnd, no newline").replace("\n", sign)
    assert fix(source) == source.replace("`line`", "`line: name`")


@pytest.mark.parametrize("sign", ["\n", "\r\n", "\r"])
def test_a_clean_page_is_left_as_it_is(sign: str) -> None:
    source = "\ufeff" + EVERYTHING.replace("\n", sign)
    assert fix(source) == source


def test_what_only_its_author_can_mend_is_left() -> None:
    source = page_of("## A\n\n`lin: a`\n\n## B\n\n`choose one: b`\n\n- C `c\n- D 'd'\n-\n")
    assert fix(source) == source


def test_a_file_is_mended_in_place(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(page_of("## Name\r\n\r\n`line`\r\n").encode())
    path.chmod(0o640)
    rights = path.stat().st_mode
    assert fix_file(path) is True
    assert b"`line: name`\r\n" in path.read_bytes()
    assert path.stat().st_mode == rights
    assert fix_file(path) is False
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]
    missing = fix_file(tmp_path / "b.md")
    assert isinstance(missing, Problem)
    assert missing.code == "E100"

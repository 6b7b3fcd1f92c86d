"""Checking files and folders by name, and what is printed about them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.pages.samples import EVERYTHING, page_of, read
from tests.unit.pages.test_pack import QUESTION, needed, write
from workbook.pages.lint import check_paths, messages_json
from workbook.pages.needs import NEEDS
from workbook.pages.outline import outline
from workbook.pages.packs import Problem


@pytest.fixture
def builtin(tmp_path: Path) -> Path:
    """A folder of built-in pages that has all that the app needs."""
    folder = tmp_path / "content" / "en"
    folder.mkdir(parents=True)
    for page_id in NEEDS:
        write(folder, page_id, needed(page_id))
    return folder


def test_the_built_in_pages_are_checked_without_arguments(builtin: Path) -> None:
    report = check_paths([], builtin=builtin)
    assert (report.problems, report.exit_code) == ((), 0)
    assert [page.id for page in report.pages] == sorted(NEEDS)
    assert check_paths([builtin.parent], builtin=builtin) == report


def test_only_what_was_named_is_reported(builtin: Path) -> None:
    write(builtin, "one", page_of("## A\n\n`lin: a`\n", page="one"))
    two = write(builtin, "two", page_of("## A\n\n`lne: a`\n", page="two"))
    report = check_paths([two], builtin=builtin)
    assert [Path(problem.file).name for problem in report.problems] == ["two.md"]
    assert [page.id for page in report.pages] == ["two"]
    assert report.exit_code == 1
    everything = check_paths([builtin, two], builtin=builtin)
    assert [Path(problem.file).name for problem in everything.problems] == ["one.md", "two.md"]


def test_a_page_of_ones_own_stands_among_the_built_in_ones(builtin: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    body = "## A\n\n`show: goals/goals`\n\n## B\n\n`show: other/a`\n\n## C\n\n`show: gaols/a`\n"
    page = write(mine, "page", page_of(body, page="mine"))
    write(mine, "other", page_of(QUESTION, page="other"))
    for named in (page, mine):
        report = check_paths([named], builtin=builtin)
        assert [(p.line, p.code) for p in report.problems] == [(17, "E109")]


def test_warnings_are_no_failure(builtin: Path) -> None:
    page = write(builtin, "one", page_of("## What is it?\n\nRead.\n", page="one"))
    report = check_paths([page], builtin=builtin)
    assert [problem.code for problem in report.problems] == ["W201"]
    assert (report.errors, report.exit_code) == (0, 0)


def test_what_is_not_there_is_told(builtin: Path, tmp_path: Path) -> None:
    report = check_paths([tmp_path / "nowhere.md"], builtin=builtin)
    assert [(p.code, p.level) for p in report.problems] == [("E100", "error")]
    assert report.exit_code == 1


def test_a_broken_page_is_in_the_outline(builtin: Path) -> None:
    page = write(builtin, "one", page_of("## A\n\n`lin: a`\n\n## B\n\n`line: b`\n", page="one"))
    report = check_paths([page], builtin=builtin)
    assert "b: line" in outline(report.pages[0])


def test_paths_are_shown_from_the_current_folder(
    builtin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(builtin, "one", page_of("## A\n\n`lin: a`\n", page="one"))
    monkeypatch.chdir(tmp_path)
    report = check_paths([Path("content/en/one.md")], builtin=builtin)
    assert str(report.problems[0]).startswith(f"{Path('content/en/one.md')}:9:2: error E101: ")
    monkeypatch.chdir(builtin)
    report = check_paths([Path("one.md")], builtin=builtin)
    assert str(report.problems[0]).startswith("one.md:9:2: error E101: ")


def test_messages_are_sorted(builtin: Path) -> None:
    body = "## B\n\n`lin: b; if x = y`\n\n## What?\n\n`line: c; reqired; if y = x`\n"
    write(builtin, "b", page_of(body, page="b"))
    write(builtin, "a", page_of(body, page="a"))
    report = check_paths([builtin], builtin=builtin)
    places = [(p.file, p.line, p.column) for p in report.problems]
    assert places == sorted(places)
    assert len(places) > 4


def test_messages_as_json() -> None:
    problem = Problem("a.md", 3, 2, "error", "E101", "'é' is not an answer type")
    assert json.loads(messages_json([problem])) == [
        {
            "file": "a.md",
            "line": 3,
            "column": 2,
            "level": "error",
            "code": "E101",
            "message": "'é' is not an answer type",
        }
    ]


def test_the_outline_says_what_is_asked() -> None:
    page, _ = read(EVERYTHING)
    lines = outline(page).splitlines()
    assert lines[0] == (
        "everything: A page with everything in it "
        "(each time, for me, stage review, after goals, 12 minutes)"
    )
    assert lines[1:6] == [
        "  Who you are",
        "    name: line, required",
        "    strengths: text, private",
        "    traits: choose any, [curious, stubborn]",
        "    mood: choose one, [fine, could-be-better], required, compare",
    ]
    assert "    hour: time (if mood = fine and day >= 2026-01-31)" in lines
    assert '    plans: many of "Plan"' in lines
    assert "        sure: rate 0 to 10" in lines
    assert '    checks: many of "Check" over plans' in lines
    assert "    shows remedy" in lines
    assert "    first: choose one, from plans.title" in lines

"""``workbook content``."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from workbook.cli import run

GOOD = """---
page: walk
kind: once
---

# A walk

## Where to?

`line: where`
"""

WITHOUT_ID = GOOD.replace("`line: where`", "`line`")
WRONG = GOOD.replace("line:", "lime:")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a folder of one page in it; returns that one."""
    monkeypatch.chdir(tmp_path)
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "walk.md").write_text(GOOD, encoding="utf-8")
    return pages


def test_good_pages_are_clean(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["content", "check", "pages"]) == 0
    assert capsys.readouterr() == ("", "workbook: 1 page, nothing wrong\n")


def test_a_mistake_is_told_by_file_line_and_column(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "walk.md").write_text(WRONG, encoding="utf-8")

    assert run(["content", "check", str(folder / "walk.md")]) == 1

    out, err = capsys.readouterr()
    assert out.startswith("pages/walk.md:10:2: error E101: ")
    assert out.count("\n") == 1
    assert err == "workbook: 1 page, 1 error, 0 warnings\n"


def test_warnings_alone_are_no_failure(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "walk.md").write_text(GOOD.replace("## Where", "#### Where"), encoding="utf-8")

    assert run(["content", "check", "pages"]) == 0

    out, err = capsys.readouterr()
    assert "warning W203" in out
    assert "0 errors, 1 warning" in err


def test_messages_as_json_are_all_that_is_printed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "walk.md").write_text(WRONG, encoding="utf-8")

    assert run(["content", "check", "--json", "pages"]) == 1

    out, err = capsys.readouterr()
    (message,) = json.loads(out)
    assert message["code"] == "E101"
    assert (message["file"], message["line"], message["level"]) == ("pages/walk.md", 10, "error")
    assert err == ""


def test_the_outline_shows_what_is_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["content", "check", "--outline", "pages"]) == 0

    out = capsys.readouterr().out
    assert out.startswith("walk: A walk")
    assert "where: line" in out


def test_outline_and_json_do_not_go_together(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["content", "check", "--outline", "--json", "pages"]) == 2
    assert "choose one" in capsys.readouterr().err


def test_missing_ids_are_written_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = folder / "walk.md"
    page.write_text(WITHOUT_ID, encoding="utf-8")
    assert run(["content", "check", "pages"]) == 1

    assert run(["content", "check", "--fix", "pages"]) == 0
    fixed = page.read_text(encoding="utf-8")
    assert run(["content", "check", "--fix", "pages"]) == 0

    assert "`line: where" in fixed
    assert page.read_text(encoding="utf-8") == fixed
    err = capsys.readouterr().err
    assert err.count("pages/walk.md: ids written") == 1


def test_without_fix_no_page_is_touched(folder: Path) -> None:
    (folder / "walk.md").write_text(WITHOUT_ID, encoding="utf-8")

    run(["content", "check", "pages"])

    assert (folder / "walk.md").read_text(encoding="utf-8") == WITHOUT_ID


def test_what_is_not_there_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["content", "check", "missing.md"]) == 1
    assert "missing.md:1:1: error" in capsys.readouterr().out


def test_the_pages_of_this_program_are_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["content", "check"]) == 0
    assert ", nothing wrong" in capsys.readouterr().err


def test_ones_own_pages_are_checked_with_them(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = place / "data" / "content"
    own.mkdir(parents=True)
    (own / "walk.md").write_text(WRONG, encoding="utf-8")

    assert run(["content", "check"]) == 1
    assert f"{own / 'walk.md'}:10:2: error E101" in capsys.readouterr().out


def test_a_named_folder_of_pages_must_be_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["content", "check", "--content", "/not/there"]) == 1
    assert "--content" in capsys.readouterr().err


def test_what_a_page_says_cannot_command_the_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "walk.md").write_text(
        GOOD.replace("line:", "\x1b]52;c;x\x07\x9b2J:").replace("A walk", "A \x1b[2Jwalk"),
        encoding="utf-8",
    )

    run(["content", "check", "--outline", "pages"])

    out, err = capsys.readouterr()
    assert out
    assert not set("\x1b\x07\x9b") & set(out + err)


def test_the_lock_holds_every_id(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["content", "lock", "pages"]) == 0

    lock = folder / "ids.lock"
    assert capsys.readouterr().out == f"{lock.relative_to(folder.parent)}: 1 id, 1 of them new\n"
    assert json.loads(lock.read_text(encoding="utf-8"))["ids"] == {"walk/where": {"type": "line"}}
    assert stat.S_IMODE(lock.stat().st_mode) == 0o644
    assert sorted(path.name for path in folder.iterdir()) == ["ids.lock", "walk.md"]


def test_an_id_that_is_locked_cannot_vanish_unnoticed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["content", "lock", "pages"])
    (folder / "walk.md").write_text(GOOD.replace("line: where", "line: whither"), encoding="utf-8")

    assert run(["content", "check", "pages"]) == 1
    assert "E114" in capsys.readouterr().out
    assert run(["content", "lock", "pages"]) == 1
    assert "nothing was locked" in capsys.readouterr().err


def test_a_new_id_is_added_to_the_lock(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["content", "lock", "pages"])
    (folder / "walk.md").write_text(f"{GOOD}\n## When?\n\n`time: when`\n", encoding="utf-8")
    capsys.readouterr()

    assert run(["content", "lock", "pages"]) == 0
    assert "2 ids, 1 of them new" in capsys.readouterr().out


def test_wrong_pages_are_not_locked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "walk.md").write_text(WRONG, encoding="utf-8")

    assert run(["content", "lock", "pages"]) == 1

    out, err = capsys.readouterr()
    assert "E101" in out
    assert "nothing was locked: 1 page, 1 error, 0 warnings; mend the pages first" in err
    assert not (folder / "ids.lock").exists()


def test_a_damaged_lock_is_never_written_over(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "ids.lock").write_text("{", encoding="utf-8")

    assert run(["content", "lock", "pages"]) == 1
    assert (folder / "ids.lock").read_text(encoding="utf-8") == "{"


def test_a_folder_without_pages_is_not_locked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "walk.md").unlink()

    assert run(["content", "lock", "pages"]) == 1
    assert "there are no pages in pages" in capsys.readouterr().err

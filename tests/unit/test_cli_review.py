"""``workbook review``: what was written, in lines and for scripts, without any screen."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.unit.test_cli_status import begin_mentorship
from workbook.cli import run
from workbook.cli.call import Call
from workbook.cli.services import open_workbook
from workbook.journey.edits import item_saying
from workbook.pages import needs


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBOOK_NOW", "2026-11-22T09:30")


@pytest.fixture
def _written() -> None:
    begin_mentorship("Amara")
    with open_workbook(Call()) as workbook:
        for what in ("The board paper\x1b]0;x", "Größe of the slides"):
            _, records = item_saying(
                workbook.reading(), needs.TOPICS, 7, workbook.now(), {needs.TOPIC_WHAT: what}
            )
            workbook.write(*records).result()


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What the command prints."""
    capsys.readouterr()
    assert run(["review", *words]) == 0
    return capsys.readouterr().out


@pytest.mark.usefixtures("_written")
def test_it_lists_what_was_written_by_month(capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(capsys).splitlines()

    assert lines[0] == "November 2026"
    assert "  Sun 22 Nov  Topic: Größe of the slides" in lines
    assert "\x1b" not in "".join(lines)


@pytest.mark.usefixtures("_written")
def test_words_and_filters_narrow_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "grosse").splitlines()[1:] == ["  Sun 22 Nov  Topic: Größe of the slides"]
    assert said(capsys, "slides the of", "page:topics").count("Topic:") == 0
    assert said(capsys, "slides", "the", "page:topics").count("Topic:") == 1
    assert said(capsys, "since:yesterday", "mentor:Amara Ok") == "Nothing was found.\n"
    whole = said(capsys, "--whole", "board")
    assert "    What do you want" in whole or "?" in whole
    assert "      The board paper" in whole


@pytest.mark.usefixtures("_written")
def test_what_is_not_understood_is_said_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", "foo:bar"]) == 0
    out, err = capsys.readouterr()
    assert out == "Nothing was found.\n"
    assert "There is no filter “foo:”" in err


@pytest.mark.usefixtures("_written")
def test_scripts_get_everything(capsys: pytest.CaptureFixture[str]) -> None:
    found: list[dict[str, Any]] = json.loads(said(capsys, "--json", "board", "--with", "Amara"))

    (one,) = found
    assert (one["day"], one["page"], one["mentor"]) == ("2026-11-22", "topics", "Amara")
    assert one["private"] is False
    assert [answer["prompt"] for answer in one["answers"]] == [needs.TOPIC_WHAT]


@pytest.mark.usefixtures("_written")
def test_what_was_found_is_a_document_for_a_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    printed = said(capsys, "--format", "md", "board")
    assert printed.startswith("# Topic\n")
    assert "The board paper" in printed
    file = tmp_path / "mine.html"
    assert run(["review", "page:topics", "--output", str(file)]) == 0
    assert "<title>What I wrote</title>" in file.read_text(encoding="utf-8")
    assert run(["review", "--output", str(file)]) == 2
    assert run(["review", "--with-private"]) == 2
    assert run(["review", "--json", "--format", "md"]) == 2


def test_an_empty_workbook_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys) == "Nothing is written yet.\n"


def test_no_screen_is_loaded() -> None:
    code = (
        "import sys; from workbook.cli import run; run(['review', 'x']); "
        "sys.exit('textual' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

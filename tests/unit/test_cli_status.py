"""``workbook status``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbook.cli import run
from workbook.cli.call import Call
from workbook.cli.services import open_workbook
from workbook.journey.place import once_place
from workbook.notebook.records import Answer, AnswerKey, Mentorship


def begin_mentorship(mentor: str) -> None:
    """Put a mentorship with this mentor into the notebook."""
    with open_workbook(Call()) as workbook:
        place = once_place(workbook.pack.pages["mentorship"], 7)
        key = AnswerKey(place.entry, None, "mentorship/mentor")
        workbook.write(
            Mentorship(7, workbook.now().isoformat()), Answer(key, mentor, type="line")
        ).result()


def test_a_fresh_workbook_says_how_to_begin_and_makes_nothing(
    capsys: pytest.CaptureFixture[str], place: Path
) -> None:
    before = set(place.rglob("*"))

    assert run(["status"]) == 0

    assert "Run workbook to begin" in capsys.readouterr().out
    assert set(place.rglob("*")) == before


def test_a_fresh_workbook_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["mentor"] is None


def test_what_was_written_is_seen(capsys: pytest.CaptureFixture[str]) -> None:
    begin_mentorship("Amara")

    assert run(["status"]) == 0
    assert "With Amara\n" in capsys.readouterr().out

    assert run(["status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["mentor"] == "Amara"


def test_another_notebook_is_another_workbook(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    begin_mentorship("Amara")

    assert run(["status", "--data", str(tmp_path / "other")]) == 0
    assert "Amara" not in capsys.readouterr().out


def test_a_mentor_is_chosen_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    begin_mentorship("Amara")

    assert run(["status", "--with", "ama"]) == 0
    assert "With Amara\n" in capsys.readouterr().out
    assert run(["--with", "Bo", "status"]) == 2
    assert "Amara" in capsys.readouterr().err


def test_a_page_that_cannot_be_used_is_said_beside_the_output(
    capsys: pytest.CaptureFixture[str], place: Path
) -> None:
    own = place / "data" / "content"
    own.mkdir(parents=True)
    (own / "walk.md").write_text("no page\n", encoding="utf-8")

    assert run(["status", "--json"]) == 0

    out, err = capsys.readouterr()
    assert json.loads(out)["mentor"] is None
    assert "walk.md" in err


def test_a_notebook_that_cannot_be_opened_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    assert run(["status", "--data", str(tmp_path / "file")]) == 1

    err = capsys.readouterr().err
    assert err.startswith("workbook: ")
    assert err.count("\n") == 1

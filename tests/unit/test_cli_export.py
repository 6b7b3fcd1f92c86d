"""``workbook export`` and ``workbook import``: a folder to keep, and the way back."""

from __future__ import annotations

import json
import os
import re
import stat
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.unit.export.notebooks import HOSTILE
from tests.unit.test_cli_status import begin_mentorship
from workbook.cli import run
from workbook.cli.call import Call
from workbook.cli.services import open_workbook
from workbook.journey.edits import item_saying
from workbook.notebook.records import Answer, AnswerKey, Entry, entry_id
from workbook.pages import needs

MARKER = "Xyzzyx the secret of nobody else at all"
GOALS = entry_id("goals", None)
OPEN = AnswerKey(GOALS, None, "goals/vision")
TURNED = AnswerKey(GOALS, None, "goals/turned")


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKBOOK_NOW", "2026-11-22T09:30")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def _written() -> None:
    begin_mentorship("Amara")
    with open_workbook(Call()) as workbook:
        said = {needs.TOPIC_WHAT: "The board paper"}
        item, records = item_saying(workbook.reading(), needs.TOPICS, 7, workbook.now(), said)
        workbook.write(*records).result()
        workbook.write(replace(workbook.reading().snapshot.items[item.id], archived=True)).result()
        secret = Answer(TURNED, MARKER, asked="?", type="text", private=True)
        workbook.write(secret).result()
        kept = {"lists": [{"id": "", "text": f"As said: {MARKER[:30]} …"}, {"id": "", "text": "b"}]}
        workbook.write(
            Answer(
                AnswerKey(GOALS, 5, "goals/goals.statement"),
                MARKER,
                type="line",
                private=True,
            ),
            Answer(OPEN, MARKER.upper(), asked="?", type="text", private=True),
            Entry(33, "self-check", None, None, "2026-11-01", "2026-11-02", kept),
        ).result()
        workbook.notebook.begin_sitting()
        before = workbook.reading().snapshot.answers[OPEN]
        asked, labels = f"Why “{MARKER}”?", {"a": MARKER, "b": "fine"}
        public = replace(before, value="in the open", private=False, asked=asked, labels=labels)
        workbook.write(public).result()


def bytes_of(folder: Path) -> bytes:
    """Every byte in a folder, the names of its files too."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return b"".join(str(file).encode() + file.read_bytes() for file in files)


@pytest.mark.usefixtures("_written")
def test_without_a_terminal_private_answers_leave_only_when_that_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(["export", "out"]) == 2
    assert "3 private answers would be in it" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    assert run(["export", "out", "--yes"]) == 0
    assert MARKER.encode() in bytes_of(tmp_path / "out")


@pytest.mark.usefixtures("_written")
def test_without_the_private_no_byte_of_it_leaves(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(["export", "out", "--without-private"]) == 0
    assert "3 private answers stayed here." in capsys.readouterr().out
    everything = bytes_of(tmp_path / "out").lower()
    assert b"xyzzyx" not in everything
    assert b"in the open" in everything
    assert b'"b": "fine"' in everything
    content = json.loads((tmp_path / "out" / "workbook.json").read_text())
    assert content["private"] is False
    [kept] = [entry["kept"] for entry in content["entries"] if entry["id"] == "33"]
    assert kept == {"lists": [{"id": "", "text": "b"}]}


@pytest.mark.usefixtures("_written")
def test_it_is_for_its_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    for umask, name in ((0, "open"), (0o777, "shut")):
        before = os.umask(umask)
        try:
            assert run(["export", name, "--yes"]) == 0
        finally:
            os.umask(before)
        modes = {
            stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / name).rglob("*") if p.is_file()
        }
        folders = [tmp_path / name, *(p for p in (tmp_path / name).rglob("*") if p.is_dir())]
        assert modes == {0o600}
        assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}


@pytest.mark.usefixtures("_written")
def test_nothing_is_ever_written_over(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for name in ("workbook-2026-11-22", "workbook-2026-11-22-2"):
        assert run(["export", "--yes"]) == 0
        assert (tmp_path / name / "workbook.json").is_file()
    assert run(["export", "workbook-2026-11-22", "--yes"]) == 2
    assert "holds an earlier export" in capsys.readouterr().err
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for name in ("used", "file", "no/where"):
        assert run(["export", name, "--yes"]) == 2
    (tmp_path / "empty").mkdir()
    assert run(["export", "empty", "--yes"]) == 0
    assert (tmp_path / "empty" / "README.md").is_file()
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".new")] == []


@pytest.mark.usefixtures("_written")
def test_the_pages_are_where_a_person_looks_and_say_what_was_put_away(tmp_path: Path) -> None:
    run(["export", "out", "--yes"])
    topics = (tmp_path / "out" / "Mine" / "Topics.md").read_text()
    assert topics.startswith('---\ntitle: "Topics"\npage: "topics"\nentry: "')
    assert "### The board paper\n\n22 November 2026 · with Amara · put away" in topics
    assert "[Topics](Mine/Topics.md)" in (tmp_path / "out" / "README.md").read_text()
    assert (tmp_path / "out" / "Amara").is_dir()


@pytest.mark.parametrize("words", HOSTILE[:-1])
def test_hostile_names_and_words_are_words(words: str, tmp_path: Path) -> None:
    begin_mentorship(words)
    with open_workbook(Call()) as workbook:
        vision = Answer(OPEN, f"{words}\n---\n{words}", asked=words, type="text")
        workbook.write(vision).result()
    assert run(["export", "out", "--yes"]) == 0
    for file in (tmp_path / "out").rglob("*.md"):
        text = file.read_text()
        assert not set(text) & {"\x1b", "\x07", "\x9b", "\u202e"}
        assert re.search(r"(?<!\\)<script|(?<!\\)\]\(javascript", text) is None
        if text.startswith("---"):
            front = text.split("\n---\n")[0].splitlines()[1:]
            for line in front:
                json.loads(line.partition(": ")[2])
            assert "private: false" in front
        assert file.resolve().is_relative_to((tmp_path / "out").resolve())
    assert run(["import", "out", "--data", str(tmp_path / "new")]) == 0


def test_there_is_a_schema_and_without_a_notebook_nothing_to_export(
    capsys: pytest.CaptureFixture[str], place: Path
) -> None:
    assert run(["export", "--schema"]) == 0
    schema: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert schema["$schema"].endswith("2020-12/schema")
    assert run(["export"]) == 1
    assert "nothing to export yet" in capsys.readouterr().err
    assert not (place / "data").exists()


@pytest.mark.usefixtures("_written")
def test_it_comes_back_once_and_a_backup_is_made_before(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    run(["export", "out", "--yes"])
    new = ["--data", str(tmp_path / "new" / "data")]
    capsys.readouterr()
    assert run(["import", "out", "--dry-run", *new]) == 0
    assert "Would come in: " in capsys.readouterr().out
    assert not (tmp_path / "new").exists()
    assert run(["import", "out", *new]) == 0
    assert capsys.readouterr().out.startswith("Came in: ")
    assert run(["import", "out/workbook.json", *new]) == 0
    assert capsys.readouterr().out.startswith("Nothing is new: all ")
    with open_workbook(Call()) as workbook:
        current = workbook.reading().snapshot.answers[OPEN]
        workbook.write(replace(current, value="said here since")).result()
    file = tmp_path / "out" / "workbook.json"
    file.write_text(file.read_text().replace("in the open", "said elsewhere"))
    assert run(["import", "out", "--dry-run"]) == 0
    assert "1 answer says something else than here" in capsys.readouterr().out
    assert run(["import", "out"]) == 0
    out, err = capsys.readouterr()
    assert "both versions are kept" in out
    assert "workbook restore brings it back" in err
    with open_workbook(Call()) as workbook:
        answer = workbook.reading().snapshot.answers[OPEN]
        assert {answer.value, *(other.value for other in answer.others)} == {
            "said here since",
            "said elsewhere",
        }

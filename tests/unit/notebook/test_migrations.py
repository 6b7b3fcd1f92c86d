"""Notebooks of every format that was ever written open for ever, and are never rewritten."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from tests.unit.notebook.backup_lab import backups_of
from tests.unit.notebook.laptops import Laptop, put, said
from workbook.notebook import act_lines, line, migrations, sealing, union
from workbook.notebook.backup import Reason
from workbook.notebook.migrations import Content, upgraded
from workbook.notebook.notebook import Notebook
from workbook.notebook.records import (
    Answer,
    AnswerKey,
    EarlierVersion,
    Entry,
    Item,
    Mentorship,
    OtherVersion,
    answer_id,
)

SAMPLES = Path(__file__).parents[2] / "data"
FORMATS = sorted(SAMPLES.glob("format-*"))


FIELDS: Mapping[type, tuple[str, ...]] = {
    Mentorship: ("id", "started", "archived"),
    Entry: ("id", "page", "mentorship", "meeting", "started", "finished", "kept", "archived"),
    Item: ("id", "group", "entry", "mentorship", "made_in", "rank", "archived", "made"),
    AnswerKey: ("entry", "item", "prompt", "column"),
    Answer: (
        *("key", "value", "asked", "type", "labels", "version", "private", "at", "device"),
        "others",
    ),
    OtherVersion: ("value", "at", "device"),
    EarlierVersion: ("value", "at", "device", "labels", "asked"),
}
"""What is compared of each record: what it had when the samples were written, and no more."""


def plain(value: Any) -> Any:  # noqa: ANN401 - any part of a record
    """A record, or a part of it, as JSON; ids as text, what was seen left out."""
    if type(value) in FIELDS:
        return {name: plain(getattr(value, name)) for name in FIELDS[type(value)]}
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return value


def told(notebook: Notebook) -> dict[str, Any]:
    """Everything a notebook holds, earlier versions too."""
    snapshot = notebook.snapshot()
    answers = {str(answer_id(key)): answer for key, answer in snapshot.answers.items()}
    found = {
        "mentorships": plain(snapshot.mentorships),
        "entries": plain(snapshot.entries),
        "items": plain(snapshot.items),
        "answers": plain(answers),
        "earlier": {name: plain(notebook.earlier(answer.key)) for name, answer in answers.items()},
        "problems": list(notebook.problems),
    }
    return dict(json.loads(json.dumps(found, sort_keys=True)))


def opened(sample: Path, folder: Path) -> Notebook:
    """A notebook in a copy of a sample."""
    if not (folder / "data").exists():
        shutil.copytree(sample / "data", folder / "data")
    clock = datetime(2030, 1, 1, tzinfo=UTC)
    return Notebook.open(folder / "data", state=folder / "state", clock=lambda: clock)


@pytest.mark.parametrize("sample", FORMATS, ids=lambda path: path.name)
def test_a_notebook_of_this_format_says_what_it_always_said(sample: Path, tmp_path: Path) -> None:
    expected = json.loads((sample / "expected.json").read_text(encoding="utf-8"))

    for _ in range(2):
        notebook = opened(sample, tmp_path)
        assert told(notebook) == expected
        notebook.close()

    assert {log.name: log.read_bytes() for log in (tmp_path / "data").iterdir()} == {
        log.name: log.read_bytes() for log in (sample / "data").iterdir()
    }


@pytest.mark.parametrize("sample", FORMATS, ids=lambda path: path.name)
def test_writing_in_it_leaves_its_old_lines_as_they_are(sample: Path, tmp_path: Path) -> None:
    notebook = opened(sample, tmp_path)

    put(notebook, "new words")
    notebook.close()

    for log in (sample / "data").iterdir():
        assert (tmp_path / "data" / log.name).read_bytes().startswith(log.read_bytes())
    again = opened(sample, tmp_path)
    assert said(again) == "new words"
    again.close()


def test_there_is_a_sample_of_every_format() -> None:
    assert [path.name for path in FORMATS] == [f"format-{n + 1}" for n in range(migrations.FORMAT)]


def test_the_sample_has_something_of_everything() -> None:
    expected = json.loads((SAMPLES / "format-1" / "expected.json").read_text(encoding="utf-8"))
    answers = expected["answers"].values()

    assert {answer["type"] for answer in answers} == {
        *("line", "text", "number", "date", "time", "yes/no", "choose one", "choose any"),
        *("rate", "list"),
    }
    assert {answer["key"]["column"] for answer in answers} == {None, "mine", "mentor", "differs"}
    assert any(answer["others"] for answer in answers)
    assert any(answer["value"] is None for answer in answers)
    assert {answer["device"] for answer in answers} == {"laptop", "desktop"}
    assert any(expected["earlier"].values())
    for table in ("items", "mentorships"):
        assert {record["archived"] for record in expected[table].values()} == {True, False}


# -- a format of the future, invented here -------------------------------------------------------


def with_shouting(content: Content) -> Content:
    """The step to an invented format 2, in which answers shout."""
    changes = [
        change | {"v": change["v"] | {"value": change["v"]["value"].upper()}}
        if change["t"] == "answers" and change["v"]
        else change
        for change in content.get("set", ())
    ]
    return content | {"set": changes} if "set" in content else content


@pytest.fixture
def format_2(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program as it may be one day: it writes format 2, and reads both."""
    for module in (act_lines, line, migrations, sealing, union):
        monkeypatch.setattr(module, "FORMAT", 2)
    monkeypatch.setattr("workbook.notebook.backups.FORMAT", 2)
    monkeypatch.setattr(migrations, "STEPS", MappingProxyType({1: with_shouting}))


def written_in_format_1(laptop: Laptop) -> None:
    """An answer with an earlier version."""
    notebook = laptop.open()
    put(notebook, "first words")
    notebook.begin_sitting()
    put(notebook, "second words")
    notebook.close()


def test_old_lines_are_brought_to_the_new_format_as_they_are_read(
    laptop: Laptop, request: pytest.FixtureRequest
) -> None:
    written_in_format_1(laptop)
    (log,) = laptop.data.glob("log-*")
    before = log.read_bytes()
    request.getfixturevalue("format_2")

    notebook = laptop.open()
    key = next(iter(notebook.snapshot().answers))
    assert said(notebook) == "SECOND WORDS"
    assert [version.value for version in notebook.earlier(key)] == ["FIRST WORDS"]
    put(notebook, "Third words")

    again = laptop.open()
    assert said(again) == "Third words", "what is written in format 2 takes no step"
    assert [version.value for version in again.earlier(key)] == ["SECOND WORDS", "FIRST WORDS"]
    assert log.read_bytes().startswith(before)
    assert b'{"f":2,' in log.read_bytes()[len(before) :]


def test_a_backup_is_made_before_a_newer_format_is_first_written(
    laptop: Laptop, request: pytest.FixtureRequest
) -> None:
    written_in_format_1(laptop)
    request.getfixturevalue("format_2")
    backups = backups_of(laptop)

    notebook = laptop.open()
    first = backups.make_before_migration(notebook.newest_format)
    put(notebook, "Third words")
    second = backups.make_before_migration(laptop.open().newest_format)

    assert first is not None
    assert first.reason is Reason.BEFORE_MIGRATION
    assert second is None
    backups.restore(first.file)
    assert said(laptop.open()) == "SECOND WORDS"


def test_a_program_of_before_opens_it_for_reading_only(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    written_in_format_1(laptop)
    with monkeypatch.context() as future:
        for module in (act_lines, line, migrations, sealing, union):
            future.setattr(module, "FORMAT", 2)
        future.setattr(migrations, "STEPS", MappingProxyType({1: with_shouting}))
        put(laptop.open(), "from the future")

    notebook = laptop.open()

    assert said(notebook) == "second words"
    assert notebook.read_only is not None
    assert "Update Workbook" in notebook.read_only


def test_a_line_that_a_step_can_not_read_is_kept_and_counted(
    laptop: Laptop, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    written_in_format_1(laptop)
    request.getfixturevalue("format_2")

    def fails(content: Content) -> Content:
        return {"v": content["no such field"]} if content.get("n") == 1 else content

    monkeypatch.setattr(migrations, "STEPS", MappingProxyType({1: fails}))

    notebook = laptop.open()

    assert said(notebook) == "second words"
    assert any("not understood" in problem for problem in notebook.problems)


def test_steps_are_taken_one_after_the_other() -> None:
    steps = {n: lambda content, n=n: {**content, "path": [*content["path"], n]} for n in (1, 2, 3)}

    assert upgraded({"f": 2, "path": []}, 2, steps, 4) == {"f": 4, "path": [2, 3]}
    assert upgraded({"f": 4, "path": []}, 4, steps, 4) == {"f": 4, "path": []}

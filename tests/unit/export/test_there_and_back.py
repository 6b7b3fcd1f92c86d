"""Export and import: the same comes back, nothing is doubled, and nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from tests.effort import effort
from tests.unit.export.notebooks import (
    KEYS,
    STEPS,
    Devices,
    after,
    brought,
    empty,
    exported,
    log_bytes,
    said,
)
from workbook.errors import SaveError
from workbook.notebook.carried import Coming
from workbook.notebook.notebook import Notebook
from workbook.notebook.records import Answer
from workbook.output.export.schema import SCHEMA

VALIDATOR = Draft202012Validator(SCHEMA)

Steps = list[tuple[Any, ...]]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@settings(deadline=None, derandomize=True, max_examples=effort(120))
@given(STEPS)
def test_what_comes_back_is_what_left(steps: Steps) -> None:
    with after(steps) as (devices, folder), empty(folder / "new") as new:
        devices.sync()
        text = exported(devices.notebooks[0])
        VALIDATOR.validate(json.loads(text))
        brought(text, new, folder / "export")
        assert exported(new) == text
        size = log_bytes(new)
        assert not brought(text, new, folder / "export").changes
        assert log_bytes(new) == size, "a second import writes nothing"


@settings(deadline=None, derandomize=True, max_examples=effort(120))
@given(STEPS)
def test_where_it_came_from_nothing_changes(steps: Steps) -> None:
    with after(steps) as (devices, folder):
        first, _ = devices.notebooks
        size = log_bytes(first)
        assert not brought(exported(first), first, folder / "export").changes
        assert log_bytes(first) == size


@settings(deadline=None, derandomize=True, max_examples=effort(120))
@given(STEPS)
def test_in_a_used_notebook_nothing_is_lost_and_nothing_doubled(steps: Steps) -> None:
    with after(steps) as (devices, folder):
        first, second = devices.notebooks
        here, coming = said(first), said(second)
        brought(exported(second), first, folder / "export")
        now = said(first)
        for before in (here, coming):
            for key, values in before.items():
                missing = set(values) - set(now[key]) - {"null", '""', "[]", "{}"}
                assert not missing, "neither side loses a word"
        size = log_bytes(first)
        assert not brought(exported(second), first, folder / "export").changes
        assert log_bytes(first) == size


@pytest.fixture
def devices(tmp_path: Path) -> Any:  # noqa: ANN401  # a generator that is closed
    found = Devices(tmp_path)
    yield found
    found.close()


def write(devices: Devices, device: int, value: object) -> None:
    devices.do("sitting", device, KEYS[0], None, False)
    devices.do("write", device, KEYS[0], value, False)


def test_two_that_differ_are_offered_the_newest_first(devices: Devices, tmp_path: Path) -> None:
    first, second = devices.notebooks
    write(devices, 1, "older, by its own clock")
    write(devices, 0, "newer")
    found = brought(exported(second), first, tmp_path / "export")
    assert found.count("answers", Coming.DIFFERS) == 1
    answer = first.snapshot().answers[KEYS[0]]
    assert answer.value == "newer"
    [other] = answer.others
    theirs = second.snapshot().answers[KEYS[0]]
    assert (other.value, other.at, other.device) == (theirs.value, theirs.at, theirs.device)


def test_what_was_written_in_the_sight_of_what_is_here_follows_it(
    devices: Devices, tmp_path: Path
) -> None:
    first, second = devices.notebooks
    write(devices, 0, "first")
    devices.sync()
    write(devices, 1, "second")
    found = brought(exported(second), first, tmp_path / "export")
    assert found.count("answers", Coming.NEWER) == 1
    answer = first.snapshot().answers[KEYS[0]]
    assert (answer.value, answer.others) == ("second", ())
    assert [one.value for one in first.earlier(KEYS[0])] == ["first"]


def test_an_old_export_changes_nothing_that_went_on_since(devices: Devices, tmp_path: Path) -> None:
    first, _ = devices.notebooks
    write(devices, 0, "then")
    devices.do("write", 0, KEYS[1], "a goal", False)
    text = exported(first)
    devices.do("write", 0, KEYS[1], "a goal, typed on in the same sitting", False)
    write(devices, 0, "now")
    devices.do("item", 0, KEYS[0], None, True)
    size = log_bytes(first)
    assert not brought(text, first, tmp_path / "export").changes
    assert log_bytes(first) == size
    assert first.snapshot().items[11].archived


def test_what_was_deleted_comes_back_once(devices: Devices, tmp_path: Path) -> None:
    first, _ = devices.notebooks
    write(devices, 0, "gone")
    text = exported(first)
    first.delete(first.snapshot().answers[KEYS[0]], first.snapshot().items[12]).result()
    found = brought(text, first, tmp_path / "export")
    assert found.count("answers", Coming.BACK) == found.count("items", Coming.BACK) == 1
    assert first.snapshot().answers[KEYS[0]].value == "gone"
    assert not brought(text, first, tmp_path / "export").changes


def test_words_that_come_in_can_be_edited_and_settled(devices: Devices, tmp_path: Path) -> None:
    first, second = devices.notebooks
    write(devices, 0, "here")
    write(devices, 1, "there")
    brought(exported(second), first, tmp_path / "export")
    current = first.snapshot().answers[KEYS[0]]
    first.write(replace(current, value=f"{current.value}, edited")).result()
    edited = first.snapshot().answers[KEYS[0]]
    assert edited.value == f"{current.value}, edited"
    assert [one.value for one in edited.others] == [current.others[0].value]


@pytest.mark.parametrize("acts", [0, 1, 2, 3])
def test_an_import_that_ends_half_way_is_completed_by_another(
    devices: Devices, tmp_path: Path, acts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = devices.notebooks
    for number in range(3):
        write(devices, 0, f"version {number}")
    write(devices, 1, "a rival")
    devices.sync()
    text = exported(first)
    with empty(tmp_path / "new") as new:
        with monkeypatch.context() as patched:
            told: list[int] = []
            patched.setattr(Notebook, "_take", _failing(Notebook._take, acts, told))
            with pytest.raises(SaveError):
                brought(text, new, tmp_path / "export")
        current = new.snapshot().answers.get(KEYS[0])
        assert current is None or current.value in ("version 2", "a rival")
        brought(text, new, tmp_path / "export")
        assert exported(new) == text


def _failing(take: Any, acts: int, told: list[int]) -> Any:  # noqa: ANN401  # a method
    def failing(notebook: Notebook, act: Any) -> None:  # noqa: ANN401  # its argument
        if len(told) == acts:
            raise SaveError("the disk is full")
        told.append(1)
        take(notebook, act)

    return failing


def test_unknown_fields_and_tables_of_a_newer_program_go_along(
    devices: Devices, tmp_path: Path
) -> None:
    from workbook.notebook.database import open_database

    database = open_database(tmp_path / "one" / "data", state=tmp_path / "one" / "state")
    database.table("moods").insert({"day": 3, "text": "fine"})
    database.table("mentorships").update({"colour": "blue"}, doc_ids=[7])
    database.close()
    first, _ = devices.notebooks
    first.poll().result()
    text = exported(first)
    assert '"more": {"colour": "blue"}' in text
    with empty(tmp_path / "new") as new:
        brought(text, new, tmp_path / "export")
        assert exported(new) == text


def test_the_rank_and_the_archive_of_the_used_notebook_stay(
    devices: Devices, tmp_path: Path
) -> None:
    first, second = devices.notebooks
    devices.sync()
    devices.do("item", 0, KEYS[0], None, True)
    text = exported(second)
    assert not brought(text, first, tmp_path / "export").changes
    assert first.snapshot().items[11].archived


def test_half_typed_lines_go_along(devices: Devices) -> None:
    first, _ = devices.notebooks
    first.write(Answer(replace(KEYS[1], item=999), "half a li")).result()
    assert "half a li" in exported(first)

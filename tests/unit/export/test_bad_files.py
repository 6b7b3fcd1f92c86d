"""Files that can't be imported: one message that says what, where and what to do; nothing is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from workbook.cli import run
from workbook.errors import WorkbookError
from workbook.notebook.records import entry_id
from workbook.output.export.incoming import JSON_FILE, read_export
from workbook.output.export.schema import SCHEMA

WRITTEN = {"at": "2026-11-22T09:30:00+00:00", "order": 1, "device": "laptop"}


def good() -> dict[str, Any]:
    """A small file with nothing wrong in it."""
    said = {"value": "v", "asked": "", "type": "text", "labels": {}, "version": 1, "private": False}
    return {
        "program": "workbook",
        "format": 1,
        "exported": "2026-11-22T09:30:00+00:00",
        "private": True,
        "mentorships": [{"id": "7", "started": "", "archived": False, **WRITTEN}],
        "entries": [],
        "items": [],
        "answers": [
            {
                "entry": str(entry_id("goals", None)),
                "item": None,
                "prompt": "goals/vision",
                "column": None,
                **said,
                **WRITTEN,
                "others": [],
                "earlier": [{**said, **WRITTEN, "value": "before"}],
            }
        ],
        "other": [],
    }


def put(content: dict[str, Any], *path: Any, value: object) -> None:  # noqa: ANN401  # keys
    """Set one place of a file."""
    for key in path[:-1]:
        content = content[key]
    content[path[-1]] = value


MISFITS: dict[str, tuple[tuple[Any, ...], object, str]] = {
    "an answer's item is a number": (("answers", 0, "item"), 3, "answers[0].item is not text or"),
    "no id": (("mentorships", 0, "id"), "x7", "mentorships[0].id is not an id"),
    "an id with a line break": (("mentorships", 0, "id"), "7\n", "mentorships[0].id is not an id"),
    "a flag that is a number": (("private",), 1, "private is not true or false"),
    "a column nobody has": (("answers", 0, "column"), "his", "answers[0].column is none of"),
    "labels that are numbers": (
        ("answers", 0, "labels"),
        {"a": 1},
        "answers[0].labels.a is not text",
    ),
    "an order out of bounds": (("answers", 0, "order"), -1, "answers[0].order is out of bounds"),
    "an order that is none": (("answers", 0, "order"), True, "answers[0].order is not a whole"),
    "answers that are no list": (("answers",), {}, "answers is not a list"),
    "a page without an end": (("answers", 0, "prompt"), "x" * 1001, "answers[0].prompt is longer"),
    "a device without a name": (("answers", 0, "device"), "", "answers[0].device is empty"),
    "an unknown part": (("answers", 0, "mood"), 1, "a part that nobody knows: mood"),
    "a wrong version before": (
        ("answers", 0, "earlier", 0, "private"),
        "no",
        "answers[0].earlier[0].private is not true or false",
    ),
    "an item that is none": (("items",), [None], "items[0] is not an object"),
    "format 0": (("format",), 0, "format is not 1"),
    "format true": (("format",), True, "format is not 1"),
}


@pytest.mark.parametrize("name", MISFITS)
def test_what_does_not_fit_is_named_by_its_place(name: str, tmp_path: Path) -> None:
    path, value, words = MISFITS[name]
    content = good()
    put(content, *path, value=value)
    (tmp_path / JSON_FILE).write_text(json.dumps(content))

    with pytest.raises(WorkbookError) as caught:
        read_export(tmp_path)
    assert words in str(caught.value)
    assert "Nothing was changed." in str(caught.value)
    if value != "7\n" and value is not True:  # what Python takes for equal, or for an end
        assert not Draft202012Validator(SCHEMA).is_valid(content), "the schema says so, too"


def _raw(text: str | bytes) -> Callable[[], bytes]:
    return lambda: text if isinstance(text, bytes) else text.encode()


def _changed(*path: Any, value: object) -> Callable[[], bytes]:  # noqa: ANN401  # keys
    def build() -> bytes:
        content = good()
        put(content, *path, value=value)
        return json.dumps(content).encode()

    return build


def _nested(levels: int) -> object:
    value: object = "deep"
    for _ in range(levels):
        value = [value]
    return value


FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (_raw(""), "it is no JSON (line 1, column 1)"),
    "cut": (lambda: json.dumps(good(), indent=1).encode()[:-40], "it may not have arrived whole"),
    "binary": (_raw(b"\x89PNG\xff\xfe"), "it is no text"),
    "null": (_raw("null"), "was not written by"),
    "a list": (_raw("[]"), "was not written by"),
    "another program's": (_raw('{"program": "jrnl"}'), "was not written by"),
    "newer": (_raw('{"program": "workbook", "format": 2}'), "Update Workbook here"),
    "NaN": (_raw('{"a": NaN}'), "it holds NaN"),
    "infinite": (lambda: json.dumps(good()).replace('"v"', "1e999").encode(), "not finite"),
    "endless number": (lambda: json.dumps(good()).replace('"v"', "9" * 5000).encode(), "number"),
    "deep": (_raw('{"program": ' + "[" * 200_000), "nested too deeply"),
    "a bit too deep": (_changed("answers", 0, "value", value=_nested(90)), "nested too deeply"),
    "just too deep": (_changed("answers", 0, "value", value=_nested(64)), "nested too deeply"),
    "the same twice": (
        lambda: json.dumps({**good(), "answers": good()["answers"] * 2}).encode(),
        "answers[0] and answers[1] are the same record",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_export_is_refused_before_anything_is_written(
    name: str, tmp_path: Path, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build, words = FILES[name]
    file = tmp_path / "some file.json"
    file.write_bytes(build())

    assert run(["import", str(file)]) == 1
    error = capsys.readouterr().err
    assert words in error
    assert "some file.json" in error
    assert error.count("\n") == 1
    assert not (place / "data").exists(), "no notebook is made for it"


def test_a_file_that_is_not_there_is_a_wrong_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", str(tmp_path / "nowhere")]) == 2
    assert run(["import", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("name the workbook.json of an export, or its folder") == 2


def test_hostile_and_long_text_comes_in_clean_and_whole(tmp_path: Path) -> None:
    content = good()
    content["answers"][0]["value"] = "\x1b]0;x\x07red\u202e\ud800" + "a" * 1_000_000
    (tmp_path / JSON_FILE).write_text(json.dumps(content))

    answer = read_export(tmp_path)[1]
    assert answer.versions[0].fields["value"] == "]0;xred" + "a" * 1_000_000

"""Reading ``workbook.json``: all of it is checked and cleaned before anything is done with it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from workbook.errors import UsageError, WorkbookError
from workbook.notebook.carried import Carried
from workbook.notebook.clean import DEPTH, clean_value
from workbook.output.export.checking import MisfitError, check, depth_of
from workbook.output.export.schema import FORMAT, PROGRAM
from workbook.output.export.shape import from_objects

JSON_FILE = "workbook.json"
"""The file's name in an export's folder."""

LARGEST = 1 << 30
"""Bytes; hundreds of times what a life of mentoring fills."""

AROUND = 4
"""Levels of the file around what a record's fields hold."""

UNCHANGED = "Nothing was changed."


def read_export(path: Path) -> tuple[Carried, ...]:
    """The records of an export.

    Args:
        path: The file, or the folder it lies in.

    Raises:
        UsageError: There is no such file.
        WorkbookError: It is no export, or is damaged; the message says what is wrong where.
        OSError: It can't be read.
    """
    file = path / JSON_FILE if path.is_dir() else path
    if not file.exists():
        what = f"no {JSON_FILE} is in {path}" if path.is_dir() else f"there is no file {path}"
        raise UsageError(f"{what}: name the {JSON_FILE} of an export, or its folder")
    if not file.is_file():
        raise UsageError(f"{file} is no file: name the {JSON_FILE} of an export, or its folder")
    if file.stat().st_size > LARGEST:
        raise _refused(file, "it is larger than 1 GB, which no export is")
    content = _parsed(file)
    try:
        check(content)
        # What is cleaned may become too short, or hold a name twice.
        content = clean_value(content, DEPTH + AROUND)
        check(content)
        return _records(content)
    except MisfitError as error:
        raise _refused(file, str(error)) from None
    except (TypeError, ValueError):
        raise _refused(file, "a number in it is not finite, or too long") from None


def _parsed(file: Path) -> dict[str, Any]:
    """The JSON object in a file, if it says that it is one of ours.

    Raises:
        WorkbookError: It is none.
    """
    try:
        content = json.loads(file.read_bytes().decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError:
        raise _refused(file, "it is no text") from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise _refused(file, f"it is no JSON ({place}); it may not have arrived whole") from None
    except RecursionError:
        raise _refused(file, "it is nested too deeply") from None
    except ValueError as error:
        raise _refused(file, f"it holds {error}, which is no number") from None
    if not isinstance(content, dict) or content.get("program") != PROGRAM:
        raise _refused(file, "it was not written by “workbook export”")
    version = content.get("format")
    if type(version) is int and version > FORMAT:
        raise WorkbookError(
            f"{file} was written by a newer Workbook. {UNCHANGED} "
            "Update Workbook here, then import it again."
        )
    if depth_of(content, DEPTH + AROUND) > DEPTH + AROUND:
        raise _refused(file, "it is nested too deeply")
    return content


def _records(content: dict[str, Any]) -> tuple[Carried, ...]:
    """The records, each of which stands in the file once.

    Raises:
        MisfitError: One stands in it twice.
    """
    places: dict[tuple[str, int], str] = {}
    records: list[Carried] = []
    for place, record in from_objects(content):
        known = places.setdefault((record.table, record.id), place)
        if known != place:
            raise MisfitError(f"{known} and {place} are the same record")
        records.append(record)
    _check_levels(records, places.values())
    return tuple(records)


def _check_levels(records: Iterable[Carried], places: Iterable[str]) -> None:
    """Make sure that the notebook can hold what is nested in the fields.

    Raises:
        MisfitError: Something is nested too deeply.
    """
    for record, place in zip(records, places, strict=True):
        for version in (*record.versions, *record.earlier):
            if depth_of(dict(version.fields), DEPTH) > DEPTH:
                raise MisfitError(f"{place} is nested too deeply")


def _no_number(constant: str) -> NoReturn:
    raise ValueError(constant)


def _refused(file: Path, why: str) -> WorkbookError:
    """What is said of a file that can't be imported."""
    return WorkbookError(
        f"{file} can't be imported: {why}. {UNCHANGED} "
        "Take the file as “workbook export” wrote it, or export once more."
    )

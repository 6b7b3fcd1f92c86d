"""Who only needs the records or the cleaning of text does not pay for the database."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def loaded(code: str) -> set[str]:
    """The modules that are there after this code ran in a fresh interpreter."""
    run = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(run.stdout.split())


@pytest.mark.parametrize("room", ["records", "clean", "ranks", "short_ids", "snapshot"])
def test_plain_modules_come_without_the_database(room: str) -> None:
    modules = loaded(f"import workbook.notebook.{room}")
    assert not {"tinydb", "filelock", "workbook.notebook.notebook"} & modules


def test_the_room_hands_out_its_names() -> None:
    modules = loaded("from workbook.notebook import LogStorage, Notebook, Snapshot, open_database")
    assert {"tinydb", "workbook.notebook.notebook"} <= modules
    assert "textual" not in modules


def test_a_name_that_the_room_does_not_have_is_an_error() -> None:
    import workbook.notebook

    with pytest.raises(AttributeError, match="no attribute 'Diary'"):
        getattr(workbook.notebook, "Diary")  # noqa: B009 - a misspelt name, as a caller has it

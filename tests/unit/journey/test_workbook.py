"""The services together: what is found out of one state of the notebook is not found out again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.unit.journey.build import NOW, builtin
from workbook.journey.workbook import Workbook
from workbook.notebook.notebook import Notebook
from workbook.notebook.records import Mentorship


def test_a_reading_lasts_as_long_as_nothing_changes(tmp_path: Path) -> None:
    notebook = Notebook.open(tmp_path / "data", state=tmp_path / "state", clock=lambda: NOW)
    workbook = Workbook(builtin(), notebook, lambda: NOW)
    reading = workbook.reading()
    with ThreadPoolExecutor(1) as other:
        elsewhere = other.submit(workbook.reading).result()
    again = workbook.reading()
    workbook.write(Mentorship(1, "2026-03-01T09:00:00+01:00")).result()
    later = workbook.reading()
    notebook.close()

    assert again is reading
    assert elsewhere is not reading, "what a thread finds out is its own"
    assert (list(reading.snapshot.mentorships), list(later.snapshot.mentorships)) == ([], [1])

"""A log that somebody alters between two saves is looked at again before anything is added."""

from __future__ import annotations

import os

import pytest

from tests.unit.notebook.laptops import HOW, WHY, Laptop, answer, put, said
from workbook.notebook.records import Value


@pytest.mark.parametrize(
    "value", ["plain words", "Grüße,\nzweimal", "a\x1bb", ["k3", {"other": "ü"}], 2.5, None]
)
def test_what_is_saved_into_a_log_that_was_touched_is_what_was_handed_over(
    laptop: Laptop, value: Value
) -> None:
    notebook = laptop.open()
    put(notebook, "before")
    (log,) = laptop.data.glob("log-*.jsonl")
    os.utime(log, (1, 1))  # so that the first attempt finds it altered
    notebook.write(answer(value)).result()
    clean = "ab" if value == "a\x1bb" else value
    assert said(notebook) == clean
    assert said(laptop.open()) == clean
    assert log.read_bytes().count(b"\n") == 3, "the header and one line for each save"


def test_a_line_that_was_damaged_meanwhile_is_noticed_by_the_next_save(laptop: Laptop) -> None:
    notebook = laptop.open()
    put(notebook, "one")
    put(notebook, "two", HOW)
    assert not notebook.problems
    (log,) = laptop.data.glob("log-*.jsonl")
    damaged = log.read_bytes().replace(b'"one"', b'"o~e"')  # as long as it was
    log.write_bytes(damaged)
    os.utime(log, (1, 1))
    put(notebook, "three", HOW)
    (problem,) = notebook.problems
    assert "1 line is damaged" in problem
    again = laptop.open()
    assert said(again, HOW) == "three"
    assert said(again, WHY) is None

"""One app holds a notebook; a second one reads, and takes over when the first is gone."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.unit.notebook.laptops import Laptop, answer, put, said
from workbook.errors import ReadOnlyError

APP = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from tests.unit.notebook.laptops import answer
from workbook.notebook import Notebook
notebook = Notebook.open(
    Path(sys.argv[1]), state=Path(sys.argv[2]), clock=lambda: datetime(2026, 11, 22, 14, 2, tzinfo=UTC),
    app=True,
)
notebook.write(answer("from the app")).result()
print("open", flush=True)
sys.stdin.read()
"""
ROOT = Path(__file__).parents[3]


@contextmanager
def running_app(laptop: Laptop) -> Iterator[subprocess.Popen[str]]:
    """An app in a process of its own that holds the notebook until it is killed."""
    with subprocess.Popen(
        [sys.executable, "-c", APP, str(laptop.data), str(laptop.state)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as app:
        try:
            assert app.stdout is not None
            assert app.stdout.readline() == "open\n"
            yield app
        finally:
            app.kill()


def test_a_second_app_reads_says_who_writes_and_takes_over_after_a_kill(laptop: Laptop) -> None:
    with running_app(laptop) as app:
        second = laptop.open(app=True)
        assert second.held_by is not None
        assert str(app.pid) in second.held_by
        assert "14:02" in second.held_by
        assert said(second) == "from the app"
        with pytest.raises(ReadOnlyError) as caught:
            put(second, "words")
        assert str(laptop.data) in str(caught.value)
        assert str(app.pid) in str(caught.value)
        assert said(second) == "from the app"
        app.send_signal(signal.SIGKILL)
        app.wait()
        third = laptop.open(app=True)
        assert third.held_by is None
        assert third.read_only is None
        put(third, "taken over")
        assert second.poll().result() is True
        assert said(second) == "taken over"


def test_a_short_write_goes_beside_an_open_app(laptop: Laptop) -> None:
    app = laptop.open(app=True)
    capture = laptop.open()
    assert capture.read_only is None
    put(capture, "captured")
    assert app.poll().result() is True
    assert said(app) == "captured"


def test_closing_lets_the_next_app_write(laptop: Laptop) -> None:
    first = laptop.open(app=True)
    second = laptop.open(app=True)
    assert first.held_by is None
    assert str(os.getpid()) in (second.held_by or "")
    second.close()
    assert laptop.open(app=True).held_by is not None, "a reader that closes frees nothing"
    first.close()
    assert laptop.open(app=True).held_by is None


def test_a_reader_takes_over_once_the_first_app_is_closed(laptop: Laptop) -> None:
    first = laptop.open(app=True)
    second = laptop.open(app=True)
    third = laptop.open(app=True)
    told: list[bool] = []
    second.subscribe(lambda: told.append(second.read_only is None))
    assert second.poll().result() is False
    assert second.held_by is not None
    put(first, "last words")
    first.close()

    assert second.poll().result() is True
    assert told == [True]
    assert [second.held_by, said(second)] == [None, "last words"]
    put(second, "taken over")
    assert third.poll().result() is True, "only the words are news here"
    assert (third.held_by is None, said(third)) == (False, "taken over")
    second.close()
    assert laptop.open(app=True).held_by is None, "it was not let go of"


def test_notebooks_in_other_folders_are_not_held(laptop: Laptop, desktop: Laptop) -> None:
    desktop.state = laptop.state
    assert laptop.open(app=True).held_by is None
    assert desktop.open(app=True).held_by is None


def test_another_name_of_the_folder_is_the_same_notebook(laptop: Laptop, desktop: Laptop) -> None:
    laptop.open(app=True)
    desktop.state = laptop.state
    desktop.data.parent.mkdir()
    desktop.data.symlink_to(laptop.data)
    assert desktop.open(app=True).held_by is not None


def test_a_note_that_can_not_be_read_still_says_that_someone_is_there(laptop: Laptop) -> None:
    laptop.open(app=True)
    (note,) = laptop.state.glob("open-*.json")
    for damaged in ("", "[]", '{"pid": 1}', '{"pid": 1, "since": "\\u001b"}'):
        note.write_text(damaged)
        assert laptop.open(app=True).held_by == "another Workbook"


def test_the_lock_and_its_note_are_nobody_elses_business(laptop: Laptop) -> None:
    before = os.umask(0)
    try:
        notebook = laptop.open(app=True)
        notebook.write(answer("private")).result()
    finally:
        os.umask(before)
    files = list(laptop.state.rglob("open-*"))
    assert len(files) == 2
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert stat.S_IMODE(laptop.state.stat().st_mode) == 0o700

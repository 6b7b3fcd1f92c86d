"""A save that fails says where and what to do, changes nothing, and does not stop later ones."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest

from tests.unit.notebook.laptops import HOW, WHY, Laptop, answer, put, said
from workbook.errors import NotebookError, ReadOnlyError, SaveError
from workbook.notebook.storage import LogStorage


class Disk:
    """A disk that is full until it isn't: stands before the storage's own ``commit``."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        through = LogStorage.commit
        disk = self

        def commit(
            storage: LogStorage,
            changes: Sequence[Any],
            *,
            sitting: str = "",
            at: datetime | None = None,
        ) -> int:
            if disk.full:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return through(storage, changes, sitting=sitting, at=at)

        monkeypatch.setattr(LogStorage, "commit", commit)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """The disk under all notebooks of a test."""
    return Disk(monkeypatch)


def test_a_full_disk_leaves_everything_as_it_was(laptop: Laptop, disk: Disk) -> None:
    notebook = laptop.open()
    put(notebook, "before")
    before = notebook.snapshot()
    heard: list[int] = []
    notebook.subscribe(lambda: heard.append(1))
    disk.full = True
    with pytest.raises(SaveError) as caught:
        notebook.write(answer("lost?"), answer("too", HOW)).result()
    assert str(laptop.data) in str(caught.value)
    assert os.strerror(errno.ENOSPC) in str(caught.value)
    assert "try again" in str(caught.value)
    assert "lost?" not in str(caught.value), "no answer's text in an error"
    assert notebook.snapshot() is before
    assert heard == []
    assert said(laptop.open()) == "before"


def test_when_there_is_room_again_saving_goes_on(laptop: Laptop, disk: Disk) -> None:
    notebook = laptop.open()
    disk.full = True
    failed = notebook.write(answer("words"))
    assert notebook.flush() is False
    assert isinstance(failed.exception(), SaveError)
    disk.full = False
    assert notebook.flush() is False, "the words are still nowhere but on screen"
    put(notebook, "other words", HOW)
    assert notebook.flush() is False
    put(notebook, "words")
    assert notebook.flush() is True
    assert said(laptop.open()) == "words"


def test_a_failed_delete_keeps_the_record(laptop: Laptop, disk: Disk) -> None:
    notebook = laptop.open()
    put(notebook, "words")
    disk.full = True
    with pytest.raises(SaveError):
        notebook.delete(notebook.snapshot().answers[WHY]).result()
    assert said(notebook) == "words"


def test_closing_after_a_failed_save_still_lets_go(laptop: Laptop, disk: Disk) -> None:
    notebook = laptop.open(app=True)
    disk.full = True
    notebook.write(answer("words"))
    notebook.close()
    assert notebook.flush() is False
    disk.full = False
    assert laptop.open(app=True).read_only is None


def test_a_folder_that_became_a_file_is_said_and_survived(laptop: Laptop) -> None:
    notebook = laptop.open()
    put(notebook, "before")
    aside = laptop.data.with_name("aside")
    laptop.data.rename(aside)
    laptop.data.write_text("in the way")
    with pytest.raises(SaveError) as caught:
        put(notebook, "after")
    assert str(laptop.data) in str(caught.value)
    assert said(notebook) == "before"
    laptop.data.unlink()
    aside.rename(laptop.data)
    put(notebook, "after")
    assert said(laptop.open()) == "after"


def test_polling_a_folder_that_is_gone_loses_nothing_on_screen(laptop: Laptop) -> None:
    notebook = laptop.open()
    put(notebook, "before")
    aside = laptop.data.with_name("aside")
    laptop.data.rename(aside)
    polled = notebook.poll()
    assert isinstance(polled.exception(), NotebookError | None)
    assert said(notebook) == "before"
    aside.rename(laptop.data)
    notebook.poll().result()
    assert said(notebook) == "before"


def test_a_data_folder_that_can_not_be_made_is_said(laptop: Laptop) -> None:
    laptop.data.parent.mkdir()
    laptop.data.write_text("in the way")
    with pytest.raises(NotebookError) as caught:
        laptop.open(app=True)
    assert str(laptop.data) in str(caught.value)
    laptop.data.unlink()
    assert laptop.open(app=True).read_only is None, "the lock was given back"


def test_a_state_folder_that_can_not_be_made_is_said(laptop: Laptop) -> None:
    laptop.state.parent.mkdir()
    laptop.state.write_text("in the way")
    with pytest.raises(NotebookError) as caught:
        laptop.open(app=True)
    assert str(laptop.state) in str(caught.value)


def test_a_read_only_storage_says_why(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    notebook = laptop.open()
    monkeypatch.setattr(
        LogStorage, "read_only", property(lambda _: "Written by a newer one."), raising=False
    )
    assert notebook.read_only == "Written by a newer one."
    with pytest.raises(ReadOnlyError, match="newer one"):
        put(notebook, "words")
    assert said(notebook) is None

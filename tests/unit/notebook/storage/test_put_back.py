"""An older copy of the folder is put in place while a program runs: what it knew is saved again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.unit.notebook.storage.computer import Computer, everything, put, texts
from workbook.errors import SaveError
from workbook.notebook.storage import LogStorage


def look_twice(storage: LogStorage) -> None:
    """Look as an open app does, until what is missing is missing for good."""
    for _ in range(2):
        storage.refresh()
        storage.save_again()


def put_back(laptop: Computer, copy: Path) -> None:
    """Put an older copy of the data folder in place of it."""
    shutil.rmtree(laptop.data)
    shutil.copytree(copy, laptop.data)


@pytest.fixture
def copy(laptop: Computer, tmp_path: Path) -> Path:
    """A copy from before most of what is written."""
    storage = laptop.open()
    put(storage, 1, "old")
    storage.close()
    shutil.copytree(laptop.data, tmp_path / "copy")
    storage = laptop.open()
    put(storage, 1, "newer")
    put(storage, 2, "from before this program")
    storage.close()
    return tmp_path / "copy"


def test_what_the_running_program_knows_is_saved_again(laptop: Computer, copy: Path) -> None:
    storage = laptop.open()
    put(storage, 3, "from this sitting")
    before = everything(storage)
    put_back(laptop, copy)
    storage.refresh()
    assert storage.save_again() == frozenset(), "it may only be on its way"
    look_twice(storage)
    assert everything(storage) == before
    assert everything(laptop.open()) == before
    assert "older copy" in storage.problems[0]
    assert "3 records" in storage.problems[0]
    look_twice(storage)
    logs = laptop.logs()
    look_twice(storage)
    assert laptop.logs() == logs, "once is enough"


def test_it_goes_on_where_the_log_comes_back(laptop: Computer, copy: Path, tmp_path: Path) -> None:
    storage = laptop.open()
    put(storage, 3, "from this sitting")
    shutil.copytree(laptop.data, tmp_path / "newest")
    put_back(laptop, copy)
    look_twice(storage)
    shutil.copytree(tmp_path / "newest", laptop.data, dirs_exist_ok=True)
    put(storage, 3, "and more")
    fresh = everything(laptop.open())
    assert fresh == {1: ["newer"], 2: ["from before this program"], 3: ["and more"]}


def test_both_versions_are_saved_again(laptop: Computer, copy: Path) -> None:
    storage = laptop.open()
    put(storage, 2, "apart", seen={})
    before = everything(storage)
    assert len(before[2]) == 2
    put_back(laptop, copy)
    look_twice(storage)
    assert everything(laptop.open()) == before


def test_a_log_written_in_steps_is_not_taken_for_an_older_one(
    laptop: Computer, copy: Path, tmp_path: Path
) -> None:
    storage = laptop.open()
    shutil.copytree(laptop.data, tmp_path / "newest")
    put_back(laptop, copy)
    storage.refresh()
    storage.save_again()
    put_back(laptop, tmp_path / "newest")
    look_twice(storage)
    assert laptop.logs() == {
        path.name: path.read_bytes() for path in (tmp_path / "newest").iterdir()
    }


def test_of_a_log_thrown_away_only_this_sitting_is_saved_again(
    laptop: Computer, desktop: Computer, copy: Path
) -> None:
    there = desktop.open()
    put(there, 9, "there")
    shutil.copytree(desktop.data, laptop.data, dirs_exist_ok=True)
    storage = laptop.open()
    put(storage, 3, "from this sitting")
    (laptop.data / f"log-{storage.device}.jsonl").unlink()
    look_twice(storage)
    assert everything(laptop.open()) == {3: ["from this sitting"], 9: ["there"]}


@pytest.mark.parametrize("an_empty_one_is_left", [False, True])
def test_a_folder_that_is_away_is_waited_for(
    laptop: Computer, copy: Path, an_empty_one_is_left: bool
) -> None:
    storage = laptop.open()
    put(storage, 3, "from this sitting")
    aside = laptop.data.with_name("aside")
    laptop.data.rename(aside)
    if an_empty_one_is_left:
        laptop.data.mkdir()
    look_twice(storage)
    assert "is the drive connected" in storage.put_back
    with pytest.raises(SaveError, match="Bring the folder back"):
        put(storage, 3, "typed meanwhile")
    if an_empty_one_is_left:
        laptop.data.rmdir()  # nothing was begun in it
    aside.rename(laptop.data)
    logs = laptop.logs()
    look_twice(storage)
    assert laptop.logs() == logs
    assert storage.put_back == ""
    put(storage, 3, "typed meanwhile")
    assert texts(laptop.open(), 3) == ["typed meanwhile"]
    assert len(laptop.logs()) == len(logs)


def test_another_computers_log_is_not_written_for_it(
    laptop: Computer, desktop: Computer, copy: Path
) -> None:
    storage = laptop.open()
    there = desktop.open()
    put(there, 9, "there")
    name = f"log-{there.device}.jsonl"
    shutil.copyfile(desktop.data / name, laptop.data / name)
    storage.refresh()
    (laptop.data / name).unlink()
    look_twice(storage)
    assert 9 not in everything(laptop.open())
    assert texts(storage, 9) == ["there"], "what was read is still shown"


def test_an_older_copy_that_was_put_back_meanwhile_is_said(laptop: Computer, copy: Path) -> None:
    assert laptop.open().put_back == ""
    put_back(laptop, copy)
    storage = laptop.open()
    assert "older copy" in storage.put_back
    put(storage, 5, "written on")
    assert laptop.open().put_back == "", "said until one goes on from there"

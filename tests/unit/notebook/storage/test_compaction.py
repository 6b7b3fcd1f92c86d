"""A log without what nobody looks at again says all that it said."""

from __future__ import annotations

import os
import random
import shutil
import stat
import zlib
from pathlib import Path

import pytest

from tests.effort import effort
from tests.unit.notebook.storage.computer import (
    TABLE,
    Computer,
    QuickDisk,
    earlier,
    put,
    texts,
)
from tests.unit.notebook.storage.sittings import own_log, said, squeeze, type_something
from workbook.errors import ReadOnlyError
from workbook.notebook.line import scan
from workbook.notebook.storage import LogStorage
from workbook.notebook.versions import Change


@pytest.fixture
def written(laptop: Computer) -> LogStorage:
    """A notebook in which much was typed."""
    storage = laptop.open(QuickDisk())
    type_something(laptop, storage, random.Random(7), 80)
    return storage


@pytest.mark.parametrize("seed", range(effort(100)))
def test_it_says_the_same_and_is_shorter(laptop: Computer, seed: int) -> None:
    rng = random.Random(seed)
    storage = laptop.open(QuickDisk())
    type_something(laptop, storage, rng, rng.randint(20, 80))
    before, device = said(storage), storage.device
    path = own_log(laptop, storage)
    size = path.stat().st_size
    saved = squeeze(storage)
    assert saved > 0
    assert path.stat().st_size == size - saved
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [name for name in laptop.logs() if not name.startswith("log-")] == []
    for one in (storage, laptop.open()):
        assert said(one) == before
        assert one.problems == ()
        assert squeeze(one) == 0
    number = put(storage, 1, "and on")
    again = laptop.open()
    assert put(again, 2, "and on") == number + 1
    assert again.device == storage.device == device
    assert len(laptop.logs()) == 1


def test_a_year_of_autosaves_stays_small(laptop: Computer) -> None:
    days = effort(365)
    storage = laptop.open(QuickDisk())
    for day in range(days):
        text = ""
        for _ in range(20):
            text += f"word {day} " * 7
            put(storage, day % 40 + 1, text, sitting=f"day {day}")
        laptop.passes(days=1)
    before = [earlier(storage, record) for record in range(1, 41)]
    whole = own_log(laptop, storage).stat().st_size
    squeeze(storage)
    assert own_log(laptop, storage).stat().st_size < min(0.12 * whole, 1_500_000)
    assert [earlier(laptop.open(), record) for record in range(1, 41)] == before


def test_other_programs_here_notice_and_write_on(laptop: Computer, written: LogStorage) -> None:
    other = laptop.open()
    before = said(other)
    squeeze(written)
    assert other.refresh() == frozenset()
    assert said(other) == before
    put(other, 1, "from the other")
    put(written, 2, "from the first")
    other.refresh()
    written.refresh()
    assert said(other) == said(written) == said(laptop.open())
    assert other.device == written.device
    assert len(laptop.logs()) == 1


def test_what_another_device_saw_or_wrote_beside_it_stays(
    laptop: Computer, desktop: Computer
) -> None:
    here = laptop.open()
    for text in ("o", "on", "one"):
        put(here, 1, text, sitting="s")
        if text == "on":
            shutil.copytree(laptop.data, desktop.data)
            there = desktop.open()
            put(there, 1, "on the desktop", sitting="t")
    shutil.copy2(own_log(desktop, there), laptop.data)
    here.refresh()
    before = said(here)
    assert texts(here, 1) == ["on the desktop", "one"] or texts(here, 1) == [
        "one",
        "on the desktop",
    ]
    squeeze(here)
    kept = [
        line.content["set"][0]["v"]["value"]
        for line in scan(own_log(laptop, here).read_bytes()).lines
        if "set" in line.content
    ]
    assert kept == ["on", "one"]
    assert said(laptop.open()) == before


def test_a_copy_of_the_whole_log_that_comes_back_doubles_nothing(
    laptop: Computer, written: LogStorage
) -> None:
    path = own_log(laptop, written)
    whole = path.read_bytes()
    before = said(written)
    squeeze(written)
    for name in (f"{path.stem}.sync-conflict-20261122-101010-ABCDEFG.jsonl",
                 f"{path.stem} (conflicted copy).jsonl"):  # fmt: skip
        (laptop.data / name).write_bytes(whole)
        for one in (written, laptop.open()):
            one.refresh()
            assert said(one) == before
            assert one.device == written.device
    put(written, 3, "and on")
    assert texts(laptop.open(), 3) == ["and on"]


def test_bad_bytes_stay_where_they_are(laptop: Computer) -> None:
    storage = laptop.open()
    for end in range(1, 20):
        put(storage, 1, "x" * end, sitting="s")
        if end == 9:
            path = own_log(laptop, storage)
            path.write_bytes(path.read_bytes() + b'garbage {"f": of another kind\xff\x00\n')
            storage = laptop.open()
    put(storage, 2, "last")
    with path.open("ab") as file:
        file.write(b"torn")
    storage = laptop.open()
    before = said(storage)
    problems = storage.problems
    assert len(problems) == 2
    assert squeeze(storage) > 0
    again = laptop.open()
    assert again.problems == problems
    assert said(again) == before
    data = path.read_bytes()
    assert b'\ngarbage {"f": of another kind\xff\x00\n' in data
    assert data.endswith(b"\ntorn")
    put(again, 2, "on")
    assert texts(laptop.open(), 2) == ["on"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda log: b"\xef\xbb\xbf" + log,
        lambda log: b"null\n" + log[log.index(b"\n") + 1 :],
        lambda log: log.replace(b"\n", b"\r\n"),
        lambda log: log.replace(b'"sit":"s', b'"sit":"z', 1),
    ],
    ids=["BOM", "first line lost", "breaks of another system", "a damaged line"],
)
def test_a_spoiled_log_is_not_lost(laptop: Computer, written: LogStorage, spoil: object) -> None:
    path = own_log(laptop, written)
    assert callable(spoil)
    spoiled = spoil(path.read_bytes())
    written.close()
    path.write_bytes(spoiled)
    storage = laptop.open()
    put(storage, 3, "and on")
    before = said(storage)
    squeeze(storage)
    assert said(laptop.open()) == before


def test_a_log_of_a_newer_program_is_left_alone(laptop: Computer, written: LogStorage) -> None:
    path = own_log(laptop, written)
    with path.open("ab") as file:
        file.write(b'{"f":2,"sum":"%08x"}\n' % zlib.crc32(b'{"f":2'))
    storage = laptop.open()
    data = path.read_bytes()
    with pytest.raises(ReadOnlyError):
        squeeze(storage)
    assert path.read_bytes() == data


def test_only_a_large_log_of_which_half_would_go_is_rewritten(
    laptop: Computer, written: LogStorage
) -> None:
    path = own_log(laptop, written)
    size = path.stat().st_size
    assert written.compact() == 0
    assert written.compact(over=size) == 0
    assert written.compact(over=size - 1, part=0.99) == 0
    assert path.stat().st_size == size


def test_a_log_that_did_not_shrink_is_not_looked_through_again_at_once(laptop: Computer) -> None:
    looked: list[Path] = []

    class Watching(QuickDisk):
        def read(self, path: Path, offset: int = 0) -> tuple[bytes, os.stat_result]:
            looked.append(path)
            return super().read(path, offset)

    storage = laptop.open(Watching())
    for step in range(40):  # each the last word of a sitting
        put(storage, 1, f"{step} words " * 20, sitting=str(step))
    path = own_log(laptop, storage)
    assert storage.compact(over=1, part=0.5) == 0
    assert looked.count(path) > 0
    looked.clear()
    assert storage.compact(over=1, part=0.5) == 0
    assert looked == []
    for step in range(200):
        put(storage, 2, "x " * step, sitting="long")
    looked.clear()
    assert storage.compact(over=1, part=0.5) > 0
    assert path in looked


def test_two_computers_of_one_name_are_told_apart_after_it(
    laptop: Computer, desktop: Computer
) -> None:
    """A whole machine was put back, and what it wrote under old numbers was dropped meanwhile."""
    storage = laptop.open()
    put(storage, 2, "common", sitting="s")
    backup = laptop.home.with_name("backup")
    shutil.copytree(laptop.home, backup)
    put(storage, 1, "of the lost time", sitting="s")
    lost = own_log(laptop, storage)
    shutil.copytree(laptop.data, desktop.data)
    storage.close()
    shutil.rmtree(laptop.home)
    shutil.copytree(backup, laptop.home)
    storage = laptop.open()
    for text in ("a", "af", "after"):
        put(storage, 1, text, sitting="t")
    assert own_log(laptop, storage).name == lost.name
    assert squeeze(storage) > 0
    data = lost.read_bytes()
    there = desktop.open()
    (desktop.data / f"{lost.stem}.sync-conflict-1.jsonl").write_bytes(data)
    for one in (there, desktop.open()):
        one.refresh()
        assert sorted(texts(one, 1)) == ["after", "of the lost time"]
    shutil.copy2(desktop.data / lost.name, laptop.data / f"{lost.stem}.sync-conflict-2.jsonl")
    for one in (storage, laptop.open()):
        one.refresh()
        assert sorted(texts(one, 1)) == ["after", "of the lost time"]
        assert said(one) == said(there)


def test_several_changes_and_what_has_no_sitting_stay(laptop: Computer) -> None:
    storage = laptop.open()
    for end in range(5):
        put(storage, 1, "x" * end)
        storage.commit(
            [
                Change(TABLE, record, {"value": "y" * end}, {storage.device: 99})
                for record in (2, 3)
            ],
            sitting="s",
        )
    assert squeeze(storage) == 0

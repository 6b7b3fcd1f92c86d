"""Programs that are killed, that run out of room, and that write at once."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter

import pytest

from tests.effort import effort, soak_only
from tests.unit.notebook.storage.computer import TABLE, Computer, put, text_of, texts
from tests.unit.notebook.storage.programs import hash_of, text_at
from workbook.notebook.line import scan

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills and limits are POSIX")


def start(computer: Computer, kind: str, *more: object) -> subprocess.Popen[str]:
    """Start one of the programs."""
    place = [str(computer.data), str(computer.state), *map(str, more)]
    return subprocess.Popen(
        [sys.executable, "-m", "tests.unit.notebook.storage.programs", kind, *place],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def finish(program: subprocess.Popen[str], said: str = "") -> list[str]:
    """Let a program run to its end; returns the lines it prints."""
    output, _ = program.communicate(said, timeout=60)
    assert program.returncode == 0
    return output.splitlines()


@pytest.mark.timeout(1800)
def test_a_killed_program_leaves_a_whole_notebook_with_every_saved_act(laptop: Computer) -> None:
    rng = random.Random(20261122)
    newest: dict[int, int] = {}
    step = 0
    begun = laptop.open()
    put(begun, 99, "there is a log")
    begun.close()
    for _ in range(effort(200)):
        program = start(laptop, "endless", step)
        assert program.stdout is not None
        lines = [program.stdout.readline() for _ in range(rng.randint(1, 12))]
        time.sleep(rng.random() * 0.004)  # somewhere inside the next saves
        program.kill()
        lines += program.stdout.readlines()  # communicate() would miss what is buffered already
        program.communicate()
        for line in lines:
            if line.endswith("\n"):
                _, record, step = map(int, line.split())
                newest[record] = step
        storage = laptop.open()
        said = step
        for record, saved in newest.items():
            (text,) = texts(storage, record)
            number = int(text.split(" ", 1)[0])
            # One more act may have become durable without a chance to say so.
            assert number == saved or number == said + 1
            assert text == text_at(number)
            newest[record] = number
            step = max(step, number)
        put(storage, 99, "the next program writes on")
        assert storage.device == begun.device
        storage.close()
    assert len(laptop.logs()) == 1, "a killed program's log goes on"


def test_no_room_cuts_nothing_in_half(laptop: Computer) -> None:
    lines = finish(start(laptop, "limit", 8_000))
    saved = [int(line.split()[1]) for line in lines if line.startswith("saved")]
    failed = [line for line in lines if line.startswith("failed")]
    assert len(saved) > 5
    assert len(failed) > 5
    assert all("Not saved in" in line and "room" in line for line in failed)
    (log,) = laptop.logs().values()
    found = scan(log)
    assert found.damaged == 0
    assert [line.content["n"] for line in found.lines if "n" in line.content] == saved
    assert texts(laptop.open(), 9) == ["room again"]


@pytest.mark.parametrize("programs", [2, 4])
def test_programs_that_write_at_once_lose_and_double_nothing(
    laptop: Computer, programs: int
) -> None:
    put(laptop.open(), 1, "was here before")
    count = effort(400)
    running = [start(laptop, "several", name, count) for name in range(1, programs + 1)]
    for program in running:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    numbers = [int(line) for program in running for line in finish(program)]
    assert len(numbers) == len(set(numbers)) == programs * count
    (log,) = laptop.logs().values()
    assert scan(log).damaged == 0
    acts = [line.content["n"] for line in scan(log).lines if "n" in line.content]
    assert acts == sorted(set(acts))
    storage = laptop.open()
    for name in range(1, programs + 1):
        for step in range(count):
            assert texts(storage, hash_of(str(name), step)) == [f"{name} {step}"]
    assert len(list(storage.ids(TABLE))) == programs * count + 1


def test_programs_that_insert_at_once_get_ids_of_their_own(laptop: Computer) -> None:
    count = effort(300)
    running = [start(laptop, "insert", name, count) for name in range(3)]
    for program in running:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    given = [int(line) for program in running for line in finish(program)]
    assert Counter(given) == Counter(range(1, 3 * count + 1))
    with laptop.database() as db:
        assert len(db) == 3 * count
        assert all(len(db.storage.versions("_default", id)) == 1 for id in given)  # noqa: A001


def test_threads_of_one_program_save_read_and_look_at_once(laptop: Computer) -> None:
    storage = laptop.open()
    other = laptop.open()
    failures: list[BaseException] = []
    writing = threading.Event()

    def write(name: int) -> None:
        try:
            for step in range(50):
                put(storage if name % 2 else other, name * 1000 + step, f"{name} {step}")
        except BaseException as error:  # noqa: BLE001  # handed to the test
            failures.append(error)

    def look() -> None:
        try:
            while not writing.is_set():
                storage.refresh()
                for id in storage.ids(TABLE):  # noqa: A001
                    assert len(storage.versions(TABLE, id)) == 1
                storage.read()
        except BaseException as error:  # noqa: BLE001  # handed to the test
            failures.append(error)

    writers = [threading.Thread(target=write, args=(name,)) for name in range(1, 5)]
    looker = threading.Thread(target=look)
    for thread in (*writers, looker):
        thread.start()
    for thread in writers:
        thread.join()
    writing.set()
    looker.join()
    assert failures == []
    again = laptop.open()
    for name in range(1, 5):
        for step in range(50):
            (version,) = again.versions(TABLE, name * 1000 + step)
            assert text_of(version.value) == f"{name} {step}"


@pytest.mark.parametrize("mask", ["000", "022", "777"])
def test_files_are_for_their_owner_alone(laptop: Computer, mask: str) -> None:
    before = os.umask(int(mask, 8) & 0o077)
    try:
        storage = laptop.open()
        put(storage, 1, "private")
        put(storage, 1, "private too")
    finally:
        os.umask(before)
    paths = [*laptop.home.rglob("*"), laptop.home]
    assert len(paths) > 5
    for path in paths:
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path


@soak_only
@pytest.mark.timeout(1800)
def test_a_program_killed_while_it_compacts_leaves_the_old_or_the_new_log(
    laptop: Computer,
) -> None:
    rng = random.Random(20261122)
    newest: dict[int, int] = {}
    step = 0
    for _ in range(effort(200)):
        program = start(laptop, "compact", step)
        assert program.stdout is not None
        lines = [program.stdout.readline() for _ in range(rng.randint(1, 40))]
        time.sleep(rng.random() * 0.006)  # somewhere inside saving or compacting
        program.kill()
        lines += program.stdout.readlines()
        program.communicate()
        for line in lines:
            if line.endswith("\n"):
                _, record, step = map(int, line.split())
                newest[record] = step
        storage = laptop.open()
        for record, saved in newest.items():
            (text,) = texts(storage, record)
            number = int(text.split(" ", 1)[0])
            assert saved <= number <= step + 1
            newest[record] = number
            step = max(step, number)
        assert storage.problems == ()
        earlier = storage.earlier(TABLE, 1)
        storage.compact(over=0, part=0)
        assert laptop.open().earlier(TABLE, 1) == earlier
        storage.close()
    assert not [name for name in laptop.logs() if not name.startswith("log-")]
    assert sum(map(len, laptop.logs().values())) < 1_000_000

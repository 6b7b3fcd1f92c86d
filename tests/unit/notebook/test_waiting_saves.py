"""Whoever waits for a save does it in their own thread, and all else is as with one handed over."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.unit.notebook.laptops import HOW, WHY, Laptop, answer, said
from tests.unit.notebook.test_failing_saves import Disk
from workbook.errors import ReadOnlyError, SaveError
from workbook.notebook.records import AnswerKey

ROOT = Path(__file__).parents[3]


def test_it_is_durable_and_shown_when_it_returns(laptop: Laptop) -> None:
    notebook = laptop.open()
    heard: list[tuple[object, str]] = []
    notebook.subscribe(lambda: heard.append((said(notebook), threading.current_thread().name)))
    notebook.save(answer("words"), answer("how", HOW))
    assert said(notebook) == "words"
    assert said(laptop.open(), HOW) == "how"
    assert heard == [("words", threading.current_thread().name)]


def test_it_comes_after_what_the_same_person_handed_over(laptop: Laptop) -> None:
    notebook = laptop.open()
    keys = [AnswerKey(WHY.entry, number, WHY.prompt) for number in range(1, 60)]
    for number, key in enumerate(keys):
        if number % 3:
            notebook.write(answer(number, key))
        else:
            notebook.save(answer(number, key))
    assert notebook.flush()
    again = laptop.open().snapshot()
    assert list(again.answers) == keys, "in the order of the log"


def test_a_save_that_fails_is_said_and_remembered(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    notebook = laptop.open()
    disk.full = True
    with pytest.raises(SaveError, match="try again"):
        notebook.save(answer("words"))
    assert said(notebook) is None
    disk.full = False
    assert notebook.flush() is False, "the words are nowhere but on screen"
    notebook.save(answer("words"))
    assert notebook.flush() is True


def test_nothing_is_saved_where_it_can_only_be_read(laptop: Laptop) -> None:
    laptop.open(app=True)
    second = laptop.open(app=True)
    with pytest.raises(ReadOnlyError):
        second.save(answer("words"))


def test_after_closing_nothing_is_saved_and_that_is_said(laptop: Laptop) -> None:
    notebook = laptop.open()
    notebook.close()
    with pytest.raises(SaveError, match="is closed, so nothing was saved") as caught:
        notebook.save(answer("late"))
    assert str(laptop.data) in str(caught.value)


def test_closing_meanwhile_saves_it_or_says_that_it_did_not(laptop: Laptop) -> None:
    for number in range(30):
        notebook = laptop.open()
        kept: list[int] = []
        begun = threading.Event()

        def save() -> None:
            begun.set()  # noqa: B023 - joined in this round
            with pytest.raises(SaveError, match="is closed, so nothing was saved"):  # noqa: PT012
                while True:
                    notebook.save(answer(f"{number} {len(kept)}"))  # noqa: B023
                    kept.append(number)  # noqa: B023

        thread = threading.Thread(target=save)
        thread.start()
        begun.wait()
        notebook.close()
        thread.join()
        if kept:
            assert said(laptop.open()) == f"{number} {len(kept) - 1}"


def test_a_listener_can_wait_for_nothing(laptop: Laptop) -> None:
    notebook = laptop.open()
    told: list[str] = []

    def wait() -> None:
        with pytest.raises(RuntimeError, match="can't wait"):
            notebook.flush()
        with pytest.raises(RuntimeError, match="can't wait"):
            notebook.save(answer("again"))
        notebook.write(answer("handed over", HOW))
        told.append("told")

    leave = notebook.subscribe(wait)
    notebook.save(answer("one"))
    leave()
    assert notebook.flush()
    assert told[0] == "told"
    assert said(laptop.open(), HOW) == "handed over"


INTERRUPTED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from tests.unit.notebook.laptops import HOW, answer
from workbook.notebook import Notebook
from workbook.notebook.files import Disk

steps, sync, write = sys.argv[3:], Disk.sync, Disk.write

def tell(step):
    if steps == [step]:
        print(step, flush=True)
        sys.stdin.readline()

def slow_write(disk, descriptor, data):
    tell("before writing")
    done = write(disk, descriptor, data)
    tell("before syncing")
    return done

def slow_sync(disk, descriptor):
    sync(disk, descriptor)
    tell("after syncing")

data, state = map(Path, sys.argv[1:3])
notebook = Notebook.open(data, state=state, clock=lambda: datetime.now(UTC))
notebook.save(answer("before"))
Disk.write, Disk.sync = slow_write, slow_sync
try:
    notebook.save(answer("words"))
except KeyboardInterrupt:
    steps = []
    notebook.save(answer("more", HOW))
    notebook.close()
    raise
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.parametrize("step", ["before writing", "before syncing", "after syncing"])
def test_ctrl_c_waits_until_a_record_is_whole(laptop: Laptop, step: str) -> None:
    words = [sys.executable, "-c", INTERRUPTED, str(laptop.data), str(laptop.state), step]
    with subprocess.Popen(
        words, cwd=ROOT, stdin=-1, stdout=-1, stderr=-1, text=True, bufsize=1
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        assert program.stdout.readline().strip() == step
        program.send_signal(signal.SIGINT)
        program.send_signal(signal.SIGINT)
        _, errors = program.communicate("\n", timeout=30)
    assert program.returncode == -signal.SIGINT, errors
    notebook = laptop.open()
    assert (said(notebook), said(notebook, HOW)) == ("words", "more")
    assert notebook.problems == ()
    lines = [log.read_bytes().count(b"\n") for log in laptop.data.glob("log-*.jsonl")]
    assert lines == [4], "one log: its header and three acts"

"""Measures from inside what can't be told from outside; run by the installed workbook.

``inside.py open|export|import|compact SMALL DATA`` does one thing with a notebook and prints its time,
after it was done once with a small notebook, so that no import is counted.
``inside.py save FOLDER TIMES DATA...`` saves answers, each notebook in turn, and after each save
appends as many bytes to a plain file; ``inside.py hand-over`` does the same with saves that are handed
to the thread that writes.
All times are printed as JSON, in milliseconds.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from workbook.cli.call import Call
from workbook.cli.run import run
from workbook.cli.services import open_workbook
from workbook.journey.workbook import Workbook
from workbook.notebook.database import open_database
from workbook.notebook.records import Answer
from workbook.pages.model import AnswerType


def main(words: list[str]) -> None:
    """Do what the words say and print how long it took."""
    match words:
        case ["save" | "hand-over" as how, folder, times, *notebooks]:
            pairs = save_in_turn(SAVES[how], Path(folder), int(times), notebooks)
            print(json.dumps(pairs))  # noqa: T201
        case [name, small, data]:
            once = ONCE[name]
            once(small)
            wall, cpu = once(data)
            print(json.dumps({"wall": wall, "cpu": cpu}))  # noqa: T201
        case _:
            raise SystemExit(__doc__)


Times = tuple[float, float]
"""The time by the clock on the wall and the processor's, in milliseconds."""


def timed(job: Callable[[], object]) -> Times:
    """How long a job takes."""
    wall, cpu = time.perf_counter(), time.process_time()
    job()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000


def once_open(data: str) -> Times:
    """Open a notebook and know what all its answers are."""

    def opened() -> None:
        with open_workbook(Call(data=data)) as workbook:
            for answer in workbook.reading().snapshot.answers.values():
                assert answer.key is not None

    return timed(opened)


def once_export(data: str) -> Times:
    """Write everything into a folder."""
    with tempfile.TemporaryDirectory(dir=Path(data).parent) as name:
        return timed(lambda: _command("export", f"{name}/export", "--yes", "--data", data))


def once_import(data: str) -> Times:
    """Read an export into a new notebook; the export itself is not counted."""
    # Its name is new each time: a notebook that is gone from where it was is looked for.
    with tempfile.TemporaryDirectory(dir=Path(data).parent) as name:
        folder, new = Path(name) / "export", Path(name) / "notebook"
        _command("export", str(folder), "--yes", "--data", data)
        return timed(lambda: _command("import", str(folder), "--data", str(new)))


def once_compact(data: str) -> Times:
    """Rewrite a log without the lines that nobody will look at again, and put the old one back."""
    kept = Path(f"{data}-kept")
    shutil.copytree(data, kept)
    state = Call(data=data).paths().state
    shutil.copytree(state, f"{state}-kept")
    try:
        with contextlib.closing(open_database(data, state=state).storage) as storage:
            storage.read()
            saved: list[int] = []
            times = timed(lambda: saved.append(storage.compact(over=0, part=0.0)))
            assert saved[0] > 0, "nothing could go"
            return times
    finally:
        for folder in (Path(data), state):
            shutil.rmtree(folder)
        kept.rename(data)
        Path(f"{state}-kept").rename(state)


def _command(*words: str) -> None:
    """Run a command of the workbook that must succeed; what it says is not shown."""
    with (
        Path(os.devnull).open("w", encoding="utf-8") as nowhere,
        contextlib.redirect_stdout(nowhere),
    ):
        code = run(words)
    if code:
        raise SystemExit(f"workbook {' '.join(words)} failed with {code}")


ONCE: dict[str, Callable[[str], Times]] = {
    "open": once_open,
    "export": once_export,
    "import": once_import,
    "compact": once_compact,
}
"""What can be done once."""


# -- saving -------------------------------------------------------------------------------------------


Save = Callable[[Workbook, Answer], object]
"""Saves an answer and waits until it is durable."""

SAVES: dict[str, Save] = {
    "save": lambda workbook, answer: workbook.save(answer),
    "hand-over": lambda workbook, answer: workbook.write(answer).result(),
}
"""The ways to do that."""


def save_in_turn(save: Save, folder: Path, times: int, notebooks: list[str]) -> list[list[Times]]:
    """For each notebook the (save, append) pairs, in milliseconds by the clock on the wall."""
    pairs: list[list[Times]] = [[] for _ in notebooks]
    with contextlib.ExitStack() as stack:
        opened = [stack.enter_context(open_workbook(Call(data=data))) for data in notebooks]
        answers = [_first_text(workbook) for workbook in opened]
        plain = os.open(folder / "plain", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        stack.callback(os.close, plain)
        for number in range(times + 1):
            for workbook, answer, found in zip(opened, answers, pairs, strict=True):
                pair = _save(save, workbook, answer, plain, number)
                if number:  # the first one opens files
                    found.append(pair)
    return pairs


def _first_text(workbook: Workbook) -> Answer:
    """The first answer in one's own words."""
    answers = workbook.notebook.snapshot().answers.values()
    return next(answer for answer in answers if answer.type == AnswerType.TEXT)


def _save(save: Save, workbook: Workbook, first: Answer, plain: int, number: int) -> Times:
    """Save an answer until it is durable, then append as many bytes to a plain file."""
    answer = workbook.notebook.snapshot().answers[first.key]
    # The time makes it other words than those of a run before this one.
    words = f"{str(first.value)[:600]} {number} {time.time_ns()}"
    changed = replace(answer, value=words)
    size = _size(workbook)
    began = time.perf_counter()
    save(workbook, changed)
    saved = time.perf_counter() - began
    line = b"x" * (_size(workbook) - size)
    assert line, "nothing was written to the logs"
    began = time.perf_counter()
    os.write(plain, line)
    os.fsync(plain)
    return saved * 1000, (time.perf_counter() - began) * 1000


def _size(workbook: Workbook) -> int:
    """Bytes of all logs of a notebook: which of them is written to is its own affair."""
    return sum(log.stat().st_size for log in workbook.notebook.path.glob("log-*.jsonl"))


if __name__ == "__main__":
    main(sys.argv[1:])

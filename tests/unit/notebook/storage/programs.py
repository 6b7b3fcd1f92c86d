"""Programs that write a notebook in a process of their own; ``python -m`` … ``kind data state …``.

They print each act they were told is saved, and nothing else.
"""

from __future__ import annotations

import resource
import signal
import sys

from tests.unit.notebook.storage.computer import put
from workbook.errors import SaveError
from workbook.notebook.database import open_database
from workbook.notebook.storage import LogStorage


def say(*words: object) -> None:
    """Print a line at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def text_at(step: int) -> str:
    """A short or a long text that tells which it is."""
    return f"{step} " + "word " * (step * 37 % 4000)


def write_without_end(storage: LogStorage, start: int) -> None:
    """Save text after text, long ones and short ones, until killed."""
    step = start
    while True:
        step += 1
        record = step % 5 + 1
        say(put(storage, record, text_at(step)), record, step)


def compact_without_end(storage: LogStorage, start: int) -> None:
    """Save a few short texts in a sitting, drop what can go, and so on, until killed."""
    step = start
    while True:
        for _ in range(8):
            step += 1
            record = step % 2 + 1
            say(put(storage, record, f"{step} words", sitting=str(step // 40)), record, step)
        storage.compact(over=0, part=0)


def write_several(storage: LogStorage, name: str, count: int) -> None:
    """Save some records of one's own, and wait for the word first."""
    sys.stdin.readline()
    for step in range(count):
        say(put(storage, hash_of(name, step), f"{name} {step}"))


def hash_of(name: str, step: int) -> int:
    """A record id of a program's own."""
    return int(name) * 100_000 + step + 1


def insert_several(data: str, state: str, name: str, count: int) -> None:
    """Insert documents with TinyDB's own ids."""
    with open_database(data, state=state) as db:
        sys.stdin.readline()
        for step in range(count):
            say(db.insert({"from": name, "step": step}))


def write_to_the_limit(storage: LogStorage, limit: int) -> None:
    """Save longer and longer texts into files that may not grow over a limit."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    for step in range(1, 60):
        try:
            say("saved", put(storage, step % 3 + 1, f"{step} " + "x" * step * 10))
        except SaveError as error:
            say("failed", error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    say("saved", put(storage, 9, "room again"))


def main() -> None:
    """Run the program that the arguments name."""
    kind, data, state, *more = sys.argv[1:]
    if kind == "insert":
        insert_several(data, state, more[0], int(more[1]))
        return
    storage = LogStorage(data, state=state)
    if kind == "endless":
        write_without_end(storage, int(more[0]))
    elif kind == "compact":
        compact_without_end(storage, int(more[0]))
    elif kind == "several":
        write_several(storage, more[0], int(more[1]))
    elif kind == "limit":
        write_to_the_limit(storage, int(more[0]))


if __name__ == "__main__":
    main()

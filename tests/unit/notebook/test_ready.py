"""What is kept ready for a start is what reading every record gives, whatever happened since."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.effort import effort
from tests.unit.notebook.laptops import Clock, Laptop, answer
from workbook.notebook.database import open_database
from workbook.notebook.line import act_line, header_line
from workbook.notebook.notebook import Notebook
from workbook.notebook.reading import Reader
from workbook.notebook.records import Answer, AnswerKey, Entry, Item, Mentorship, Record
from workbook.notebook.stored import Store
from workbook.notebook.versions import Change

KEYS = [AnswerKey(1, None, "goals.why"), AnswerKey(2, 3, "goals/goals.how")]
RECORDS: list[Record] = [
    Mentorship(1, "2026-11-22"),
    Entry(2, "prep", mentorship=1, kept={"last words": ["of", "long ago"]}),
    Entry(3, "goals"),
    Item(4, "goals/goals", entry=3, rank="a"),
    *(answer("words", key) for key in KEYS),
]
DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["write", "write", "write", "delete", "spoil", "sync", "keep", "keep"]),
        st.integers(0, 1),
        st.integers(0, len(RECORDS) - 1),
    ),
    max_size=25,
)


def start(machine: Laptop, look: Callable[[Reader], Any], *, keep: bool = False) -> Any:  # noqa: ANN401
    """What a start finds, which may keep what it looked at ready for the next one."""
    opened = open_database(machine.data, state=machine.state, clock=machine.clock)
    with closing(opened.storage) as storage:
        reader = Reader(storage)
        found = look(reader)
        if keep:
            storage.keep_checkpoint(reader.looked_at, over=0)
        return found


def everything(reader: Reader) -> tuple[object, ...]:
    """All that a notebook says, and how much of it can't be shown."""
    now = reader.snapshot()
    tables: list[Mapping[Any, Record]] = [now.mentorships, now.entries, now.items, now.answers]
    said = [{key: (record, record.basis) for key, record in table.items()} for table in tables]
    return (*said, now.rivals, reader.unreadable())


def without_checkpoint(machine: Laptop) -> Laptop:
    """The same laptop, had nothing been kept."""
    other = Laptop(machine.state.parent, machine.clock)
    other.state = machine.state.with_name("bare state")
    return other


def versions(records: Iterable[Record | None], number: int) -> Iterable[Record]:
    """Those that there are, each saying something else."""
    for record in records:
        if isinstance(record, Answer):
            yield replace(record, value=f"words {number}")
        elif record is not None:
            yield replace(record, archived=bool(number % 2))


def now_as(notebook: Notebook, record: Record) -> Record | None:
    """A record as it stands."""
    now = notebook.snapshot()
    match record:
        case Answer():
            return now.answer(record.key)
        case Mentorship():
            return now.mentorships.get(record.id)
        case Entry():
            return now.entry(record.id)
        case Item():
            return now.items.get(record.id)


def spoil(machine: Laptop, place: int) -> None:
    """Have something saved that nobody can show, as a program with a fault might."""
    with closing(
        open_database(machine.data, state=machine.state, clock=machine.clock).storage
    ) as at:
        at.commit([Change("items", 4 + place % 2, {"group": 7}, at.basis("items", "4"))])


WORDS = 5
"""The place among the records of an answer that home looks at."""


@settings(deadline=None, derandomize=True, max_examples=effort(300))
@given(DEEDS)
@example([("write", 0, WORDS), ("keep", 0, 2), ("write", 0, WORDS)])
@example([("write", 0, WORDS), ("keep", 0, 2), ("delete", 0, WORDS)])
@example([("write", 0, 3), ("keep", 0, 0), ("delete", 0, 3)])
@example([("write", 0, 3), ("write", 0, 2), ("keep", 0, 0), ("sync", 1, 0), ("delete", 1, 3)])
@example([("write", 0, WORDS), ("write", 1, WORDS), ("sync", 0, 0), ("keep", 0, 2)])
@example([("write", 0, 3), ("spoil", 0, 0), ("keep", 0, 0)])
def test_a_start_says_the_same_with_it_and_without_it(deeds: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock()
        machines = [Laptop(Path(folder) / name, clock) for name in ("laptop", "desktop")]
        for number, (deed, who, which) in enumerate(deeds):
            clock.turn(seconds=1)
            machine = machines[who]
            match deed:
                case "sync":
                    machine.receive(machines[1 - who])
                case "keep":
                    start(machine, partial(look_at, KEYS[: which % 3]), keep=True)
                case "spoil":
                    spoil(machine, which)
                case _:
                    change(machine, RECORDS[which], number, delete=deed == "delete")
            if machine.data.exists():
                assert start(machine, everything) == start(without_checkpoint(machine), everything)


def look_at(keys: Iterable[AnswerKey], reader: Reader) -> None:
    """Look at some answers, as home does."""
    for key in keys:
        reader.snapshot().answer(key)


def change(machine: Laptop, record: Record, number: int, *, delete: bool) -> None:
    """Write a record, new or as it stands, or take it away if it is there."""
    notebook = machine.open()
    current = now_as(notebook, record)
    if delete:
        if current is not None:
            notebook.delete(current).result()
    else:
        notebook.write(*versions([current or record], number)).result()
    notebook.close()


@pytest.fixture
def kept(laptop: Laptop) -> Laptop:
    """A laptop whose start looked at one answer of two, and kept what it found."""
    notebook = laptop.open()
    notebook.write(*RECORDS).result()
    notebook.close()
    start(laptop, partial(look_at, KEYS[:1]), keep=True)
    return laptop


def test_a_start_finds_what_it_looks_at_without_searching(
    kept: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[str] = []
    read = Store.read

    def counting(store: Store, offset: int, length: int) -> bytes:
        searched.append(f"{length} bytes")
        return read(store, offset, length)

    monkeypatch.setattr(Store, "read", counting)

    def look(reader: Reader) -> None:
        now = reader.snapshot()
        assert [len(now.mentorships), len(now.entries), len(now.items)] == [1, 2, 1]
        assert now.answers[KEYS[0]].value == "words"
        assert searched == []
        assert now.answers[KEYS[1]].value == "words"
        assert len(searched) == 1
        assert now.entries[2].kept == {"last words": ["of", "long ago"]}
        assert len(searched) == 2

    start(kept, look)


def test_what_is_known_later_of_a_device_is_said_of_what_it_wrote(
    laptop: Laptop, desktop: Laptop
) -> None:
    notebook = laptop.open()
    notebook.write(*RECORDS).result()
    notebook.close()
    (log,) = laptop.data.glob("log-*.jsonl")
    _, _, acts = log.read_bytes().partition(b"\n")
    desktop.data.mkdir(parents=True)
    copied = desktop.data / "log-zzzzzzzz.jsonl"  # someone has put the lines together by hand
    copied.write_bytes(header_line("zzzzzzzz", "elsewhere") + acts)
    start(desktop, partial(look_at, KEYS), keep=True)
    named = start(desktop, lambda reader: reader.snapshot().answers[KEYS[0]].device)
    desktop.receive(laptop)
    assert start(desktop, lambda reader: reader.snapshot().answers[KEYS[0]].device) != named
    assert start(desktop, everything) == start(without_checkpoint(desktop), everything)


def test_where_a_number_was_given_twice_all_is_read_anew(kept: Laptop) -> None:
    (log,) = kept.data.glob("log-*.jsonl")
    device = log.stem.removeprefix("log-")
    twin, _ = act_line(device, 1, "2026-11-22T10:00:00+00:00", 1, "other", [])
    (kept.data / "log-zzzzzzzz.jsonl").write_bytes(header_line("zzzzzzzz", "elsewhere") + twin)
    found = start(kept, everything)
    assert found == start(without_checkpoint(kept), everything)
    assert any("~" in name for name in found[0][1][1])

"""Notebooks with all that happens to one in years, and how they are exported in a test."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from workbook.notebook.carried import Brought
from workbook.notebook.notebook import Notebook
from workbook.notebook.records import Answer, AnswerKey, Column, Entry, Item, Mentorship, entry_id
from workbook.notebook.snapshot import settled
from workbook.output.export.incoming import JSON_FILE, read_export
from workbook.output.export.shape import to_text

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)

HOSTILE = (
    "plain words",
    "---\nprivate: false\n---",
    "<script>alert(1)</script> [x](javascript:y)",
    "\x1b]52;c;aGk=\x07\x1b[31m\x9b\u202ered",
    "../../etc/passwd",
    'quote " back \\ slash\ttab\r\nline',
    "Ünï 日本 مرحبا 👩‍👩‍👧",
    "\ud800 alone",
    "",
)

KEYS = tuple(
    AnswerKey(entry_id("goals", None), item, prompt, column)
    for item, prompt, column in (
        (None, "goals/vision", None),
        (11, "goals/goals.statement", None),
        (12, "goals/goals.statement", None),
        (None, "agreement/worth", Column.MINE),
        (None, "agreement/worth", Column.AGREED),
        (None, "gone/question", None),
    )
)

VALUES = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=60),
    st.none(),
    st.integers(-5, 5),
    st.floats(allow_nan=False, allow_infinity=False),
    st.lists(st.fixed_dictionaries({"id": st.just("a1"), "text": st.sampled_from(HOSTILE)})),
    st.dictionaries(st.sampled_from(("one", "two", "other")), st.integers(1, 5)),
)

STEPS = st.lists(
    st.tuples(
        st.sampled_from(("write", "write", "write", "settle", "delete", "sitting", "sync", "item")),
        st.integers(0, 1),
        st.sampled_from(KEYS),
        VALUES,
        st.booleans(),
    ),
    max_size=14,
)
"""What is done: on which of two devices, to which answer, with which value, whether private."""


class Clock:
    """A clock that goes on with every step; that of the second device is wrong."""

    def __init__(self, ahead: float = 0) -> None:
        self.now = NOW + timedelta(hours=ahead)

    def __call__(self) -> datetime:
        return self.now


class Devices:
    """Two devices of one person, and what they write."""

    def __init__(self, root: Path) -> None:
        self.clocks = (Clock(), Clock(-30))
        self.roots = (root / "one", root / "two")
        self.notebooks = tuple(
            Notebook.open(where / "data", state=where / "state", clock=clock)
            for where, clock in zip(self.roots, self.clocks, strict=True)
        )
        self.begin()

    def begin(self) -> None:
        """What every notebook has: a mentorship, items, and a page that was filled in."""
        first, _ = self.notebooks
        first.write(
            Mentorship(7, NOW.isoformat()),
            Entry(21, "self-check", None, None, NOW.isoformat(), NOW.isoformat(), {"a": [1]}),
            *(Item(n, "goals/goals", entry_id("goals", None), 7, rank="i") for n in (11, 12)),
        ).result()

    def sync(self) -> None:
        """Bring each device's logs to the other."""
        for here, there in (self.roots, self.roots[::-1]):
            for log in (here / "data").glob("log-*.jsonl"):
                other = there / "data" / log.name
                if not other.exists() or other.stat().st_size < log.stat().st_size:
                    shutil.copyfile(log, other)
        for notebook in self.notebooks:
            notebook.poll().result()

    def do(self, what: str, device: int, key: AnswerKey, value: object, private: bool) -> None:
        """One step."""
        for clock in self.clocks:
            clock.now += timedelta(minutes=3)
        notebook = self.notebooks[device]
        current = notebook.snapshot().answer(key)
        match what:
            case "write":
                new = Answer(key, value) if current is None else replace(current, value=value)
                labels = {"one": str(value)[:20], "two": "2"}
                asked = "Why & <b>"
                new = replace(new, private=private, asked=asked, type="text", labels=labels)
                notebook.write(new).result()
            case "settle" if current is not None and current.others:
                notebook.write(settled(current, current.others[0].value)).result()
            case "delete" if current is not None:
                notebook.delete(current).result()
            case "item" if 11 in notebook.snapshot().items:
                item = notebook.snapshot().items[11]
                notebook.write(replace(item, archived=private, rank="h")).result()
            case "sitting":
                self.clocks[device].now += timedelta(hours=1)
            case "sync":
                self.sync()

    def close(self) -> None:
        """Close both."""
        for notebook in self.notebooks:
            notebook.close()


@contextmanager
def after(steps: list[tuple[Any, ...]]) -> Iterator[tuple[Devices, Path]]:
    """Two devices after these steps, synced at the end, and a folder for whatever is needed."""
    with TemporaryDirectory() as name:
        devices = Devices(Path(name))
        try:
            for step in steps:
                devices.do(*step)
            yield devices, Path(name)
        finally:
            devices.close()


@contextmanager
def empty(root: Path) -> Iterator[Notebook]:
    """A notebook in which nothing is."""
    notebook = Notebook.open(root / "data", state=root / "state", clock=Clock(5))
    try:
        yield notebook
    finally:
        notebook.close()


def exported(notebook: Notebook) -> str:
    """The text of its ``workbook.json``."""
    records, damaged = notebook.carry_out()
    assert not damaged
    return "".join(to_text(records, NOW, private=True))


def brought(text: str, notebook: Notebook, folder: Path) -> Brought:
    """Bring an export into a notebook."""
    folder.mkdir(exist_ok=True)
    (folder / JSON_FILE).write_text(text)
    return notebook.bring_in(read_export(folder))


def log_bytes(notebook: Notebook) -> int:
    """The size of its logs."""
    return sum(log.stat().st_size for log in notebook.path.glob("log-*"))


def said(notebook: Notebook) -> dict[AnswerKey, list[str]]:
    """Everything that each answer says or said, as JSON, without order."""
    found = {}
    for key, answer in notebook.snapshot().answers.items():
        values = [answer.value, *(other.value for other in answer.others)]
        values += [before.value for before in notebook.earlier(key)]
        found[key] = sorted({json.dumps(value, sort_keys=True) for value in values})
    return found

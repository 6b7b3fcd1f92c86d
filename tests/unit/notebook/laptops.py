"""A mentee's laptops: each with its own data and state folder, and a clock that tests turn."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from workbook.notebook.notebook import Notebook
from workbook.notebook.records import Answer, AnswerKey, Value, entry_id

GOALS = entry_id("goals")
WHY = AnswerKey(GOALS, None, "goals.why")
HOW = AnswerKey(GOALS, None, "goals.how")


class Clock:
    """A clock that stands still until it is turned."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> None:
        """Let that much time pass, in the units of ``timedelta``."""
        self.now += timedelta(**by)


class Laptop:
    """One machine: where its workbook lies, and the notebooks opened on it."""

    def __init__(self, root: Path, clock: Clock) -> None:
        self.data = root / "data"
        self.state = root / "state"
        self.clock = clock
        self._opened: list[Notebook] = []

    def open(self, *, app: bool = False) -> Notebook:
        """Open its notebook, as one more process would."""
        notebook = Notebook.open(self.data, state=self.state, clock=self.clock, app=app)
        self._opened.append(notebook)
        return notebook

    def receive(self, other: Laptop) -> None:
        """Bring the other laptop's logs here, as whatever syncs the folder does."""
        self.data.mkdir(parents=True, exist_ok=True)
        for log in other.data.glob("log-*.jsonl"):
            here = self.data / log.name
            if not here.exists() or here.stat().st_size < log.stat().st_size:
                shutil.copyfile(log, here)

    def log_size(self) -> int:
        """Bytes in all logs."""
        return sum(log.stat().st_size for log in self.data.glob("log-*.jsonl"))

    def shut(self) -> None:
        """Close whatever a test left open."""
        for notebook in self._opened:
            notebook.close()


def answer(value: Value, key: AnswerKey = WHY, **fields: Value) -> Answer:
    """A fresh answer, as a field that was empty hands it over."""
    return Answer(key=key, value=value, **{"asked": "Why now?", "type": "text", **fields})


def put(notebook: Notebook, value: Value, key: AnswerKey = WHY) -> None:
    """Open the field, type, leave it: the answer as it stands with another value, made durable."""
    current = notebook.snapshot().answer(key)
    changed = answer(value, key) if current is None else replace(current, value=value)
    notebook.write(changed).result()


def said(notebook: Notebook, key: AnswerKey = WHY) -> Value:
    """What the answer says now; None if there is none."""
    current = notebook.snapshot().answer(key)
    return None if current is None else current.value


def beside(notebook: Notebook, key: AnswerKey = WHY) -> list[Value]:
    """What the other versions say."""
    current = notebook.snapshot().answer(key)
    assert current is not None
    return [other.value for other in current.others]

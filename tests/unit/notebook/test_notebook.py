"""What is written is there after a restart; an act holds whole or not at all."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.effort import effort
from tests.unit.notebook.laptops import GOALS, HOW, WHY, Laptop, answer, put, said
from workbook.errors import NotebookError, SaveError
from workbook.notebook.clean import clean_value
from workbook.notebook.ids import new_id
from workbook.notebook.records import (
    Answer,
    AnswerKey,
    Column,
    Entry,
    Item,
    Mentorship,
    Record,
    entry_id,
)
from workbook.notebook.snapshot import Snapshot

ROOT = Path(__file__).parents[3]
AMARA = Mentorship(id=new_id(), started="2026-03-03T10:00:00+01:00")
MEETING = new_id()
RECORDS: tuple[Record, ...] = (
    AMARA,
    replace(AMARA, id=new_id(), archived=True),
    Entry(id=GOALS, page="goals", started="2026-03-03T10:05:00+01:00"),
    Entry(
        id=entry_id("prep", AMARA.id, MEETING),
        page="prep",
        mentorship=AMARA.id,
        meeting=MEETING,
        started="2026-11-22T09:00:00+00:00",
        finished="2026-11-22T09:30:00+00:00",
        kept={"open actions": ["Draft the abstract"], "trend": [1, 2.5, None]},
        archived=True,
    ),
    Item(id=new_id(), group="goals/goals", entry=GOALS, rank="i", made="2026-03-03T10:06:00+01:00"),
    Item(
        id=MEETING,
        group="meetings/meetings",
        entry=entry_id("meetings"),
        mentorship=AMARA.id,
        made_in=entry_id("notes", AMARA.id, 7),
        rank="z01",
        archived=True,
    ),
    answer("To change teams\nby spring ☀"),
    answer({"s1": 4, "s2": 2}, HOW, labels={"s1": "I ask", "s2": "I listen"}, version=3),
    answer(
        ["weekly", {"other": "after each sprint"}],
        AnswerKey(entry_id("agreement", AMARA.id), MEETING, "agreement.rhythm", Column.MENTOR),
        labels={"weekly": "Every week"},
        private=True,
        type="choose any",
    ),
)


def without_stamp(record: Record) -> Record:
    """The record without what the notebook fills in."""
    return replace(record, at="", device="") if isinstance(record, Answer) else record


def records_of(laptop: Laptop) -> list[Record]:
    """All records as a fresh process reads them."""
    return all_of(laptop.open().snapshot())


def all_of(snapshot: Snapshot) -> list[Record]:
    """All records of a snapshot."""
    return [
        *snapshot.mentorships.values(),
        *snapshot.entries.values(),
        *snapshot.items.values(),
        *snapshot.answers.values(),
    ]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_record_is_there_at_once_and_after_a_restart(laptop: Laptop, record: Record) -> None:
    notebook = laptop.open()
    notebook.write(record).result()
    here = notebook.snapshot()
    assert [without_stamp(one) for one in all_of(here)] == [record]
    notebook.close()
    assert [without_stamp(one) for one in records_of(laptop)] == [record]


def test_an_answer_says_when_and_where_it_was_written(laptop: Laptop) -> None:
    notebook = laptop.open()
    notebook.write(answer("now", at="1999-01-01T00:00:00+00:00", device="elsewhere")).result()
    written = notebook.snapshot().answers[WHY]
    assert written.at.startswith("2026-11-22T09:00:00")
    assert written.device not in ("", "elsewhere")


def test_a_snapshot_stays_as_it_was_though_nobody_looked_at_it(laptop: Laptop) -> None:
    notebook = laptop.open()
    notebook.write(answer("first"), answer("how", HOW)).result()
    again = laptop.open()
    before = again.snapshot()
    kept = before.answer(HOW)
    assert kept is not None
    again.write(answer("second")).result()
    between = again.snapshot()
    again.write(answer("third")).result()
    again.delete(kept).result()
    after = again.snapshot()
    told = [
        {one.key: one.value for one in snapshot.answers.values()}
        for snapshot in (before, between, after)
    ]
    assert told == [
        {WHY: "first", HOW: "how"},
        {WHY: "second", HOW: "how"},
        {WHY: "third"},
    ]


def test_several_records_are_one_act(laptop: Laptop) -> None:
    notebook = laptop.open()
    put(notebook, "before")
    lines = sum(log.read_bytes().count(b"\n") for log in laptop.data.glob("log-*.jsonl"))
    notebook.write(*RECORDS).result()
    after = sum(log.read_bytes().count(b"\n") for log in laptop.data.glob("log-*.jsonl"))
    assert after == lines + 1
    assert len(notebook.snapshot().answers) == 3


def test_of_an_act_with_something_impossible_nothing_holds(laptop: Laptop) -> None:
    notebook = laptop.open()
    put(notebook, "before")
    size = laptop.log_size()
    with pytest.raises(TypeError):
        notebook.write(replace(AMARA), answer(object(), HOW)).result()
    assert notebook.snapshot().mentorships == {}
    assert laptop.log_size() == size
    assert not notebook.flush()
    put(notebook, "fine", HOW)
    assert notebook.flush() is False  # the mentorship of the failed act is not durable
    notebook.write(AMARA).result()
    assert notebook.flush() is True


def test_a_deleted_record_is_gone_and_can_be_written_again(laptop: Laptop) -> None:
    notebook = laptop.open()
    notebook.write(*RECORDS).result()
    here = notebook.snapshot()
    notebook.delete(here.answers[WHY], here.entries[GOALS]).result()
    assert WHY not in notebook.snapshot().answers
    assert GOALS not in laptop.open().snapshot().entries
    assert here.answer(WHY) is not None, "a snapshot that was taken does not change"
    put(notebook, "again")
    assert said(laptop.open()) == "again"


def test_deleting_what_is_not_there_does_nothing(laptop: Laptop) -> None:
    notebook = laptop.open()
    put(notebook, "here")
    size = laptop.log_size()
    notebook.delete(answer("never written", HOW)).result()
    assert laptop.log_size() == size


def test_what_has_not_changed_is_not_written_again(laptop: Laptop) -> None:
    notebook = laptop.open()
    notebook.write(*RECORDS).result()
    size, generation = laptop.log_size(), notebook.snapshot().generation
    for record in records_of(laptop):
        notebook.write(record).result()
    notebook.write(*RECORDS).result()
    assert laptop.log_size() == size
    assert notebook.snapshot().generation == generation
    notebook.write(replace(notebook.snapshot().answers[WHY], private=True)).result()
    assert laptop.log_size() > size


def test_a_value_altered_in_place_is_still_noticed(laptop: Laptop) -> None:
    notebook = laptop.open()
    put(notebook, ["a"])
    current = notebook.snapshot().answers[WHY]
    current.value.append("b")
    notebook.write(current).result()
    assert said(laptop.open()) == ["a", "b"]


def test_an_act_that_names_a_record_twice_keeps_the_last(laptop: Laptop) -> None:
    notebook = laptop.open()
    notebook.write(answer("first"), answer("second")).result()
    assert said(laptop.open()) == "second"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(st.text(), parts, max_size=4),
    max_leaves=12,
)  # fmt: skip


@settings(
    deadline=None,
    derandomize=True,
    max_examples=effort(200),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(JSON, min_size=1, max_size=3))
def test_every_value_comes_back_as_it_was(laptop: Laptop, values: list[Any]) -> None:
    notebook = laptop.open()
    for value in values:
        put(notebook, value)
        assert said(notebook) == clean_value(value)
    assert said(laptop.open()) == clean_value(values[-1])
    laptop.shut()


def test_hostile_text_is_clean_wherever_it_stands(laptop: Laptop) -> None:
    notebook = laptop.open()
    notebook.write(
        answer("a\x1b]52;c;eA==\x07\r\nb", asked="Why\u202e?", labels={"x": "l\x9bm"}),
        Entry(id=GOALS, page="goals", kept={"shown": "k\x00ept\ud800"}),
    ).result()
    for opened in (notebook, laptop.open()):
        shown = opened.snapshot()
        assert said(opened) == "a]52;c;eA==\nb"
        assert shown.answers[WHY].asked == "Why?"
        assert shown.answers[WHY].labels == {"x": "lm"}
        assert shown.entries[GOALS].kept == {"shown": "kept"}


def test_listeners_hear_of_each_change_until_they_leave(laptop: Laptop) -> None:
    notebook = laptop.open()
    heard: list[tuple[Any, str]] = []
    leave = notebook.subscribe(
        lambda: heard.append((said(notebook), threading.current_thread().name))
    )
    put(notebook, "one")
    put(notebook, "one")
    put(notebook, "two")
    assert [value for value, _ in heard] == ["one", "two"]
    assert threading.current_thread().name not in {name for _, name in heard}
    leave()
    leave()
    put(notebook, "three")
    assert len(heard) == 2


def test_a_listener_that_fails_stops_neither_saving_nor_the_others(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[Any] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: reported.append(args.exc_value))
    notebook = laptop.open()
    heard: list[int] = []

    def fail() -> None:
        raise LookupError("a screen that is gone")

    notebook.subscribe(fail)
    notebook.subscribe(lambda: heard.append(1))
    put(notebook, "one")
    put(notebook, "two")
    assert heard == [1, 1]
    assert [str(error) for error in reported] == ["a screen that is gone"] * 2


def test_flush_waits_for_all_that_was_handed_over(laptop: Laptop) -> None:
    notebook = laptop.open()
    futures = [notebook.write(answer(str(n), AnswerKey(GOALS, n, "a.b"))) for n in range(1, 50)]
    assert notebook.flush() is True
    assert all(future.done() for future in futures)
    assert len(laptop.open().snapshot().answers) == 49


def test_what_was_flushed_survives_an_end_without_closing(laptop: Laptop) -> None:
    code = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from tests.unit.notebook.laptops import answer
from workbook.notebook import Notebook
data, state = map(Path, sys.argv[1:])
notebook = Notebook.open(data, state=state, clock=lambda: datetime.now(UTC), app=True)
for number in range(20):
    notebook.write(answer(number))
assert notebook.flush()
"""
    folders = [str(laptop.data), str(laptop.state)]
    subprocess.run([sys.executable, "-c", code, *folders], cwd=ROOT, check=True)
    assert said(laptop.open(app=True)) == 19


def test_flush_says_when_the_disk_takes_too_long(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = laptop.open()
    gate = threading.Event()
    notebook.subscribe(gate.wait)
    done = notebook.write(answer("slow"))
    assert notebook.flush(timeout=0.01) is False
    gate.set()
    done.result()
    assert notebook.flush() is True


def test_a_listener_can_not_wait_for_the_notebook(laptop: Laptop) -> None:
    notebook = laptop.open()
    told: list[str] = []

    def wait() -> None:
        with pytest.raises(RuntimeError, match="can't wait"):
            notebook.flush()
        told.append("told")

    notebook.subscribe(wait)
    put(notebook, "one")
    assert told == ["told"]


def test_closing_writes_what_was_handed_over_and_can_be_repeated(laptop: Laptop) -> None:
    notebook = laptop.open()
    for number in range(30):
        notebook.write(answer(number))
    notebook.close()
    notebook.close()
    assert notebook.flush() is True
    assert said(notebook) == 29, "what was read stays readable"
    assert said(laptop.open()) == 29


def test_after_closing_nothing_is_written_and_that_is_said(laptop: Laptop) -> None:
    notebook = laptop.open()
    notebook.close()
    for late in (notebook.write(answer("late")), notebook.delete(AMARA), notebook.poll()):
        with pytest.raises(SaveError, match="is closed") as caught:
            late.result()
        assert str(laptop.data) in str(caught.value)
    with pytest.raises(NotebookError, match="is closed"):
        notebook.earlier(WHY)


def test_an_answer_is_of_the_moment_in_which_it_was_handed_over(laptop: Laptop) -> None:
    notebook = laptop.open()
    gate = threading.Event()
    leave = notebook.subscribe(gate.wait)
    notebook.write(answer("first"))
    then = laptop.clock.now.isoformat(timespec="milliseconds")
    waiting = notebook.write(answer("second"))
    laptop.clock.turn(minutes=5)
    gate.set()
    waiting.result()
    leave()
    assert notebook.snapshot().answers[WHY].at == then


def test_a_save_is_done_though_nobody_waits_for_it_any_more(laptop: Laptop) -> None:
    notebook = laptop.open()
    gate = threading.Event()
    leave = notebook.subscribe(gate.wait)
    notebook.write(answer("first"))
    waiting = notebook.write(answer("second"))
    with pytest.raises(TimeoutError):
        waiting.result(0)
    del waiting
    gate.set()
    leave()
    assert notebook.flush()
    assert said(laptop.open()) == "second"

"""What is typed reaches the notebook soon, in order, and survives a failed save."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.errors import SaveError
from workbook.journey.workbook import Workbook
from workbook.notebook.records import Answer, AnswerKey, Item, Record
from workbook.pages.packs import Pack
from workbook.ui.saving import SaveKind, Saver, SaveState, taken_away

KEY = AnswerKey(1, None, "p/q")
OTHER = AnswerKey(1, None, "p/r")


class Notebook:
    """A notebook that notes what it is given and does it when it is told to."""

    def __init__(self) -> None:
        self.acts: list[tuple[Record, ...]] = []
        self.open: list[Future[None]] = []
        self.path = Path("notebook")

    def write(self, *records: Record) -> Future[None]:
        """Take an act."""
        future: Future[None] = Future()
        self.acts.append(records)
        self.open.append(future)
        return future

    def flush(self, timeout: float | None = None) -> bool:
        """All acts are done."""
        self.succeed()
        return True

    def succeed(self) -> None:
        """Everything handed over is now on the disk."""
        for future in self.open:
            future.set_result(None)
        self.open.clear()

    def fail(self) -> None:
        """The disk is full."""
        for future in self.open:
            future.set_exception(SaveError("the disk is full"))
        self.open.clear()


class Bench:
    """A saver with a clock and timers that are moved by hand."""

    def __init__(self) -> None:
        self.notebook = Notebook()
        self.now = 0.0
        self.due: tuple[float, Callable[[], None]] | None = None
        self.states: list[SaveState] = []
        workbook = Workbook(Pack({}), self.notebook, lambda: datetime.now(UTC))  # type: ignore[arg-type]
        self.saver = Saver(
            workbook, self._schedule, lambda run: run(), self.states.append, lambda: self.now
        )

    def _schedule(self, seconds: float, callback: Callable[[], None]) -> Callable[[], None]:
        self.due = (self.now + seconds, callback)

        def stop() -> None:
            self.due = None

        return stop

    def wait(self, seconds: float) -> None:
        """Let time pass; a timer that falls due runs at its moment."""
        end = self.now + seconds
        while self.due is not None and self.due[0] <= end:
            self.now, callback = self.due
            self.due = None
            callback()
        self.now = end

    def type(self, text: str, key: AnswerKey = KEY) -> None:
        """Type until the field says this."""
        self.saver.typed(Answer(key, text))

    @property
    def draft(self) -> object:
        """What the one answer says that is not yet known to be on the disk."""
        record = self.saver.drafts[KEY]
        assert isinstance(record, Answer)
        return record.value

    @property
    def written(self) -> list[object]:
        """What was handed over, act by act, as plain values."""
        return [
            [record.value for record in act if isinstance(record, Answer)]
            for act in self.notebook.acts
        ]


@pytest.fixture
def bench() -> Bench:
    """A fresh saver."""
    return Bench()


def test_half_a_second_after_the_last_key_it_is_saved(bench: Bench) -> None:
    bench.type("a")
    bench.wait(0.4)
    bench.type("ab")
    bench.wait(0.4)
    assert bench.written == []
    bench.wait(0.2)
    assert bench.written == [["ab"]]


def test_someone_who_never_pauses_is_saved_once_a_second(bench: Bench) -> None:
    for n in range(1, 36):
        bench.type("x" * n)
        bench.wait(0.1)
    assert len(bench.written) == 3


def test_a_long_answer_may_wait_longer_but_not_for_ever(bench: Bench) -> None:
    text = "x" * 60_000
    for n in range(40):
        bench.type(text + "y" * n)
        bench.wait(0.1)
    assert len(bench.written) == 1


def test_several_answers_typed_in_one_pause_are_one_act(bench: Bench) -> None:
    bench.type("one")
    bench.type("two", OTHER)
    bench.wait(1)
    assert bench.written == [["one", "two"]]


def test_a_choice_is_saved_at_once_with_what_waited_before_it(bench: Bench) -> None:
    bench.type("half a sen")
    bench.saver.settled(Answer(OTHER, "near"))
    assert bench.written == [["half a sen", "near"]]


def test_text_is_saved_before_an_edit_that_takes_much_of_it_away(bench: Bench) -> None:
    bench.type("x" * 100)
    bench.type("")
    assert bench.written == [["x" * 100]]
    bench.wait(1)
    assert bench.written == [["x" * 100], [""]]


def test_a_small_correction_is_not_saved_twice(bench: Bench) -> None:
    bench.type("x" * 100)
    bench.type("x" * 70)
    bench.wait(1)
    assert bench.written == [["x" * 70]]


def test_saved_is_said_only_when_it_is_on_the_disk(bench: Bench) -> None:
    bench.type("a")
    bench.wait(1)
    assert [state.kind for state in bench.states] == [SaveKind.PENDING]
    bench.notebook.succeed()
    assert [state.kind for state in bench.states] == [SaveKind.PENDING, SaveKind.SAVED]


def test_a_draft_is_seen_until_it_is_on_the_disk(bench: Bench) -> None:
    bench.type("a")
    assert bench.draft == "a"
    bench.wait(1)
    assert bench.draft == "a"
    bench.notebook.succeed()
    assert not bench.saver.drafts


def test_a_failed_save_keeps_the_text_says_why_and_is_tried_again(bench: Bench) -> None:
    bench.type("dear diary")
    bench.wait(1)
    bench.notebook.fail()
    assert bench.saver.state == SaveState(SaveKind.FAILED, "Not saved: the disk is full")
    assert bench.draft == "dear diary"
    bench.wait(3)
    assert bench.written == [["dear diary"], ["dear diary"]]
    bench.notebook.succeed()
    assert bench.saver.state.kind is SaveKind.SAVED
    assert not bench.saver.drafts


def test_what_was_typed_after_a_failed_save_is_what_is_tried_again(bench: Bench) -> None:
    bench.type("old")
    bench.wait(1)
    bench.type("newer")
    bench.notebook.fail()
    bench.wait(5)
    assert bench.written[-1] == ["newer"]


def test_what_is_complete_is_written_whole_and_tried_again_until_it_is_there(bench: Bench) -> None:
    item, said = Item(7, "g/g", 2), Answer(KEY, "a line")
    bench.saver.settled(item, said)
    assert bench.notebook.acts == [(item, said)]
    assert list(bench.saver.drafts.values()) == [item, said]
    bench.notebook.fail()
    bench.type("next")
    bench.wait(5)
    assert bench.notebook.acts[-1][0] is item
    bench.notebook.succeed()
    assert not bench.saver.drafts
    assert bench.saver.state.kind is SaveKind.SAVED


def test_what_failed_never_comes_after_what_is_newer(bench: Bench) -> None:
    bench.saver.settled(Answer(KEY, "old"))
    bench.saver.settled(Answer(KEY, "new"))
    first, second = bench.notebook.open
    bench.notebook.open = []
    first.set_exception(SaveError("the disk is full"))
    second.set_result(None)
    bench.wait(10)
    assert bench.written == [["old"], ["new"]]
    assert bench.saver.state.kind is SaveKind.SAVED


def test_an_act_comes_after_what_was_typed_before_it(bench: Bench) -> None:
    bench.type("a")
    done = []
    bench.saver.act(Item(1, "g/g", 2), then=lambda: done.append(True))
    assert [type(act[0]).__name__ for act in bench.notebook.acts] == ["Answer", "Item"]
    assert not done
    bench.notebook.succeed()
    assert done == [True]


def test_an_act_that_fails_says_so_and_does_not_go_on(bench: Bench) -> None:
    done = []
    bench.saver.act(Item(1, "g/g", 2), then=lambda: done.append(True))
    bench.notebook.fail()
    assert bench.saver.state.kind is SaveKind.FAILED
    assert not done


def test_waiting_writes_everything_and_says_whether_it_is_safe(bench: Bench) -> None:
    bench.type("a")
    assert bench.saver.wait(1)
    assert bench.written == [["a"]]
    assert not bench.saver.drafts


@given(st.text("ab", max_size=30), st.text("ab", max_size=30), st.text("abc", max_size=30))
def test_what_an_edit_takes_away(start: str, middle: str, end: str) -> None:
    assert taken_away(start + middle + end, start + end) <= len(middle)
    assert taken_away(start + end, start + middle + end) == 0
    assert taken_away(start + middle, "") == len(start + middle)
    assert taken_away(start, start) == 0


def test_a_replaced_text_is_taken_away_whole() -> None:
    assert taken_away("a" * 50, "b" * 80) == 50
    assert taken_away([{"id": "k", "text": "a" * 50}], []) == 51
    assert taken_away({"other": "a" * 50}, "b") == 50
    assert taken_away(7, 8) == 0

"""Whoever asks for the result of a job gets it, from any thread and whenever it comes."""

from __future__ import annotations

import threading

import pytest

from workbook.notebook.future import Future


def test_all_who_wait_get_the_result() -> None:
    future: Future[str] = Future()
    got: list[str] = []
    waiting = [threading.Thread(target=lambda: got.append(future.result())) for _ in range(3)]
    for thread in waiting:
        thread.start()
    assert not future.done()
    future.set_result("words")
    for thread in waiting:
        thread.join()
    assert got == ["words"] * 3
    assert future.done()
    assert future.result() == "words"
    assert future.exception() is None


def test_what_a_job_raised_is_raised_each_time_it_is_asked_for() -> None:
    future: Future[None] = Future()
    error = LookupError("this one")
    future.set_exception(error)
    for _ in range(2):
        with pytest.raises(LookupError, match="this one"):
            future.result(1)
    assert future.exception() is error


@pytest.mark.parametrize("seconds", [0, 0.001, -1])
def test_waiting_has_an_end_where_it_is_given_one(seconds: float) -> None:
    future: Future[None] = Future()
    with pytest.raises(TimeoutError):
        future.result(seconds)
    with pytest.raises(TimeoutError):
        future.exception(seconds)


def test_each_callback_is_called_once_before_or_after() -> None:
    future: Future[int] = Future()
    got: list[tuple[str, int]] = []
    future.add_done_callback(lambda done: got.append(("first", done.result())))
    future.add_done_callback(lambda done: got.append(("second", done.result())))
    assert got == []
    future.set_result(1)
    future.add_done_callback(lambda done: got.append(("late", done.result())))
    assert got == [("first", 1), ("second", 1), ("late", 1)]


def test_a_callback_that_fails_is_reported_and_stops_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    faults: list[object] = []
    monkeypatch.setattr(threading, "excepthook", lambda fault: faults.append(fault.exc_type))
    future: Future[None] = Future()
    heard: list[object] = []
    future.add_done_callback(lambda _done: 1 / 0)
    future.add_done_callback(heard.append)
    future.set_result(None)
    assert heard == [future]
    assert faults == [ZeroDivisionError]

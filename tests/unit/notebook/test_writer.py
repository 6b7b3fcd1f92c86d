"""The writer does every job, in order, whatever happens to one of them."""

from __future__ import annotations

import threading
from functools import partial

import pytest

from workbook.notebook.writer import Writer


def test_jobs_are_done_in_order_in_another_thread() -> None:
    writer = Writer("writer")
    done: list[int] = []
    names: set[str] = set()

    def job(number: int) -> int:
        done.append(number)
        names.add(threading.current_thread().name)
        return number

    futures = [writer.submit(partial(job, number)) for number in range(100)]
    assert [future.result() for future in futures] == list(range(100))
    assert done == list(range(100))
    assert names == {"writer"}
    assert writer.stop()


def test_a_job_that_fails_tells_its_waiter_and_stops_no_other() -> None:
    writer = Writer("writer")

    def fail() -> None:
        raise LookupError("this one")

    failed, fine = writer.submit(fail), writer.submit(lambda: "fine")
    assert fine.result() == "fine"
    with pytest.raises(LookupError, match="this one"):
        failed.result()
    assert writer.stop()


def test_even_an_exit_in_a_job_does_not_end_the_thread() -> None:
    writer = Writer("writer")

    def leave() -> None:
        raise SystemExit

    left = writer.submit(leave)
    assert writer.submit(lambda: 1).result() == 1
    assert isinstance(left.exception(), SystemExit)
    assert writer.stop()


def test_stopping_does_first_what_was_handed_over() -> None:
    writer = Writer("writer")
    gate = threading.Event()
    writer.submit(gate.wait)
    last = writer.submit(lambda: "last")
    assert writer.stop(timeout=0) is False
    gate.set()
    assert writer.stop() is True
    assert last.result() == "last"


def test_the_barrier_falls_when_all_before_it_was_tried() -> None:
    writer = Writer("writer")
    gate = threading.Event()
    writer.submit(gate.wait)
    barrier = writer.barrier()
    assert not barrier.is_set()
    gate.set()
    assert barrier.wait()
    assert writer.stop()


def test_a_job_can_stop_the_writer_it_runs_in() -> None:
    writer = Writer("writer")
    asked = writer.submit(lambda: (writer.is_current, writer.stop()))
    assert asked.result() == (True, False)
    assert writer.stop() is True
    assert writer.is_current is False

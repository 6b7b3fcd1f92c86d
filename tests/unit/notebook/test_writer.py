"""The writer does every job, in order, whatever happens to one of them."""

from __future__ import annotations

import random
import threading
from functools import partial

import pytest

from workbook.errors import SaveError
from workbook.notebook.writer import Writer


def test_jobs_are_done_in_order_in_another_thread() -> None:
    writer = Writer("writer", "It has ended.")
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
    writer = Writer("writer", "It has ended.")

    def fail() -> None:
        raise LookupError("this one")

    failed, fine = writer.submit(fail), writer.submit(lambda: "fine")
    assert fine.result() == "fine"
    with pytest.raises(LookupError, match="this one"):
        failed.result()
    assert writer.stop()


def test_even_an_exit_in_a_job_does_not_end_the_thread() -> None:
    writer = Writer("writer", "It has ended.")

    def leave() -> None:
        raise SystemExit

    left = writer.submit(leave)
    assert writer.submit(lambda: 1).result() == 1
    assert isinstance(left.exception(), SystemExit)
    assert writer.stop()


def test_stopping_does_first_what_was_handed_over() -> None:
    writer = Writer("writer", "It has ended.")
    gate = threading.Event()
    writer.submit(gate.wait)
    last = writer.submit(lambda: "last")
    assert writer.stop(timeout=0) is False
    gate.set()
    assert writer.stop() is True
    assert last.result() == "last"


def test_the_barrier_falls_when_all_before_it_was_tried() -> None:
    writer = Writer("writer", "It has ended.")
    gate = threading.Event()
    writer.submit(gate.wait)
    barrier = writer.barrier()
    assert barrier is not None
    assert not barrier.is_set()
    gate.set()
    assert barrier.wait()
    assert writer.stop()
    assert writer.barrier() is None, "nothing comes after the end"


def test_a_job_can_stop_the_writer_it_runs_in() -> None:
    writer = Writer("writer", "It has ended.")
    asked = writer.submit(lambda: (writer.is_current, writer.stop()))
    assert asked.result() == (True, False)
    assert writer.stop() is True
    assert writer.is_current is False


# -- doing a job where one waits ----------------------------------------------------------------------


def name() -> str:
    """The thread that one is in."""
    return threading.current_thread().name


def test_a_job_that_one_waits_for_is_done_in_ones_own_thread() -> None:
    writer = Writer("writer", "It has ended.")
    assert writer.do(name) == name()

    def fail() -> None:
        raise LookupError("this one")

    with pytest.raises(LookupError, match="this one"):
        writer.do(fail)
    assert writer.do(lambda: writer.is_current) is True
    assert writer.is_current is False
    assert writer.submit(name).result() == "writer", "the thread does jobs as ever"
    assert writer.stop()


def test_it_never_comes_before_what_was_handed_over() -> None:
    writer = Writer("writer", "It has ended.")
    gate = threading.Event()
    done: list[int] = []
    writer.submit(gate.wait)
    for number in range(3):
        writer.submit(partial(done.append, number))
    threading.Timer(0.01, gate.set).start()
    assert writer.do(lambda: (name(), tuple(done))) == ("writer", (0, 1, 2))
    assert writer.stop()


def test_what_is_handed_over_meanwhile_comes_after_it() -> None:
    writer = Writer("writer", "It has ended.")
    done: list[str] = []

    def job() -> None:
        later = writer.submit(lambda: done.append("later"))
        with pytest.raises(TimeoutError):
            later.result(0.01)
        done.append("first")

    writer.do(job)
    assert writer.stop()
    assert done == ["first", "later"]


def test_while_somebody_else_does_a_job_it_is_handed_over() -> None:
    writer = Writer("writer", "It has ended.")
    begun, gate = threading.Event(), threading.Event()

    def wait() -> None:
        begun.set()
        gate.wait()

    other = threading.Thread(target=writer.do, args=[wait])
    other.start()
    begun.wait()
    threading.Timer(0.01, gate.set).start()
    assert writer.do(name) == "writer"
    other.join()
    assert writer.stop()


def test_in_a_job_no_other_can_be_waited_for() -> None:
    writer = Writer("writer", "It has ended.")

    def job() -> None:
        with pytest.raises(RuntimeError, match="can't wait"):
            writer.do(name)

    writer.do(job)
    writer.submit(job).result()
    assert writer.stop()


def test_a_job_that_one_waits_for_can_stop_the_writer() -> None:
    writer = Writer("writer", "It has ended.")
    assert writer.do(lambda: writer.stop(last=name)) is False
    assert writer.stop() is True


def test_after_the_end_nothing_is_done_and_that_is_said() -> None:
    writer = Writer("writer", "It has ended.")
    done: list[str] = []
    assert writer.stop(last=lambda: done.append("last"))
    assert writer.stop(last=lambda: done.append("once more"))
    with pytest.raises(SaveError, match="It has ended"):
        writer.do(lambda: done.append("late"))
    with pytest.raises(SaveError, match="It has ended"):
        writer.submit(lambda: done.append("late")).result()
    assert done == ["last"]


def test_many_threads_keep_their_order_one_job_at_a_time_and_none_after_the_last() -> None:
    writer = Writer("writer", "It has ended.")
    done: list[tuple[int, int]] = []
    at_once = threading.Lock()
    started = threading.Barrier(5)

    def job(thread: int, number: int) -> None:
        assert at_once.acquire(blocking=False), "two jobs at once"
        done.append((thread, number))
        at_once.release()

    def work(thread: int) -> None:
        started.wait()
        number = 0
        try:
            while True:
                one = partial(job, thread, number)
                if random.Random(thread * 1000 + number).random() < 0.5:
                    writer.do(one)
                else:
                    writer.submit(one)
                number += 1
        except SaveError:
            pass

    threads = [threading.Thread(target=work, args=[thread]) for thread in range(4)]
    for thread in threads:
        thread.start()
    started.wait()
    while len(done) < 2000:
        writer.submit(lambda: None).result()
    assert writer.stop(last=lambda: done.append((-1, 0)))
    for thread in threads:
        thread.join()
    assert done.index((-1, 0)) == len(done) - 1
    for number in range(4):
        mine = [at for thread, at in done if thread == number]
        assert mine == list(range(len(mine)))

"""Ctrl+c comes when the block is done, never in the middle of it, and is never lost."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator

import pytest

from workbook.notebook.uninterrupted import Uninterrupted


@pytest.fixture
def block() -> Iterator[Uninterrupted]:
    """A block, with ctrl+c as Python has it before and afterwards."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield Uninterrupted()
    signal.signal(signal.SIGINT, before)


def press() -> None:
    """Press ctrl+c."""
    signal.raise_signal(signal.SIGINT)


def do(block: Uninterrupted, *steps: Callable[[], object]) -> None:
    """Do some steps in a block."""
    with block:
        for step in steps:
            step()


def test_it_waits_until_the_block_is_done(block: Uninterrupted) -> None:
    done: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        do(block, press, lambda: done.append(1), press, lambda: done.append(2))
    assert done == [1, 2]


def test_it_comes_though_the_block_fails(block: Uninterrupted) -> None:
    def fail() -> None:
        raise LookupError("what went wrong")

    with pytest.raises(KeyboardInterrupt) as caught:
        do(block, press, fail)
    assert isinstance(caught.value.__context__, LookupError)


def test_between_blocks_it_comes_at_once(block: Uninterrupted) -> None:
    for _ in range(2):
        with block:
            pass
        with pytest.raises(KeyboardInterrupt):
            press()
    with block:  # which was not pressed in
        pass


def test_the_way_is_free_again_afterwards(block: Uninterrupted) -> None:
    for _ in range(2):
        with block:
            block.leave()  # too early
            assert signal.getsignal(signal.SIGINT) is not signal.default_int_handler
        block.leave()
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    block.leave()


def test_two_stand_behind_each_other_and_leave_in_any_order(block: Uninterrupted) -> None:
    other = Uninterrupted()
    done: list[int] = []
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            do(other, lambda: do(block), press, lambda: done.append(1))
    assert done == [1, 1]
    other.leave()
    with pytest.raises(KeyboardInterrupt):
        do(block, press, lambda: done.append(2))
    assert done == [1, 1, 2]
    block.leave()
    with pytest.raises(KeyboardInterrupt):
        press()


def test_a_program_keeps_its_own_way(block: Uninterrupted) -> None:
    pressed: list[int] = []

    def own(number: int, _frame: object) -> None:
        pressed.append(number)

    signal.signal(signal.SIGINT, own)
    with block:
        press()
        assert pressed == [signal.SIGINT]
    block.leave()
    assert signal.getsignal(signal.SIGINT) is own


def test_who_came_later_is_not_put_away(block: Uninterrupted) -> None:
    with block:
        pass
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    block.leave()
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def test_in_another_thread_nothing_is_altered(block: Uninterrupted) -> None:
    found: list[object] = []

    def enter() -> None:
        with block:
            found.append(signal.getsignal(signal.SIGINT))
        block.leave()

    thread = threading.Thread(target=enter)
    thread.start()
    thread.join()
    assert found == [signal.default_int_handler]

"""What can be done ahead is done in the pauses between keys, piece by piece, and once."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest

from workbook import collection
from workbook.ui.idle import BETWEEN, FIRST, LONG, SHORT, Idle

PIECES = 5
"""How many pieces there are to do."""


class Desk:
    """Somebody at the keyboard, whose time is moved by hand."""

    def __init__(self, *, broken: int | None = None) -> None:
        self.now = 100.0
        self.done: list[int] = []
        self.collected = 0
        self._broken = broken
        self._waiting: list[tuple[float, Callable[[], None]]] = []
        self.idle = Idle(self._schedule, self._ahead(), self._collect(), lambda: self.now)

    def _schedule(self, seconds: float, callback: Callable[[], None]) -> None:
        self._waiting.append((self.now + seconds, callback))

    def _ahead(self) -> Iterator[None]:
        for number in range(PIECES):
            if number == self._broken:
                raise ImportError("there is no such room")
            self.done.append(number)
            yield

    def _collect(self) -> Iterator[None]:
        while True:
            self.collected += 1
            yield

    @property
    def waits(self) -> bool:
        """Whether anything will happen by itself."""
        return bool(self._waiting)

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        end = self.now + seconds
        while self._waiting and min(self._waiting)[0] <= end:
            at, callback = self._waiting.pop(self._waiting.index(min(self._waiting)))
            self.now = at
            callback()
        self.now = end


def test_nothing_is_done_before_the_first_screen_stands() -> None:
    desk = Desk()
    desk.idle.disturbed()
    desk.wait(10)
    assert not desk.done


def test_pieces_wait_for_a_pause_and_each_is_done_once() -> None:
    desk = Desk()
    desk.idle.begin()
    desk.wait(FIRST * 0.9)
    assert not desk.done
    desk.wait(FIRST * 0.11)
    assert desk.done == [0]
    desk.wait(10)
    assert desk.done == list(range(PIECES))
    assert not desk.waits, "an idle app uses nothing"


def test_a_key_stops_them_until_the_next_pause() -> None:
    desk = Desk()
    desk.idle.begin()
    desk.wait(FIRST + 2.5 * BETWEEN)
    begun = len(desk.done)
    assert 0 < begun < PIECES
    for _ in range(20):
        desk.idle.disturbed()
        desk.wait(SHORT * 0.9)
    assert len(desk.done) == begun
    desk.wait(1)
    assert desk.done == list(range(PIECES))


def test_garbage_is_collected_in_each_long_pause_but_not_between_keys() -> None:
    desk = Desk()
    desk.idle.begin()
    desk.wait(LONG - 0.01)
    assert desk.done == list(range(PIECES))
    assert desk.collected == 0
    desk.wait(10)
    for _ in range(5):
        desk.idle.disturbed()
        desk.wait(LONG - 0.01)
    assert desk.collected == 1
    desk.wait(10)
    assert desk.collected == 2
    assert not desk.waits


def test_what_fails_is_told_as_it_would_be_of_a_key() -> None:
    desk = Desk(broken=2)
    desk.idle.begin()
    with pytest.raises(ImportError, match="no such room"):
        desk.wait(10)
    assert desk.done == [0, 1]


@pytest.mark.parametrize(
    ("made", "looked"),
    [((10, 0, 0), []), ((5_000, 0, 0), [1]), ((10, 3, 4), [1]), ((10, 0, 500), [2])],
)
def test_a_pause_is_used_for_what_was_made_since(
    made: tuple[int, int, int], looked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[int] = []
    monkeypatch.setattr(gc, "get_count", lambda: made)
    monkeypatch.setattr(gc, "freeze", lambda: found.append(9))
    monkeypatch.setattr(gc, "collect", lambda generation=2: found.append(generation))
    pauses = collection.collected_in_pauses()
    next(pauses)
    assert found == [2, 9], "the first time all, which then stays"
    next(pauses)
    assert found[2:] == looked

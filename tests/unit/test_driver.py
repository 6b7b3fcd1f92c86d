"""What comes from the terminal, on its way to where keys are made of it."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from workbook.ui.driver import NO_KEY, pump_input

WAKE = b"!"


@contextmanager
def pumped() -> Iterator[tuple[int, int]]:
    """What to type into, and what comes out at the other end."""
    terminal, typing = os.pipe()
    reading, writing = os.pipe()
    woken, wake = os.pipe()
    thread = threading.Thread(target=pump_input, args=(terminal, writing, woken))
    thread.start()
    try:
        yield typing, reading
    finally:
        os.write(wake, WAKE)
        thread.join()
        for file in (terminal, typing, reading, writing, woken, wake):
            os.close(file)


@pytest.mark.parametrize(
    ("typed", "passed"),
    [
        (b"\x1b", b"\x1b" + NO_KEY),
        (b"\x1b\x1b", b"\x1b\x1b" + NO_KEY),
        (b"\x1b[A", b"\x1b[A"),
        (b"\x1b[200~one \x1b", b"\x1b[200~one "),
    ],
    ids=["the key", "the key twice", "another key", "in a paste"],
)
def test_only_an_escape_that_nothing_follows_is_told_from_a_sequence(
    typed: bytes, passed: bytes
) -> None:
    with pumped() as (typing, reading):
        os.write(typing, typed)
        got = os.read(reading, 100)

    assert got == passed

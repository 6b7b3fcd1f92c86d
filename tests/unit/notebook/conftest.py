"""Fixtures of the notebook's tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.notebook.laptops import Clock, Laptop


@pytest.fixture
def clock() -> Clock:
    """One clock for all laptops of a test."""
    return Clock()


@pytest.fixture
def laptop(tmp_path: Path, clock: Clock) -> Iterator[Laptop]:
    """The first laptop."""
    machine = Laptop(tmp_path / "laptop", clock)
    yield machine
    machine.shut()


@pytest.fixture
def desktop(tmp_path: Path, clock: Clock) -> Iterator[Laptop]:
    """A second machine with a state folder of its own."""
    machine = Laptop(tmp_path / "desktop", clock)
    yield machine
    machine.shut()

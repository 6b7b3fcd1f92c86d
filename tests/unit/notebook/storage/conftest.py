"""What the tests of the storage share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.notebook.storage.computer import Computer


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Computer]:
    """A computer with nothing on it."""
    computer = Computer(tmp_path / "laptop")
    yield computer
    computer.shut()


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Computer]:
    """Another one."""
    computer = Computer(tmp_path / "desktop")
    yield computer
    computer.shut()

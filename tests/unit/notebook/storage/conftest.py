"""What the tests of the storage share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.notebook.storage.computer import Computer


@pytest.fixture
def laptop(tmp_path: Path) -> Computer:
    """A computer with nothing on it."""
    return Computer(tmp_path / "laptop")


@pytest.fixture
def desktop(tmp_path: Path) -> Computer:
    """Another one."""
    return Computer(tmp_path / "desktop")

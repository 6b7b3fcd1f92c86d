"""What holds for every test: a place, a time and a terminal of its own.

No test sees the folders, the settings or the clock of the person who runs it.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

FIVE_FOLDERS = {
    "HOME": "home",
    "WORKBOOK_DATA": "data",
    "WORKBOOK_STATE": "state",
    "WORKBOOK_CONFIG": "config",
    "TMPDIR": "tmp",
}
"""Variables that name a folder, and what that folder is called in a test's own place."""

FIXED = {
    "TZ": "CET-1CEST,M3.5.0,M10.5.0/3",  # written out, since a zone's name needs a database
    "COLUMNS": "80",
    "LINES": "24",
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "LC_ALL": "C.UTF-8",
    "PYTHONUTF8": "1",
}
"""Variables that have the same value in every test."""

UNSET = (
    "EDITOR",
    "FORCE_COLOR",
    "NO_COLOR",
    "PYTHONWARNINGS",
    "VISUAL",
    "WORKBOOK_CONTENT",
    "WORKBOOK_NOW",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
    "_WORKBOOK_COMPLETE",
)
"""Variables of the person who runs the tests that no test may see."""

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
"""The programs that tests start keep what they compiled; anew each time, it takes them a second."""

gc.set_threshold(50_000, 20, 20)
"""Screens make many small objects that stay; looking through them all less often saves time."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Twice as many workers as cores: each waits now and then for a screen or a program."""
    return 2 * (os.cpu_count() or 1)


settings.register_profile(
    "workbook",
    derandomize=True,
    deadline=None,
    database=None,
    # A busy computer is slow, and the place below is the same for all examples of a test.
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("workbook")


@pytest.fixture(autouse=True)
def place(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which this test's home, notebook, state and settings lie; returns it.

    The folders themselves are not made, but for the home and the one for temporary files.
    """
    folder = tmp_path_factory.mktemp("place")
    for variable, name in FIVE_FOLDERS.items():
        monkeypatch.setenv(variable, str(folder / name))
    (folder / "home").mkdir()
    (folder / "tmp").mkdir()
    return folder


@pytest.fixture(autouse=True)
def _terminal_and_time(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The same size, colours, language and time zone on every computer."""
    for variable in UNSET:
        monkeypatch.delenv(variable, raising=False)
    for variable, value in FIXED.items():
        monkeypatch.setenv(variable, value)
    _use_time_zone()
    yield
    monkeypatch.undo()
    _use_time_zone()


@pytest.fixture(autouse=True)
def _usual_umask() -> Iterator[None]:
    """The usual umask, under which a file that is not made private on purpose is readable."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def _use_time_zone() -> None:
    """Make the process notice what TZ says now, on systems that can."""
    if hasattr(time, "tzset"):
        time.tzset()

"""Whatever is written is for its owner alone, under any umask."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.ui.app_driver import NOW
from workbook.cli import run
from workbook.journey import edits
from workbook.journey.workbook import Workbook
from workbook.ui.app import Options
from workbook.ui.cursor import CursorFile, Spot

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="files have other rights there")


def open_to_others(folder: Path) -> Iterator[str]:
    """Whatever somebody else could list, read or write."""
    for path in (folder, *folder.rglob("*")):
        mode = stat.S_IMODE(path.lstat().st_mode)
        if mode & 0o077 or not mode & 0o400:
            yield f"{path.relative_to(folder.parent)} {mode:o}"


@pytest.fixture
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """Another umask, for this test only."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.mark.parametrize("umask", [0, 0o777], indirect=True)
def test_all_that_is_written_is_private(
    umask: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "made"
    for name in ("data", "state", "config"):
        monkeypatch.setenv(f"WORKBOOK_{name.upper()}", str(made / f"for {name}" / name))
    monkeypatch.setattr("workbook.cli.screens.in_terminal", lambda: True)

    def screens(workbook: Workbook, cursor: CursorFile, options: Options) -> tuple[None, int]:
        """What the screens write."""
        reading, day = workbook.reading(), date(2026, 11, 26)
        _, records = edits.first_run(reading, NOW, mentor="Amara", goal="Run it", day=day)
        workbook.write(*records).result()
        cursor.put("goals:1:", Spot("a", "b"))
        options.save_theme("nord")
        return None, 0

    monkeypatch.setattr("workbook.ui.app.run", screens)
    sent = made / "goals.html"

    codes = [run([]), run(["capture", "words"]), run(["show", "goals", "--output", str(sent)])]

    assert codes == [0, 0, 0]
    assert os.umask(umask) == umask
    assert {path.name for path in made.iterdir()} == {
        "for data",
        "for state",
        "for config",
        "goals.html",
    }
    assert list(made.rglob("cursor-*.json"))
    assert list(open_to_others(made)) == []

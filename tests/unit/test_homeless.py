"""Where there is no home, or no folder to be in, that is said; nothing is written elsewhere."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from workbook.cli import run
from workbook.errors import UsageError
from workbook.paths import find_paths

FOLDERS = ("WORKBOOK_DATA", "WORKBOOK_STATE", "WORKBOOK_CONFIG")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a home is found otherwise there")


@pytest.fixture
def _homeless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person whom the system gives no home, as in some containers."""

    def unknown(uid: int) -> None:
        raise KeyError(uid)

    monkeypatch.delenv("HOME")
    monkeypatch.setattr("pwd.getpwuid", unknown)


@pytest.mark.usefixtures("_homeless")
@pytest.mark.parametrize("words", [["status"], ["where"], ["capture", "x"]])
def test_without_a_home_every_command_says_what_to_set(
    words: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in FOLDERS:
        monkeypatch.delenv(name)

    assert run(words) == 2

    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert [name for name in ("HOME", *FOLDERS) if name not in said] == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("_homeless")
def test_without_a_home_named_folders_are_enough(place: Path) -> None:
    assert find_paths(os.environ).data == place / "data"


@pytest.mark.usefixtures("_homeless")
def test_a_folder_that_is_meant_from_home_is_refused_without_one() -> None:
    with pytest.raises(UsageError, match="set HOME"):
        find_paths(os.environ, data="~/notebook")


def test_in_a_folder_that_is_gone_absolute_names_work_and_others_are_refused(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    assert find_paths(os.environ).data == place / "data"
    with pytest.raises(UsageError, match="notebook can't be found: the folder you are in is gone"):
        find_paths(os.environ, data="notebook")

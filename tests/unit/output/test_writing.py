"""Files that leave: whole, private, and never over another one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from workbook.output.writing import write_file


def names_in(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    write_file(tmp_path / "a.md", "wörds\n")

    assert (tmp_path / "a.md").read_bytes() == "wörds\n".encode()
    assert (tmp_path / "a.md").stat().st_mode & 0o777 == 0o600
    assert names_in(tmp_path) == ["a.md"]


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("mine", encoding="utf-8")

    with pytest.raises(FileExistsError):
        write_file(path, b"new")

    assert path.read_text(encoding="utf-8") == "mine"
    assert names_in(tmp_path) == ["a.md"]


def test_unless_it_is_asked_for_and_then_it_is_private_too(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("mine", encoding="utf-8")

    write_file(path, b"new", force=True)

    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(OSError, match="No space"):
        write_file(tmp_path / "a.md", "words")

    assert names_in(tmp_path) == []


def test_a_name_that_cannot_be_put_in_place_is_free_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_self: Path, _target: Path) -> Path:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OSError, match="Input/output"):
        write_file(tmp_path / "a.md", "words")

    assert names_in(tmp_path) == []


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        write_file(tmp_path, "words", force=True)

"""Where the cursor was is remembered, and a damaged memory costs nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbook.ui.cursor import MOST, CursorFile, Spot


def test_a_spot_is_there_the_next_day(tmp_path: Path) -> None:
    file = tmp_path / "state" / "cursor.json"
    CursorFile.read(file).put("goals:1:", Spot("goals", "prompt:statement"))
    assert CursorFile.read(file).get("goals:1:") == Spot("goals", "prompt:statement")
    assert CursorFile.read(file).get("other") == Spot()
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("damage", [b"", b"null", b"[]", b'{"a": 1}', b'{"a": []}', b"\xff\xfe"])
def test_a_damaged_file_is_a_new_beginning(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "cursor.json"
    file.write_bytes(damage)
    cursor = CursorFile.read(file)
    assert cursor.get("a") == Spot()
    cursor.put("a", Spot("s", "p"))
    assert CursorFile.read(file).get("a") == Spot("s", "p")


def test_a_place_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    cursor = CursorFile.read(blocked / "cursor.json")
    cursor.put("a", Spot("s", "p"))
    assert cursor.get("a") == Spot("s", "p")


def test_only_so_many_are_remembered_and_the_oldest_go_first(tmp_path: Path) -> None:
    cursor = CursorFile(tmp_path / "cursor.json", {f"old{n}": Spot() for n in range(MOST)})
    cursor.put("new", Spot("s"))
    assert len(cursor.spots) == MOST
    assert cursor.get("new") == Spot("s")
    assert "old0" not in cursor.spots

"""The pictures of the README: all of them are there, and drawing them again changes nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.screenshots import FOLDER, PICTURES, Picture, draw, write

NAMES = [f"{picture.name}.svg" for picture in PICTURES]

QUICK = [picture for picture in PICTURES if picture.name in {"first-run", "home"}]
"""One of an empty workbook and one of the demonstration."""

MOST = 600_000
"""Bytes that all pictures may take together."""


def test_each_picture_is_there_and_no_other() -> None:
    assert sorted(file.name for file in FOLDER.glob("*.svg")) == sorted(NAMES)


def test_the_pictures_are_small_together() -> None:
    assert sum((FOLDER / name).stat().st_size for name in NAMES) < MOST


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_fetches_nothing(name: str) -> None:
    svg = (FOLDER / name).read_text(encoding="utf-8")

    assert re.findall(r"@import|@font-face|url\((?!#)|href|<script|<image", svg) == []


@pytest.mark.parametrize("picture", QUICK, ids=lambda picture: picture.name)
async def test_drawing_it_twice_gives_the_same_bytes(picture: Picture, tmp_path: Path) -> None:
    first = write(picture, await draw(picture), tmp_path / "first")
    second = write(picture, await draw(picture), tmp_path / "second")

    assert first.name in NAMES
    assert picture.shows[0].split()[-1] in first.read_text(encoding="utf-8")
    assert first.read_bytes() == second.read_bytes()

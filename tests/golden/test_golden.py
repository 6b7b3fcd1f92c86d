"""Every screen looks as it was kept, in its states and sizes; so do the pictures of the README."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.effort import SOAK
from tests.golden import keeping
from tests.golden.catalogue import WALKS
from tests.golden.drawn import hard_to_read, text
from tests.golden.pictures import steady
from tests.golden.scenes import SIZES, Scene, Size, Walk
from tests.golden.walking import walk_through
from tests.screenshots import FOLDER, picture_size

LEAST = 4.5
"""The least contrast of text."""

ACCEPT = "If that is meant to be so: python -m tests.golden --accept"
"""What to do where a scene looks otherwise."""

TURNS = [
    (walk, size)
    for number, walk in enumerate(WALKS)
    for size in (SIZES if SOAK else [SIZES[number % len(SIZES)]])
]
"""Each walk at all sizes where there is time, else at one of them."""


@pytest.mark.parametrize(
    ("walk", "size"), TURNS, ids=[f"{walk.name} {size[0]}x{size[1]}" for walk, size in TURNS]
)
async def test_every_screen_looks_as_it_was_kept(walk: Walk, size: Size) -> None:
    def wanted(scene: Scene) -> Size | None:
        there = size in scene.sizes and (SOAK or scene.picture is None)  # a picture shows as much
        return size if there else None

    differences: list[str] = []
    hard: set[str] = set()
    async for seen in walk_through(walk, wanted):
        now = text(seen.svg, size[1])
        differences.append(keeping.difference(seen.scene.name, {size: now}))
        hard |= hard_to_read(seen.svg, LEAST, seen.front)

    assert not any(differences), "\n\n".join([*filter(None, differences), ACCEPT])
    assert not hard, "text that can hardly be read"


@pytest.mark.parametrize(
    "walk",
    [walk for walk in WALKS if any(map(picture_size, walk.scenes))],
    ids=lambda walk: walk.name,
)
async def test_every_picture_shows_the_screen(walk: Walk) -> None:
    others = []
    async for seen in walk_through(walk, picture_size):
        name = seen.scene.name
        file = FOLDER / f"{name}.svg"
        if not file.exists() or file.read_text(encoding="utf-8") != steady(seen.svg, name):
            others.append(file.name)

    assert others == [], "python -m tests.screenshots draws them anew"


def test_each_scene_has_a_file_of_its_own_and_no_other_is_there() -> None:
    names = [scene.name for walk in WALKS for scene in walk.scenes]

    assert len(names) == len(set(names))
    assert sorted(file.stem for file in keeping.FOLDER.iterdir()) == sorted(names)


def test_a_difference_names_the_scene_the_size_and_the_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "FOLDER", tmp_path)
    before = dict.fromkeys(SIZES, "one\ntwo\n\nfour")
    after = {**before, (60, 20): "one\n2\n\nfour"}

    assert "never" in keeping.difference("never", before)
    assert keeping.keep("scene", before)
    assert not keeping.keep("scene", before)
    assert keeping.difference("scene", before) == ""
    found = keeping.difference("scene", after)
    assert "scene 60×20" in found
    assert "80×24" not in found
    assert "\n-two\n+2\n" in found
    assert keeping.keep("scene", after)
    assert keeping.difference("scene", after) == ""
    assert keeping.strangers({"other"}) == [tmp_path / "scene.txt"]

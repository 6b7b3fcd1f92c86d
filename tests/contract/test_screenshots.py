"""The pictures of the README: all are there, small, and made so that they can stand anywhere.

That each still shows the app is looked at where the app runs, in ``tests/golden``.
"""

from __future__ import annotations

import re

import pytest

from tests.golden.pictures import steady
from tests.screenshots import FOLDER, PICTURES

NAMES = [f"{scene.name}.svg" for scene in PICTURES]

MOST = 700_000
"""Bytes that all pictures may take together."""


def test_each_picture_is_there_and_no_other() -> None:
    assert sorted(file.name for file in FOLDER.glob("*.svg")) == sorted(NAMES)


def test_the_pictures_are_small_together() -> None:
    assert sum((FOLDER / name).stat().st_size for name in NAMES) < MOST


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_fetches_nothing(name: str) -> None:
    svg = (FOLDER / name).read_text(encoding="utf-8")

    assert re.findall(r"@import|@font-face|url\((?!#)|href|<script|<image", svg) == []


def test_what_differs_from_run_to_run_does_not_stand_in_a_picture() -> None:
    exported = (
        "<style>\n    @font-face {\n        src: url(https://x);\n    }\n    .terminal-{n}-r1 {}\n"
        '<text class="terminal-{n}-r1" x="12.2" y="20" textLength="61" clip-path="url(#c)">'
        "&#160;ab&#160;&#160;</text>"
    )

    first, second = (steady(exported.replace("{n}", n), "home") for n in ("123", "98765"))

    assert first == second
    assert "terminal" not in first
    assert "https" not in first
    assert 'x="24.4" y="20" textLength="24.4" clip-path="url(#c)">ab</text>' in first

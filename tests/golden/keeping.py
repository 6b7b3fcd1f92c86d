"""The files in which scenes are kept, one for a scene, and what is told where one looks otherwise."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping
from pathlib import Path

from tests.golden.scenes import SIZES, Size

FOLDER = Path(__file__).parent / "screens"
"""Where the files lie."""

RULE = "─" * 12
"""Begins and ends the line over a scene at a size."""

Drawn = Mapping[Size, str]
"""What a scene shows at the sizes at which it was looked at."""


def file_of(scene: str) -> Path:
    """The file in which a scene is kept."""
    return FOLDER / f"{scene}.txt"


def as_file(drawn: Drawn) -> str:
    """What stands in the file of a scene."""
    return "".join(f"{_head(size)}\n{drawn[size]}\n" for size in SIZES if size in drawn)


def _head(size: Size) -> str:
    return f"{RULE} {size[0]}×{size[1]} {RULE}"


def kept(scene: str) -> dict[Size, str]:
    """What a scene showed when it was kept; empty where it never was."""
    file = file_of(scene)
    if not file.exists():
        return {}
    heads = {_head(size): size for size in SIZES}
    found: dict[Size, list[str]] = {}
    lines: list[str] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line in heads:
            lines = found.setdefault(heads[line], [])
        else:
            lines.append(line)
    return {size: "\n".join(lines) for size, lines in found.items()}


def keep(scene: str, drawn: Drawn) -> bool:
    """Keep a scene as it looks now; whether it looked otherwise before."""
    text = as_file(drawn)
    file = file_of(scene)
    if file.exists() and file.read_text(encoding="utf-8") == text:
        return False
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    return True


def difference(scene: str, drawn: Drawn) -> str:
    """Where a scene looks otherwise than it was kept, line by line; "" where it doesn't."""
    before = kept(scene)
    parts = []
    for size, now in drawn.items():
        old = before.get(size)
        if old != now:
            lines = difflib.unified_diff(
                (old or "").split("\n"),
                now.split("\n"),
                f"{scene} {size[0]}×{size[1]} as it was kept",
                f"{scene} {size[0]}×{size[1]} as it looks now",
                n=2,
                lineterm="",
            )
            parts.append("\n".join(lines))
    return "\n".join(parts)


def strangers(scenes: Collection[str]) -> list[Path]:
    """Files of scenes that there are no more."""
    return [file for file in sorted(FOLDER.glob("*.txt")) if file.stem not in scenes]

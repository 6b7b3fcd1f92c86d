"""Scenes as pictures: the same bytes on every run, with nothing to fetch."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from pathlib import Path

from tests.golden.drawn import CELL

RANDOM_ID = re.compile(r"\bterminal-\d+(?=-)")
"""What begins every name inside a picture: it comes from numbers that differ from run to run."""

PIECE = re.compile(
    r'<text (?P<kind>class="[^"]*") x="(?P<x>[^"]*)" (?P<y>y="[^"]*") textLength="[^"]*" '
    r"(?P<line>[^>]*)>(?P<text>[^<]*)</text>"
)
"""A piece of text: where it begins, its line, and how wide it is drawn."""

WEB_FONTS = re.compile(r"^ *@font-face \{.*?^ *\}\n", re.DOTALL | re.MULTILINE)
"""Fonts that a picture would fetch from the web; those of the computer serve as well."""


def steady(svg: str, name: str) -> str:
    """A picture without what differs from run to run, and without what it would fetch.

    Args:
        svg: The picture as the app exports it.
        name: Stands for the random part of the names in it.
    """
    named = RANDOM_ID.sub(f"picture-{name}", svg)
    lines = PIECE.sub(_without_outer_blanks, WEB_FONTS.sub("", named)).splitlines()
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def _without_outer_blanks(piece: re.Match[str]) -> str:
    """The same piece from its first sign to its last: some viewers drop the blanks around it."""
    text = html.unescape(piece["text"])
    words = text.strip()
    if not words:
        return ""
    x = float(piece["x"]) + CELL * (len(text) - len(text.lstrip()))
    drawn = html.escape(words).replace("\xa0", "&#160;")
    return (
        f'<text {piece["kind"]} x="{x:g}" {piece["y"]} textLength="{CELL * len(words):g}" '
        f"{piece['line']}>{drawn}</text>"
    )


def write(name: str, svg: str, folder: Path) -> Path:
    """Write a picture into a folder, the same bytes on every system; returns its file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.svg"
    file.write_text(steady(svg, name), encoding="utf-8", newline="\n")
    return file


def as_png(file: Path) -> str:
    """Write a picture as PNG beside it; returns what to say about it."""
    if shutil.which("rsvg-convert") is None:
        return "no PNG: rsvg-convert is not installed"
    png = file.with_suffix(".png")
    subprocess.run(["rsvg-convert", "--output", str(png), str(file)], check=True)
    return str(png)

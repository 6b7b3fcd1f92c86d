"""Draws the pictures of the README: ``python -m tests.screenshots`` writes them to ``screenshots``.

Each shows the demonstration at a fixed moment, so a picture changes only when a screen, a page or
the demonstration does.  With ``--png`` it writes them as PNG too where ``rsvg-convert`` is
installed; those are to look at, not to keep.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.widgets import Input, TextArea

from tests.ui.app_driver import Driver, make_workbook, running
from workbook.journey.demo import write_demo

FOLDER = Path(__file__).parents[1] / "screenshots"
"""Where the pictures lie that the README shows."""

COLUMNS = 100
"""Width of every picture, in cells."""

PATIENCE = 200
"""Turns of the app after which a screen that keeps changing is given up."""

RANDOM_ID = re.compile(r"\bterminal-\d+(?=-)")
"""What begins every name inside a picture: it comes from numbers that differ from run to run."""

PIECE = re.compile(
    r'<text (?P<kind>class="[^"]*") x="(?P<x>[^"]*)" (?P<y>y="[^"]*") textLength="[^"]*" '
    r"(?P<line>[^>]*)>(?P<text>[^<]*)</text>"
)
"""A piece of text: where it begins, its line, and how wide it is drawn."""

CELL = 12.2
"""Width of a cell in a picture."""

WEB_FONTS = re.compile(r"^ *@font-face \{.*?^ *\}\n", re.DOTALL | re.MULTILINE)
"""Fonts that a picture would fetch from the web; those of the computer serve as well."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One screen to draw.

    Attributes:
        name: Its file, without the ending.
        rows: Its height, in cells.
        way: What to wait for and which key to press then, one after the other.
        shows: Words by which the screen that is meant is known.
        page: Id of the page to open; None for home.
        lived_in: Whether somebody has written in the workbook; else it is opened for the first time.
    """

    name: str
    rows: int
    way: tuple[tuple[str, str], ...]
    shows: tuple[str, ...]
    page: str | None = None
    lived_in: bool = True


PICTURES = (
    Picture("first-run", 22, (), ("Welcome to your workbook", "go on"), lived_in=False),
    Picture("home", 22, (), ("Prepare Thursday's meeting", "Your path", "2 → 4")),
    Picture(
        "agreement",
        40,
        (("step 1 of", "ctrl+n"),),
        ("step 2 of", "you differ", "Where do we meet?"),
        page="agreement",
    ),
    Picture(
        "self-check",
        37,
        (("Look at the last one", "enter"),),
        ("step 1 of", "How often is each of these true of you?"),
        page="self-check",
    ),
    Picture(
        "goal",
        36,
        (
            ("step 1 of", "ctrl+n"),
            ("Your goals", "o"),
            ("The goal", "ctrl+n"),
            ("How you will know", "tab"),
            ("Where do you stand now", "tab"),
            ("By when?", "tab"),
        ),
        ("Hold the December talk", "+ Add a line"),
        page="goals",
    ),
    Picture("prep", 30, (), ("What was promised", "1 Done", "Partly"), page="prep"),
    Picture(
        "notes",
        30,
        (("Your path", "n"), ("Which meeting is it?", "enter")),
        ("Came for", "Lines   7"),
    ),
    Picture("actions", 24, (("Your path", "a"),), ("Cut the slides", "Introduce me")),
    Picture("help", 40, (("Your path", "f1"),), ("Home shows what comes next", "ctrl+q")),
)
"""All pictures, in the order in which one would look at them."""


def main(arguments: Sequence[str]) -> int:
    """Draw all pictures; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("--png", action="store_true", help="write each as PNG too")
    parser.add_argument("--to", type=Path, default=FOLDER, help="the folder, screenshots if none")
    options = parser.parse_args(arguments)
    os.environ.pop("NO_COLOR", None)  # the pictures have colours, whoever draws them
    for picture in PICTURES:
        file = write(picture, asyncio.run(draw(picture)), options.to)
        sys.stdout.write(f"{file}\n")
        if options.png:
            sys.stdout.write(f"{_as_png(file)}\n")
    return 0


def write(picture: Picture, svg: str, folder: Path) -> Path:
    """Write a picture into a folder, the same bytes on every system; returns its file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{picture.name}.svg"
    file.write_text(svg, encoding="utf-8", newline="\n")
    return file


async def draw(picture: Picture) -> str:
    """The picture as SVG: the same text on every run.

    Raises:
        AssertionError: The screen never came; the message shows the one that did.
    """
    with tempfile.TemporaryDirectory(prefix="workbook-pictures-") as name:
        folder = Path(name)
        if picture.lived_in:
            _live_in(folder)
        async with running(folder, page=picture.page, size=(COLUMNS, picture.rows)) as driver:
            driver.app.animation_level = "none"
            for words, key in picture.way:
                await driver.shows(words)
                await _settled(driver, picture.name)
                await driver.press(key)
            await driver.shows(*picture.shows)
            return await _settled(driver, picture.name)


def _live_in(folder: Path) -> None:
    workbook = make_workbook(folder)
    try:
        write_demo(workbook)
    finally:
        workbook.notebook.close()


async def _settled(driver: Driver, name: str) -> str:
    """The picture of the screen once it has stopped changing; its cursor does not blink."""
    before = ""
    for _ in range(PATIENCE):
        for field in driver.app.screen.query("*"):
            if isinstance(field, Input | TextArea):
                field.cursor_blink = False
        await driver.pilot.pause()
        now = steady(driver.app.export_screenshot(simplify=True), name)
        if now == before:
            return now
        before = now
    raise AssertionError(f"the screen keeps changing:\n{driver.text}")


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


def _as_png(file: Path) -> str:
    """Write a picture as PNG beside it; returns what to say about it."""
    if shutil.which("rsvg-convert") is None:
        return "no PNG: rsvg-convert is not installed"
    png = file.with_suffix(".png")
    subprocess.run(["rsvg-convert", "--output", str(png), str(file)], check=True)
    return str(png)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Draws the pictures of the README: ``python -m tests.screenshots`` writes them to ``screenshots``.

Each is a scene of ``tests/golden``, at a fixed moment, so that a picture changes only when a screen,
a page or the demonstration does.  With ``--png`` it writes them as PNG too where ``rsvg-convert`` is
installed; those are to look at, not to keep.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.golden.catalogue import WALKS
from tests.golden.pictures import as_png, write
from tests.golden.scenes import Scene, Size
from tests.golden.walking import on_all_cores

FOLDER = Path(__file__).parents[1] / "screenshots"
"""Where the pictures lie that the README shows."""

PICTURES = tuple(scene for walk in WALKS for scene in walk.scenes if scene.picture is not None)
"""The scenes of which there is a picture."""


def main(arguments: Sequence[str]) -> int:
    """Draw all pictures; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("--png", action="store_true", help="write each as PNG too")
    parser.add_argument("--to", type=Path, default=FOLDER, help="the folder, screenshots if none")
    options = parser.parse_args(arguments)
    os.environ.pop("NO_COLOR", None)  # the pictures have colours, whoever draws them
    for name, _size, svg in on_all_cores([picture_size]):
        file = write(name, svg, options.to)
        sys.stdout.write(f"{file}\n")
        if options.png:
            sys.stdout.write(f"{as_png(file)}\n")
    return 0


def picture_size(scene: Scene) -> Size | None:
    """The size of a scene's picture, if there is one."""
    return scene.picture


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

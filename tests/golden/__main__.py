"""``python -m tests.golden`` compares all scenes with their files; ``--accept`` keeps them anew.

Scenes can be named.  ``--look FOLDER`` draws them as pictures instead, at any size and in any
colours, to be seen side by side.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.golden import keeping
from tests.golden.catalogue import SCENES
from tests.golden.drawn import text
from tests.golden.pictures import as_png, write
from tests.golden.scenes import SIZES, Scene, Size
from tests.golden.walking import on_all_cores


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which scenes are asked for, and at which size.

    Attributes:
        names: Their names.
        size: The size.
    """

    names: frozenset[str]
    size: Size

    def __call__(self, scene: Scene) -> Size | None:
        """The size at which a scene is asked for; None where it isn't."""
        there = scene.name in self.names and (self.size not in SIZES or self.size in scene.sizes)
        return self.size if there else None


def main(arguments: Sequence[str]) -> int:
    """Compare, keep or draw scenes; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.golden", description=__doc__)
    parser.add_argument("scenes", nargs="*", help="names of scenes, all if none")
    parser.add_argument("--accept", action="store_true", help="keep them as they look now")
    parser.add_argument("--look", type=Path, metavar="FOLDER", help="draw pictures of them there")
    parser.add_argument("--size", default="", help="of the pictures, such as 200x50; three if none")
    parser.add_argument("--theme", help="of the pictures, the name of their colours")
    options = parser.parse_args(arguments)
    names = frozenset(options.scenes) or frozenset(SCENES)
    if unknown := sorted(names - set(SCENES)):
        parser.error(f"no scene is called {', '.join(unknown)}; there are: {', '.join(SCENES)}")
    try:
        if options.look is not None:
            columns, _, rows = options.size.partition("x")
            sizes = ((int(columns), int(rows)),) if rows else SIZES
            return _look(options.look, [Chosen(names, size) for size in sizes], options.theme)
        return (_accept if options.accept else _compare)(_drawn(names))
    except AssertionError as error:  # a scene that its way no longer leads to
        _say(str(error))
        return 1


def _drawn(names: frozenset[str]) -> dict[str, dict[Size, str]]:
    """What scenes show at every size."""
    os.environ.pop("NO_COLOR", None)
    drawn: dict[str, dict[Size, str]] = {}
    for name, size, svg in on_all_cores([Chosen(names, size) for size in SIZES]):
        drawn.setdefault(name, {})[size] = text(svg, size[1])
    return drawn


def _look(folder: Path, chosen: list[Chosen], theme: str | None) -> int:
    for name, (columns, rows), svg in on_all_cores(chosen, theme):
        _say(as_png(write(f"{name}-{columns}x{rows}", svg, folder)))
    return 0


def _accept(drawn: dict[str, dict[Size, str]]) -> int:
    for name, now in drawn.items():
        if keeping.keep(name, now):
            _say(f"kept anew: {name}")
    for file in keeping.strangers(SCENES):
        file.unlink()
        _say(f"taken away: {file.stem}")
    return 0


def _compare(drawn: dict[str, dict[Size, str]]) -> int:
    differences = [found for name, now in drawn.items() if (found := keeping.difference(name, now))]
    _say("\n\n".join(differences) or "Every scene looks as it was kept.")
    return 1 if differences else 0


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

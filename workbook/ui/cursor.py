"""Where the cursor was on each page, so that reopening a page goes on there.

It belongs to this computer and is kept in the state folder: a small file, written whole.  Losing it
costs nobody a word, so a file that can't be read or written is left alone.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct, field

from workbook.spare_file import put

MOST = 500
"""Number of pages and items whose place is remembered; the oldest go first."""


class Spot(Struct, frozen=True):
    """A step, the prompt in it that had the focus, and where in it the cursor was.

    Attributes:
        step: The step's name, "" for the first.
        prompt: The prompt's or group's name, "" for the first.
        place: Which of the prompt's fields, the row and the column in its text, each from 0; None
            for the end of the first.
    """

    step: str = ""
    prompt: str = ""
    place: tuple[int, int, int] | None = None

    @classmethod
    def of(cls, kept: Sequence[object]) -> Spot:
        """The spot that these parts of the file tell.

        Raises:
            IndexError, TypeError, ValueError: They tell none.
        """
        step, prompt, *place = kept[0], kept[1], *kept[2:5]
        field, row, column = (int(str(part)) for part in place) if place else (-1, 0, 0)
        at = (field, max(row, 0), max(column, 0)) if field >= 0 else None
        return cls(str(step), str(prompt), at)

    @property
    def parts(self) -> list[str | int]:
        """What stands of it in the file."""
        return [self.step, self.prompt, *(self.place or ())]


class CursorFile(Struct):
    """The remembered spots of one data folder.

    Attributes:
        path: The file.
        spots: Spot by the name of an entry and item, oldest first.
    """

    path: Path
    spots: dict[str, Spot] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> CursorFile:
        """What is remembered; nothing where there is no such file or it isn't one of ours."""
        try:
            kept = json.loads(path.read_bytes())
            spots = {str(name): Spot.of(parts) for name, parts in kept.items()}
        except (OSError, ValueError, AttributeError, TypeError, IndexError, KeyError):
            spots = {}
        return cls(path, spots)

    def get(self, name: str) -> Spot:
        """Where the cursor was; the beginning where that isn't known."""
        return self.spots.get(name, Spot())

    def put(self, name: str, spot: Spot) -> None:
        """Remember a spot."""
        if self.spots.get(name) == spot:
            return
        self.spots.pop(name, None)
        self.spots[name] = spot
        while len(self.spots) > MOST:
            del self.spots[next(iter(self.spots))]
        self._write()

    def _write(self) -> None:
        text = json.dumps({name: spot.parts for name, spot in self.spots.items()})
        with contextlib.suppress(OSError):  # then it can't be written either
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        put(self.path, text.encode())

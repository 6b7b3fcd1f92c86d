"""Where the cursor was on each page, so that reopening a page goes on there.

It belongs to this computer and is kept in the state folder: a small file, written whole.  Losing it
costs nobody a word, so a file that can't be read or written is left alone.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

MOST = 500
"""Number of pages and items whose place is remembered; the oldest go first."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A step, and the prompt in it that had the focus; both by name, "" for the first."""

    step: str = ""
    prompt: str = ""


@dataclass(slots=True)
class CursorFile:
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
            spots = {str(k): Spot(str(v[0]), str(v[1])) for k, v in kept.items()}
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
        text = json.dumps({name: [spot.step, spot.prompt] for name, spot in self.spots.items()})
        temporary = self.path.with_name(f".tmp-{self.path.name}")
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            temporary.replace(self.path)
        except OSError:
            return

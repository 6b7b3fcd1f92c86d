"""What the tests of backups share: the backups of a laptop, and what its notebook says at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.unit.notebook.laptops import Laptop
from workbook.notebook.backups import Backups
from workbook.notebook.files import Disk
from workbook.notebook.held import Held

State = dict[str, dict[str, tuple[str, frozenset[str]]]]
"""By table and id what a record says and, beside it, what it says too."""


def backups_of(laptop: Laptop, *, root: Path | None = None, disk: Disk | None = None) -> Backups:
    """The backups of a laptop's notebook."""
    return Backups(
        laptop.data,
        state=laptop.state,
        clock=laptop.clock,
        root=root or laptop.state / "backups",
        disk=disk,
    )


def held(laptop: Laptop) -> Held:
    """What the logs of a laptop hold, read from the disk."""
    return Held({log.name: log.read_bytes() for log in laptop.data.glob("log-*.jsonl*")})


def whole_state(laptop: Laptop) -> State:
    """Everything that the notebook says now, versions of other devices too."""
    now = held(laptop)
    return {
        table: {
            key: (_text(values[0]), frozenset(map(_text, values[1:])))
            for key in records
            if (values := now.values(table, key))
        }
        for table, records in now.tables.items()
    }


def _text(value: Any) -> str:  # noqa: ANN401 - any JSON value
    return json.dumps(value, sort_keys=True)

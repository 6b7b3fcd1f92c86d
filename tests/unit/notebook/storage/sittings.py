"""Sittings in which somebody types, and all that can be seen of them afterwards."""

from __future__ import annotations

import random
from pathlib import Path

from tests.unit.notebook.storage.computer import TABLE, Computer, put, text_of
from workbook.notebook.storage import LogStorage

RECORDS = (1, 2, 3)
Said = dict[int, tuple[list[tuple[str, dict[str, int]]], list[tuple[str, str]]]]


def said(storage: LogStorage) -> Said:
    """All that a person can see: current versions with their bases, and earlier ones."""
    return {
        record: (
            [(text_of(one.value), dict(one.basis)) for one in storage.versions(TABLE, record)],
            [(text_of(one.value), one.at) for one in storage.earlier(TABLE, record)],
        )
        for record in RECORDS
    }


def squeeze(storage: LogStorage) -> int:
    """Drop all that can go."""
    return storage.compact(over=0, part=0)


def own_log(computer: Computer, storage: LogStorage) -> Path:
    """The log that this storage writes."""
    return computer.data / f"log-{storage.device}.jsonl"


def type_something(laptop: Computer, storage: LogStorage, rng: random.Random, times: int) -> None:
    """Sittings in which texts grow, shrink, are cut and typed over."""
    text = ""
    for step in range(times):
        laptop.passes(seconds=1)
        start = rng.randint(0, len(text))
        end = rng.randint(start, min(len(text), start + rng.choice([0, 0, 0, 20, 90])))
        text = text[:start] + "".join(rng.choices("abc ", k=rng.choice([5, 30]))) + text[end:]
        put(storage, rng.choice(RECORDS), text, sitting=f"sitting {step // 12}")

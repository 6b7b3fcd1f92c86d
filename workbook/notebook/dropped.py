"""Which lines a log once had and no longer has, as its first line says it.

Two computers that write under one name, as after a restored backup of the whole machine, are told
apart by their lines: one number, two checksums.  A line that compaction dropped must go on telling
them apart, so its number and its checksum stay: some 8 bytes of the thousand that it had.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

FIELD = "dropped"
"""The field of a log's first line: for the first number of each run the checksums of all of it."""

_SUM = 8
"""Hexadecimal digits of a checksum."""

_SUMS = re.compile(r"(?:[0-9a-f]{8})+")

Dropped = tuple[int, int]
"""A line's number and its checksum."""


def as_field(dropped: Iterable[Dropped]) -> dict[str, str]:
    """What the first line says of these.

    Of several lines with one number, which a device that took another name may have, each but the
    first stands in a run of its own, under its number with zeros before it.
    """
    runs: dict[str, list[str]] = {}
    name, following = "", -1
    for number, crc in sorted(set(dropped)):
        if number != following:
            name = str(number)
            while name in runs:
                name = f"0{name}"
            runs[name] = []
        runs[name].append(f"{crc:0{_SUM}x}")
        following = number + 1
    return {start: "".join(sums) for start, sums in runs.items()}


def from_field(header: Mapping[str, Any]) -> Iterator[Dropped]:
    """What a log's first line says was dropped; nothing that can't be understood."""
    field = header.get(FIELD)
    if type(field) is not dict:
        return
    for start, sums in field.items():
        if start.isascii() and start.isdecimal() and len(start) < 20 and type(sums) is str:
            if _SUMS.fullmatch(sums) is None:
                continue
            first = int(start)
            for place in range(0, len(sums), _SUM):
                yield first + place // _SUM, int(sums[place : place + _SUM], 16)

r"""One line of a log: how an act is written down, and how it is found again in damaged bytes.

A line is one JSON object that begins with ``{"f":`` and ends with the checksum of the bytes before
it, so that a line in which anything was changed is known for bad however well it parses.  As JSON
escapes quotes inside text, ``{"f":`` never stands inside what a person wrote.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct, json

from workbook.notebook.act_lines import Act, Said, read_json, read_quickly
from workbook.notebook.migrations import FORMAT
from workbook.notebook.sealing import SUM, sealed, sum_of

if TYPE_CHECKING:
    from workbook.notebook.log_files import LogFile

_OPENING = b'{"f":'
_SUMMED = re.compile(SUM + rb'([0-9a-f]{8})"\}')

_WORK = 200_000_000
"""Bytes that may be summed while looking for good lines in one bad one: some 0.2 s."""


class Line(Struct, eq=False):
    """A line of an act: which it is, and where it stands.

    Attributes:
        crc: The checksum that it ends with.
        file: The log it stands in.
        offset: Where in the log it begins, in bytes.
        length: Its bytes, without the line break.
    """

    crc: int
    file: LogFile
    offset: int
    length: int

    def alias(self, writer: str) -> str:
        """The name of the writer that means this line, should another have the same number."""
        return f"{writer}~{self.crc:08x}"


class Found(Struct, eq=False):
    """A good line in some bytes.

    Attributes:
        offset: Where it begins.
        length: Its bytes.
        crc: Its checksum.
        act: What it says, where it is plain; then nothing more was read.
    """

    offset: int
    length: int
    crc: int
    act: Act | None
    _piece: bytes | memoryview
    _content: dict[str, Any] | None = None

    @property
    def content(self) -> dict[str, Any]:
        """Its object, read in full."""
        if self._content is None:
            content = read_json(self._piece)
            self._content = content if type(content) is dict else {}
        return self._content


class Scan(NamedTuple):
    """What was found in some bytes.

    Attributes:
        lines: The good lines.
        damaged: The number of lines that are bad, or have bad parts.
        consumed: Bytes that are done with; behind them stands a line that isn't complete (yet).
    """

    lines: list[Found]
    damaged: int
    consumed: int


def device_of(writer: str) -> str:
    """The device behind a writer, which may be a branch (``p7x2.13``) or an alias (``p7x2~…``)."""
    if writer.isalnum():
        return writer
    return writer.partition("~")[0].partition(".")[0]


def header_line(device: str, label: str, more: Mapping[str, Any] | None = None) -> bytes:
    """The first line of a log: its format, its device, and what the device calls itself.

    Args:
        device: The device.
        label: What it calls itself.
        more: What else the header says, plain JSON.
    """
    header = {"f": FORMAT, "dev": device, "label": label}
    return sealed(json.encode({**header, **(more or {}), **header}))


def act_line(
    writer: str, number: int, at: str, order: int, sitting: str, changes: Sequence[Said]
) -> tuple[bytes, Act]:
    """The line of an act with its line break, and the act that reading it gives.

    See ``act_content`` for what is handed in; the values of the changes are plain JSON objects.
    """
    act = Act(FORMAT, writer, number, at, order, sitting, changes)
    return sealed(json.encode(act)), act


def scan(data: bytes) -> Scan:
    """Find the good lines in some bytes of a log that begin where a line begins.

    A last line without its line break is taken if it is whole: an editor may have taken the break
    away, and the answer in it was acknowledged.
    """
    lines: list[Found] = []
    damaged = 0
    position = 0
    view = memoryview(data)  # its parts are no copies: a log may be long
    while (end := data.find(b"\n", position)) >= 0:
        if end > position:
            found = _good(view[position:end], position)
            if found is not None:
                lines.append(found)
            else:
                rescued, bad = _rescue(data[position:end], position)
                lines += rescued
                damaged += bad
        position = end + 1
    if position < len(data) and (found := _good(view[position:], position)) is not None:
        lines.append(found)
        position = len(data)
    return Scan(lines, damaged, position)


def _good(piece: bytes | memoryview, position: int) -> Found | None:
    """The line, if its checksum is right and it is a JSON object."""
    crc = sum_of(piece)
    if crc is None:
        return None
    act = read_quickly(piece)
    if act is not None:
        return Found(position, len(piece), crc, act, piece)
    content = read_json(piece)
    if type(content) is not dict:
        return None
    return Found(position, len(piece), crc, None, piece, content)


def _rescue(piece: bytes, position: int) -> tuple[list[Found], bool]:
    """The good lines inside a bad one, and whether anything else is in it.

    They stand there when an append was torn and the next came behind it, when a line break was
    damaged, or when a program put something before or behind a line.
    """
    ends = [(mark.start(), mark.end(), int(mark[1], 16)) for mark in _SUMMED.finditer(piece)]
    lines: list[Found] = []
    rest = bytearray()
    done = 0
    work = _WORK
    start = piece.find(_OPENING)
    while start >= 0 and work > 0:
        while ends and ends[0][0] < start:
            ends.pop(0)
        if not ends:
            break
        found, summed = _rescue_from(piece, start, ends, position)
        work -= summed
        if found is None:
            start = piece.find(_OPENING, start + 1)
            continue
        lines.append(found)
        rest += piece[done:start]
        done = start + found.length
        start = piece.find(_OPENING, done)
    rest += piece[done:]
    return lines, bool(rest.strip())


def _rescue_from(
    piece: bytes, start: int, ends: Sequence[tuple[int, int, int]], position: int
) -> tuple[Found | None, int]:
    """The good line that begins at ``start``, if there is one, and how many bytes were summed.

    ``ends`` are the checksums behind ``start``: where each begins, where its line ends, its value.
    """
    crc = 0
    summed = start
    for mark, end, value in ends:
        crc = zlib.crc32(piece[summed:mark], crc)
        summed = mark
        if value == crc and (found := _good(piece[start:end], position + start)) is not None:
            return found, summed - start
    return None, summed - start

"""What stands in a picture that the app exports: the words, their places and their colours."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from textual.geometry import Region

CELL = 12.2
"""Width of a cell in a picture."""

LINE = 24.4
"""Height of a line in a picture."""

TEXT = re.compile(r'<text class="[^"]*-(r\d+)" x="([\d.]+)"[^>]*-line-(\d+)\)"[^>]*>([^<]*)</text>')
"""A piece of text: its style, where it begins, its line, and its words."""

STYLE = re.compile(r"\.[\w-]+-(r\d+) \{ fill: (#[0-9a-f]{6})")
"""A style's name and its colour."""

GROUND = re.compile(
    r'<rect fill="(#[0-9a-f]{6})" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"[^>]*crispEdges'
)
"""What lies under a piece of text: its colour, where it begins, its line and its width."""

DRAWINGS = frozenset("▁▂▃▄▅▆▇█▌▐▏▎▊░▒▓│─╭╮╰╯├┤┌┐└┘┬┴┼━┃┏┓┗┛▔▕🔎 ")
"""Signs that are no text: bars, rules, and the parts of a scrollbar and of a drawing."""

TOP = 1.5
"""Where the first line begins."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one style.

    Attributes:
        line: Their line, from 0.
        column: The column of the first, from 0.
        words: The words, with the blanks around them.
        colour: Their colour, such as ``#1f2933``.
        ground: The colour on which the first of them stands.
    """

    line: int
    column: int
    words: str
    colour: str
    ground: str


def pieces(svg: str) -> Iterator[Piece]:
    """All words of a picture with their colours."""
    colours = dict(STYLE.findall(svg))
    grounds: dict[int, list[tuple[int, int, str]]] = {}
    for colour, x, y, width in GROUND.findall(svg):
        begin = round(float(x) / CELL)
        line = round((float(y) - TOP) / LINE)
        grounds.setdefault(line, []).append((begin, begin + round(float(width) / CELL), colour))
    for style, x, at, words in TEXT.findall(svg):
        column, line = round(float(x) / CELL), int(at)
        plain = html.unescape(words).replace("\xa0", " ")
        first = column + len(plain) - len(plain.lstrip())
        under = (ground for begin, end, ground in grounds.get(line, ()) if begin <= first < end)
        yield Piece(line, column, plain, colours[style], next(under, "#000000"))


def text(svg: str, height: int) -> str:
    """The words of a picture as lines of plain text.

    Args:
        svg: The picture.
        height: Number of lines.
    """
    rows: dict[int, list[tuple[int, str]]] = {}
    for _style, x, at, words in TEXT.findall(svg):
        plain = html.unescape(words).replace("\xa0", " ")
        rows.setdefault(int(at), []).append((round(float(x) / CELL), plain))
    lines = []
    for number in range(height):
        line = ""
        for column, plain in sorted(rows.get(number, [])):
            line += " " * (column - cell_len(line)) + plain
        lines.append(line.rstrip())
    return "\n".join(lines)


def hard_to_read(svg: str, least: float, front: Region) -> set[str]:
    """The words of a picture whose contrast is too small, each with what it is.

    Args:
        svg: The picture.
        least: The least contrast that is enough.
        front: The part that counts; behind a question the rest is faint, and is meant to be.
    """
    return {
        f"{found:.2f} {piece.colour} on {piece.ground}: {piece.words.strip()[:40]}"
        for piece in pieces(svg)
        if front.contains(piece.column, piece.line)
        and not set(piece.words) <= DRAWINGS
        and (found := contrast(piece.colour, piece.ground)) < least
    }


def contrast(colour: str, ground: str) -> float:
    """The contrast of two colours, from 1 to 21, as the guidelines for web content define it."""
    lighter, darker = sorted((_luminance(colour), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

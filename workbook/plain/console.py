"""Lines in and lines out: nothing is ever drawn over, coloured or moved."""

from __future__ import annotations

import os
import sys
import unicodedata
from typing import TextIO

from workbook.notebook.clean import clean

WIDTH = 76
"""Columns after which a line is broken on a terminal, if it has that many; a word stays whole."""

LONGEST = 1023 if sys.platform == "darwin" else 4095
"""Bytes of a line that a terminal hands on at most; it drops what is typed after them."""

CUT = (
    "This line was as long as a terminal lets a line be, and its end may be missing: look at what "
    "was kept, and type the rest as another line."
)

SIGN = "> "
"""Stands where a line is awaited."""


class Ended(Exception):  # noqa: N818 - the end of the lines is no error
    """There are no more lines to read; everything that was said is kept by then."""


class Console:
    """Where lines are read from and said to."""

    def __init__(self, source: TextIO, out: TextIO) -> None:
        """A console.

        Args:
            source: The lines that somebody types, or that a script has.
            out: Where is said what is to be said.
        """
        self._source = source
        self._out = out
        self.typed = source.isatty()

    @property
    def width(self) -> int | None:
        """Columns of a line; None where lines go into a file or a pipe and are broken by nobody."""
        if not self._out.isatty():
            return None
        try:
            columns = os.get_terminal_size(self._out.fileno()).columns
        except OSError:
            return WIDTH
        return min(columns - 1, WIDTH) if columns > 1 else WIDTH

    def say(self, text: str = "", indent: str = "") -> None:
        """Say some lines, clean; on a terminal each is broken where it would be too long.

        Args:
            text: What is said; "" is an empty line.
            indent: Stands before each line.
        """
        width = self.width
        for line in clean(text).replace("\t", " ").split("\n"):
            parts = [line] if width is None else wrapped(line, width - len(indent))
            for part in parts:
                self._out.write(f"{indent}{part}".rstrip() + "\n")

    def say_exactly(self, text: str) -> None:
        """Say lines as they are, clean but not broken: what leaves the workbook is seen as it is."""
        self._out.write(clean(text).replace("\t", " ").rstrip("\n") + "\n")

    def read(self) -> str:
        """The next line as it was typed, clean and without its end.

        Raises:
            Ended: There is none.
        """
        self._out.write(SIGN if self.typed else f"{SIGN.rstrip()}\n")
        self._out.flush()
        line = self._source.readline()
        if not line:
            self._out.write("\n" if self.typed else "")
            raise Ended
        if self.typed and len(line.encode(errors="replace")) >= LONGEST:
            self.say(CUT)
        return clean(line).removesuffix("\n")

    def line(self) -> str:
        """The next line on which blanks around the words and tabs say nothing."""
        return " ".join(self.read().split())


def wrapped(line: str, width: int) -> list[str]:
    """A line as several that are not wider than this; one that fits stays as it is."""
    if _columns(line) <= width:
        return [line]
    lead = line[: len(line) - len(line.lstrip())]
    lines: list[str] = []
    now = lead
    for word in line.split():
        if now.strip() and _columns(now) + 1 + _columns(word) > width:
            lines.append(now)
            now = lead
        now = f"{now} {word}" if now.strip() else f"{now}{word}"
    return [*lines, now]


def _columns(text: str) -> int:
    """How many columns a text takes: some signs two, marks above a letter none."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return len(text) + wide - sum(unicodedata.combining(sign) > 0 for sign in text)

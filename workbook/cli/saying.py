"""How the command line says things: nothing that it prints can command the terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TextIO


def printable(text: str) -> str:
    """The text without signs that a terminal would act on; new lines and tabs stay."""
    return "".join(sign if sign.isprintable() or sign in "\n\t" else " " for sign in text)


def as_typed(words: str) -> str:
    """Words of a call as they were typed, also where the system was told to know ASCII alone."""
    if not any("\udc80" <= sign <= "\udcff" for sign in words):  # bytes that were no letters
        return words
    return os.fsencode(words).decode("utf-8", errors="replace")


def tell(text: str) -> None:
    """Lines of a command's own output."""
    _write(sys.stdout, text)


def say(message: str) -> None:
    """One line on stderr that begins with ``workbook:``, beside a command's own output."""
    line = printable(message).replace("\n", " ").replace("\t", " ")
    _write(sys.stderr, f"workbook: {line}")


def _write(stream: TextIO | None, text: str) -> None:
    """Write a text and end its line at once; a program without a terminal may have no stream."""
    if stream is not None:
        stream.write(f"{text}\n")
        stream.flush()


def shown(path: str | Path) -> str:
    """A path as text that every terminal can take."""
    text = os.fspath(path).encode(errors="surrogateescape").decode(errors="replace")
    return printable(text)


def count(number: int, thing: str) -> str:
    """A number of things in words, such as "1 page" or "2 pages"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"

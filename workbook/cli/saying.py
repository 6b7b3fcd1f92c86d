"""How the command line says things: nothing that it prints can command the terminal."""

from __future__ import annotations

import os
import re
from pathlib import Path

import click

NOT_UNDERSTOOD = re.compile("[\udc80-\udcff]")
"""What stands for a byte that was no letter in the language of the system."""


def printable(text: str) -> str:
    """The text without signs that a terminal would act on; new lines and tabs stay."""
    return "".join(sign if sign.isprintable() or sign in "\n\t" else " " for sign in text)


def as_typed(words: str) -> str:
    """Words of a call as they were typed, also where the system was told to know ASCII alone."""
    if not NOT_UNDERSTOOD.search(words):
        return words
    return os.fsencode(words).decode("utf-8", errors="replace")


def say(message: str) -> None:
    """One line on stderr that begins with ``workbook:``, beside a command's own output."""
    line = printable(message).replace("\n", " ").replace("\t", " ")
    click.echo(f"workbook: {line}", err=True)


def shown(path: str | Path) -> str:
    """A path as text that every terminal can take."""
    return printable(click.format_filename(path))


def count(number: int, thing: str) -> str:
    """A number of things in words, such as "1 page" or "2 pages"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"

"""Puts text on the clipboard of the system, through whichever program the platform has for it.

The terminal is asked too (OSC 52), but not every terminal listens and none answers.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Mapping

from msgspec import Struct

PATIENCE = 2.0
"""Seconds that such a program may take."""


class Program(Struct, frozen=True):
    """A program that takes text from its standard input.

    Attributes:
        command: Its name and what it is called with.
        needs: The variable without which it has no clipboard to write to; "" where there is none.
        encoding: How it reads text.
    """

    command: tuple[str, ...]
    needs: str = ""
    encoding: str = "utf-8"


PROGRAMS = (
    Program(("pbcopy",)),
    Program(("wl-copy",), "WAYLAND_DISPLAY"),
    Program(("xclip", "-selection", "clipboard"), "DISPLAY"),
    Program(("xsel", "--clipboard", "--input"), "DISPLAY"),
    Program(("clip.exe",), encoding="utf-16"),
)
"""Programs in the order in which they are tried."""


class ClipboardError(Exception):
    """The program did not take the text; the message says which and why."""


def find_program(
    variables: Mapping[str, str], which: Callable[[str], str | None] = shutil.which
) -> Program | None:
    """The first program that is there and has a clipboard, or None."""
    for program in PROGRAMS:
        if (not program.needs or variables.get(program.needs)) and which(program.command[0]):
            return program
    return None


async def copy_with(program: Program, text: str) -> None:
    """Hand text to a program and wait until it has taken it.

    Raises:
        ClipboardError: It could not be started, took too long or reported a fault.
    """
    name = program.command[0]
    try:
        process = await asyncio.create_subprocess_exec(
            *program.command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
    except OSError as error:
        raise ClipboardError(f"{name} can't be started: {error.strerror}") from error
    try:
        await asyncio.wait_for(process.communicate(text.encode(program.encoding)), PATIENCE)
    except TimeoutError as error:
        process.kill()
        await process.wait()
        raise ClipboardError(f"{name} took longer than {PATIENCE:.0f} seconds") from error
    if process.returncode:
        raise ClipboardError(f"{name} ended with code {process.returncode}")

"""What reaches a terminal, taken apart: which sequences it is told, and which words it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.ui.hostile import FORBIDDEN

CSI = re.compile(r"\x1b\[([<=>?]?)([0-9;:]*)([ -/]*)([@-~])")
"""A control sequence: its mark, its numbers, what stands before its end, and its end."""

FINALS = {
    "": set("ABCDGHJKXdfmhlnruc"),
    "?": set("hlpu"),
    ">": set("mu"),
    "<": set("u"),
    "=": set("u"),
}
"""Ends of sequences that move the cursor, draw, and turn a mode on or off, by the mark before."""

OTHERS = re.compile(
    r"\x1b\]22;[a-z-]*\x07"  # the shape of the mouse's pointer
    r"|\x1bP=[0-9]s\x1b\\"  # the beginning and end of a picture, for terminals of old
    r"|\x1b[78=>]"  # cursor kept and put back; the number pad
)
"""What else the program says of itself; no clipboard, no title, no link."""


def strangers(sent: str) -> Iterator[str]:
    """Everything sent to a terminal that is neither words nor a sequence which is allowed."""

    def told(found: re.Match[str]) -> str:
        mark, _, between, final = found.groups()
        return "" if final in FINALS.get(mark, ()) and between in ("", "$") else found[0]

    rest = OTHERS.sub("", CSI.sub(told, sent)).replace("\r\n", "\n").replace("\r", "")
    for found in FORBIDDEN.finditer(rest):
        yield ascii(rest[max(found.start() - 20, 0) : found.end() + 20])

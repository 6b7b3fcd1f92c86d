"""Cleaning text: what comes in never reaches a terminal as anything but words.

Text is typed, pasted, loaded, imported and synced.  A stored escape sequence would be obeyed by the
terminal that shows it, a bidirectional override would make a line read as something else, and a
lone surrogate can't be written to a file.  Those go; everything that words are made of stays.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.notebook.records import Value

_BREAKS = "\r\n|[\r\x85\u2028\u2029]"
"""What other systems end a line with; each becomes a newline.

This and the patterns below are compiled when one is first needed, which most starts never do.
"""

_UNWANTED = (
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and newline, ESC and C1 among them
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    "\ufeff"  # the byte order mark: it belongs to a file, never to its words
    "\ud800-\udfff"  # lone surrogates
    "]"
)
"""What goes.  Joiners, direction marks and the tags of flags stay: words and emoji need them."""

_SUSPECT = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
"""Anything that either of the two above would touch; most texts hold none and are done."""

DEPTH = 64
"""How deep lists and mappings of a value may be nested; no answer comes near it."""


def clean(text: str) -> str:
    """The text without control characters, overrides and lone surrogates, lines ended by newlines.

    Cleaning what is clean changes nothing.
    """
    # The first is quicker, but a newline is not printable.
    if text.isprintable() or re.search(_SUSPECT, text) is None:
        return text
    return re.sub(_UNWANTED, "", re.sub(_BREAKS, "\n", text))


def clean_value(value: Value, depth: int = DEPTH) -> Value:
    """A copy of a JSON value with every text in it clean, keys of mappings too.

    Args:
        value: The value; tuples become lists, and the result shares no list or mapping with it.
        depth: How many levels of lists and mappings are still allowed.

    Raises:
        TypeError: Something in it is no JSON value.
        ValueError: A number is not finite, or the value is nested too deeply.
    """
    if isinstance(value, str):
        return clean(value)
    if type(value) is dict or isinstance(value, Mapping):
        _allow(depth)
        return {
            # Most texts are printable: asking here saves two calls for each of a notebook's texts.
            key if type(key) is str and key.isprintable() else _clean_key(key): part
            if type(part) is str and part.isprintable()
            else clean_value(part, depth - 1)
            for key, part in value.items()
        }
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError("a number must be finite")
        return value
    if isinstance(value, list | tuple):
        _allow(depth)
        return [clean_value(part, depth - 1) for part in value]
    raise TypeError(f"{type(value).__name__} can't be kept as an answer")


def _allow(depth: int) -> None:
    """Refuse lists and mappings below the deepest level."""
    if depth == 0:
        raise ValueError(f"nested more than {DEPTH} levels deep")


def _clean_key(key: object) -> str:
    """A clean key of a mapping, which JSON allows to be text only."""
    if not isinstance(key, str):
        raise TypeError(f"a key must be text, not {type(key).__name__}")
    return clean(key)

"""Numbers as people type them."""

from __future__ import annotations

import re

_NUMBER = r"[+-]?[0-9]{1,15}(?:[.,][0-9]{1,9})?"
_THOUSANDS = r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+"


def read_number(text: str) -> int | float | None:
    """The number that the text is, with a point or a comma before its decimals, or None.

    ``1,500`` is understood by nobody alike and so is None; the caller keeps it as typed.
    """
    said = text.strip().replace("−", "-").replace(" ", "").replace("\u202f", "")
    if re.fullmatch(_NUMBER, said) is None or re.fullmatch(_THOUSANDS, said):
        return None
    return float(said.replace(",", ".")) if re.search("[.,]", said) else int(said)


def say_number(number: float) -> str:
    """The number as it would be typed: no ``.0``, no exponent."""
    if isinstance(number, int) or number.is_integer():
        return str(int(number))
    return f"{number:.9f}".rstrip("0")

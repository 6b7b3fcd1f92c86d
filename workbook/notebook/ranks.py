"""Ranks: short texts that order items, with room for one more between any two.

An item keeps its own rank, so moving one item writes one record, and two devices that each add one
never overwrite each other's order.  A rank is a fraction in base 36 without its ``0.``: ``"i"`` is
a half.  Ranks compare as plain text, and none ends in ``0``, so that there is always room below.
"""

from __future__ import annotations

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)
_LOW = _DIGITS[0]
_HIGH = _DIGITS[-1]
_MIDDLE = _DIGITS[_BASE // 2]


def is_rank(text: str) -> bool:
    """Whether the text is a rank that others can be placed beside."""
    return text != "" and text[-1] != _LOW and not text.strip(_DIGITS)


def rank_between(before: str | None, after: str | None) -> str:
    """A rank strictly between two neighbours.

    Going on at either end is cheap: a thousand ranks in a row stay within three signs.

    Args:
        before: Rank of the one above, or None (or ``""``, unranked) for the first place.
        after: Rank of the one below, or None for the last place.

    Raises:
        ValueError: One of them is no rank, or they are not in order (two devices may have given
            the same rank).  Then give all siblings new ranks with ``even_ranks``.
    """
    before = before or None
    for rank in (before, after):
        if rank is not None and not is_rank(rank):
            raise ValueError(f"not a rank: {rank!r}")
    if before is None:
        return _MIDDLE if after is None else _lower(after)
    if after is None:
        return _higher(before)
    if before >= after:
        raise ValueError(f"there is no rank between {before!r} and {after!r}")
    return _middle(before, after)


def even_ranks(count: int) -> tuple[str, ...]:
    """Fresh ranks for that many siblings in order, all of one length and evenly spread."""
    width = 1
    while _BASE**width <= count:
        width += 1
    room = _BASE**width
    places = (place * room // (count + 1) for place in range(1, count + 1))
    return tuple(_trim(_spell(place, width)) for place in places)


def _higher(rank: str) -> str:
    """The next rank above, as if leading ``z`` said how many digits the counter after them has."""
    level = len(rank) - len(rank.lstrip(_HIGH))
    width = level + 1
    counter = rank[level : level + width].ljust(width, _LOW)
    return _trim(_HIGH * level + _spell(int(counter, _BASE) + 1, width))


def _lower(rank: str) -> str:
    """The next rank below: the mirror image, where leading ``0`` lengthen the counter."""
    level = len(rank) - len(rank.lstrip(_LOW))
    width = level + 1
    counter = rank[level : level + width].ljust(width, _LOW)
    lower = int(counter, _BASE) - 1
    if lower == 0:
        return _LOW * (level + 1) + _HIGH * (level + 2)
    return _trim(_LOW * level + _spell(lower, width))


def _middle(before: str, after: str) -> str:
    """The shortest rank about half way between two."""
    shared = 0
    while before[shared : shared + 1].ljust(1, _LOW) == after[shared]:
        shared += 1
    low = _digit(before, shared)
    high = _digit(after, shared)
    start = after[:shared]
    if high - low > 1:
        return start + _DIGITS[(low + high) // 2]
    if len(after) > shared + 1:
        return start + _DIGITS[high]
    # Neighbouring digits, and nothing below the upper one: any text above the lower one will do.
    place = shared + 1
    while _digit(before, place) == _BASE - 1:
        place += 1
    rest = _digit(before, place)
    return before[:place].ljust(place, _LOW) + _DIGITS[(rest + _BASE) // 2]


def _digit(rank: str, place: int) -> int:
    """The value of one digit; a fraction goes on with zeros."""
    return _DIGITS.index(rank[place]) if place < len(rank) else 0


def _spell(number: int, width: int) -> str:
    """The number in base 36 with at least that many digits."""
    digits = ""
    while number:
        number, digit = divmod(number, _BASE)
        digits = _DIGITS[digit] + digits
    return digits.rjust(width, _LOW)


def _trim(digits: str) -> str:
    """The same fraction without trailing zeros."""
    return digits.rstrip(_LOW)

"""Short names for records: the few signs by which a person names one of many items.

A record id has 63 bits; written in base 32 it has 13 signs, of which the first three nearly always
do: ``workbook actions done k7f``.  The signs are those of Crockford's base 32, which leaves out the
look-alikes i, l, o (and u); a person who types them is understood.
"""

from __future__ import annotations

from collections.abc import Iterable

_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 13
_PADDING = 5 * _LENGTH - 63  # below the id, so that the first sign too can be any of the 32
_LOOK_ALIKES = str.maketrans("ilo", "110")
_SHORTEST = 3


def short_id(record: int, among: Iterable[int]) -> str:
    """The shortest beginning, of at least three signs, that names this id among the others.

    Args:
        record: The id to name.
        among: All ids that the person could mean; ``record`` may be one of them.
    """
    shared = max((_shared(record, other) for other in among if other != record), default=0)
    return _spell(record)[: max(_SHORTEST, shared + 1)]


def short_ids(records: Iterable[int]) -> dict[int, str]:
    """The short id of each of these among all of them; of two alike the nearest in order tell."""
    order = sorted(set(records))
    beside = zip([None, *order], order, [*order[1:], None], strict=False)
    return {
        this: short_id(this, [near for near in (before, after) if near is not None])
        for before, this, after in beside
    }


def find_by_prefix(prefix: str, among: Iterable[int]) -> tuple[int, ...]:
    """The ids that begin so, in order: none, the one that is meant, or several to choose from."""
    wanted = prefix.strip().lower().translate(_LOOK_ALIKES)
    if not wanted:
        return ()
    return tuple(sorted(record for record in set(among) if _spell(record).startswith(wanted)))


def _spell(record: int) -> str:
    """All signs of an id."""
    bits = record << _PADDING
    return "".join(_SIGNS[bits >> 5 * place & 31] for place in reversed(range(_LENGTH)))


def _shared(one: int, other: int) -> int:
    """How many signs two different ids have in common at their beginning."""
    return _LENGTH - (((one ^ other) << _PADDING).bit_length() + 4) // 5

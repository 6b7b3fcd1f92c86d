"""The ids of records: random ones, and those that any device derives alike."""

from __future__ import annotations

import hashlib
import os


def new_id() -> int:
    """A random record id of 63 bits, never 0."""
    return int.from_bytes(os.urandom(8), "big") >> 1 or 1


def derived_id(*parts: object) -> int:
    """A record id of 63 bits that any device derives alike from what the record is about."""
    text = "\x1f".join(["" if part is None else str(part) for part in parts])
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1 or 1

"""The moments that records keep: ISO date-times with their offset, damaged ones among them."""

from __future__ import annotations

from datetime import UTC, date, datetime


def moment_of(text: str | None) -> datetime | None:
    """The moment that a record keeps; None where there is none or it can't be read."""
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def day_of(text: str | None) -> date | None:
    """The day of a moment where it was written; None where it can't be read."""
    moment = moment_of(text)
    return None if moment is None else moment.date()


def order_of(text: str | None) -> float:
    """Seconds since 1970, to put moments in order; one that can't be read is before all."""
    moment = moment_of(text)
    try:
        return float("-inf") if moment is None else moment.timestamp()
    except OverflowError:
        return float("-inf")

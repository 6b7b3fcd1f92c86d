"""Waiting for a widget to take in the keys that it was handed."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from textual.widget import Widget

LOOK = 0.05
"""Seconds between two looks at whether a widget that is waited for is still there."""

LOOKS = 20
"""Number of looks after which the wait is given up: nothing may stop the keys for good."""


async def taken_in(widget: Widget | None) -> None:
    """Wait until a widget has done with the keys it was handed.

    For keys that have priority: what was pressed before them comes first.
    """
    if widget is None:
        return
    taken = asyncio.Event()
    if not widget.call_later(taken.set):
        return
    for _ in range(LOOKS):  # a widget that is taken away meanwhile never gets to it
        with suppress(TimeoutError):
            await asyncio.wait_for(taken.wait(), LOOK)
        if taken.is_set() or not widget.is_attached:
            return

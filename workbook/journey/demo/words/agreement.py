"""The rows of the agreement that stand alike in the half year and in the years."""

from __future__ import annotations

from typing import Any

from workbook.journey.demo.parts import lines

Row = tuple[Any, Any, Any]
"""Of an agreement's row: mine, my mentor's as told to me, and what was agreed later; None where
nothing is said yet."""

FRAME: dict[str, Row] = {
    "agreement/length": ("three-quarters", "three-quarters", "three-quarters"),
    "agreement/where": (["office"], ["office", "walk"], ["office", "walk"]),
    "agreement/agenda": ("mentee", "mentee", "mentee"),
    "agreement/channels": (["email", "chat"], ["email"], ["email", "chat"]),
}
"""How long, where and by which ways they talk."""

PARTS: dict[str, Row] = {
    "agreement/moving": (
        "Write by the evening before and offer two other days",
        "A message is enough",
        "Write by the evening before and offer two other days",
    ),
    "agreement/mentee-part": (
        ["dates", "agenda", "follow-through", "summary"],
        ["dates", "agenda", "setbacks"],
        ["dates", "agenda", "follow-through", "setbacks"],
    ),
    "agreement/mentor-part": (
        ["honest-view", "doors", "own-story"],
        ["time", "honest-view", "challenge"],
        ["time", "honest-view", "doors", "challenge"],
    ),
    "agreement/confidential": ("ask-first", "ask-first", "ask-first"),
    "agreement/off-limits": (
        lines("Who in the team earns what"),
        lines("The case that is still open"),
        lines("Who in the team earns what", "The case that is still open"),
    ),
}
"""Who does what, and what stays out of it."""

"""The lists that there are, by the page on which their items are kept."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from workbook.journey.kept.actions import ACTIONS
from workbook.journey.kept.feedback import FEEDBACK
from workbook.journey.kept.model import Kind
from workbook.journey.kept.topics import TOPICS

KINDS: Mapping[str, Kind] = MappingProxyType(
    {kind.page: kind for kind in (ACTIONS, TOPICS, FEEDBACK)}
)
"""Actions, topics and feedback."""

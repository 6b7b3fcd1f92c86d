"""Headings among each other: jumps in level, and questions that nobody can answer."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.pages.clauses import WHEN
from workbook.pages.sections import Section
from workbook.pages.source import Source


def check_headings(source: Source, sections: Sequence[Section]) -> None:
    """Warn of jumps (W203) and of questions without an answer line (W201).

    A second title is told as a jump too, and becomes a heading of level 2, so that what stands
    under it is not told again.
    """
    before = 1
    for section in sections:
        if section.level == 1:
            source.warning(
                section.line, 1, "W203", "a page has one '#' title; begin this heading with '##'"
            )
            section.level = 2
        elif section.level > before + 1:
            source.warning(
                section.line,
                1,
                "W203",
                f"the heading jumps from level {before} to {section.level}; "
                f"begin it with '{'#' * (before + 1)}'",
            )
        before = section.level
    _check_unanswered(source, sections)


def _check_unanswered(source: Source, sections: Sequence[Section]) -> None:
    """Warn of headings that ask something, with no answer line in their scope."""
    # Read from the end: a heading of a lower level number than ``reach`` has an
    # answer line in its scope; 0 where none follows.
    reach = 0
    for section in reversed(sections):
        if section.suspect or any(i.keyword != WHEN for i in section.instructions):
            reach = section.level
            continue
        if section.title.rstrip(" *_").endswith("?") and reach <= section.level:
            source.warning(
                section.line,
                1,
                "W201",
                f"'{section.title}' reads like a question but has no answer line",
            )
        reach = min(reach, section.level)

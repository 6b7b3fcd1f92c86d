"""Every place on a page that names an answer, a group or another page."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from workbook.pages.clauses import REPEAT, SHOW
from workbook.pages.instructions import Instruction
from workbook.pages.model import Condition, Ref
from workbook.pages.quotes import read_quote
from workbook.pages.sections import Section
from workbook.pages.source import Source


class Purpose(StrEnum):
    """What a name is used for, which says what it may name."""

    CONDITION = "condition"
    SHOW = "show"
    ONLY = "only"
    FIELD = "fields"
    OVER = "over"
    FROM = "from"
    QUOTE = "quote"


class Use(Struct, frozen=True):
    """One place that names something.

    Attributes:
        purpose: What for.
        ref: The name, with its place.
        before: A name on the same page must stand above this line.
        group: The group in which the place lies, or None.
        condition: The condition, for ``CONDITION`` and ``ONLY``.
        shown: The group that ``only`` and ``fields`` are about.
        last: The entry before this one is meant, so the name may stand further down.
        lowest: The lowest rated statement is meant.
        needs_group: The clause for which only a group will do, or None.
    """

    purpose: Purpose
    ref: Ref
    before: int
    group: str | None = None
    condition: Condition | None = None
    shown: Ref | None = None
    last: bool = False
    lowest: bool = False
    needs_group: str | None = None


def uses_of(instruction: Instruction, before: int, group: str | None) -> list[Use]:
    """The names in one answer line.

    Args:
        instruction: The answer line.
        before: The line of its heading.
        group: The group it stands in.
    """
    clauses = instruction.clauses
    uses: list[Use] = []
    conditions = [*clauses.ifs, *([instruction.condition] if instruction.condition else [])]
    uses += [Use(Purpose.CONDITION, c.ref, before, group, c) for c in conditions]
    if clauses.choices_from:
        uses.append(Use(Purpose.FROM, clauses.choices_from, before, group))
    looked_at = None
    if instruction.keyword == SHOW and instruction.ref:
        looked_at = instruction.ref
        last = "last" in clauses.flags
        needs = next((n for n in ("add", "here", "only", "fields") if n in clauses.columns), None)
        uses.append(Use(Purpose.SHOW, looked_at, before, group, last=last, needs_group=needs))
    elif instruction.keyword == REPEAT and clauses.over:
        looked_at = clauses.over
        uses.append(Use(Purpose.OVER, looked_at, before, group))
    if looked_at:
        uses += [Use(Purpose.ONLY, c.ref, before, group, c, looked_at) for c in clauses.only]
        uses += [Use(Purpose.FIELD, r, before, group, shown=looked_at) for r in clauses.fields]
    return uses


def uses_of_spans(source: Source, section: Section, group: str | None) -> list[Use]:
    """The names quoted in a section's texts; spans that can't be read are told."""
    uses: list[Use] = []
    for span in section.spans:
        column = span.column + len(span.text) - len(span.text.lstrip())
        quote = read_quote(span.text, span.line, column)
        if quote is None:
            source.error(
                span.line,
                span.column,
                "E109",
                f"'={span.text}' can't be read; write `=id`, `=group.id` or `=page/id`, "
                "also with 'last' or 'lowest' behind",
            )
            continue
        uses.append(
            Use(
                Purpose.QUOTE,
                quote.ref,
                section.line,
                group,
                last=quote.last,
                lowest=quote.lowest,
            )
        )
    return uses

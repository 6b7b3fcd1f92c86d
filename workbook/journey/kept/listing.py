"""A list as one looks at it: which rows, in which order, and what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from workbook.journey.kept.model import Detail, KeptRow, Kind, Looked, Telling, View, folded

PUT_AWAY = "Put away"
"""Heading over what was put away."""


class Sight(Struct, frozen=True):
    """How one looks at a list.

    Attributes:
        view: Which rows.
        closed: Closed ones and what was put away too, whatever the view.
        words: Only rows in which all of these stand, in any order, whatever their case and accents.
    """

    view: View
    closed: bool = False
    words: str = ""


class Listing:
    """All rows of a kind at one moment; what they say is worked out once, when it is asked for."""

    def __init__(self, kind: Kind, looked: Looked) -> None:
        self.kind = kind
        self.looked = looked
        self.rows = kind.rows(looked)
        self._teller = kind.teller(looked)
        self._told: dict[int, Telling] = {}
        self._texts: dict[int, str] = {}

    def tell(self, row: KeptRow) -> Telling:
        """What a row says."""
        told = self._told.get(row.item.id)
        if told is None:
            told = self._told[row.item.id] = self._teller.tell(row)
        return told

    def detail(self, row: KeptRow) -> Detail:
        """Everything that is known of one."""
        return self._teller.detail(row)

    def shown(
        self,
        sight: Sight,
        before: Sequence[KeptRow] = (),
        held: AbstractSet[int] = frozenset(),
    ) -> list[KeptRow]:
        """The rows to show.

        Args:
            sight: How one looks.
            before: What was shown until now.
            held: Ids of items that stay, in their place, whatever was said of them meanwhile.
        """
        rows = looked_at(self.rows, sight.view, closed=sight.closed, held=held)
        return self._narrowed(in_place(rows, before, held) if held else rows, sight.words)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many rows each view shows, without what was put away."""
        there = [row for row in self.rows if not row.item.archived]
        return {
            view.id: sum(row.is_in(view) and (view.closed or not row.closed) for row in there)
            for view in self.kind.views
        }

    def _narrowed(self, rows: list[KeptRow], words: str) -> list[KeptRow]:
        wanted = folded(words).split()
        return [row for row in rows if all(word in self._text(row) for word in wanted)]

    def _text(self, row: KeptRow) -> str:
        text = self._texts.get(row.item.id)
        if text is None:
            words = f"{self.tell(row).words()} {self._teller.more(row)}"
            text = self._texts[row.item.id] = folded(words)
        return text


def looked_at(
    rows: Sequence[KeptRow], view: View, *, closed: bool, held: AbstractSet[int] = frozenset()
) -> list[KeptRow]:
    """The rows of a view in their order, with closed and put away ones at the end if asked.

    Args:
        rows: All rows.
        view: The view.
        closed: Closed ones and what was put away too, whatever the view.
        held: Ids of items that stay although the view would now let them go.
    """
    shown, away = [], []
    for row in rows:
        if row.item.id in held:
            shown.append(row)
        elif row.item.archived:
            if closed and row.is_in(view):
                away.append(replace(row, section=PUT_AWAY))
        elif row.is_in(view) and (closed or view.closed or not row.closed):
            shown.append(row)
    return [*shown, *away]


def in_place(
    rows: Sequence[KeptRow], before: Sequence[KeptRow], held: AbstractSet[int]
) -> list[KeptRow]:
    """The rows with some of them where they stood before, so that nothing moves under one's hands.

    Args:
        rows: The rows as they now are, in their order.
        before: What was shown until now.
        held: Ids of items that stay in their place and under their heading.
    """
    now = {row.item.id: row for row in rows}
    order = [row for row in rows if row.item.id not in held]
    at = {row.item.id: index for index, row in enumerate(order)}
    behind: dict[int | None, list[KeptRow]] = {}
    anchor: int | None = None
    for row in before:
        item = row.item.id
        if item in held and item in now:
            behind.setdefault(anchor, []).append(replace(now[item], section=row.section))
        elif item in at:
            anchor = item
    placed = [*behind.get(None, [])]
    for row in order:
        placed += [row, *behind.get(row.item.id, [])]
    there = {row.item.id for row in placed}
    return [*placed, *(row for row in rows if row.item.id not in there)]
